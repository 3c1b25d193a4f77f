package notice

import (
	"encoding/json"
	"net/url"
	"slices"

	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// Settings are what is known of a robot: how it is reached, and what it tells its owner by itself.
type Settings struct {
	Proxy         string `json:"proxy,omitempty"`
	TellDone      bool   `json:"tellDone,omitempty"`      // campaigns that are done
	TellPaused    bool   `json:"tellPaused,omitempty"`    // campaigns and channels that stopped by themselves
	TellUncertain bool   `json:"tellUncertain,omitempty"` // messages that the owner has to decide about
	TellReminders bool   `json:"tellReminders,omitempty"`
	TellImports   bool   `json:"tellImports,omitempty"`
}

// Tells answers whether the robot tells of a topic.
func (s Settings) Tells(topic Topic) bool {
	switch topic {
	case Done:
		return s.TellDone
	case Paused:
		return s.TellPaused
	case Uncertain:
		return s.TellUncertain
	case Reminders:
		return s.TellReminders
	case Imports:
		return s.TellImports
	}
	return false
}

// Topic is what a robot tells of.
type Topic string

// The topics.
const (
	Done      Topic = "done"
	Paused    Topic = "paused"
	Uncertain Topic = "uncertain"
	Reminders Topic = "reminders"
	Imports   Topic = "imports"
)

// Topics lists them, in the order they are told.
var Topics = []Topic{Paused, Uncertain, Done, Reminders, Imports}

// Validate tells what cannot be, field by field.
func (s Settings) Validate() error { return web.CheckProxy(s.Proxy) }

// Secret is what a robot is spoken to with.
type Secret struct {
	Webhook string `json:"webhook"`
	Sign    string `json:"sign,omitempty"` // 加签, 签名校验: where the owner turned it on
}

// readSecret checks that a webhook is one of the kind's.
func readSecret(kind crm.ChannelKind, text string) (s Secret, err error) {
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return s, crm.Errorf(crm.CodeInvalid, "channel.notice.webhook")
	}
	if err := web.CheckAddress(s.Webhook); err != nil {
		return s, crm.Errorf(crm.CodeInvalid, "channel.notice.webhook")
	}
	u, err := url.Parse(s.Webhook)
	if err != nil || u.Scheme == "https" && !slices.Contains(robots[kind].hosts, u.Hostname()) && u.Hostname() != "127.0.0.1" {
		return s, crm.Errorf(crm.CodeInvalid, "channel.notice.webhook")
	}
	return s, nil
}
