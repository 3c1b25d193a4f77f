package bind

// Address is one of the places a customer has things sent to. Phone and address are masked but where they are revealed.
type Address struct {
	ID         int64  `json:"id"` // 0 for a new one
	CustomerID int64  `json:"customerId"`
	Label      string `json:"label"`
	Recipient  string `json:"recipient"`
	Phone      string `json:"phone"`
	Address    string `json:"address"`
	Version    int64  `json:"version"` // what an edit must have seen
}

// Consent is the word that counts on a channel.
type Consent struct {
	Channel  string `json:"channel"` // "sms", "email", "phone", "wecom", "line", "post"
	Granted  bool   `json:"granted"`
	Evidence string `json:"evidence"` // what the owner wrote down, or the format of the file
	ByHand   bool   `json:"byHand"`
	At       int64  `json:"at"`
}

// Stage is how far a customer has come, and why: the key "stage.<stage>" and "stage.why.<why>".
type Stage struct {
	Stage string `json:"stage"` // "aware", "appeal", "ask", "act", "advocate"
	Why   string `json:"why"`   // "referrals", "reviews", "orders", "open", "carts", "interests", "nothing"
	Count int64  `json:"count"`
}

// FavouriteProduct is something a customer bought.
type FavouriteProduct struct {
	ProductID int64  `json:"productId"`
	Title     string `json:"title"`
	Orders    int64  `json:"orders"`
	Quantity  int64  `json:"quantity"`
	Amount    int64  `json:"amount"`
}

// Habits are how somebody buys. Hours and weekdays count paid orders, Sunday first.
type Habits struct {
	Rhythm   int   `json:"rhythm"`   // days between visits, the median; 0 when it cannot be told
	Expected int64 `json:"expected"` // 0 without a rhythm
	Hours    []int `json:"hours"`
	Weekdays []int `json:"weekdays"`
	Months   []int `json:"months"` // the last twelve, this month last
}

// Person is a customer in one line.
type Person struct {
	ID   int64  `json:"id"`
	Name string `json:"name"`
}

// CustomerDetails is what the customer's page says besides Customer.
type CustomerDetails struct {
	Nick       string             `json:"nick"`
	Card       string             `json:"card"`
	Impersonal bool               `json:"impersonal"`
	Referrer   *Person            `json:"referrer"`
	Brought    int64              `json:"brought"` // customers they brought
	Marks      []FieldMark        `json:"marks"`
	Addresses  []Address          `json:"addresses"` // beside the main one
	Consents   []Consent          `json:"consents"`
	Dead       []string           `json:"dead"` // channels at whose address nobody is: sms, email
	Stage      Stage              `json:"stage"`
	Habits     Habits             `json:"habits"`
	Products   []FavouriteProduct `json:"products"`
	Refunds    int64              `json:"refunds"` // orders of which something went back
	Others     []CurrencyTotals   `json:"others"`  // money in other currencies, which the figures leave out
}

// ShopShare is how a customer stands among the others.
type ShopShare struct {
	Share  *float64 `json:"share"` // of what stayed of all customers' money; null when none did
	Better int64    `json:"better"`
	Buyers int64    `json:"buyers"`
}

// ContactRef is one of a customer's identities: its place in the list of them, which has Of.
type ContactRef struct {
	CustomerID int64 `json:"customerId"`
	Place      int   `json:"place"`
	Of         int   `json:"of"`
}

// ProfileChange is one field the owner changed. Phones, e-mails and addresses are masked.
type ProfileChange struct {
	At    int64  `json:"at"`
	Field string `json:"field"` // "field:NAME" for a custom field
	Was   string `json:"was"`
	Is    string `json:"is"`
	// Who was and is the referrer, as far as they are still there.
	WasWho *Person `json:"wasWho"`
	IsWho  *Person `json:"isWho"`
}

// TimelineQuery asks for a page of a customer's timeline; what is left out is not asked.
type TimelineQuery struct {
	CustomerID int64       `json:"customerId"`
	Kinds      []string    `json:"kinds"`
	Search     string      `json:"search"`
	Called     []string    `json:"called"` // kinds of events and statuses of orders whose name holds the search
	Orders     string      `json:"orders"` // "", "paid", "completed", "open", "refunded"
	ProductID  int64       `json:"productId"`
	Hour       *int        `json:"hour"`
	Weekday    *int        `json:"weekday"` // Sunday is 0
	After      *EntryPlace `json:"after"`
}

// EntryPlace is where an entry stands.
type EntryPlace struct {
	At   int64  `json:"at"`
	Kind string `json:"kind"`
	ID   int64  `json:"id"`
}

// TimelineEntry is one thing that happened; what belongs to its kind is filled, the rest is null or empty. A note is told
// by its id: the page has the notes.
type TimelineEntry struct {
	At      int64           `json:"at"`
	Kind    string          `json:"kind"` // "order", "event", "note", "tag", "source", "edit", "consent", "import", "merge", "message"
	ID      int64           `json:"id"`
	Order   *Order          `json:"order"`
	Event   *Event          `json:"event"`
	Tag     *TagChange      `json:"tag"`
	Changes []ProfileChange `json:"changes"`
	Consent *Consent        `json:"consent"`
	Said    *Operation      `json:"said"`
	Message *MessageEntry   `json:"message"`
	Orders  int64           `json:"orders"` // of an import: how many of the customer's orders it wrote last
}

// MessageEntry is a message that went to the customer, may have gone, or could not.
type MessageEntry struct {
	CampaignID int64  `json:"campaignId"`
	Campaign   string `json:"campaign"` // "" where it is gone
	Medium     string `json:"medium"`   // one of the channels of consent
	State      string `json:"state"`    // "sent", "delivered", "uncertain", "bounced", "failed"
	Reason     string `json:"reason"`
}

// TagChange is a tag put on a customer or taken off.
type TagChange struct {
	TagID int64  `json:"tagId"`
	Name  string `json:"name"`
	Color string `json:"color"`
	Added bool   `json:"added"`
}

// KindCount is how many entries of a kind match.
type KindCount struct {
	Kind  string `json:"kind"`
	Count int    `json:"count"`
}

// Timeline is a page of it; Next is null behind the last entry.
type Timeline struct {
	Rows   []TimelineEntry `json:"rows"`
	Next   *EntryPlace     `json:"next"`
	Total  int             `json:"total"`
	Counts []KindCount     `json:"counts"`
}

// Event is a favourite, cart, scan, review of a customer.
type Event struct {
	ID    int64  `json:"id"`
	Kind  string `json:"kind"`
	At    int64  `json:"at"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Score int    `json:"score"`
}
