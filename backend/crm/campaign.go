package crm

import (
	"encoding/json"
	"slices"
)

// CampaignState is how far a campaign is.
type CampaignState string

// The states of a campaign. A draft can be edited; what was sent can only be looked at.
const (
	CampaignDraft     CampaignState = "draft"
	CampaignScheduled CampaignState = "scheduled" // waits for its moment; who gets it may not be decided yet
	CampaignSending   CampaignState = "sending"
	CampaignPaused    CampaignState = "paused"
	CampaignDone      CampaignState = "done"
	CampaignCancelled CampaignState = "cancelled"
)

// Purpose is what a message is for: each has a consent of its own.
type Purpose string

// The purposes.
const (
	PurposeMarketing Purpose = "marketing" // asks somebody to come back, buy, take part
	PurposeService   Purpose = "service"   // what somebody has to know of what they bought
)

// Purposes are all of them.
var Purposes = []Purpose{PurposeMarketing, PurposeService}

// Campaign is a message to many people: whom, what, how and when.
type Campaign struct {
	ID        int64
	Name      string
	State     CampaignState
	ChannelID int64 // 0 while none is chosen
	Purpose   Purpose
	Audience  Audience
	Message   Message
	Plan      Plan

	StartAt   int64     // when it begins, or began; 0 for a draft
	FrozenAt  int64     // when it was decided who gets it
	EndedAt   int64     // when the last message was settled, or the campaign cancelled
	Waterfall Waterfall // as it was when it was decided who gets it
	CreatedAt int64
	ChangedAt int64
}

// Audience is whom a campaign is for.
type Audience struct {
	Rule json.RawMessage `json:"rule,omitempty"` // tags and segments by their ids
	// After is a campaign: those whom it was sent to and who have paid nothing since.
	After int64 `json:"after,omitempty"`
}

// Empty tells whether nobody was chosen yet.
func (a Audience) Empty() bool { return len(a.Rule) == 0 && a.After == 0 }

// Message is what is said, in as many languages as there are variants. Who reads none of them gets it in English, where it is
// written, else in the first one.
type Message struct {
	Variants []Variant `json:"variants"`
	// Pictures go with the words, whatever the language. They were kept before; a channel whose class shows none takes none.
	Pictures []int64 `json:"pictures,omitempty"`
}

// MaxMessagePictures is how many pictures go with a message: what WeCom's mass-send takes as attachments
// (developer.work.weixin.qq.com/document/path/92135, of 2025-11).
const MaxMessagePictures = 9

// Variant is a message in one language.
type Variant struct {
	Language string `json:"language"` // BCP 47: "zh-TW", "th"
	Subject  string `json:"subject,omitempty"`
	Text     string `json:"text"`
	HTML     string `json:"html,omitempty"` // "" for plain mail; the text is always sent too
}

// Plan is how a campaign goes out.
type Plan struct {
	HoldOut  int      `json:"holdOut"`         // percent who get nothing, so that the effect can be seen
	When     When     `json:"when"`            // now, or at a moment
	At       string   `json:"at,omitempty"`    // "2026-11-24T08:30" of the clock in Zone
	Zone     InZone   `json:"zone"`            // whose clock
	Batch    int64    `json:"batch,omitempty"` // how many at a time; 0 for all at once
	Every    int      `json:"every,omitempty"` // minutes between batches
	Decide   Decide   `json:"decide"`          // when it is decided who gets it
	Late     Late     `json:"late"`            // what becomes of what could not go in time
	Hours    int      `json:"hours"`           // how many hours after its moment a message still makes sense
	Priority Priority `json:"priority"`        // who goes first where caps leave room for one
	From     int      `json:"from,omitempty"`  // minutes of the reader's day the shop prefers; 0 and 0 for all that is allowed
	To       int      `json:"to,omitempty"`
	Price    int64    `json:"price,omitempty"`  // of one part of a text message, in ten thousandths of the shop's currency
	Footer   string   `json:"footer,omitempty"` // how somebody turns it off, where the usual words will not do
}

// When is when a campaign begins.
type When string

// The beginnings.
const (
	WhenNow When = "now"
	WhenAt  When = "at"
)

// InZone is by whose clock a moment is meant.
type InZone string

// The clocks.
const (
	ZoneShop     InZone = "shop"
	ZoneCustomer InZone = "customer"
)

// Decide is when it is decided who gets a campaign.
type Decide string

// The times to decide.
const (
	DecideNow     Decide = "now"     // as it is scheduled
	DecideSending Decide = "sending" // as it begins
)

// Late is what becomes of messages that could not go out in time: the computer slept.
type Late string

// The policies.
const (
	LateWithin Late = "within" // sent as long as they make sense
	LateAsk    Late = "ask"    // the campaign pauses, and the owner decides
	LateSkip   Late = "skip"   // left out
)

// Priority is who goes first where caps leave room for one.
type Priority int

// The priorities.
const (
	PriorityLow Priority = iota - 1
	PriorityNormal
	PriorityHigh
)

// DefaultPlan is what a new campaign has.
func DefaultPlan() Plan {
	return Plan{HoldOut: 10, When: WhenNow, Zone: ZoneShop, Decide: DecideSending, Late: LateAsk, Hours: 12}
}

// Caps is how many marketing messages somebody may get, over all channels; 0 for no limit. The windows slide.
type Caps struct {
	Day   int `json:"day"`
	Week  int `json:"week"`
	Month int `json:"month"`
}

// Windows are the caps one by one.
func (c Caps) Windows() []Cap {
	const day = 24 * 60 * 60 * 1000
	list := []Cap{}
	for _, w := range []Cap{{day, int64(c.Day)}, {7 * day, int64(c.Week)}, {30 * day, int64(c.Month)}} {
		if w.Most > 0 {
			list = append(list, w)
		}
	}
	return list
}

// Room tells whether one more message at a moment keeps every window at or below its cap: those that end there, those that
// begin there, and those in between. Others are the moments of one customer's marketing messages, sent and reserved, in order.
func Room(caps []Cap, others []int64, at int64) bool {
	i, _ := slices.BinarySearch(others, at)
	for _, c := range caps {
		from, to := i, i
		for from > 0 && at-others[from-1] < c.Span {
			from--
		}
		for to < len(others) && others[to]-at < c.Span {
			to++
		}
		near := slices.Insert(slices.Clone(others[from:to]), i-from, at)
		for k := int(c.Most); k < len(near); k++ {
			if near[k]-near[k-int(c.Most)] < c.Span {
				return false
			}
		}
	}
	return true
}

// DefaultCaps hold until the owner says otherwise.
func DefaultCaps() Caps { return Caps{Day: 1, Week: 2, Month: 4} }

// SendingSettings hold for all campaigns of a shop.
type SendingSettings struct {
	Caps         Caps
	ConfirmAbove int64       // more people than this, and their number has to be typed
	Hours        []OpenHours // where the owner says otherwise than is usual
}

// DefaultSending holds until the owner says otherwise.
func DefaultSending() SendingSettings {
	return SendingSettings{Caps: DefaultCaps(), ConfirmAbove: 1000, Hours: []OpenHours{}}
}

// DaySpan is a part of the day, in minutes of the local clock: from the first one, up to the last one without it.
type DaySpan struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// OpenHours is when the shop writes to people in a country, "" for everywhere else, by a channel, "chat" for whatever is none
// of Channels.
type OpenHours struct {
	Channel string    `json:"channel"`
	Country string    `json:"country"`
	Spans   []DaySpan `json:"spans"` // in the order of the day
}

// HourChannels are the channels that have hours. Letters have none.
var HourChannels = []string{ChannelSMS, ChannelPhone, ChannelEmail, HoursOfChats}

// HoursOfChats stands for every channel without hours of its own.
const HoursOfChats = "chat"

func (h OpenHours) valid() bool {
	last := 0
	for _, s := range h.Spans {
		if s.From < last || s.To <= s.From {
			return false
		}
		last = s.To
	}
	return len(h.Spans) > 0 && last <= 24*60 && slices.Contains(HourChannels, h.Channel)
}

// mostOfCap is a cap that is none: nobody wants more from a shop.
const mostOfCap = 99

// Validate tells what cannot be: a longer window that holds less than a shorter one.
func (s SendingSettings) Validate() error {
	c := s.Caps
	for _, n := range []int{c.Day, c.Week, c.Month} {
		if n < 0 || n > mostOfCap {
			return Errorf(CodeInvalid, "campaign.caps", "max", mostOfCap)
		}
	}
	if c.Week > 0 && c.Day > c.Week || c.Month > 0 && (c.Week > c.Month || c.Day > c.Month) || s.ConfirmAbove < 0 {
		return Errorf(CodeInvalid, "campaign.caps", "max", mostOfCap)
	}
	for _, h := range s.Hours {
		if !h.valid() {
			return Errorf(CodeInvalid, "campaign.hours")
		}
	}
	return nil
}

// Waterfall is how an audience becomes those who get a message: the steps' people are distinct, and with those who get it they
// are the audience.
type Waterfall struct {
	Audience int64           `json:"audience"`
	Steps    []WaterfallStep `json:"steps"`
	Sending  int64           `json:"sending"`
}

// WaterfallStep is how many are left out for one reason.
type WaterfallStep struct {
	Reason SkipReason `json:"reason"`
	People int64      `json:"people"`
}
