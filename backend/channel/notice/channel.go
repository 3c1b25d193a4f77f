package notice

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// New is the channel of a robot. Settings are valid.
func New(kind crm.ChannelKind, s Settings, secret string, o web.Options) (channel.Channel, error) {
	read, err := readSecret(kind, secret)
	if err != nil {
		return nil, err
	}
	o.Proxy = s.Proxy
	return &web.Channel{Client: web.New(o), Speech: &speech{robots[kind], read}}, nil
}

type speech struct {
	robot
	secret Secret
}

// Compose implements channel.Channel. A notice goes to the group, whoever it is addressed to.
func (s *speech) Compose(c channel.Content) (channel.Message, error) {
	text := strings.TrimSpace(c.Subject + "\n" + c.Text)
	if text == "" {
		return channel.Message{}, crm.Errorf(crm.CodeInvalid, "channel.empty")
	}
	return channel.Message{Key: c.Key, Body: []byte(shorten(text, s.most))}, nil
}

// shorten cuts a notice that is longer than the robot takes, between characters.
func shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most-len("…")], "") + "…"
}

// Encode implements web.Speech.
func (s *speech) Encode(m channel.Message, at time.Time) (web.Request, error) {
	return s.request(s.text(string(m.Body)), at)
}

// Probe implements web.Speech: what is no message is refused only after the key and the signature were looked at.
func (s *speech) Probe(at time.Time) (web.Request, error) { return s.request(s.nothing(), at) }

func (s *speech) request(body map[string]any, at time.Time) (web.Request, error) {
	address, err := url.Parse(s.secret.Webhook)
	if err != nil {
		return web.Request{}, err
	}
	if s.secret.Sign != "" && s.sign != nil {
		s.sign(s.secret.Sign, at, address, body)
	}
	text, err := json.Marshal(body)
	return web.Request{
		Method: http.MethodPost, URL: address.String(), Header: http.Header{"Content-Type": {"application/json; charset=utf-8"}}, Body: text,
	}, err
}

func dingTalkSign(secret string, at time.Time, address *url.URL, _ map[string]any) {
	q, stamp := address.Query(), strconv.FormatInt(at.UnixMilli(), 10)
	q.Set("timestamp", stamp)
	q.Set("sign", signDingTalk(stamp, secret))
	address.RawQuery = q.Encode()
}

func feishuSign(secret string, at time.Time, _ *url.URL, body map[string]any) {
	stamp := strconv.FormatInt(at.Unix(), 10)
	body["timestamp"], body["sign"] = stamp, signFeishu(stamp, secret)
}

// Decode implements web.Speech.
func (s *speech) Decode(r web.Reply) (string, *channel.Failure) {
	code, f := s.read(r)
	if f == nil && code != "" {
		f = s.judge(r, code)
	}
	return "", f
}

// Classify implements web.Speech: that there is nothing to say is what was meant.
func (s *speech) Classify(r web.Reply) *channel.Failure {
	_, f := s.Decode(r)
	if f != nil && f.Cause == channel.CauseContent {
		return nil
	}
	return f
}
