package mail

import (
	"context"
	"crypto/x509"
	"errors"
	"sync"
	"time"

	"shuke/backend/channel"
)

// Channel is a mail account to send from. It keeps connections between messages and opens as many as are sent over at once.
type Channel struct {
	settings Settings
	secret   credentials
	token    token
	clock    func() time.Time
	roots    *x509.CertPool // nil: those of the system
	renewed  func(secret string) error

	lock   sync.Mutex
	idle   []*line
	busy   map[*line]bool
	closed bool
}

// New is the channel of an account. Settings are valid.
func New(s Settings, password string, clock func() time.Time) *Channel {
	return &Channel{settings: s, secret: readCredentials(password), clock: clock, busy: map[*line]bool{}}
}

// KeepRenewed says where a refresh token goes that the provider gave in place of the last one; without it only memory has it.
func (c *Channel) KeepRenewed(keep func(secret string) error) { c.renewed = keep }

// restLimit is how long a connection may rest before it is not trusted any more: servers hang up after a minute or a few.
const restLimit = 20 * time.Second

var errClosed = errors.New("the channel is closed")

// Send implements channel.Channel.
func (c *Channel) Send(ctx context.Context, m channel.Message, handing func() error) (string, error) {
	l, err := c.line(ctx)
	if err != nil {
		return "", err
	}
	stop := context.AfterFunc(ctx, l.hangUp)
	err = l.hand(c.settings.From, m, handing)
	c.give(l, stop() && err == nil)
	return "", err
}

// Check implements channel.Channel.
func (c *Channel) Check(ctx context.Context) error {
	l, err := c.dial(ctx)
	if err != nil {
		return err
	}
	_ = l.Quit() // what they say to a goodbye changes nothing
	l.hangUp()
	return nil
}

// Close implements channel.Channel.
func (c *Channel) Close() error {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.closed = true
	for _, l := range c.idle {
		l.hangUp()
	}
	for l := range c.busy {
		l.hangUp()
	}
	c.idle = nil
	return nil
}

// line is a connection that nobody uses: one that has rested a little while, or a new one.
func (c *Channel) line(ctx context.Context) (*line, error) {
	for {
		l, err := c.rested()
		if err != nil {
			return nil, err
		}
		if l == nil {
			break
		}
		if time.Since(l.used) < restLimit && l.ask(l.Reset) == nil {
			return l, nil
		}
		c.give(l, false)
	}
	l, err := c.dial(ctx)
	if err != nil {
		return nil, err
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.closed {
		l.hangUp()
		return nil, &channel.Failure{Verdict: channel.Retry, Cause: channel.CauseLine, Err: errClosed}
	}
	c.busy[l] = true
	return l, nil
}

// rested takes the connection that was used last.
func (c *Channel) rested() (*line, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.closed {
		return nil, &channel.Failure{Verdict: channel.Retry, Cause: channel.CauseLine, Err: errClosed}
	}
	if len(c.idle) == 0 {
		return nil, nil
	}
	l := c.idle[len(c.idle)-1]
	c.idle = c.idle[:len(c.idle)-1]
	c.busy[l] = true
	return l, nil
}

// give puts a connection back, or ends it.
func (c *Channel) give(l *line, good bool) {
	c.lock.Lock()
	defer c.lock.Unlock()
	delete(c.busy, l)
	if good && !c.closed {
		c.idle = append(c.idle, l)
		return
	}
	l.hangUp()
}
