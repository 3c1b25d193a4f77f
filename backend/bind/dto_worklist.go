package bind

// WorkToDo is a campaign that the owner has something to do for.
type WorkToDo struct {
	Campaign  int64  `json:"campaign"`
	Name      string `json:"name"`
	ChannelID int64  `json:"channelId"`
	Channel   string `json:"channel"`
	Kind      string `json:"kind"`
	Due       int64  `json:"due"`    // may be done now
	InHand    int64  `json:"inHand"` // handed out, and nothing was said of them since
	Later     int64  `json:"later"`
	NextAt    int64  `json:"nextAt"` // when the next of those is due; 0 when none is
}

// Worklist is what is to be done by hand for a campaign at the moment.
type Worklist struct {
	Campaign CampaignRow `json:"campaign"`
	Kind     string      `json:"kind"`
	Class    string      `json:"class"` // assisted, manual
	Consent  string      `json:"consent"`
	Batch    int         `json:"batch"` // how many the platform takes at once
	Rows     []WorkRow   `json:"rows"`  // those in hand first
	Due      int64       `json:"due"`
	InHand   int64       `json:"inHand"`
	Later    int64       `json:"later"`
	NextAt   int64       `json:"nextAt"`
	Currency string      `json:"currency"`
}

// WorkRow is one message for the owner to bring to its customer.
type WorkRow struct {
	ID          int64   `json:"id"` // of the message
	Customer    int64   `json:"customer"`
	Name        string  `json:"name"`
	Nick        string  `json:"nick"`
	Address     string  `json:"address"` // phone, account or postal address: whole, since the owner uses it
	Text        string  `json:"text"`
	Pictures    []int64 `json:"pictures"` // that go with the text
	InHand      bool    `json:"inHand"`
	Attempt     int64   `json:"attempt"` // how often it was tried
	LastOrderAt int64   `json:"lastOrderAt"`
	NetPaid     int64   `json:"netPaid"`
	Note        string  `json:"note"`
}

// WorkTold is what became of a word on messages.
type WorkTold struct {
	IDs       []int64   `json:"ids"`       // of whom it was taken
	Settled   int       `json:"settled"`   // may not be reached any more, or not now
	Operation Operation `json:"operation"` // what it changed besides; its id is 0 for nothing
}
