package mail

import (
	"bytes"
	"crypto/x509"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/mail"
	"net/textproto"
	"strings"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/channeltest"
	"shuke/backend/crm"
)

func TestChannel(t *testing.T) {
	for _, security := range []Security{SecurityTLS, SecurityStartTLS, SecurityNone} {
		t.Run(string(security), func(t *testing.T) {
			channeltest.Run(t, func(t *testing.T) (channel.Channel, channeltest.Server) { return open(t, security) })
		})
	}
}

// TestSend_ArrivesAsItWasComposed reads what the server got with the standard library.
func TestSend_ArrivesAsItWasComposed(t *testing.T) {
	c, far := open(t, SecurityTLS)
	m := channeltest.Compose(t, c, far, "whole")
	if _, err := c.Send(t.Context(), m, func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	got := far.mails["whole"]
	if !bytes.Equal(bytes.TrimSpace(got), bytes.TrimSpace(m.Body)) {
		t.Errorf("got\n%s\nwant\n%s", got, m.Body)
	}
	read, err := mail.ReadMessage(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	subject, _ := new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject"))
	for header, want := range map[string]string{
		"Message-ID": "<whole@example.com>", "List-Unsubscribe": "<mailto:shop@example.com?subject=unsubscribe-whole>",
	} {
		if got := read.Header.Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	if body, _ := io.ReadAll(read.Body); subject != "新茶到了" || !bytes.Contains(body, []byte("text/html")) || !bytes.Contains(body, []byte("text/plain")) {
		t.Errorf("subject %q, body\n%s", subject, body)
	}
}

// TestCompose_NamesBeginNoHeader puts line ends where a customer's file may have them.
func TestCompose_NamesBeginNoHeader(t *testing.T) {
	c := New(Settings{FromName: "店\r\nBcc: everybody@example.com", From: user}, "", time.Now)
	m, err := c.Compose(channel.Content{Key: "k", To: channel.Address{Name: "林\nBcc: x@example.com", At: customer}, Subject: "a\r\nBcc: y@example.com", Text: "x"})
	if err != nil {
		t.Fatal(err)
	}
	read, err := mail.ReadMessage(bytes.NewReader(m.Body))
	if err != nil || read.Header.Get("Bcc") != "" {
		t.Errorf("%v\n%s", err, m.Body)
	}
	for _, at := range []string{"", "lin", "lin@a.example, wang@b.example", "林 <lin@a.example>", "lin@a.example\r\nRCPT TO:<x@b.example>"} {
		if _, err := c.Compose(channel.Content{Key: "k", To: channel.Address{At: at}}); crm.ErrorKey(err) != "channel.mail.to" {
			t.Errorf("%q: %v", at, err)
		}
	}
}

func TestCheck_TellsWhatHasToChange(t *testing.T) {
	for name, test := range map[string]struct {
		spoil func(c *Channel)
		cause channel.Cause
		code  string
	}{
		"WrongPassword":      {func(c *Channel) { c.secret.Password = "wrong" }, channel.CauseAccount, "535 5.7.8"},
		"UnknownCertificate": {func(c *Channel) { c.roots = x509.NewCertPool() }, channel.CauseAccount, "certificate"},
		"ExpiredCertificate": {func(c *Channel) { c.clock = func() time.Time { return time.Now().AddDate(100, 0, 0) } }, channel.CauseAccount, "certificate"},
		"NobodyListens":      {func(c *Channel) { c.settings.Port = freePort(t) }, channel.CauseLine, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := open(t, SecurityTLS)
			test.spoil(c)
			f := channel.AsFailure(c.Check(t.Context()))
			if f == nil || f.Verdict != channel.Retry || f.Cause != test.cause || f.Code != test.code {
				t.Errorf("got %v", f)
			}
		})
	}
}

// TestCheck_NoNameService is a computer whose network knows no names.
func TestCheck_NoNameService(t *testing.T) {
	c, _ := open(t, SecurityTLS)
	c.settings.Host = "smtp.shop.invalid"
	f := channel.AsFailure(c.Check(t.Context()))
	if f == nil || f.Verdict != channel.Retry || f.Cause != channel.CauseLine {
		t.Errorf("got %v", f)
	}
}

// TestJudge holds replies that providers give to what they mean (CHANNELS of the product's notes, RFC 5321, RFC 3463).
func TestJudge(t *testing.T) {
	for _, test := range []struct {
		phase   phase
		code    int
		text    string
		verdict channel.Verdict
		cause   channel.Cause
	}{
		{phaseTo, 450, "4.2.0 greylisted", channel.Retry, channel.CauseAddress},
		{phaseTo, 550, "5.1.1 user unknown", channel.Refused, channel.CauseAddress},
		{phaseTo, 550, "Domain frequency limited", channel.Retry, channel.CauseAccount},
		{phaseTo, 550, "5.7.26 unauthenticated", channel.Refused, channel.CauseContent},
		{phaseFrom, 550, "5.4.5 Daily user sending limit exceeded", channel.Retry, channel.CauseAccount},
		{phaseFrom, 553, "sender not owned", channel.Retry, channel.CauseAccount},
		{phaseFrom, 451, "4.3.2 come back later", channel.Retry, channel.CauseLine},
		{phaseFrom, 450, "4.7.1 not from here for now", channel.Retry, channel.CauseAccount},
		{phaseTo, 421, "4.3.0 closing", channel.Retry, channel.CauseLine},
		{phaseDot, 421, "closing", channel.Retry, channel.CauseLine},
		{phaseData, 451, "local error", channel.Retry, channel.CauseContent},
		{phaseData, 554, "no valid recipients", channel.Refused, channel.CauseContent},
		{phaseDot, 451, "4.3.0 try again", channel.Retry, channel.CauseContent},
		{phaseDot, 552, "5.2.3 too large", channel.Refused, channel.CauseContent},
		{phaseDot, 554, "DT:SPM 163", channel.Refused, channel.CauseContent},
	} {
		f := channel.AsFailure(failure(test.phase, &textproto.Error{Code: test.code, Msg: test.text}))
		if f.Verdict != test.verdict || f.Cause != test.cause {
			t.Errorf("%d %s at %d: %s, %s", test.code, test.text, test.phase, f.Verdict, f.Cause)
		}
		if tooSoon := test.cause == channel.CauseAccount && strings.Contains(test.text, "limit"); tooSoon != (f.Wait > 0) {
			t.Errorf("%s: waits %s", test.text, f.Wait)
		}
	}
}

// Nobody is at an address, whether the code says so or words do; QQ's words for "not from you" are no such ones.
func TestJudge_KnowsWhereNobodyIs(t *testing.T) {
	for text, want := range map[string]string{
		"User not found: lin@163.com": "550 5.1.1", "Mailbox not found. http://service.mail.qq.com/": "550 5.1.1", "No such user here": "550 5.1.1",
		"5.1.10 recipient not found": "550 5.1.10", "Mailbox unavailable or access denied": "550", "5.2.1 mailbox disabled": "550 5.2.1",
	} {
		if f := channel.AsFailure(failure(phaseTo, &textproto.Error{Code: 550, Msg: text})); f.Code != want || f.Verdict != channel.Refused {
			t.Errorf("%s: %s %s", text, f.Verdict, f.Code)
		}
	}
	f := channel.AsFailure(dialFailure(&textproto.Error{Code: 535, Msg: "Error: Login fail. Connection frequency limited"}))
	if f.Cause != channel.CauseAccount || f.Wait == 0 {
		t.Errorf("signed in too often: %v", f)
	}
}

func TestPresetFor(t *testing.T) {
	for text, want := range map[string]string{"qq": "qq", "chen@foxmail.com": "qq", "Shop@Gmail.com": "gmail", "me@shop.example": "", "": ""} {
		if p, ok := PresetFor(text); p.ID != want || ok != (want != "") {
			t.Errorf("%q: %v", text, p)
		}
	}
	for _, p := range Presets {
		if err := (Settings{Host: p.Host, Port: p.Port, Security: p.Security, From: user}).Validate(); err != nil {
			t.Errorf("%s: %v", p.ID, err)
		}
	}
}

func TestSettings_Validate(t *testing.T) {
	good := Settings{Host: "smtp.example.com", Port: 465, Security: SecurityTLS, From: user}
	for key, spoil := range map[string]func(*Settings){
		"channel.mail.host":     func(s *Settings) { s.Host = "smtp.example.com:465" },
		"channel.mail.port":     func(s *Settings) { s.Port = 0 },
		"channel.mail.from":     func(s *Settings) { s.From = "店 <shop@example.com>" },
		"channel.mail.open":     func(s *Settings) { s.Security = SecurityNone },
		"channel.mail.security": func(s *Settings) { s.Security = "ssl" },
		"channel.mail.domain":   func(s *Settings) { s.From = "shop@QQ.com" },
	} {
		s := good
		spoil(&s)
		if err := s.Validate(); crm.ErrorKey(err) != key {
			t.Errorf("got %v, want %s", err, key)
		}
	}
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// TestCompose_AnyScriptAndLength: what is written arrives, and no line is longer than servers take (RFC 5322, 2.1.1).
func TestCompose_AnyScriptAndLength(t *testing.T) {
	c := New(Settings{FromName: strings.Repeat("青禾日用", 40), From: user}, "", time.Now)
	for _, text := range []string{
		strings.Repeat("新茶到了", 500), strings.Repeat("long ", 400), strings.Repeat("x", 3000), "สวัสดีค่ะ ร้านชา", "🎁👨‍👩‍👧 只剩三天", "\u202eשלום לכולם\u202c", "a \"quoted\" <b>, =?utf-8?q?x?= = 1", "  lead and trail  ",
	} {
		m, err := c.Compose(channel.Content{Key: "k", To: channel.Address{Name: text, At: customer}, Subject: text, Text: text, HTML: "<p>" + text + "</p>"})
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(string(m.Body), "\r\n") {
			if len(line) > 998 || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%.20s: a line of %d", text, len(line))
			}
		}
		read, err := mail.ReadMessage(bytes.NewReader(m.Body))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject")); err != nil || strings.TrimSpace(got) != strings.TrimSpace(text) {
			t.Errorf("%.40q reads %.40q, %v", text, got, err)
		}
		if to, err := read.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != customer {
			t.Errorf("%.40q goes to %v, %v", text, to, err)
		}
		kind, params, err := mime.ParseMediaType(read.Header.Get("Content-Type"))
		if err != nil || kind != "multipart/alternative" {
			t.Fatal(kind, err)
		}
		said := map[string]string{}
		for parts := multipart.NewReader(read.Body, params["boundary"]); ; {
			part, err := parts.NextRawPart()
			if err != nil {
				break
			}
			body, _ := io.ReadAll(base64.NewDecoder(base64.StdEncoding, part))
			kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
			said[kind] = string(body)
		}
		if len(said) != 2 || said["text/plain"] != text || said["text/html"] != "<p>"+text+"</p>" {
			t.Errorf("%.40q says %.80q", text, said)
		}
	}
}
