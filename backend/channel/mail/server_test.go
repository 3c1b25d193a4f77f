package mail

import (
	"crypto/tls"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/channeltest"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

const (
	user     = "shop@example.com"
	password = "an authorisation code"
	customer = "lin@customer.example"
)

// server is a mail server that keeps account of what it took.
type server struct {
	lock     sync.Mutex
	answer   channeltest.Answer
	accepted map[string]int
	mails    map[string][]byte
	ended    chan struct{}
	token    string // that XOAUTH2 is taken with
}

func (s *server) Behave(a channeltest.Answer) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.answer = a
}

func (s *server) Accepted(key string) int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.accepted[key]
}

func (s *server) Address() string { return customer }

func (s *server) Gives(channeltest.Answer) bool { return true }

func (s *server) Secrets() []string { return []string{password} }

func (s *server) is(a channeltest.Answer) bool {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.answer == a
}

// session is one connection to it.
type session struct {
	*server
	conn *smtp.Conn
}

func (s *session) AuthMechanisms() []string { return []string{sasl.Plain, "XOAUTH2"} }

// bearer is a sasl.Server that takes an access token.
type bearer struct{ token string }

func (b bearer) Next(response []byte) (challenge []byte, done bool, err error) {
	if string(response) != "user="+user+"\x01auth=Bearer "+b.token+"\x01\x01" {
		return nil, true, &smtp.SMTPError{Code: 535, EnhancedCode: smtp.EnhancedCode{5, 7, 8}, Message: "no such token"}
	}
	return nil, true, nil
}

func (s *session) Auth(way string) (sasl.Server, error) {
	if way == "XOAUTH2" {
		return bearer{s.token}, nil
	}
	return sasl.NewPlainServer(func(_, u, p string) error {
		if s.is(channeltest.BadAccount) || u != user || p != password {
			return &smtp.SMTPError{Code: 535, EnhancedCode: smtp.EnhancedCode{5, 7, 8}, Message: "no such pair: " + u + " " + p}
		}
		return nil
	}), nil
}

func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

func (s *session) Mail(string, *smtp.MailOptions) error {
	if s.is(channeltest.Busy) {
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 2}, Message: "come back later"}
	}
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.is(channeltest.CutBefore) {
		return s.conn.Conn().Close()
	}
	if s.is(channeltest.NoSuchAddress) {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: to + " lives elsewhere"}
	}
	return nil
}

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	switch {
	case s.is(channeltest.BadContent):
		return &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "DT:SPM"}
	case s.is(channeltest.Silent):
		select {
		case <-s.ended:
		case <-time.After(time.Minute):
		}
		return s.conn.Conn().Close()
	}
	if err := s.take(text); err != nil {
		return err
	}
	if s.is(channeltest.CutAfterAccept) {
		return s.conn.Conn().Close()
	}
	return nil
}

func (s *session) take(text []byte) error {
	m, err := mail.ReadMessage(strings.NewReader(string(text)))
	if err != nil {
		return err
	}
	key, _, _ := strings.Cut(strings.Trim(m.Header.Get("Message-ID"), "<>"), "@")
	s.lock.Lock()
	defer s.lock.Unlock()
	s.accepted[key]++
	s.mails[key] = text
	return nil
}

// open starts a server behind one kind of security, and a channel to it.
func open(t *testing.T, security Security) (*Channel, *server) {
	t.Helper()
	// A test server of the standard library has a certificate for 127.0.0.1 and the authority that signed it.
	certified := httptest.NewTLSServer(nil)
	certified.Close()
	certificates := certified.TLS.Certificates
	far := &server{answer: channeltest.Accept, accepted: map[string]int{}, mails: map[string][]byte{}, ended: make(chan struct{})}
	s := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return &session{far, c}, nil }))
	s.AllowInsecureAuth = security == SecurityNone
	s.Domain, s.ErrorLog = "mail.example.com", log.New(io.Discard, "", 0) // it reports what the tests cut
	if security == SecurityStartTLS {
		s.TLSConfig = &tls.Config{Certificates: certificates, MinVersion: tls.VersionTLS12}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	host, port, _ := net.SplitHostPort(listener.Addr().String())
	number, _ := strconv.Atoi(port)
	if security == SecurityTLS {
		listener = tls.NewListener(listener, &tls.Config{Certificates: certificates, MinVersion: tls.VersionTLS12})
	}
	go func() { _ = s.Serve(listener) }()
	settings := Settings{Host: host, Port: number, Security: security, User: user, FromName: "青禾日用", From: user}
	if err := settings.Validate(); err != nil {
		t.Fatal(err)
	}
	c := New(settings, password, time.Now)
	c.roots = certified.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	t.Cleanup(func() {
		close(far.ended)
		_ = c.Close()
		_ = s.Close()
	})
	return c, far
}

var _ channel.Channel = (*Channel)(nil)
