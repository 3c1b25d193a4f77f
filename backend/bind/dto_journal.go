package bind

// Param fills one name in a sentence.
type Param struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Operation is one row of the journal; its sentence is "operation.<kind>".
type Operation struct {
	ID       int64   `json:"id"`
	Kind     string  `json:"kind"`
	At       int64   `json:"at"`
	Count    int64   `json:"count"`
	Params   []Param `json:"params"`
	UndoneBy int64   `json:"undoneBy"`
	Undoes   int64   `json:"undoes"`
	Undoable bool    `json:"undoable"`
	// Who was signed in, on which computer; "" where it is not known.
	User     string `json:"user"`
	Computer string `json:"computer"`
	// The one customer it is about; 0 is none, or several.
	CustomerID int64 `json:"customerId"`
}

// JournalFilter says which operations are meant; what is left out is not asked.
type JournalFilter struct {
	Kinds      []string      `json:"kinds"`
	CustomerID int64         `json:"customerId"`
	Words      []JournalWord `json:"words"`
	From       string        `json:"from"` // the first day and the last, "2026-11-22", of the shop's time zone
	To         string        `json:"to"`
}

// JournalWord is a word to look for, with the kinds whose sentence says it in the window's language.
type JournalWord struct {
	Text  string   `json:"text"`
	Kinds []string `json:"kinds"`
}

// Conflict is one kind of thing an undo leaves alone; its sentence is Key.
type Conflict struct {
	Key    string   `json:"key"`
	Count  int64    `json:"count"`
	Sample []string `json:"sample"`
	// The first of the customers concerned.
	People []NamedCustomer `json:"people"`
}

// NamedCustomer is a customer and what they are called.
type NamedCustomer struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// UndoReport says what an undo did, or would do.
type UndoReport struct {
	Operation Operation  `json:"operation"`
	Undo      int64      `json:"undo"`
	Restored  int64      `json:"restored"`
	Removed   int64      `json:"removed"`
	Conflicts []Conflict `json:"conflicts"`
}

// Job is long work. State is "running", "done", "failed" or "cancelled".
type Job struct {
	ID          string  `json:"id"`
	Kind        string  `json:"kind"` // "import", "dryRun", "sample", "export", "doubles"
	Title       string  `json:"title"`
	State       string  `json:"state"`
	Done        int64   `json:"done"`
	Total       int64   `json:"total"`
	StartedAt   int64   `json:"startedAt"`
	RemainingMs *int64  `json:"remainingMs"` // null until it can be told
	ErrorKey    string  `json:"errorKey"`
	ErrorParams []Param `json:"errorParams"`
}
