package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"strconv"
	"strings"
	"time"

	"shuke/backend/channel"

	"github.com/wneessen/go-mail/smtp"
)

// How long the other side may take. RFC 5321, 4.5.3.2 asks for five minutes a command and ten after the final dot: a shorter
// patience there would make certain messages uncertain ones.
const (
	dialPatience    = 30 * time.Second
	commandPatience = 5 * time.Minute
	dotPatience     = 10 * time.Minute
)

// line is a connection that is signed in.
type line struct {
	*smtp.Client
	conn net.Conn  // closing it ends every wait; the client's own Close waits for the reply
	used time.Time // when a message last went over it
}

func (l *line) hangUp() { _ = l.conn.Close() }

// dial connects and signs in. Nothing is handed over on the way, so whatever fails can be tried again.
func (c *Channel) dial(ctx context.Context) (*line, error) {
	password := c.secret.Password
	if c.settings.OAuth {
		var err error
		if password, err = c.accessToken(ctx); err != nil {
			return nil, dialFailure(err)
		}
	}
	l, err := c.connect(ctx)
	if err != nil {
		return nil, dialFailure(err)
	}
	stop := context.AfterFunc(ctx, l.hangUp)
	if err = c.signIn(l, password); err != nil || !stop() {
		l.hangUp()
		return nil, dialFailure(errors.Join(err, ctx.Err()))
	}
	return l, nil
}

// connect is a connection with the server's greeting read.
func (c *Channel) connect(ctx context.Context) (*line, error) {
	s := c.settings
	ctx, cancel := context.WithTimeout(ctx, dialPatience)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", net.JoinHostPort(s.Host, strconv.Itoa(s.Port)))
	if err != nil {
		return nil, err
	}
	l := &line{conn: conn}
	if err = conn.SetDeadline(time.Now().Add(dialPatience)); err == nil {
		if s.Security == SecurityTLS {
			conn = tls.Client(conn, c.tls())
		}
		l.Client, err = smtp.NewClient(conn, s.Host)
	}
	if err != nil {
		l.hangUp()
		return nil, err
	}
	return l, nil
}

func (c *Channel) signIn(l *line, password string) error {
	s := c.settings
	if err := l.Hello("localhost"); err != nil { // a shop's laptop has no name that the world knows
		return err
	}
	if s.Security == SecurityStartTLS {
		if err := l.StartTLS(c.tls()); err != nil {
			return err
		}
	}
	if s.account() == "" {
		return nil
	}
	_, offered := l.Extension("AUTH")
	return l.Auth(c.auth(strings.Fields(offered), password))
}

// auth chooses among the ways of signing in that the server offers.
func (c *Channel) auth(offered []string, password string) smtp.Auth {
	s := c.settings
	open := s.Security == SecurityNone
	plain := false
	for _, way := range offered {
		plain = plain || strings.EqualFold(way, "PLAIN")
	}
	switch {
	case s.OAuth:
		return smtp.XOAuth2Auth(s.account(), password)
	case plain:
		return smtp.PlainAuth("", s.User, password, s.Host, open)
	default: // Outlook's servers and many old ones
		return smtp.LoginAuth(s.User, password, s.Host, open)
	}
}

func (c *Channel) tls() *tls.Config { return c.tlsFor(c.settings.Host) }

func (c *Channel) tlsFor(host string) *tls.Config {
	return &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12, RootCAs: c.roots, Time: c.clock}
}

// hand takes one message through the phases of a mail transaction.
func (l *line) hand(from string, m channel.Message, handing func() error) error {
	if err := l.ask(func() error { return l.Mail("<" + from + ">") }); err != nil {
		return failure(phaseFrom, err)
	}
	if err := l.ask(func() error { return l.Rcpt("<" + m.To + ">") }); err != nil {
		return failure(phaseTo, err)
	}
	var body io.WriteCloser
	if err := l.ask(func() (err error) { body, err = l.Data(); return err }); err != nil {
		return failure(phaseData, err)
	}
	// The server waits for the body now and would take a closed connection for a message that was not meant.
	if err := handing(); err != nil {
		l.hangUp()
		return err
	}
	if err := l.conn.SetDeadline(time.Now().Add(dotPatience)); err != nil {
		return failure(phaseData, err)
	}
	if _, err := body.Write(m.Body); err != nil {
		return failure(phaseData, err) // the dot is not out, and without it nothing was said
	}
	if err := body.Close(); err != nil {
		return failure(phaseDot, err)
	}
	l.used = time.Now()
	return nil
}

func (l *line) ask(command func() error) error {
	if err := l.conn.SetDeadline(time.Now().Add(commandPatience)); err != nil {
		return err
	}
	return command()
}
