package tencent

import (
	"cmp"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/sms"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// Channel is an account to send from.
type Channel struct{ *web.Channel }

// New is the channel of an account. Settings are valid.
func New(s Settings, secret string, o web.Options) (*Channel, error) {
	templates, err := sms.NewTemplates(s.SignName, s.Templates)
	if err != nil {
		return nil, err
	}
	o.Proxy = s.Proxy
	return &Channel{&web.Channel{Client: web.New(o), Speech: &speech{s, secret, templates}}}, nil
}

type speech struct {
	settings  Settings
	secret    string
	templates *sms.Templates
}

// order is what SendSms is told; a message is kept as it is.
type order struct {
	PhoneNumberSet   []string
	SmsSdkAppID      string `json:"SmsSdkAppId"`
	TemplateID       string `json:"TemplateId"`
	SignName         string
	TemplateParamSet []string
	SessionContext   string
}

// Compose implements channel.Channel.
func (s *speech) Compose(c channel.Content) (channel.Message, error) {
	number, err := sms.Number(c.To.At)
	if err != nil {
		return channel.Message{}, err
	}
	code, values, err := s.templates.Match(c.Text)
	if err != nil {
		return channel.Message{}, err
	}
	params := make([]string, len(values))
	for _, v := range values {
		n, err := strconv.Atoi(v.Name)
		if err != nil || n < 1 || n > len(params) {
			return channel.Message{}, crm.Errorf(crm.CodeInvalid, "channel.sms.numbered")
		}
		params[n-1] = v.Text
	}
	body, err := json.Marshal(order{[]string{number}, s.settings.AppID, code, s.settings.SignName, params, c.Key})
	return channel.Message{Key: c.Key, To: number, Body: body}, err
}

// Encode implements web.Speech.
func (s *speech) Encode(m channel.Message, at time.Time) (web.Request, error) {
	return s.request("SendSms", m.Body, at), nil
}

func (s *speech) request(action string, body []byte, at time.Time) web.Request {
	to := s.settings.To(endpoint)
	_, host, _ := strings.Cut(to, "://")
	return web.Request{
		Method: http.MethodPost,
		URL:    to + "/",
		Header: sign(host, body, signing{
			keyID: s.settings.SecretID, secret: s.secret, service: "sms", action: action, version: "2021-01-11", region: cmp.Or(s.settings.Region, region), at: at,
		}),
		Body: body,
	}
}

// Probe implements web.Speech: it asks what became of messages to a number that gets none from us.
func (s *speech) Probe(at time.Time) (web.Request, error) {
	return s.reports("+8613800138000", at.Add(-time.Minute), at, at)
}

var _ channel.Reconciler = (*Channel)(nil)
