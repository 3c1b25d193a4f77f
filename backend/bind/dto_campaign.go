package bind

// CampaignRow is a campaign in the list, with what became of its messages so far.
type CampaignRow struct {
	ID        int64  `json:"id"`
	Name      string `json:"name"`
	State     string `json:"state"`  // draft, scheduled, sending, paused, done, cancelled
	Reason    string `json:"reason"` // why it is paused
	ChannelID int64  `json:"channelId"`
	Channel   string `json:"channel"`
	Purpose   string `json:"purpose"`
	StartAt   int64  `json:"startAt"`
	NextAt    int64  `json:"nextAt"`
	ChangedAt int64  `json:"changedAt"`
	Audience  int64  `json:"audience"` // once it is decided
	Total     int64  `json:"total"`    // messages
	Sent      int64  `json:"sent"`
	Open      int64  `json:"open"`
	Uncertain int64  `json:"uncertain"`
	Failed    int64  `json:"failed"`
	Left      int64  `json:"left"` // skipped, expired, cancelled after it was decided
}

// CampaignVariant is the message in one language.
type CampaignVariant struct {
	Language string `json:"language"`
	Subject  string `json:"subject"`
	Text     string `json:"text"`
	HTML     string `json:"html"`
}

// CampaignPlanning is how a campaign goes out.
type CampaignPlanning struct {
	HoldOut  int    `json:"holdOut"` // percent
	When     string `json:"when"`    // now, at
	Moment   string `json:"moment"`  // "2026-11-24T08:30" of the clock in Zone
	Zone     string `json:"zone"`    // shop, customer
	Batch    int64  `json:"batch"`
	Every    int    `json:"every"`  // minutes
	Decide   string `json:"decide"` // now, sending
	Late     string `json:"late"`   // within, ask, skip
	Hours    int    `json:"hours"`
	Priority int    `json:"priority"` // -1, 0, 1
	From     int    `json:"from"`     // minutes of the reader's day
	To       int    `json:"to"`
	Price    int64  `json:"price"` // of one part of a text message, in ten thousandths of the shop's currency
	Footer   string `json:"footer"`
}

// CampaignDraft is what the owner writes of a campaign.
type CampaignDraft struct {
	ID        int64             `json:"id"` // 0 for a new one
	Name      string            `json:"name"`
	ChannelID int64             `json:"channelId"`
	Purpose   string            `json:"purpose"`
	Rule      string            `json:"rule"`  // JSON; "" while nobody is chosen
	After     int64             `json:"after"` // a campaign: those who got it and paid nothing since
	Variants  []CampaignVariant `json:"variants"`
	Pictures  []int64           `json:"pictures"` // that were kept before
	Plan      CampaignPlanning  `json:"plan"`
}

// Campaign is one campaign whole.
type Campaign struct {
	Row       CampaignRow     `json:"row"`
	Draft     CampaignDraft   `json:"draft"`
	AfterName string          `json:"afterName"` // of the campaign that After names
	Waterfall []CampaignStep  `json:"waterfall"` // as decided
	Counts    []CampaignCount `json:"counts"`
}

// CampaignStep is how many are left out for a reason.
type CampaignStep struct {
	Reason string `json:"reason"`
	People int64  `json:"people"`
}

// CampaignCount is how many messages are in a state for a reason.
type CampaignCount struct {
	State  string `json:"state"`
	Reason string `json:"reason"`
	Count  int64  `json:"count"`
}

// CampaignFinding is something to look at before a campaign goes out.
type CampaignFinding struct {
	Key      string  `json:"key"` // "error." and this is its sentence
	Params   []Param `json:"params"`
	Stops    bool    `json:"stops"`
	Language string  `json:"language"`
	Part     string  `json:"part"` // subject, text, html
}

// CampaignMissing is of how many nothing is known where the message says it and nothing stands instead.
type CampaignMissing struct {
	Field  string `json:"field"`
	People int64  `json:"people"`
}

// CampaignPlan is what would become of a campaign now.
type CampaignPlan struct {
	Audience  int64             `json:"audience"`
	Steps     []CampaignStep    `json:"steps"`
	Sending   int64             `json:"sending"`
	Seal      string            `json:"seal"` // stands for exactly these people and words
	Begins    int64             `json:"begins"`
	Ends      int64             `json:"ends"`
	Confirm   bool              `json:"confirm"` // the number has to be typed
	Medium    string            `json:"medium"`  // email, sms, …
	Findings  []CampaignFinding `json:"findings"`
	Missing   []CampaignMissing `json:"missing"`
	Units     int               `json:"units"` // of the longest text message
	Parts     int               `json:"parts"`
	Billed    int64             `json:"billed"`
	Cost      int64             `json:"cost"` // in ten thousandths of the shop's currency
	Currency  string            `json:"currency"`
	Reading   []CampaignReaders `json:"reading"`   // by the languages of the message, where it has several
	Unwritten []CampaignReaders `json:"unwritten"` // of those, who would rather read another language that it is not written in
	Clocks    []CampaignReaders `json:"clocks"`    // by their time zones, where the campaign has a moment
	Resting   []CampaignReaders `json:"resting"`   // who waits for an hour that is allowed where they are, the first to go first
}

// CampaignReaders is how many of those who get a campaign read a language, or live by a clock.
type CampaignReaders struct {
	Of     string `json:"of"` // "zh-TW", "Asia/Taipei"
	In     string `json:"in"` // of an unwritten language: the one they get the message in
	People int64  `json:"people"`
	At     int64  `json:"at"` // when it begins for them
}

// CampaignPreview is the message as one of those who get it reads it.
type CampaignPreview struct {
	Customer int64  `json:"customer"` // 0 when nobody gets it
	Name     string `json:"name"`
	Address  string `json:"address"`  // masked
	Language string `json:"language"` // that it is said in
	Wanted   string `json:"wanted"`   // most people where the reader is read this one, and it is said in another; else ""
	Zone     string `json:"zone"`
	Opens    int64  `json:"opens"`
	Subject  string `json:"subject"`
	Text     string `json:"text"`
	HTML     string `json:"html"`
	Units    int    `json:"units"`
	Parts    int    `json:"parts"`
	Index    int64  `json:"index"`
	Of       int64  `json:"of"`
	Unread   bool   `json:"unread"` // nobody reads the language that was asked for
}

// CampaignPeople are some of those who get a campaign, or who for a reason do not.
type CampaignPeople struct {
	Total int64            `json:"total"`
	Rows  []CampaignPerson `json:"rows"`
	After int64            `json:"after"` // where the next ones begin; 0 at the end
}

// CampaignPerson is one of them.
type CampaignPerson struct {
	ID          int64  `json:"id"`
	Name        string `json:"name"`
	Contact     string `json:"contact"` // masked
	LastOrderAt int64  `json:"lastOrderAt"`
}

// CampaignRecipient is one of those a campaign was decided for.
type CampaignRecipient struct {
	ID       int64  `json:"id"` // of the message
	Customer int64  `json:"customer"`
	Name     string `json:"name"`
	State    string `json:"state"`
	Reason   string `json:"reason"`
	Code     string `json:"code"`
	At       int64  `json:"at"` // since when it is in its state
	NextAt   int64  `json:"nextAt"`
}

// CampaignRecipients is a page of them.
type CampaignRecipients struct {
	Rows  []CampaignRecipient `json:"rows"`
	After int64               `json:"after"` // where the next page begins; 0 at the end
}

// CampaignMoment is a step in the life of a message.
type CampaignMoment struct {
	At     int64  `json:"at"`
	State  string `json:"state"`
	Reason string `json:"reason"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

// CampaignChoices is what a draft can choose from.
type CampaignChoices struct {
	Channels  []CampaignChannel  `json:"channels"`
	Fields    []CampaignField    `json:"fields"`
	Languages []CampaignLanguage `json:"languages"`
	Caps      SendingSettings    `json:"caps"`
	Zone      string             `json:"zone"`
}

// CampaignChannel is a channel a campaign can go over.
type CampaignChannel struct {
	ID       int64    `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Class    string   `json:"class"` // automatic, assisted, manual
	Medium   string   `json:"medium"`
	Approved []string `json:"approved"` // the texts its provider sends, where it sends no other
}

// CampaignField is something a message can say of its reader.
type CampaignField struct {
	Name string `json:"name"`
	Word string `json:"word"` // as it is written between the braces
}

// CampaignLanguage is a language that a message can be written in.
type CampaignLanguage struct {
	Code    string            `json:"code"` // BCP 47: "zh-TW", "th"
	Own     string            `json:"own"`  // what it calls itself
	Instead []CampaignInstead `json:"instead"`
}

// CampaignInstead is what a language says of a reader of whom a field is not known.
type CampaignInstead struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

// SendingSettings hold for all campaigns.
type SendingSettings struct {
	Day          int            `json:"day"`
	Week         int            `json:"week"`
	Month        int            `json:"month"`
	ConfirmAbove int64          `json:"confirmAbove"`
	Hours        []SendingHours `json:"hours"`
}

// SendingHours is when people in a country are written to, by channel: "08:00–12:30, 13:30–21:00".
type SendingHours struct {
	Country string `json:"country"` // "CN"; "" for everywhere else
	SMS     string `json:"sms"`
	Phone   string `json:"phone"`
	Email   string `json:"email"`
	Chat    string `json:"chat"`
}

// SendingRules is what holds for all campaigns, what is usual, and which countries can have hours of their own.
type SendingRules struct {
	Settings  SendingSettings `json:"settings"`
	Usual     SendingSettings `json:"usual"`
	Countries []string        `json:"countries"`
}
