package crm

// OperationKind names what an operation did.
type OperationKind string

// The operations the journal knows.
const (
	OpImport         OperationKind = "import"
	OpImportSeveral  OperationKind = "import.several" // in no journal: it tells of several imports taken back at once
	OpTagCreate      OperationKind = "tag.create"
	OpTagRename      OperationKind = "tag.rename"
	OpTagMerge       OperationKind = "tag.merge"
	OpTagDelete      OperationKind = "tag.delete"
	OpTagAdd         OperationKind = "tag.add"
	OpTagRemove      OperationKind = "tag.remove"
	OpNoteAdd        OperationKind = "note.add"
	OpNoteEdit       OperationKind = "note.edit"
	OpNoteDelete     OperationKind = "note.delete"
	OpBatchSet       OperationKind = "batch.set"
	OpQualityAdd     OperationKind = "quality.add"
	OpQualityEdit    OperationKind = "quality.edit"
	OpQualityMove    OperationKind = "quality.move"
	OpQualityDelete  OperationKind = "quality.delete"
	OpParcelAdd      OperationKind = "parcel.add"
	OpParcelDelete   OperationKind = "parcel.delete"
	OpReminderAdd    OperationKind = "reminder.add"
	OpReminderEdit   OperationKind = "reminder.edit"
	OpReminderSnooze OperationKind = "reminder.snooze"
	OpReminderDone   OperationKind = "reminder.done"
	OpReminderDelete OperationKind = "reminder.delete"
	OpCustomerEdit   OperationKind = "customer.edit"
	OpConsentSet     OperationKind = "consent.set"
	OpErase          OperationKind = "customer.erase"
	OpDisclose       OperationKind = "customer.disclose"
	OpMerge          OperationKind = "customer.merge"
	OpSplit          OperationKind = "customer.split"
	OpApart          OperationKind = "customer.apart"
	OpLater          OperationKind = "customer.later"
	OpFieldCreate    OperationKind = "field.create"
	OpFieldRename    OperationKind = "field.rename"
	OpFieldDelete    OperationKind = "field.delete"
	OpFieldSet       OperationKind = "field.set"
	OpSourceEdit     OperationKind = "source.edit"
	OpSourceMerge    OperationKind = "source.merge"
	OpSourceSet      OperationKind = "source.set"
	OpSettingsEdit   OperationKind = "settings.edit"
	OpGenerate       OperationKind = "generate"
	OpUndo           OperationKind = "undo"
	OpRedo           OperationKind = "redo" // takes an undo back
)

// Final tells whether operations of the kind are kept for the record only: there is nothing to take back, or no way.
func (k OperationKind) Final() bool { return k == OpErase || k == OpDisclose }

// Operation is one row of the journal: a change somebody made or caused.
// Its sentence is the key "operation.<Kind>" filled with Params and Count, so each language reads it its own way.
type Operation struct {
	ID       int64
	Kind     OperationKind
	At       int64
	Count    int64          // customers (or rows, for an import) it touched
	Params   map[string]any // names for the sentence: tag, file, customer…
	UndoneBy int64          // the operation that took it back, or 0
	Undoes   int64          // for OpUndo and OpRedo: what it took back
	Undoable bool           // it stands, or for OpUndo: what it took back can be done again
}

// Told are the params an undo or a redo of the operation is told with: its own, and its kind.
func (o Operation) Told() map[string]any {
	params := map[string]any{"kind": string(o.Kind)}
	for name, value := range o.Params { // those of an undo name what it took back
		params[name] = value
	}
	return params
}

// Conflict is one kind of thing an undo leaves alone because a later operation changed it.
// Key is "conflict.<what>", Count says how many, Sample names a few customers or orders.
type Conflict struct {
	Key    string
	Count  int64
	Sample []string
}

// UndoReport says what an undo did, or would do.
type UndoReport struct {
	Operation Operation // what is taken back
	Undo      int64     // the undo's own operation; 0 in a preview
	Restored  int64     // rows put back to what they were
	Removed   int64     // rows the operation had created
	Conflicts []Conflict
}
