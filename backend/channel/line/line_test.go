package line

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"sync"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/channeltest"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

const (
	token    = "a channel access token"
	customer = "U0123456789abcdef0123456789abcdef"
)

// platform is their side: it takes what comes under one retry key once.
type platform struct {
	*channeltest.Web
	lock sync.Mutex
	seen map[string]bool
	// quota is what they say of the account's plan.
	quota string
}

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func verify(r *http.Request, _ []byte) error {
	if r.Header.Get("Authorization") != "Bearer "+token || r.Method == http.MethodPost && !uuid.MatchString(r.Header.Get("X-Line-Retry-Key")) {
		return errors.New("it is not from the account")
	}
	return nil
}

func (p *platform) key(r *http.Request, body []byte) string {
	var said struct {
		To       string
		Messages []struct{ Type, Text string }
	}
	if r.URL.Path != "/v2/bot/message/push" || json.Unmarshal(body, &said) != nil || said.To != customer || len(said.Messages) != 1 || said.Messages[0].Type != "text" {
		return ""
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	retry := r.Header.Get("X-Line-Retry-Key")
	if p.seen[retry] {
		r.Header.Set("Seen", "yes")
		return ""
	}
	p.seen[retry] = true
	return channeltest.LastLine(said.Messages[0].Text)
}

func (p *platform) say(w http.ResponseWriter, a channeltest.Answer, r *http.Request, _ []byte) {
	w.Header().Set("X-Line-Request-Id", "request")
	if a == channeltest.Accept && r.Header.Get("Seen") != "" {
		w.Header().Set("X-Line-Accepted-Request-Id", "the first request")
		w.WriteHeader(http.StatusConflict)
	}
	refused := map[channeltest.Answer]struct {
		status int
		body   string
	}{
		channeltest.Busy: {429, `{"message":"You have reached your monthly limit."}`}, channeltest.BadAccount: {401, `{"message":"` + token + `"}`},
		channeltest.NoSuchAddress: {400, `{"message":"The property, 'to', in the request body is invalid (line: -, column: -)"}`},
		channeltest.BadContent:    {400, `{"message":"The request body has 1 error(s)","details":[{"message":"May not be empty","property":"messages[0].text"}]}`},
	}
	if no, ok := refused[a]; ok {
		w.WriteHeader(no.status)
		fmt.Fprint(w, no.body)
		return
	}
	said := map[string]string{"/v2/bot/message/quota": p.quota, "/v2/bot/message/quota/consumption": `{"totalUsage":180}`}[r.URL.Path]
	fmt.Fprint(w, cmp.Or(said, `{}`))
}

func open(t *testing.T) (*Channel, *platform) {
	t.Helper()
	p := &platform{seen: map[string]bool{}}
	p.Web = channeltest.NewWeb(t, channeltest.Provider{To: customer, Hide: []string{token}, Key: p.key, Say: p.say, Verify: verify})
	s := Settings{Way: web.Way{Endpoint: p.URL}}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	c := New(s, token, web.Options{Clock: time.Now, Roots: p.Roots})
	t.Cleanup(func() { _ = c.Close() })
	return c, p
}

func TestChannel(t *testing.T) {
	channeltest.Run(t, func(t *testing.T) (channel.Channel, channeltest.Server) { return open(t) })
}

// TestReconcile_SendsOnce asks about a message that was taken without an answer, and about one that never was.
func TestReconcile_SendsOnce(t *testing.T) {
	for key, answer := range map[string]channeltest.Answer{"taken": channeltest.CutAfterAccept, "cut": channeltest.CutBefore} {
		c, p := open(t)
		p.Behave(answer)
		m := channeltest.Compose(t, c, p, key)
		if _, err := c.Send(t.Context(), m, func() error { return nil }); err == nil {
			t.Fatal("it was sent")
		}
		p.Behave(channeltest.Accept)
		for range 2 {
			if got, err := c.Reconcile(t.Context(), m, time.Now()); err != nil || got.Fate != channel.FateAccepted || got.ID == "" {
				t.Errorf("%s: %v, %v", key, got, err)
			}
		}
		if n := p.Accepted(key); n != 1 {
			t.Errorf("%s went %d times", key, n)
		}
		if got, err := c.Reconcile(t.Context(), m, time.Now().Add(-24*time.Hour)); err != nil || got.Fate != channel.FateUnknown {
			t.Errorf("yesterday's: %v, %v", got, err)
		}
	}
}

func TestLeft(t *testing.T) {
	for quota, want := range map[string]struct {
		left  int64
		known bool
	}{`{"type":"limited","value":200}`: {20, true}, `{"type":"limited","value":100}`: {0, true}, `{"type":"none"}`: {0, false}} {
		c, p := open(t)
		p.quota = quota
		if left, known, err := c.Left(t.Context()); err != nil || left != want.left || known != want.known {
			t.Errorf("%s: %d %v %v", quota, left, known, err)
		}
	}
	c, p := open(t)
	p.Behave(channeltest.BadAccount)
	if _, known, err := c.Left(t.Context()); known || channel.AsFailure(err) == nil {
		t.Errorf("refused: %v %v", known, err)
	}
}

func TestCompose(t *testing.T) {
	c, _ := open(t)
	for key, content := range map[string]channel.Content{
		"channel.line.to": {To: channel.Address{At: "lin"}, Text: "x"}, "channel.empty": {To: channel.Address{At: customer}},
		"channel.tooLong": {To: channel.Address{At: customer}, Text: string(make([]rune, 5001)) + "x"},
	} {
		if _, err := c.Compose(content); crm.ErrorKey(err) != key {
			t.Errorf("got %v, want %s", err, key)
		}
	}
}
