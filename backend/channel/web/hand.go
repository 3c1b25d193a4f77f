package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"

	"shuke/backend/channel"
)

// replyLimit is how much of a reply is read.
const replyLimit = 1 << 20

// Request is what is asked.
type Request struct {
	Method string
	URL    string
	Header http.Header
	Body   []byte
}

// Reply is what is answered.
type Reply struct {
	Status int
	Header http.Header
	Body   []byte
}

// Hand makes a request that makes a message be delivered. It calls handing once there is a connection, right before the first
// byte goes over it. What failed before is to be tried again; without a reply to what went out nobody knows. A reply is the
// caller's to read, whatever its status.
func (c *Client) Hand(ctx context.Context, r Request, handing func() error) (Reply, error) {
	if err := c.closed(); err != nil {
		return Reply{}, err
	}
	ctx, end := c.within(ctx)
	defer end()
	g := &gate{handing: handing}
	reply, err := c.do(httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: g.pass, WroteRequest: g.wrote}), r)
	switch {
	case g.refused != nil:
		return Reply{}, g.refused
	case err == nil:
		return reply, nil
	case g.mayHaveGone():
		return Reply{}, &channel.Failure{Verdict: channel.Uncertain, Cause: channel.CauseLine, Err: unnamed(err)}
	}
	return Reply{}, lineFailure(err)
}

// Ask makes a request that changes nothing there: whatever goes wrong, it can be asked again.
func (c *Client) Ask(ctx context.Context, r Request) (Reply, error) {
	if err := c.closed(); err != nil {
		return Reply{}, err
	}
	ctx, end := c.within(ctx)
	defer end()
	reply, err := c.do(ctx, r)
	if err != nil {
		return Reply{}, lineFailure(err)
	}
	return reply, nil
}

var errTooLong = errors.New("the reply is longer than a mebibyte")

func (c *Client) do(ctx context.Context, r Request) (Reply, error) {
	req, err := http.NewRequestWithContext(ctx, r.Method, r.URL, bytes.NewReader(r.Body))
	if err != nil {
		return Reply{}, err
	}
	for name, values := range r.Header {
		req.Header[name] = values
	}
	if host := r.Header.Get("Host"); host != "" {
		req.Host = host
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return Reply{}, err
	}
	defer resp.Body.Close()
	c.hear(resp.Header)
	body, err := io.ReadAll(io.LimitReader(resp.Body, replyLimit+1))
	if err == nil && len(body) > replyLimit {
		err = errTooLong
	}
	if err != nil {
		return Reply{}, fmt.Errorf("read the reply: %w", err)
	}
	return Reply{Status: resp.StatusCode, Header: resp.Header, Body: body}, nil
}

// gate stands between a connection and the first byte over it.
type gate struct {
	handing func() error
	asked   bool
	refused error
	state   atomic.Int32
}

const (
	gateShut int32 = iota // nothing went through
	gateOpen              // something may have
	gateTorn              // the request broke off while it was written: nobody acts on half of one
)

// pass calls handing the first time that there is a connection. A connection that was closed meanwhile makes the transport take
// another one, for the same message: that is promised already.
func (g *gate) pass(got httptrace.GotConnInfo) {
	if !g.asked {
		g.asked, g.refused = true, g.handing()
	}
	if g.refused != nil {
		_ = got.Conn.Close() // what is closed lets nothing through
		return
	}
	g.state.Store(gateOpen)
}

func (g *gate) wrote(i httptrace.WroteRequestInfo) {
	if i.Err != nil {
		g.state.CompareAndSwap(gateOpen, gateTorn)
	}
}

func (g *gate) mayHaveGone() bool { return g.state.Load() == gateOpen }
