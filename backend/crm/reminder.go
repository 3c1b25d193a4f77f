package crm

import (
	"regexp"
	"slices"
	"unicode/utf8"
)

// Wait tells what a reminder waits for.
type Wait string

// What a reminder can wait for.
const (
	WaitTime  Wait = "time"  // a moment
	WaitOrder Wait = "order" // the customer's next order
	WaitVisit Wait = "visit" // their next order, favourite, scan or other event
)

// Waits are all of them, in the order they are offered.
var Waits = []Wait{WaitTime, WaitOrder, WaitVisit}

// ReminderDraft is what a reminder says and when. DueAt is set for WaitTime only.
type ReminderDraft struct {
	Text  string
	Wait  Wait
	DueAt int64
}

// Reminder is something to be done for a customer.
type Reminder struct {
	ID         int64
	CustomerID int64
	Customer   string // what they are called
	ReminderDraft
	Due       int64 // when it came due or will: DueAt, or the order or event it waited for; 0 while that has not come
	Came      bool  // it waited for an order or a visit, and that has come
	DoneAt    int64 // 0 while it is open
	CreatedAt int64
}

// MaxReminder is how many characters a reminder may have.
const MaxReminder = 500

// Checked is the draft as it is kept, or why it cannot be.
func (d ReminderDraft) Checked() (ReminderDraft, error) {
	d.Text = clean(d.Text)
	if d.Text == "" || utf8.RuneCountInString(d.Text) > MaxReminder {
		return d, Errorf(CodeInvalid, "reminder.text.length", "max", MaxReminder)
	}
	if !slices.Contains(Waits, d.Wait) {
		return d, Errorf(CodeInvalid, "reminder.wait.unknown", "wait", string(d.Wait))
	}
	if d.Wait != WaitTime {
		d.DueAt = 0
	} else if d.DueAt <= 0 {
		return d, Errorf(CodeInvalid, "reminder.when.missing")
	}
	return d, nil
}

// contactPattern finds what may be a phone number, however it is spaced, or an e-mail address.
var contactPattern = regexp.MustCompile(`[+＋]?[(（]?\p{Nd}(?:[\s\-.()（）]*\p{Nd}){6,}|[^\s@，。；：、<>（）()]+@[^\s@，。；：、<>（）()]+\.[^\s@，。；：、<>（）()]+`)

// HideContacts replaces phone numbers and e-mail addresses in words that leave the window, as a notification over the lock
// screen does.
func HideContacts(text string) string { return contactPattern.ReplaceAllString(text, "•••") }
