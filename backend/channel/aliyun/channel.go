package aliyun

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
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

// frozen is a message as it is kept: what SendSms is told.
type frozen struct {
	SignName      string `json:"signName"`
	TemplateCode  string `json:"templateCode"`
	TemplateParam string `json:"templateParam"`
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
	params := map[string]string{}
	for _, v := range values {
		params[v.Name] = v.Text
	}
	param, err := plain(params)
	if err != nil {
		return channel.Message{}, err
	}
	body, err := plain(frozen{s.settings.SignName, code, param})
	return channel.Message{Key: c.Key, To: number, Body: []byte(body)}, err
}

// plain writes JSON that leaves < and & as they are: the provider counts characters.
func plain(v any) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSpace(b.String()), err
}

// Encode implements web.Speech.
func (s *speech) Encode(m channel.Message, at time.Time) (web.Request, error) {
	var f frozen
	if err := json.Unmarshal(m.Body, &f); err != nil {
		return web.Request{}, err
	}
	query := url.Values{
		"PhoneNumbers": {dialled(m.To)}, "SignName": {f.SignName}, "TemplateCode": {f.TemplateCode}, "OutId": {m.Key},
	}
	if f.TemplateParam != "{}" {
		query.Set("TemplateParam", f.TemplateParam)
	}
	return s.request("SendSms", query, at), nil
}

// dialled is a number as they want it: without a country in China, with one and no plus elsewhere.
func dialled(number string) string {
	if local, ok := sms.Mainland(number); ok {
		return local
	}
	return strings.TrimPrefix(number, "+")
}

func (s *speech) request(action string, query url.Values, at time.Time) web.Request {
	to := s.settings.To(endpoint)
	_, host, _ := strings.Cut(to, "://")
	return web.Request{
		Method: http.MethodPost,
		URL:    to + "/?" + escape(query),
		Header: sign(host, query, signing{
			keyID: s.settings.AccessKeyID, secret: s.secret, action: action, version: "2017-05-25", nonce: rand.Text(), at: at,
		}),
	}
}

// Probe implements web.Speech: it asks what became of messages to a number that gets none from us.
func (s *speech) Probe(at time.Time) (web.Request, error) {
	return s.details("+8613800138000", at, 1, at), nil
}

var _ channel.Reconciler = (*Channel)(nil)
