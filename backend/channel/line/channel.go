package line

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// Channel is an official account to send from.
type Channel struct{ *web.Channel }

// New is the channel of an account. Settings are valid.
func New(s Settings, token string, o web.Options) *Channel {
	o.Proxy = s.Proxy
	return &Channel{&web.Channel{Client: web.New(o), Speech: &speech{s, token}}}
}

type speech struct {
	settings Settings
	token    string
}

// userID is how LINE names somebody to one official account.
var userID = regexp.MustCompile(`^U[0-9a-f]{32}$`)

// mostText is how long a text may be, in UTF-16 units.
const mostText = 5000

type push struct {
	To       string `json:"to"`
	Messages []text `json:"messages"`
}

type text struct {
	Type string `json:"type"`
	Text string `json:"text"`
}

// Compose implements channel.Channel.
func (s *speech) Compose(c channel.Content) (channel.Message, error) {
	if !userID.MatchString(c.To.At) {
		return channel.Message{}, crm.Errorf(crm.CodeInvalid, "channel.line.to")
	}
	if err := c.CheckText(mostText); err != nil {
		return channel.Message{}, err
	}
	body, err := json.Marshal(push{c.To.At, []text{{"text", c.Text}}})
	return channel.Message{Key: c.Key, To: c.To.At, Body: body}, err
}

// Encode implements web.Speech.
func (s *speech) Encode(m channel.Message, _ time.Time) (web.Request, error) {
	r := s.request(http.MethodPost, "/v2/bot/message/push")
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Line-Retry-Key", retryKey(m.Key))
	r.Body = m.Body
	return r, nil
}

// retryKey is a UUID made of our key (RFC 9562, version 8).
func retryKey(key string) string {
	u := sha256.Sum256([]byte(key))
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[0:4], u[4:6], u[6:8], u[8:10], u[10:16])
}

// Probe implements web.Speech: it asks who we are.
func (s *speech) Probe(time.Time) (web.Request, error) {
	return s.request(http.MethodGet, "/v2/bot/info"), nil
}

func (s *speech) request(method, path string) web.Request {
	return web.Request{Method: method, URL: s.settings.To(endpoint) + path, Header: http.Header{"Authorization": {"Bearer " + s.token}}}
}

// keyKept is how long LINE remembers a retry key, less an hour of ours.
const keyKept = 23 * time.Hour

// Reconcile implements channel.Reconciler. Within a day the message is sent again under its key, which makes sure that it went
// once; later nobody can tell.
func (c *Channel) Reconcile(ctx context.Context, m channel.Message, handed time.Time) (channel.Answer, error) {
	if c.Now().Sub(handed) > keyKept {
		return channel.Answer{Fate: channel.FateUnknown}, nil
	}
	id, err := c.Send(ctx, m, func() error { return nil })
	f := channel.AsFailure(err)
	switch {
	case err == nil:
		return channel.Answer{Fate: channel.FateAccepted, ID: id}, nil
	case f != nil && f.Verdict == channel.Refused:
		return channel.Answer{Fate: channel.FateFailed, Code: f.Code}, nil
	}
	return channel.Answer{}, err
}

// Repeats implements channel.Repeater.
func (*Channel) Repeats() {}

// Left implements channel.Allotted: what the plan allows in this month, less what went, from wherever.
func (c *Channel) Left(ctx context.Context) (left int64, known bool, err error) {
	var plan struct {
		Type  string
		Value int64
	}
	if err := c.tell(ctx, "/v2/bot/message/quota", &plan); err != nil || plan.Type != "limited" {
		return 0, false, err
	}
	var gone struct{ TotalUsage int64 }
	if err := c.tell(ctx, "/v2/bot/message/quota/consumption", &gone); err != nil {
		return 0, false, err
	}
	return max(plan.Value-gone.TotalUsage, 0), true, nil
}

func (c *Channel) tell(ctx context.Context, path string, into any) error {
	got, err := c.Ask(ctx, c.Speech.(*speech).request(http.MethodGet, path))
	if err != nil {
		return err
	}
	if f := c.Classify(got); f != nil {
		return f
	}
	if f := web.Read(got, into); f != nil {
		return f
	}
	return nil
}

var (
	_ channel.Repeater = (*Channel)(nil)
	_ channel.Allotted = (*Channel)(nil)
)
