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
