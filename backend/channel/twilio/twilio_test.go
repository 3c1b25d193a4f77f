package twilio

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/channeltest"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

const (
	account  = "AC0123456789abcdef0123456789abcdef"
	token    = "an auth token"
	customer = "+886912345678"
)

// gateway is their side.
type gateway struct {
	*channeltest.Web
	list []map[string]any
}

func verify(r *http.Request, _ []byte) error {
	if user, password, ok := r.BasicAuth(); !ok || user != account || password != token || !strings.HasPrefix(r.URL.Path, "/2010-04-01/Accounts/"+account) {
		return errors.New("it is not from the account")
	}
	return nil
}

func key(r *http.Request, body []byte) string {
	form, err := url.ParseQuery(string(body))
	if r.Method != http.MethodPost || err != nil || form.Get("To") != customer || form.Get("From") != "+15005550006" {
		return ""
	}
	return channeltest.LastLine(form.Get("Body"))
}

func (g *gateway) say(w http.ResponseWriter, a channeltest.Answer, r *http.Request, _ []byte) {
	refused := map[channeltest.Answer]struct{ status, code int }{
		channeltest.Busy: {429, 20429}, channeltest.NoSuchAddress: {400, 21211}, channeltest.BadContent: {400, 21617}, channeltest.BadAccount: {401, 20003},
	}
	if no, ok := refused[a]; ok {
		w.WriteHeader(no.status)
		fmt.Fprintf(w, `{"code":%d,"message":%q,"status":%d}`, no.code, customer+token, no.status)
		return
	}
	if r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/Messages.json") {
		_ = json.NewEncoder(w).Encode(map[string]any{"messages": g.list})
		return
	}
	w.WriteHeader(http.StatusCreated)
	fmt.Fprint(w, `{"sid":"SM1","status":"queued","error_code":null}`)
}

func open(t *testing.T) (*Channel, *gateway) {
	t.Helper()
	g := &gateway{}
	g.Web = channeltest.NewWeb(t, channeltest.Provider{To: customer, Hide: []string{token}, Key: key, Say: g.say, Verify: verify})
	s := Settings{AccountSID: account, From: "+15005550006", Way: web.Way{Endpoint: g.URL}}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	c := New(s, token, web.Options{Clock: time.Now, Roots: g.Roots})
	t.Cleanup(func() { _ = c.Close() })
	return c, g
}

func TestChannel(t *testing.T) {
	channeltest.Run(t, func(t *testing.T) (channel.Channel, channeltest.Server) { return open(t) })
}

// TestReconcile_TellsOnlyWhatIsSure has the same words twice, once, before, and not at all.
func TestReconcile_TellsOnlyWhatIsSure(t *testing.T) {
	c, g := open(t)
	m := channeltest.Compose(t, c, g, "k")
	now := time.Now()
	entry := func(at time.Time, status string) map[string]any {
		return map[string]any{"sid": "SM2", "body": channeltest.Content(g, "k").Text, "status": status, "date_created": at.UTC().Format(time.RFC1123Z)}
	}
	for name, test := range map[string]struct {
		list   []map[string]any
		handed time.Time
		want   channel.Fate
	}{
		"Once":    {[]map[string]any{entry(now, "delivered")}, now, channel.FateDelivered},
		"Twice":   {[]map[string]any{entry(now, "sent"), entry(now, "sent")}, now, channel.FateUnknown},
		"Earlier": {[]map[string]any{entry(now.Add(-3*time.Hour), "sent")}, now.Add(-time.Hour), channel.FateAbsent},
		"NotYet":  {nil, now, channel.FateUnknown},
		"Failed":  {[]map[string]any{entry(now, "undelivered")}, now, channel.FateFailed},
	} {
		g.list = test.list
		if got, err := c.Reconcile(t.Context(), m, test.handed); err != nil || got.Fate != test.want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestJudge_OptOut(t *testing.T) {
	f := judge(web.Reply{Status: 400}, 21610)
	if f.Verdict != channel.Refused || f.Cause != channel.CauseAddress || f.Code != channel.CodeOptOut {
		t.Error(f)
	}
}

func TestSettings_Validate(t *testing.T) {
	good := Settings{AccountSID: account, From: "Qinghe"}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for key, spoil := range map[string]func(*Settings){
		"channel.twilio.account": func(s *Settings) { s.AccountSID = "SK" + account[2:] },
		"channel.twilio.from":    func(s *Settings) { s.From = "青禾" },
		"channel.web.address":    func(s *Settings) { s.Endpoint = "http://api.twilio.com" },
		"channel.web.proxy":      func(s *Settings) { s.Proxy = "proxy" },
	} {
		s := good
		spoil(&s)
		if err := s.Validate(); crm.ErrorKey(err) != key {
			t.Errorf("got %v, want %s", err, key)
		}
	}
}
