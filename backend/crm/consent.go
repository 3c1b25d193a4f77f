package crm

import (
	"slices"
	"strings"
)

// The channels a customer may agree to, in the order they are shown. Files name the same.
const (
	ChannelSMS   = "sms"
	ChannelEmail = "email"
	ChannelPhone = "phone"
	ChannelWeCom = "wecom"
	ChannelLine  = "line"
	ChannelPost  = "post"
)

// Channels lists them.
var Channels = []string{ChannelSMS, ChannelEmail, ChannelPhone, ChannelWeCom, ChannelLine, ChannelPost}

// Contact is what a channel needs of a customer. Nothing that is masked is one, nor what cannot be one by its form.
type Contact int64

// The contacts, as bits.
const (
	ContactPhone Contact = 1 << iota
	ContactEmail
	ContactAddress
	ContactMobile // a phone that takes text messages, as far as its number tells
	contactSets   = iota
)

// servicePrefix stands before a channel where what is agreed to is service messages. A channel alone is about marketing.
const servicePrefix = "service:"

// ConsentFor is what has to be agreed to for a purpose on a channel, as consents name it: "email", "service:email".
func ConsentFor(channel string, purpose Purpose) string {
	if purpose == PurposeService {
		return servicePrefix + channel
	}
	return channel
}

// ConsentAbout is the channel and the purpose that a consent is about.
func ConsentAbout(consent string) (channel string, purpose Purpose) {
	if channel, is := strings.CutPrefix(consent, servicePrefix); is {
		return channel, PurposeService
	}
	return consent, PurposeMarketing
}

// ConsentKnown tells whether a word can be entered on what is named so.
func ConsentKnown(consent string) bool {
	channel, _ := ConsentAbout(consent)
	return slices.Contains(Channels, channel)
}

// ConsentOrder is where a consent stands among others: by channel, marketing first.
func ConsentOrder(consent string) int {
	channel, purpose := ConsentAbout(consent)
	at := 2 * slices.Index(Channels, channel)
	if purpose == PurposeService {
		at++
	}
	return at
}

// ContactFor is what a channel needs; 0 where it needs nothing that the shop knows.
func ContactFor(channel string) Contact {
	channel, _ = ConsentAbout(channel)
	switch channel {
	case ChannelSMS:
		return ContactMobile
	case ChannelPhone, ChannelWeCom:
		return ContactPhone
	case ChannelEmail:
		return ContactEmail
	case ChannelPost:
		return ContactAddress
	}
	return 0
}

// Reached tells of every set of contacts whether it has what a channel needs.
func Reached(channel string) []bool {
	need := ContactFor(channel)
	has := make([]bool, 1<<contactSets)
	for set := range has {
		has[set] = Contact(set)&need == need
	}
	return has
}

// AsksFirst tells whether a channel may only be used for who said yes. Post goes to all who did not say no, and so do service
// messages; platforms ask by themselves.
func AsksFirst(consent string) bool {
	channel, purpose := ConsentAbout(consent)
	return purpose == PurposeMarketing && channel != ChannelPost && slices.Contains(Channels, channel)
}

// Consent is a word on whether a channel may be used, and where it comes from.
type Consent struct {
	ID        int64
	Channel   string // as ConsentFor writes it
	Granted   bool
	Evidence  string // the format of the file that said it, or what the owner wrote down
	At        int64
	ByHand    bool // the owner's word; a no of theirs outlives every import
	Operation int64
}
