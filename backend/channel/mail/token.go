package mail

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"shuke/backend/channel"
)

// credentials are what a mailbox is signed in to with: a password, or for OAuth a refresh token and what the owner's own
// registration with the provider is proved by.
type credentials struct {
	Password     string `json:"password"`
	ClientSecret string `json:"clientSecret"`
}

// readCredentials reads what the keyring has: a password alone, or several as JSON.
func readCredentials(secret string) (c credentials) {
	if !strings.HasPrefix(secret, "{") || json.Unmarshal([]byte(secret), &c) != nil || c.Password == "" {
		return credentials{Password: secret}
	}
	return c
}

// token is an access token, which lives for about an hour and is asked for again with the refresh token. One asks for all.
type token struct {
	mu    sync.Mutex
	value string
	until time.Time
}

// tokenMargin is how long before its end a token is not trusted any more.
const tokenMargin = time.Minute

// tokenPatience is how long the provider may take to give one.
const tokenPatience = 30 * time.Second

// mostToken is how long the answer may be.
const mostToken = 1 << 20

func (c *Channel) accessToken(ctx context.Context) (string, error) {
	c.token.mu.Lock()
	defer c.token.mu.Unlock()
	if now := c.clock(); c.token.value != "" && now.Before(c.token.until) {
		return c.token.value, nil
	}
	value, lives, err := c.refresh(ctx)
	if err != nil {
		return "", err
	}
	c.token.value, c.token.until = value, c.clock().Add(lives-tokenMargin)
	return value, nil
}

// tokenReply is what RFC 6749, 5 says of an access token, or of why there is none.
type tokenReply struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int64  `json:"expires_in"`
	Refresh     string `json:"refresh_token"` // in place of the one it was asked with; "" where that one stays
	Error       string `json:"error"`
}

func (c *Channel) refresh(ctx context.Context) (string, time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, tokenPatience)
	defer cancel()
	form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {c.secret.Password}, "client_id": {c.settings.ClientID}}
	if c.secret.ClientSecret != "" {
		form.Set("client_secret", c.secret.ClientSecret)
	}
	ask, err := http.NewRequestWithContext(ctx, http.MethodPost, c.settings.tokenURL(), strings.NewReader(form.Encode()))
	if err != nil {
		return "", 0, err
	}
	ask.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	reply, err := c.asker().Do(ask)
	if err != nil {
		return "", 0, tokenFailure(err)
	}
	defer reply.Body.Close()
	var said tokenReply
	err = json.NewDecoder(io.LimitReader(reply.Body, mostToken)).Decode(&said)
	switch {
	case reply.StatusCode >= http.StatusInternalServerError || reply.StatusCode == http.StatusTooManyRequests:
		return "", 0, &channel.Failure{Verdict: channel.Retry, Cause: channel.CauseLine, Code: reply.Status[:3]}
	case err != nil || said.AccessToken == "":
		return "", 0, &channel.Failure{Verdict: channel.Retry, Cause: channel.CauseAccount, Code: oauthCode(said.Error)}
	}
	c.renew(said.Refresh)
	return said.AccessToken, time.Duration(said.ExpiresIn) * time.Second, nil
}

// renew takes the refresh token that holds from now on: some providers end the last one with its use. A keyring that does not
// take it costs nothing before the program ends, and the owner is asked for a new one then.
func (c *Channel) renew(refresh string) {
	if refresh == "" || refresh == c.secret.Password {
		return
	}
	c.secret.Password = refresh
	if c.renewed == nil {
		return
	}
	kept, err := json.Marshal(c.secret) //nolint:gosec // for the keyring
	if err == nil {
		err = c.renewed(string(kept))
	}
	if err != nil {
		slog.Error("keep a renewed refresh token", "err", err)
	}
}

// asker goes nowhere else than where it was sent: a redirect would take the secret along.
func (c *Channel) asker() *http.Client {
	transport := &http.Transport{
		Proxy: http.ProxyFromEnvironment, DialContext: (&net.Dialer{Timeout: dialPatience}).DialContext,
		TLSClientConfig: c.tlsFor(""), DisableKeepAlives: true,
	}
	return &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// tokenFailure leaves the address out that net/http puts into its errors.
func tokenFailure(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return err
}

// oauthCode is the provider's word, as long as it is one of RFC 6749's form.
func oauthCode(word string) string {
	if word == "" || len(word) > 40 || strings.ContainsFunc(word, func(r rune) bool { return (r < 'a' || r > 'z') && r != '_' }) {
		return "oauth"
	}
	return word
}
