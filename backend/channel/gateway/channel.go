package gateway

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/sms"
	"shuke/backend/channel/web"
)

// New is the channel of an interface. Settings are valid.
func New(s Settings, secret string, o web.Options) (channel.Channel, error) {
	r, err := newRule(s)
	if err != nil {
		return nil, err
	}
	o.Proxy = s.Proxy
	return &web.Channel{Client: web.New(o), Speech: &speech{s, secret, r}}, nil
}

type speech struct {
	settings Settings
	secret   string
	rule     rule
}

// Compose implements channel.Channel. A message is kept as its text: it is signed at the time that it goes.
func (s *speech) Compose(c channel.Content) (channel.Message, error) {
	number, err := sms.Number(c.To.At)
	if err != nil {
		return channel.Message{}, err
	}
	if err := c.CheckText(0); err != nil {
		return channel.Message{}, err
	}
	body, err := json.Marshal(c.Text)
	return channel.Message{Key: c.Key, To: number, Body: body}, err
}

// Encode implements web.Speech.
func (s *speech) Encode(m channel.Message, at time.Time) (web.Request, error) {
	v := s.at(at)
	var text string
	if err := json.Unmarshal(m.Body, &text); err != nil {
		return web.Request{}, err
	}
	v["to"], v["text"], v["key"], v["local"] = m.To, text, m.Key, strings.TrimPrefix(m.To, "+")
	if local, ok := sms.Mainland(m.To); ok {
		v["local"] = local
	}
	v["sign"] = s.settings.sign(v, s.secret)
	body, err := s.settings.fill(s.settings.Template, v)
	if err != nil {
		return web.Request{}, err
	}
	r := web.Request{Method: s.settings.method(), URL: s.settings.URL, Header: s.headers(v)}
	if s.settings.Format == FormatQuery {
		r.URL = joined(r.URL, body)
		return r, nil
	}
	r.Header.Set("Content-Type", contentTypes[s.settings.Format])
	r.Body = []byte(body)
	return r, nil
}

var contentTypes = map[Format]string{
	FormatForm: "application/x-www-form-urlencoded; charset=utf-8", FormatJSON: "application/json; charset=utf-8", FormatXML: "application/xml; charset=utf-8",
}

func joined(address, query string) string {
	if strings.Contains(address, "?") {
		return address + "&" + query
	}
	return address + "?" + query
}

func (s *speech) at(at time.Time) values {
	return values{"time": strconv.FormatInt(at.Unix(), 10), "millis": strconv.FormatInt(at.UnixMilli(), 10), "secret": s.secret}
}

// headers hold no value that could end one: numbers, keys and what we made.
func (s *speech) headers(v values) http.Header {
	h := http.Header{}
	for _, line := range s.settings.Headers {
		name, value, _ := strings.Cut(line, ": ")
		h.Set(name, strings.NewReplacer("\r", "", "\n", "").Replace(v.in(value, asIs)))
	}
	return h
}

// Probe implements web.Speech: it asks at the address for that, or else whether anybody is there at all.
func (s *speech) Probe(at time.Time) (web.Request, error) {
	v := s.at(at)
	v["sign"] = s.settings.sign(v, s.secret)
	if s.settings.CheckURL == "" {
		return web.Request{Method: http.MethodHead, URL: origin(s.settings.URL)}, nil
	}
	return web.Request{Method: http.MethodGet, URL: s.settings.CheckURL, Header: s.headers(v)}, nil
}

// origin is an address without its path.
func origin(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	host, _, _ = strings.Cut(host, "?")
	return scheme + "://" + host + "/"
}
