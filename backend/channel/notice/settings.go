package notice

import (
	"encoding/json"
	"net/url"
	"slices"

	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// Settings are what is known of a robot: nothing but how it is reached.
type Settings struct {
	Proxy string `json:"proxy,omitempty"`
}

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
