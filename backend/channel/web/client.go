package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"shuke/backend/channel"
)

// How long the other side may take. A gateway that has not answered in a minute and a half will not.
const (
	dialPatience  = 20 * time.Second
	replyPatience = 90 * time.Second
	// restLimit is how long a connection may rest before it is not trusted any more: a server that hangs up just as a message
	// goes out makes an uncertain one of it.
	restLimit = 3 * time.Second
	lines     = 16 // connections kept to one host
)

// Options say how a channel reaches its other side.
type Options struct {
	Proxy string // "" is the system's
	Clock func() time.Time
	Roots *x509.CertPool // nil: those of the system
	// Renewed keeps a secret that the other side gave in place of the one there was; nil keeps it nowhere.
	Renewed func(secret string) error
}

// Client speaks with one other side. It may be used by several goroutines at once.
type Client struct {
	http  *http.Client
	clock func() time.Time
	fast  atomic.Int64 // how far this computer's clock is ahead of the other side's, as far as that is known

	open   context.Context // ends with the client
	finish context.CancelFunc
}

var errClosed = errors.New("the channel is closed")

// New is a client. What it is given is checked before: CheckProxy.
func New(o Options) *Client {
	proxy := http.ProxyFromEnvironment
	if u, err := url.Parse(o.Proxy); err == nil && o.Proxy != "" {
		proxy = http.ProxyURL(u)
	}
	c := &Client{clock: o.Clock}
	c.open, c.finish = context.WithCancel(context.Background())
	c.http = &http.Client{
		Transport: &http.Transport{
			Proxy:               proxy,
			DialContext:         (&net.Dialer{Timeout: dialPatience}).DialContext,
			TLSClientConfig:     &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: o.Roots},
			TLSHandshakeTimeout: dialPatience,
			IdleConnTimeout:     restLimit,
			MaxIdleConnsPerHost: lines,
			// One request at a time on a connection, HTTP/1.1: whether it went out can then be told.
			TLSNextProto: map[string]func(string, *tls.Conn) http.RoundTripper{},
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// Close ends what is under way.
func (c *Client) Close() error {
	c.finish()
	c.http.CloseIdleConnections()
	return nil
}

// within bounds a call by the client's life and by patience.
func (c *Client) within(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithTimeout(ctx, replyPatience)
	stop := context.AfterFunc(c.open, cancel)
	return ctx, func() { stop(); cancel() }
}

func (c *Client) closed() error {
	if c.open.Err() != nil {
		return &channel.Failure{Verdict: channel.Retry, Cause: channel.CauseLine, Err: errClosed}
	}
	return nil
}

// trustedSkew is how far two clocks may differ before ours is taken for wrong: Date counts whole seconds, and replies take time.
const trustedSkew = 30 * time.Second

// Now is the other side's time as far as that is known: they refuse what is signed at another.
func (c *Client) Now() time.Time {
	now := c.clock()
	if skew := c.Skew(); skew.Abs() > trustedSkew {
		return now.Add(-skew)
	}
	return now
}

// Skew is how far this computer's clock is ahead of the other side's.
func (c *Client) Skew() time.Duration { return time.Duration(c.fast.Load()) }

// hear learns the other side's time from a reply.
func (c *Client) hear(reply http.Header) {
	if at, err := http.ParseTime(reply.Get("Date")); err == nil {
		c.fast.Store(int64(c.clock().Sub(at)))
	}
}
