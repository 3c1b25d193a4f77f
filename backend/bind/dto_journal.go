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
}

// Conflict is one kind of thing an undo leaves alone; its sentence is Key.
type Conflict struct {
	Key    string   `json:"key"`
	Count  int64    `json:"count"`
	Sample []string `json:"sample"`
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
