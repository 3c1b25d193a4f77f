package crm

// ChannelKind is by whom messages are delivered.
type ChannelKind string

// ChannelMail is a mail account, over SMTP.
const ChannelMail ChannelKind = "mail"

// ChannelKinds are all of them, as the owner is shown them.
var ChannelKinds = []ChannelKind{ChannelMail}

// Channel is a way to reach customers that was set up once.
type Channel struct {
	ID        int64
	Name      string
	Kind      ChannelKind
	Settings  string // JSON, as the kind's package reads it; without secrets
	Secret    string // the name of its password or key in the computer's keyring
	CreatedAt int64
	ChangedAt int64
}
