package testkit

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// MailScript is a mail server that says at each step of the protocol what a test wants it to: also where a server library has
// nothing to say, as at its greeting.
type MailScript struct {
	Port int

	mu       sync.Mutex
	says     map[string]string
	accepted map[string]int
}

// ScriptCut is said at a step to break the connection there.
const ScriptCut = "cut"

// usualReplies are what is said at each step unless a test has it otherwise. The step named dot is the reply to the message.
var usualReplies = map[string]string{
	"greeting": "220 mail.example.com", "EHLO": "250-mail.example.com\r\n250 AUTH PLAIN", "AUTH": "235 2.7.0 yes", "MAIL": "250 2.1.0 yes", "RCPT": "250 2.1.5 yes",
	"DATA": "354 go on", "dot": "250 2.0.0 taken", "RSET": "250 2.0.0 yes", "QUIT": "221 2.0.0 bye",
}

// MustServeScript starts one, until the test ends.
func MustServeScript(tb testing.TB) *MailScript {
	tb.Helper()
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = listener.Close() })
	s := &MailScript{Port: listener.Addr().(*net.TCPAddr).Port, says: map[string]string{}, accepted: map[string]int{}}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go s.serve(conn)
		}
	}()
	return s
}

// Say sets what is said at a step from now on; "" is the usual.
func (s *MailScript) Say(step, reply string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.says[step] = reply
}

// Accepted is how often each mail was taken, by the part of its Message-ID before the at sign.
func (s *MailScript) Accepted() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := map[string]int{}
	for key, n := range s.accepted {
		all[key] = n
	}
	return all
}

func (s *MailScript) serve(conn net.Conn) {
	defer conn.Close()
	in := textproto.NewReader(bufio.NewReader(conn))
	for step := "greeting"; s.reply(conn, step); {
		if step == "DATA" && s.code(step) == 354 {
			if !s.take(in) || !s.reply(conn, "dot") {
				return
			}
		}
		line, err := in.ReadLine()
		if err != nil {
			return
		}
		step, _, _ = strings.Cut(strings.ToUpper(line), " ")
	}
}

// take reads a message. One that the connection is cut for was taken: nobody can know.
func (s *MailScript) take(in *textproto.Reader) bool {
	body := textproto.NewReader(bufio.NewReader(in.DotReader()))
	head, err := body.ReadMIMEHeader()
	if err != nil {
		return false
	}
	if _, err := io.Copy(io.Discard, body.R); err != nil {
		return false
	}
	if code := s.code("dot"); code == 250 || code == 0 {
		key, _, _ := strings.Cut(strings.Trim(head.Get("Message-ID"), "<>"), "@")
		s.mu.Lock()
		s.accepted[key]++
		s.mu.Unlock()
	}
	return true
}

func (s *MailScript) said(step string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if text := s.says[step]; text != "" {
		return text
	}
	return usualReplies[step]
}

// code is that of what is said at a step; 0 where the connection is cut.
func (s *MailScript) code(step string) int {
	word, _, _ := strings.Cut(s.said(step), " ")
	code, err := strconv.Atoi(word)
	if err != nil {
		return 0
	}
	return code
}

// reply answers whether the connection goes on.
func (s *MailScript) reply(conn net.Conn, step string) bool {
	text := s.said(step)
	if text == ScriptCut {
		return false
	}
	_, err := io.WriteString(conn, text+"\r\n")
	return err == nil && step != "QUIT"
}
