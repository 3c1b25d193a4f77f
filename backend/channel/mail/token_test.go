package mail

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/crm"
)

// provider gives access tokens for the owner's refresh token, each with a number of its own.
type provider struct {
	*httptest.Server
	given int
	next  string // the refresh token that it gives along, if any
	far   *server
}

func openProvider(t *testing.T, far *server) *provider {
	t.Helper()
	p := &provider{far: far}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("grant_type") != "refresh_token" || r.FormValue("client_id") != "my app" || r.FormValue("client_secret") != "shh" {
			http.Error(w, `{"error":"invalid_client"}`, http.StatusUnauthorized)
			return
		}
		if r.FormValue("refresh_token") != "for ever" {
			http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
			return
		}
		p.given++
		far.token = fmt.Sprintf("token %d", p.given)
		fmt.Fprintf(w, `{"access_token":%q,"expires_in":3600,"token_type":"Bearer","refresh_token":%q}`, far.token, p.next)
	}))
	t.Cleanup(p.Close)
	return p
}

func TestSend_XOAuth2AsksForTokensAnew(t *testing.T) {
	c, far := open(t, SecurityTLS)
	p := openProvider(t, far)
	now := time.Now()
	c.clock = func() time.Time { return now }
	c.settings.OAuth, c.settings.ClientID, c.settings.TokenURL = true, "my app", p.URL
	c.secret = readCredentials(`{"password":"for ever","clientSecret":"shh"}`)
	for range 3 {
		if err := c.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if p.given != 1 {
		t.Errorf("%d tokens within an hour", p.given)
	}
	now = now.Add(59*time.Minute + time.Second)
	if err := c.Check(t.Context()); err != nil || p.given != 2 {
		t.Errorf("an hour later: %v, %d tokens", err, p.given)
	}
	c.secret.Password, c.token.until = "taken back", now
	f := channel.AsFailure(c.Check(t.Context()))
	if f == nil || f.Verdict != channel.Retry || f.Cause != channel.CauseAccount || f.Code != "invalid_grant" || strings.Contains(f.Error(), "taken back") {
		t.Errorf("a token that was taken back: %v", f)
	}
	p.Close()
	if f := channel.AsFailure(c.Check(t.Context())); f == nil || f.Cause != channel.CauseLine || strings.Contains(f.Error(), p.URL) {
		t.Errorf("nobody gives tokens: %v", f)
	}
}

// Some providers end a refresh token with its use and give the next one along.
func TestSend_KeepsTheRefreshTokenThatIsGivenAlong(t *testing.T) {
	c, far := open(t, SecurityTLS)
	p := openProvider(t, far)
	p.next = "the next one"
	c.settings.OAuth, c.settings.ClientID, c.settings.TokenURL = true, "my app", p.URL
	c.secret = readCredentials(`{"password":"for ever","clientSecret":"shh"}`)
	kept := []string{}
	c.KeepRenewed(func(secret string) error {
		kept = append(kept, secret)
		return nil
	})
	if err := c.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(kept) != 1 || readCredentials(kept[0]) != (credentials{Password: "the next one", ClientSecret: "shh"}) || c.secret.Password != "the next one" {
		t.Errorf("kept %q", kept)
	}
}

func TestSettings_OAuthNeedsTheOwnersRegistration(t *testing.T) {
	for key, change := range map[string]func(s *Settings){
		"":                      func(s *Settings) { s.Host = "smtp.gmail.com" },
		"channel.mail.client":   func(s *Settings) { s.ClientID = "" },
		"channel.mail.tokenUrl": func(s *Settings) { s.TokenURL = "http://elsewhere.example/token" },
	} {
		s := Settings{Host: "smtp.gmail.com", Port: 465, Security: SecurityTLS, User: user, From: user, OAuth: true, ClientID: "my app"}
		change(&s)
		if err := s.Validate(); crm.ErrorKey(err) != key {
			t.Errorf("%s: %v", key, err)
		}
	}
	if c := readCredentials("an authorisation {code}"); c.Password != "an authorisation {code}" || c.ClientSecret != "" {
		t.Error(c)
	}
}
