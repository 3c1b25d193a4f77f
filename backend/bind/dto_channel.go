package bind

// ChannelField is one thing to fill in for a channel; its label is the key "channel.field.<name>".
type ChannelField struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"` // text, long, number, switch, choice, lines, templates
	Options  []string `json:"options"`
	Value    string   `json:"value"` // what it is before anybody filled it in
	Optional bool     `json:"optional"`
	Rare     bool     `json:"rare"`
}

// ChannelLimit is how many messages at most in a stretch of time, and how many it took in the one that ends now.
type ChannelLimit struct {
	Per  string `json:"per"`
	Most int64  `json:"most"`
	Used int64  `json:"used"`
}

// ChannelKind is a kind of channel and what is filled in for it.
type ChannelKind struct {
	Kind    string         `json:"kind"`
	Class   string         `json:"class"` // automatic, assisted, manual, notice
	Fields  []ChannelField `json:"fields"`
	Secrets []ChannelField `json:"secrets"`
	Limits  []ChannelLimit `json:"limits"`
}

// MailPreset is a mail provider whose servers are known.
type MailPreset struct {
	Name     string         `json:"name"`
	Host     string         `json:"host"`
	Port     int            `json:"port"`
	Security string         `json:"security"`
	Domains  []string       `json:"domains"`
	Personal bool           `json:"personal"` // to be spared: pauses, and few on the first days
	Limits   []ChannelLimit `json:"limits"`
}

// ChannelKinds is what channels can be.
type ChannelKinds struct {
	Kinds   []ChannelKind `json:"kinds"`
	Presets []MailPreset  `json:"presets"`
}

// Channel is a channel that was set up. Its password or key never comes back.
type Channel struct {
	ID       int64          `json:"id"`
	Name     string         `json:"name"`
	Kind     string         `json:"kind"`
	Class    string         `json:"class"`
	Settings string         `json:"settings"` // JSON
	Limits   []ChannelLimit `json:"limits"`   // its own, as the owner set them
	Held     []ChannelLimit `json:"held"`     // those that hold today, which are fewer while it warms up, and what they took
	Secret   string         `json:"secret"`   // none, kept, missing, locked
	Paused   string         `json:"paused"`   // why the sender gave up, as crm says it; "" while it goes
	Code     string         `json:"code"`     // what the other side said then
	Until    int64          `json:"until"`    // it rests so long; 0 while it goes
}

// ChannelDraft is what the owner filled in. Without secrets those that are kept stay; without limits it gets those known.
type ChannelDraft struct {
	Name     string         `json:"name"`
	Kind     string         `json:"kind"`
	Settings string         `json:"settings"`
	Secrets  []Param        `json:"secrets"`
	Limits   []ChannelLimit `json:"limits"`
	NoLimits bool           `json:"noLimits"` // nothing is held to anything, rather than nothing was said
}

// Keyring is where passwords are kept: nothing to ask for, or a file that a passphrase locks.
type Keyring struct {
	Locked bool `json:"locked"`
	Fresh  bool `json:"fresh"` // there is no file yet: the next passphrase becomes its own
}
