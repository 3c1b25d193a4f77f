package telegram

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/channeltest"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

const (
	token    = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
	customer = "987654321"
)

func verify(r *http.Request, _ []byte) error {
	if !strings.HasPrefix(r.URL.Path, "/bot"+token+"/") {
		return errors.New("it is not from the bot")
	}
	return nil
}

func key(r *http.Request, body []byte) string {
	var said map[string]string
	if !strings.HasSuffix(r.URL.Path, "/sendMessage") || json.Unmarshal(body, &said) != nil || said["chat_id"] != customer {
		return ""
	}
	return channeltest.LastLine(said["text"])
}

var refusals = map[channeltest.Answer]string{
	channeltest.Busy:          `{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}`,
	channeltest.NoSuchAddress: `{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}`,
	channeltest.BadContent:    `{"ok":false,"error_code":400,"description":"Bad Request: text must be non-empty"}`,
	channeltest.BadAccount:    `{"ok":false,"error_code":401,"description":"Unauthorized"}`,
}

func say(w http.ResponseWriter, a channeltest.Answer, _ *http.Request, _ []byte) {
	if body, ok := refusals[a]; ok {
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, body)
		return
	}
	fmt.Fprint(w, `{"ok":true,"result":{"message_id":365}}`)
}

func open(t *testing.T) (*Channel, *channeltest.Web) {
	t.Helper()
	far := channeltest.NewWeb(t, channeltest.Provider{To: customer, Hide: []string{token}, Key: key, Say: say, Verify: verify})
	s := Settings{Way: web.Way{Endpoint: far.URL}}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	c := New(s, token, web.Options{Clock: time.Now, Roots: far.Roots})
	t.Cleanup(func() { _ = c.Close() })
	return c, far
}

func TestChannel(t *testing.T) {
	channeltest.Run(t, func(t *testing.T) (channel.Channel, channeltest.Server) { return open(t) })
}

func TestUnderstand(t *testing.T) {
	if _, f := understand(web.Reply{Status: 429, Body: []byte(refusals[channeltest.Busy])}); f.Wait != 7*time.Second {
		t.Errorf("waits %s", f.Wait)
	}
	blocked := web.Reply{Status: 403, Body: []byte(`{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}`)}
	if _, f := understand(blocked); f.Verdict != channel.Refused || f.Cause != channel.CauseAddress || f.Code != channel.CodeOptOut {
		t.Error(f)
	}
}

func TestCompose(t *testing.T) {
	c, _ := open(t)
	for key, content := range map[string]channel.Content{
		"channel.telegram.to": {To: channel.Address{At: "-100123"}, Text: "x"}, "channel.empty": {To: channel.Address{At: customer}},
		"channel.tooLong": {To: channel.Address{At: customer}, Text: strings.Repeat("😀", 2049)},
	} {
		if _, err := c.Compose(content); crm.ErrorKey(err) != key {
			t.Errorf("got %v, want %s", err, key)
		}
	}
}
