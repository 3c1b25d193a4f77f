package crm

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

// Contact is what a channel needs of a customer: nothing masked is one.
type Contact int64

// The contacts, as bits.
const (
	ContactPhone Contact = 1 << iota
	ContactEmail
	ContactAddress
)

// ContactFor is what a channel needs; 0 where it needs nothing that the shop knows.
func ContactFor(channel string) Contact {
	switch channel {
	case ChannelSMS, ChannelPhone, ChannelWeCom:
		return ContactPhone
	case ChannelEmail:
		return ContactEmail
	case ChannelPost:
		return ContactAddress
	}
	return 0
}

// AsksFirst tells whether a channel may only be used for who said yes; post goes to all who did not say no.
func AsksFirst(channel string) bool { return channel != ChannelPost }

// Consent is a word on whether a channel may be used, and where it comes from.
type Consent struct {
	ID        int64
	Channel   string
	Granted   bool
	Evidence  string // the format of the file that said it, or what the owner wrote down
	At        int64
	ByHand    bool // the owner's word; a no of theirs outlives every import
	Operation int64
}
