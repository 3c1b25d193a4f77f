package twilio

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/sms"
	"shuke/backend/channel/web"
)

// Channel is an account to send from.
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

// Compose implements channel.Channel. A message is kept as the form that is posted.
func (s *speech) Compose(c channel.Content) (channel.Message, error) {
	number, err := sms.Number(c.To.At)
	if err != nil {
		return channel.Message{}, err
	}
	if err := c.CheckText(0); err != nil {
		return channel.Message{}, err
	}
	from := "From"
	if strings.HasPrefix(s.settings.From, "MG") && len(s.settings.From) == 34 {
		from = "MessagingServiceSid"
	}
	form := url.Values{"To": {number}, from: {s.settings.From}, "Body": {c.Text}}
	return channel.Message{Key: c.Key, To: number, Body: []byte(form.Encode())}, nil
}

// Encode implements web.Speech.
func (s *speech) Encode(m channel.Message, _ time.Time) (web.Request, error) {
	r := s.request(http.MethodPost, "/Messages.json")
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Body = m.Body
	return r, nil
}

// Probe implements web.Speech: it reads the account.
func (s *speech) Probe(time.Time) (web.Request, error) {
	return s.request(http.MethodGet, ".json"), nil
}

func (s *speech) request(method, path string) web.Request {
	pair := base64.StdEncoding.EncodeToString([]byte(s.settings.AccountSID + ":" + s.token))
	return web.Request{
		Method: method,
		URL:    s.settings.To(endpoint) + "/2010-04-01/Accounts/" + s.settings.AccountSID + path,
		Header: http.Header{"Authorization": {"Basic " + pair}},
	}
}

var _ channel.Reconciler = (*Channel)(nil)
