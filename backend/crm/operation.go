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
	OpTagEdit        OperationKind = "tag.edit"
	OpTagArrange     OperationKind = "tag.arrange"
	OpTagAdd         OperationKind = "tag.add"
	OpTagRemove      OperationKind = "tag.remove"
	OpTagMove        OperationKind = "tag.move" // customers from one tag to another
	OpTagCopy        OperationKind = "tag.copy"
	OpTagRule        OperationKind = "tag.rule"
	OpTagRefresh     OperationKind = "tag.refresh"
	OpTagExcept      OperationKind = "tag.except"
	OpTagWithhold    OperationKind = "tag.withhold"
	OpTagGrant       OperationKind = "tag.grant"
	OpSegmentCreate  OperationKind = "segment.create"
	OpSegmentEdit    OperationKind = "segment.edit"
	OpSegmentRename  OperationKind = "segment.rename"
	OpSegmentDelete  OperationKind = "segment.delete"
	OpChannelAdd     OperationKind = "channel.add"
	OpChannelEdit    OperationKind = "channel.edit"
	OpChannelDelete  OperationKind = "channel.delete"
	OpViewCreate     OperationKind = "view.create"
	OpViewEdit       OperationKind = "view.edit"
	OpViewRename     OperationKind = "view.rename"
	OpViewDelete     OperationKind = "view.delete"
	OpCampaignCreate OperationKind = "campaign.create"
	OpCampaignEdit   OperationKind = "campaign.edit"
	OpCampaignDelete OperationKind = "campaign.delete"
	OpCampaignStart  OperationKind = "campaign.start"
	OpCampaignCancel OperationKind = "campaign.cancel"
	OpAddressDead    OperationKind = "address.dead"
	OpAddressAlive   OperationKind = "address.alive"
	OpNoteAdd        OperationKind = "note.add"
	OpNoteMany       OperationKind = "note.many"
	OpNoteEdit       OperationKind = "note.edit"
	OpNoteDelete     OperationKind = "note.delete"
	OpCall           OperationKind = "note.call"
	OpBatchSet       OperationKind = "batch.set"
	OpQualityAdd     OperationKind = "quality.add"
	OpQualityEdit    OperationKind = "quality.edit"
	OpQualitySend    OperationKind = "quality.send"
	OpQualityAnswer  OperationKind = "quality.answer"
	OpQualityClose   OperationKind = "quality.close"
	OpQualityDelete  OperationKind = "quality.delete"
	OpParcelAdd      OperationKind = "parcel.add"
	OpParcelDelete   OperationKind = "parcel.delete"
	OpReminderAdd    OperationKind = "reminder.add"
	OpReminderEdit   OperationKind = "reminder.edit"
	OpReminderSnooze OperationKind = "reminder.snooze"
	OpReminderDone   OperationKind = "reminder.done"
	OpReminderDelete OperationKind = "reminder.delete"
	OpCustomerEdit   OperationKind = "customer.edit"
	OpLevelSet       OperationKind = "level.set"
	OpBlock          OperationKind = "customer.block"
	OpUnblock        OperationKind = "customer.unblock"
	OpCustomerDelete OperationKind = "customer.delete"
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
	OpFieldFill      OperationKind = "field.fill" // of many
	OpFieldClear     OperationKind = "field.clear"
	OpSourceEdit     OperationKind = "source.edit"
	OpSourceMerge    OperationKind = "source.merge"
	OpSourceSet      OperationKind = "source.set"
	OpSettingsEdit   OperationKind = "settings.edit"
	OpGenerate       OperationKind = "generate"
	OpUndo           OperationKind = "undo"
	OpRedo           OperationKind = "redo" // takes an undo back
)

// Final tells whether operations of the kind are kept for the record only: there is nothing to take back, or no way.
func (k OperationKind) Final() bool {
	switch k {
	case OpErase, OpDisclose, OpCampaignStart, OpCampaignCancel:
		return true
	default:
		return false
	}
}

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
	Author   Author
	Customer int64 // the one customer it is about; 0: none, or several

	Forgotten bool // of an undo: what it takes to do it again was dropped, for it is RedoDays ago
}

// RedoDays is how long what was undone can be done again. What that takes is dropped then: the rows of an import that was taken
// back would stay in the file for ever.
const RedoDays = 90

// Author is who did something: the user of the computer, and which computer it was.
type Author struct{ User, Computer string }

// OperationQuery asks for a page of the journal, newest first. Conditions that are set must all hold.
type OperationQuery struct {
	Kinds    []OperationKind // with their undos and redos
	Customer int64           // concerned, alone or among others
	Words    []OperationWord // of its sentence, or who did it
	From, To int64           // At is From or later, and before To
	Before   int64           // ids below; 0 starts at the newest
	Limit    int             // at most MaxPage
}

// OperationWord is a word that stands in what an operation names, or in what its kind is told with. The latter is known to
// whoever tells it.
type OperationWord struct {
	Text  string
	Kinds []OperationKind
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
// Key is "conflict.<what>", Count says how many, Sample names a few customers or orders, People are the first of those they
// belong to.
type Conflict struct {
	Key    string
	Count  int64
	Sample []string
	People []NamedCustomer
}

// NamedCustomer is a customer and what they are called.
type NamedCustomer struct {
	ID   int64
	Name string
}

// UndoReport says what an undo did, or would do.
type UndoReport struct {
	Operation Operation // what is taken back
	Undo      int64     // the undo's own operation; 0 in a preview
	Restored  int64     // rows put back to what they were
	Removed   int64     // rows the operation had created
	Conflicts []Conflict
}
