package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/textproto"
	"strings"
	"sync"
	"sync/atomic"
)

// mailSink is a mail server on this computer that takes everything and keeps nothing.
type mailSink struct {
	port     int
	listener net.Listener
	taken    atomic.Int64
	mu       sync.Mutex
	conns    []net.Conn
}

func openMailSink(ctx context.Context) (*mailSink, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &mailSink{listener: listener, port: listener.Addr().(*net.TCPAddr).Port}
	go s.serve()
	return s, nil
}

func (s *mailSink) took() int64 { return s.taken.Load() }

func (s *mailSink) close() {
	_ = s.listener.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.conns {
		_ = c.Close()
	}
}

func (s *mailSink) serve() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.conns = append(s.conns, conn)
		s.mu.Unlock()
		go s.talk(conn)
	}
}

func (s *mailSink) talk(conn net.Conn) {
	in := textproto.NewReader(bufio.NewReader(conn))
	say := func(line string) bool { _, err := io.WriteString(conn, line+"\r\n"); return err == nil }
	for ok := say("220 sink"); ok; {
		line, err := in.ReadLine()
		if err != nil {
			return
		}
		switch verb, _, _ := strings.Cut(strings.ToUpper(line), " "); verb {
		case "DATA":
			if ok = say("354 go on"); !ok {
				return
			}
			if _, err := io.Copy(io.Discard, in.DotReader()); err != nil {
				return
			}
			s.taken.Add(1)
			ok = say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			ok = say("250 ok")
		}
	}
}
