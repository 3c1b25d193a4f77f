package gateway

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
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
	secret   = "a reseller's key"
	customer = "+8613912345678"
)

// sent is a message as a reseller reads it.
type sent struct{ mobile, content, uid, stamp, sign string }

// read takes a request apart, whatever format it is in.
func read(r *http.Request, body []byte) (s sent, err error) {
	switch kind := r.Header.Get("Content-Type"); {
	case r.Method == http.MethodGet || strings.HasPrefix(kind, "application/x-www-form"):
		q := r.URL.Query()
		if r.Method == http.MethodPost {
			q, err = url.ParseQuery(string(body))
		}
		return sent{q.Get("mobile"), q.Get("content"), q.Get("uid"), q.Get("ts"), q.Get("sign")}, err
	case strings.HasPrefix(kind, "application/json"):
		var v struct {
			To                     []string
			Content, UID, TS, Sign string
		}
		if err = json.Unmarshal(body, &v); err == nil && len(v.To) == 1 {
			s = sent{v.To[0], v.Content, v.UID, v.TS, v.Sign}
		}
		return s, err
	default:
		var v struct{ Mobile, Content, UID, TS, Sign string }
		err = xml.Unmarshal(body, &v)
		return sent{v.Mobile, v.Content, v.UID, v.TS, v.Sign}, err
	}
}

func verify(r *http.Request, body []byte) error {
	if r.URL.Path == "/balance" {
		return nil
	}
	s, err := read(r, body)
	if err != nil {
		return err
	}
	h := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(h, "%s|%s|%s", s.mobile, s.stamp, s.content)
	if want := fmt.Sprintf("%X", h.Sum(nil)); s.sign != want || r.Header.Get("X-App") != "shop "+s.uid {
		return errors.New("the signature is another")
	}
	return nil
}

func key(r *http.Request, body []byte) string {
	s, err := read(r, body)
	if r.URL.Path == "/balance" || err != nil || s.mobile != "13912345678" || channeltest.LastLine(s.content) != s.uid {
		return ""
	}
	return s.uid
}

func say(w http.ResponseWriter, a channeltest.Answer, _ *http.Request, _ []byte) {
	code := map[channeltest.Answer]int{channeltest.Busy: 9, channeltest.NoSuchAddress: 3, channeltest.BadContent: 5, channeltest.BadAccount: 1}[a]
	fmt.Fprintf(w, `{"code":%d,"msg":%q,"data":[{"id":7}]}`, code, secret+customer)
}

var templates = map[Format]string{
	FormatForm:  "mobile={{local}}&content={{text}}&uid={{key}}&ts={{time}}&sign={{sign}}",
	FormatQuery: "mobile={{local}}&content={{text}}&uid={{key}}&ts={{time}}&sign={{sign}}",
	FormatJSON:  `{"to":["{{local}}"],"content":"{{text}}","uid":"{{key}}","ts":"{{time}}","sign":"{{sign}}","n":12345678901234567890}`,
	FormatXML:   "<m><Mobile>{{local}}</Mobile><Content>{{text}}</Content><UID>{{key}}</UID><TS>{{time}}</TS><Sign>{{sign}}</Sign></m>",
}

func open(t *testing.T, format Format) (channel.Channel, *channeltest.Web) {
	t.Helper()
	far := channeltest.NewWeb(t, channeltest.Provider{To: customer, Hide: []string{secret}, Key: key, Say: say, Verify: verify})
	s := Settings{
		URL: far.URL + "/send?v=1", Format: format, Template: templates[format], Headers: []string{"X-App: shop {{key}}"},
		Sign: DigestHMACSHA256, SignOf: "{{local}}|{{time}}|{{text}}", SignBase: "HEX", Success: "code", SuccessValue: "0", IDPath: "data.0.id",
		AddressCodes: "3, 4", AccountCodes: "1", BusyCodes: "9", CheckURL: far.URL + "/balance",
	}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	c, err := New(s, secret, web.Options{Clock: time.Now, Roots: far.Roots})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c, far
}

func TestChannel(t *testing.T) {
	channeltest.Run(t, func(t *testing.T) (channel.Channel, channeltest.Server) { return open(t, FormatForm) })
}

// TestFormats_CarryWhatCustomersAreCalled sends what would end a string, a field and an element.
func TestFormats_CarryWhatCustomersAreCalled(t *testing.T) {
	const text = "\"},{\"to\":\"+1\"}&mobile=1</Content><Mobile>2</Mobile>%00{{secret}} \\ 林\nnasty"
	for format := range templates {
		c, far := open(t, format)
		m, err := c.Compose(channel.Content{Key: "nasty", To: channel.Address{At: customer}, Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if id, err := c.Send(t.Context(), m, func() error { return nil }); err != nil || id != "7" || far.Accepted("nasty") != 1 {
			t.Errorf("%s: %q, %v", format, id, err)
		}
	}
}

func TestRule_ReadsAnswers(t *testing.T) {
	byPattern, err := newRule(Settings{Success: `/^0,|<ok>/`})
	if err != nil {
		t.Fatal(err)
	}
	byPath, _ := newRule(Settings{Success: "r.code", SuccessValue: "0 OK", AccountCodes: "7"})
	for _, test := range []struct {
		rule    rule
		status  int
		body    string
		verdict channel.Verdict
	}{
		{byPattern, 200, "0,12345", ""},
		{byPattern, 200, "-3,no", channel.Refused},
		{byPattern, 502, "0,12345", channel.Uncertain},
		{byPath, 200, `{"r":{"code":"OK"}}`, ""},
		{byPath, 200, `{"r":{"code":7}}`, channel.Retry},
		{byPath, 400, `{"r":{"code":7}}`, channel.Retry},
		{byPath, 200, `<html>the hotel's login</html>`, channel.Uncertain},
		{byPath, 500, `{"r":{"code":0}}`, channel.Uncertain},
	} {
		_, f := test.rule.read(web.Reply{Status: test.status, Body: []byte(test.body)})
		if f == nil && test.verdict != "" || f != nil && f.Verdict != test.verdict {
			t.Errorf("%d %s: %v", test.status, test.body, f)
		}
	}
}

func TestSettings_Validate(t *testing.T) {
	good := Settings{URL: "https://sms.example/send", Format: FormatForm, Template: templates[FormatForm], Success: "code", SuccessValue: "0"}
	if err := good.Validate(); err != nil {
		t.Error(err)
	}
	for key, spoils := range map[string][]func(*Settings){
		"channel.web.address":     {func(s *Settings) { s.URL = "http://sms.example" }, func(s *Settings) { s.CheckURL = "x" }},
		"channel.gateway.format":  {func(s *Settings) { s.Format = "csv" }},
		"channel.gateway.headers": {func(s *Settings) { s.Headers = []string{"X: a\r\nY: b"} }, func(s *Settings) { s.Headers = []string{"X: {{text}}"} }},
		"channel.gateway.place":   {func(s *Settings) { s.Template += "&x={{phone}}" }},
		"channel.gateway.template": {
			func(s *Settings) { s.Template = "to={{to}}" }, func(s *Settings) { s.Template = "{{to}}{{text}}" },
			func(s *Settings) { s.Format, s.Template = FormatJSON, `{"a":{{to}},"b":"{{text}}"}` },
			func(s *Settings) { s.Format, s.Template = FormatXML, `<a>{{to}}{{text}}</b>` },
		},
		"channel.gateway.sign":    {func(s *Settings) { s.Sign = "rot13" }, func(s *Settings) { s.Sign = DigestMD5 }},
		"channel.gateway.success": {func(s *Settings) { s.Success = "/(/" }, func(s *Settings) { s.SuccessValue = "" }},
		"channel.web.proxy":       {func(s *Settings) { s.Proxy = "x" }},
	} {
		for _, spoil := range spoils {
			s := good
			spoil(&s)
			if err := s.Validate(); crm.ErrorKey(err) != key {
				t.Errorf("got %v, want %s", err, key)
			}
		}
	}
}
