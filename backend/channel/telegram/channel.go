package telegram

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// Channel is a bot to send from.
type Channel struct{ *web.Channel }

// New is the channel of a bot. Settings are valid.
func New(s Settings, token string, o web.Options) *Channel {
	o.Proxy = s.Proxy
	return &Channel{&web.Channel{Client: web.New(o), Speech: &speech{s, token}}}
}

type speech struct {
	settings Settings
	token    string
}

// chatID is a chat with one person: groups and channels have negative ones.
var chatID = regexp.MustCompile(`^[1-9]\d{0,18}$`)

// mostText is how long a text may be, in UTF-16 units.
const mostText = 4096

type message struct {
	ChatID string `json:"chat_id"`
	Text   string `json:"text"`
}

// Compose implements channel.Channel.
func (s *speech) Compose(c channel.Content) (channel.Message, error) {
	if !chatID.MatchString(c.To.At) {
		return channel.Message{}, crm.Errorf(crm.CodeInvalid, "channel.telegram.to")
	}
	if err := c.CheckText(mostText); err != nil {
		return channel.Message{}, err
	}
	body, err := json.Marshal(message{c.To.At, c.Text})
	return channel.Message{Key: c.Key, To: c.To.At, Body: body}, err
}

// Encode implements web.Speech.
func (s *speech) Encode(m channel.Message, _ time.Time) (web.Request, error) {
	return web.Request{
		Method: http.MethodPost, URL: s.method("sendMessage"), Header: http.Header{"Content-Type": {"application/json"}}, Body: m.Body,
	}, nil
}

// Probe implements web.Speech: it asks who the bot is.
func (s *speech) Probe(time.Time) (web.Request, error) {
	return web.Request{Method: http.MethodGet, URL: s.method("getMe")}, nil
}

func (s *speech) method(name string) string {
	return s.settings.To(endpoint) + "/bot" + url.PathEscape(s.token) + "/" + name
}

type reply struct {
	OK     bool
	Result struct {
		MessageID int64 `json:"message_id"`
	}
	ErrorCode   int `json:"error_code"`
	Description string
	Parameters  struct {
		RetryAfter int `json:"retry_after"`
	}
}

// Decode implements web.Speech.
func (s *speech) Decode(r web.Reply) (string, *channel.Failure) {
	read, f := understand(r)
	return strconv.FormatInt(read.Result.MessageID, 10), f
}

// Classify implements web.Speech.
func (s *speech) Classify(r web.Reply) *channel.Failure {
	_, f := understand(r)
	return f
}

// gone are words of theirs for a chat that nobody can be reached in.
var gone = regexp.MustCompile(`(?i)chat not found|user is deactivated|PEER_ID_INVALID|can't initiate`)

func understand(r web.Reply) (reply, *channel.Failure) {
	var read reply
	if f := web.Read(r, &read); f != nil || read.OK {
		return read, f
	}
	code := strconv.Itoa(read.ErrorCode)
	switch {
	case read.ErrorCode == 429:
		f := web.Busy(r, code)
		if wait := read.Parameters.RetryAfter; wait > 0 {
			f.Wait = time.Duration(wait) * time.Second
		}
		return read, f
	case gone.MatchString(read.Description):
		return read, web.Fail(channel.Refused, channel.CauseAddress, code)
	case read.ErrorCode == 403: // blocked by the user, or never started
		return read, web.Fail(channel.Refused, channel.CauseAddress, channel.CodeOptOut)
	case read.ErrorCode == 401, read.ErrorCode == 404: // the token is part of the path
		return read, web.Fail(channel.Retry, channel.CauseAccount, code)
	case read.ErrorCode >= 400 && read.ErrorCode < 500:
		return read, web.Fail(channel.Refused, channel.CauseContent, code)
	}
	return read, web.Fail(channel.Uncertain, channel.CauseLine, code)
}
