package main

import (
	"io"
	"net"
	"strconv"
	"strings"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	"github.com/zalando/go-keyring"
)

// postbox is a mail server on this computer that takes everything from whoever knows the code.
type postbox struct{ took chan string }

func (postbox) AuthMechanisms() []string { return []string{sasl.Plain} }

func (postbox) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, _, password string) error {
		if password != "a code" {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (p postbox) NewSession(*smtp.Conn) (smtp.Session, error) { return p, nil }
func (postbox) Reset()                                        {}
func (postbox) Logout() error                                 { return nil }
func (postbox) Mail(string, *smtp.MailOptions) error          { return nil }
func (postbox) Rcpt(string, *smtp.RcptOptions) error          { return nil }

func (p postbox) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	p.took <- string(text)
	return err
}

func openPostbox(t *testing.T) (port string, took chan string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := postbox{make(chan string, 1)}
	s := smtp.NewServer(p)
	s.AllowInsecureAuth = true
	go func() { _ = s.Serve(listener) }()
	t.Cleanup(func() { _ = s.Close() })
	return strconv.Itoa(listener.Addr().(*net.TCPAddr).Port), p.took
}

// TestChannel_IsSetUpTriedAndRemoved takes a mail account through its life on the command line.
func TestChannel_IsSetUpTriedAndRemoved(t *testing.T) {
	keyring.MockInit()
	port, took := openPostbox(t)
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "3", "--orders", "3", "--seed", "1")
	add := []string{"channel", "add", "shop", "--from", "shop@example.com", "--sender", "青禾", "--host", "127.0.0.1", "--port", port, "--security", "none", "--json"}
	tt.in = strings.NewReader("a code\n")
	out := tt.mustDo(add...)
	if made := read[[]channelJSON](t, out); len(made) != 1 || strings.Contains(out, "a code") {
		t.Errorf("made %s", out)
	}
	if list := read[[]channelJSON](t, tt.mustDo("channel", "list", "--json")); len(list) != 1 || list[0].Name != "shop" {
		t.Errorf("listed %v", list)
	}
	if got := read[channelTestJSON](t, tt.mustDo("channel", "test", "shop", "--to", "me@example.com", "--json")); got != (channelTestJSON{"shop", true, true}) {
		t.Error(got)
	}
	if got := <-took; !strings.Contains(got, "To: <me@example.com>") {
		t.Errorf("arrived: %s", got)
	}
	tt.wantError("There is no channel “nobody”", "channel", "test", "nobody")
	tt.wantError("not an e-mail address", "channel", "test", "shop", "--to", "me")
	tt.wantError("a refresh token for OAuth", "channel", "edit", "shop", "--set", "oauth=true", "--set", "clientId=mine", "--set", "tokenUrl=https://login.example/token")
	tt.mustDo("channel", "remove", "shop")
	tt.mustDo("undo")
	tt.wantError("Enter it again", "channel", "test", "shop")

	add[2] = "other"
	tt.in = strings.NewReader("another code\n")
	tt.wantError("does not take messages from this account (535", add...)
}

func (tt *testTerminal) wantError(sentence string, args ...string) {
	tt.tb.Helper()
	if o := tt.on(args...); o.status != exitFailed || !strings.Contains(o.err, sentence) {
		tt.tb.Errorf("shuke %s ended with %d: %s; want %q", strings.Join(args, " "), o.status, o.err, sentence)
	}
}

// TestChannel_OfEveryKind sets up one that signs, one that is worked off by hand, and changes one.
func TestChannel_OfEveryKind(t *testing.T) {
	keyring.MockInit()
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "3", "--orders", "3", "--seed", "1")
	if kinds := read[[]kindJSON](t, tt.mustDo("channel", "kinds", "--json")); len(kinds) != 18 {
		t.Errorf("%d kinds", len(kinds))
	}
	if made := read[[]channelJSON](t, tt.mustDo("channel", "add", "calls", "--kind", "calls", "--json")); made[0].Class != "manual" {
		t.Errorf("made %v", made)
	}
	tt.wantError("worked off by you", "channel", "test", "calls")
	sms := []string{"channel", "add", "sms", "--kind", "aliyun", "--set", "accessKeyId=LTAI", "--set", "signName=青禾", "--template", "SMS_1=${name}，新茶到了", "--set", "endpoint=https://127.0.0.1:1"}
	tt.in = strings.NewReader("a secret\n")
	tt.wantError("The server cannot be reached", sms...)
	list := read[[]channelJSON](t, tt.mustDo("channel", "list", "--json"))
	if len(list) != 2 || len(list[1].Limits) == 0 || !strings.Contains(string(list[1].Settings), "SMS_1") {
		t.Errorf("listed %v", list)
	}
	tt.mustDo("channel", "edit", "sms", "--rename", "短信", "--limit", "day=50", "--set", "signName=禾")
	list = read[[]channelJSON](t, tt.mustDo("channel", "list", "--json"))
	if list[1].Name != "短信" || limitsText(list[1].Limits) != "day=50" || !strings.Contains(string(list[1].Settings), `"禾"`) {
		t.Errorf("changed to %v", list[1])
	}
	tt.wantError("none of the approved", "channel", "test", "短信", "--to", "+8613912345678", "--text", "别的话")
	tt.wantError("no setting “signature”", "channel", "edit", "短信", "--set", "signature=x")
	tt.wantError("There is no kind of channel “fax”", "channel", "add", "fax", "--kind", "fax")
}
