package testkit

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

// MailServer is a mail server on this computer that keeps account of what it took.
type MailServer struct {
	Port int

	server   *smtp.Server
	mu       sync.Mutex
	reply    func(p MailPhase, to string) error
	wait     time.Duration
	accepted map[string]int // by the part of the Message-ID before the at sign
	total    int
	lines    int
	most     int
}

// MailPhase is where in its transaction a mail is.
type MailPhase string

// The phases.
const (
	MailFrom     MailPhase = "from"
	MailTo       MailPhase = "to"
	MailData     MailPhase = "data"     // the body has come, and nothing is taken yet
	MailAccepted MailPhase = "accepted" // it is taken, and nobody was told
)

// ErrCut makes the server break the connection.
var ErrCut = errors.New("the connection is cut")

// MustServeMail starts a server that takes everything, until the test ends.
func MustServeMail(tb testing.TB) *MailServer {
	tb.Helper()
	s, err := ServeMail()
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(s.Close)
	return s
}

// ServeMail starts a server that takes everything.
func ServeMail() (*MailServer, error) {
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &MailServer{Port: listener.Addr().(*net.TCPAddr).Port, accepted: map[string]int{}}
	s.server = smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) { return s.session(c), nil }))
	s.server.Domain, s.server.ErrorLog = "mail.example.com", log.New(io.Discard, "", 0) // it reports what tests cut
	go func() { _ = s.server.Serve(listener) }()
	return s, nil
}

// Close ends the server and every connection to it.
func (s *MailServer) Close() { _ = s.server.Close() }

// Answer sets what is answered: nil goes on, ErrCut breaks the connection, an smtp.SMTPError is said.
func (s *MailServer) Answer(reply func(p MailPhase, to string) error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reply = reply
}

// Slow makes each mail take a while.
func (s *MailServer) Slow(wait time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wait = wait
}

// Accepted is how often each mail was taken, by its key.
func (s *MailServer) Accepted() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make(map[string]int, len(s.accepted))
	for key, n := range s.accepted {
		all[key] = n
	}
	return all
}

// Total is how many mails were taken.
func (s *MailServer) Total() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.total
}

// MostConnections is how many there were at once.
func (s *MailServer) MostConnections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most
}

// MailReply is a reply with a code and a text.
func MailReply(code int, enhanced [3]int, text string) error {
	return &smtp.SMTPError{Code: code, EnhancedCode: enhanced, Message: text}
}

func (s *MailServer) session(c *smtp.Conn) smtp.Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines++
	s.most = max(s.most, s.lines)
	return &mailSession{MailServer: s, conn: c}
}

type mailSession struct {
	*MailServer
	conn *smtp.Conn
	to   string
}

func (s *mailSession) Reset() {}

func (s *mailSession) Logout() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lines--
	return nil
}

func (s *mailSession) answer(p MailPhase) error {
	s.mu.Lock()
	reply := s.reply
	s.mu.Unlock()
	if reply == nil {
		return nil
	}
	err := reply(p, s.to)
	if errors.Is(err, ErrCut) {
		_ = s.conn.Conn().Close() // what is answered now is not heard any more
	}
	return err
}

func (s *mailSession) Mail(string, *smtp.MailOptions) error { return s.answer(MailFrom) }

func (s *mailSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.to = to
	return s.answer(MailTo)
}

func (s *mailSession) Data(r io.Reader) error {
	m, err := mail.ReadMessage(r)
	if err == nil {
		_, err = io.Copy(io.Discard, m.Body)
	}
	if err != nil {
		return err
	}
	s.mu.Lock()
	wait := s.wait
	s.mu.Unlock()
	time.Sleep(wait)
	if err := s.answer(MailData); err != nil {
		return err
	}
	key, _, _ := strings.Cut(strings.Trim(m.Header.Get("Message-ID"), "<>"), "@")
	s.mu.Lock()
	s.accepted[key]++
	s.total++
	s.mu.Unlock()
	return s.answer(MailAccepted)
}
