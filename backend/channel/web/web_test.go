package web

import (
	"bytes"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/crm"
)

func open(t *testing.T, o Options, handler http.HandlerFunc) (*Client, string) {
	t.Helper()
	s := httptest.NewTLSServer(handler)
	t.Cleanup(s.Close)
	if o.Clock == nil {
		o.Clock = time.Now
	}
	o.Roots = s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	c := New(o)
	t.Cleanup(func() { _ = c.Close() })
	return c, s.URL
}

func promise() error { return nil }

// TestHand_FollowsNobody has the other side point elsewhere: what is signed for one host is not told to another.
func TestHand_FollowsNobody(t *testing.T) {
	var elsewhere atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere.Add(1) }))
	defer other.Close()
	c, at := open(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL, http.StatusTemporaryRedirect)
	})
	reply, err := c.Hand(t.Context(), Request{Method: http.MethodPost, URL: at, Body: []byte("x")}, promise)
	f := Judge(reply)
	if err != nil || elsewhere.Load() != 0 || f == nil || f.Verdict != channel.Retry || f.Code != "307" {
		t.Errorf("%v, %v, %d times elsewhere", f, err, elsewhere.Load())
	}
}

// TestHand_ReadsNoFlood is uncertain about a message whose answer does not end.
func TestHand_ReadsNoFlood(t *testing.T) {
	c, at := open(t, Options{}, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(bytes.Repeat([]byte("x"), replyLimit+1)) })
	_, err := c.Hand(t.Context(), Request{Method: http.MethodPost, URL: at}, promise)
	if f := channel.AsFailure(err); f == nil || f.Verdict != channel.Uncertain || !errors.Is(err, errTooLong) {
		t.Error(err)
	}
}

// TestHand_PromisesOnceAndLast asks for the promise only when there is a connection, and never twice.
func TestHand_PromisesOnceAndLast(t *testing.T) {
	var asked, promised int
	c, at := open(t, Options{}, func(http.ResponseWriter, *http.Request) { asked++ })
	hand := func(url string, answer error) error {
		_, err := c.Hand(t.Context(), Request{Method: http.MethodPost, URL: url}, func() error { promised++; return answer })
		return err
	}
	if err := hand("https://127.0.0.1:1", nil); channel.AsFailure(err).Verdict != channel.Retry || promised != 0 {
		t.Errorf("%v, promised %d times", err, promised)
	}
	full := errors.New("the disk is full")
	for range 2 { // over a new connection, and over one that rests
		if err := hand(at, full); !errors.Is(err, full) || asked != 0 {
			t.Errorf("%v, asked %d times", err, asked)
		}
		if err := hand(at, nil); err != nil || asked != 1 {
			t.Errorf("%v, asked %d times", err, asked)
		}
		asked = 0
	}
	if promised != 4 {
		t.Errorf("promised %d times", promised)
	}
}

// TestErrors_NameNoAddress has a key in the address, as robots and Telegram have.
func TestErrors_NameNoAddress(t *testing.T) {
	c, _ := open(t, Options{}, nil)
	for _, address := range []string{"https://127.0.0.1:1/bot123:KEY/x", "https://127.0.0.1:1/%zzKEY"} {
		_, err := c.Ask(t.Context(), Request{Method: http.MethodGet, URL: address})
		if err == nil || strings.Contains(err.Error(), "KEY") {
			t.Errorf("%v", err)
		}
	}
	unknown := &url.Error{URL: "https://shop.KEY.example", Err: &net.OpError{Op: "dial", Err: &net.DNSError{Name: "shop.KEY.example", Err: "no such host"}}}
	if err := lineFailure(unknown); strings.Contains(err.Error(), "KEY") {
		t.Errorf("%v", err)
	}
}

func TestNow_IsTheirsOnceOursIsWrong(t *testing.T) {
	ours := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for ahead, want := range map[time.Duration]time.Time{time.Hour: ours.Add(-time.Hour), -time.Hour: ours.Add(time.Hour), 10 * time.Second: ours} {
		c, at := open(t, Options{Clock: func() time.Time { return ours }}, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Date", ours.Add(-ahead).Format(http.TimeFormat))
		})
		if got := c.Now(); !got.Equal(ours) {
			t.Errorf("before anybody answered it is %s", got)
		}
		if _, err := c.Ask(t.Context(), Request{Method: http.MethodGet, URL: at}); err != nil {
			t.Fatal(err)
		}
		if got := c.Now(); !got.Equal(want) {
			t.Errorf("ahead by %s it is %s, want %s", ahead, got, want)
		}
	}
}

// TestProxy_IsTheChannels goes through a proxy that is asked for every address.
func TestProxy_IsTheChannels(t *testing.T) {
	var through atomic.Value
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		through.Store(r.Method + " " + r.Host)
		w.WriteHeader(http.StatusBadGateway)
	}))
	defer proxy.Close()
	c := New(Options{Proxy: proxy.URL, Clock: time.Now})
	defer c.Close()
	_, err := c.Hand(t.Context(), Request{Method: http.MethodPost, URL: "https://api.example.com/x"}, func() error { t.Error("promised to a proxy"); return nil })
	if f := channel.AsFailure(err); f == nil || f.Verdict != channel.Retry || through.Load() != "CONNECT api.example.com:443" {
		t.Errorf("%v through %v", err, through.Load())
	}
}

func TestJudge(t *testing.T) {
	for status, want := range map[int]channel.Verdict{
		200: "", 204: "", 302: channel.Retry, 400: channel.Refused, 401: channel.Retry, 403: channel.Retry, 408: channel.Retry, 422: channel.Refused,
		429: channel.Retry, 500: channel.Uncertain, 502: channel.Uncertain, 503: channel.Uncertain,
	} {
		if f := Judge(Reply{Status: status}); f == nil && want != "" || f != nil && f.Verdict != want {
			t.Errorf("%d: %v", status, f)
		}
	}
	f := Judge(Reply{Status: 503, Header: http.Header{"Retry-After": {"7"}}})
	if f.Verdict != channel.Retry || f.Wait != 7*time.Second {
		t.Error(f)
	}
}

func TestCheckAddress(t *testing.T) {
	for address, good := range map[string]bool{
		"https://api.line.me": true, "http://127.0.0.1:8080/x": true, "http://[::1]/": true, "http://localhost": true, "http://api.line.me": false,
		"https://user:pw@api.line.me": false, "ftp://x": false, "": false, "https://": false, "https://a b": false, "http://127.0.0.1.evil.example": false,
	} {
		if err := CheckAddress(address); (err == nil) != good || err != nil && crm.ErrorKey(err) != "channel.web.address" {
			t.Errorf("%q: %v", address, err)
		}
	}
	for address, good := range map[string]bool{"": true, "http://127.0.0.1:7890": true, "socks5://127.0.0.1:1080": true, "127.0.0.1:7890": false, "http://u:p@h": false} {
		if err := CheckProxy(address); (err == nil) != good {
			t.Errorf("%q: %v", address, err)
		}
	}
}
