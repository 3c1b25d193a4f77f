// Package channeltest is what every channel has to pass, against another side that is a real server in this process.
package channeltest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"shuke/backend/channel"
)

// Answer is how the other side takes messages.
type Answer string

// The answers.
const (
	Accept         Answer = "accept"
	Busy           Answer = "busy"           // not now
	NoSuchAddress  Answer = "noSuchAddress"  // never to this address
	BadContent     Answer = "badContent"     // never this
	BadAccount     Answer = "badAccount"     // not from us
	CutBefore      Answer = "cutBefore"      // the connection breaks before a message could be handed over
	CutAfterAccept Answer = "cutAfterAccept" // it is accepted, and the connection breaks before that is said
	Silent         Answer = "silent"         // it is through, and nothing is ever said
)

// Server is the other side.
type Server interface {
	// Behave sets how the next messages are taken.
	Behave(a Answer)
	// Accepted is how often the message of a key was accepted.
	Accepted(key string) int
	// Address is whom messages of the suite go to.
	Address() string
	// Secrets are texts that no error may hold.
	Secrets() []string
	// Gives tells whether an answer of this side exists: a robot in a group has no addresses to refuse.
	Gives(a Answer) bool
}

// Open starts another side and a channel to it. Both end with the test.
type Open func(t *testing.T) (channel.Channel, Server)

// Run holds a channel to the promises of channel.Channel.
func Run(t *testing.T, open Open) {
	t.Run("EachIsHandedOverOnce", func(t *testing.T) { eachOnce(t, open) })
	t.Run("NothingGoesWithoutThePromise", func(t *testing.T) { nothingUnpromised(t, open) })
	t.Run("FailuresAreJudged", func(t *testing.T) { judged(t, open) })
	t.Run("AfterAFailureItGoesOn", func(t *testing.T) { goesOn(t, open) })
	t.Run("WhatIsCancelledEnds", func(t *testing.T) { cancelled(t, open) })
	t.Run("CloseEndsWhatIsUnderWay", func(t *testing.T) { closed(t, open) })
	t.Run("CheckSendsNothing", func(t *testing.T) { checked(t, open) })
}

// Content is what the suite says. Its last line is the key, for sides whose messages carry no name.
func Content(far Server, key string) channel.Content {
	return channel.Content{
		Key: key, To: channel.Address{Name: "林静宜", At: far.Address()}, Subject: "新茶到了",
		Text: "林静宜，你好：\n.\n新茶到了。\n" + key, HTML: "<p>新茶到了</p>",
		Unsubscribe: []string{"mailto:shop@example.com?subject=unsubscribe-" + key},
	}
}

// Compose makes the message of a key.
func Compose(t *testing.T, c channel.Channel, far Server, key string) channel.Message {
	t.Helper()
	m, err := c.Compose(Content(far, key))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func eachOnce(t *testing.T, open Open) {
	c, far := open(t)
	const lines, each = 8, 5
	var promised atomic.Int64
	var wait sync.WaitGroup
	for l := range lines {
		wait.Go(func() {
			for i := range each {
				key := fmt.Sprintf("once%dx%d", l, i)
				m, err := c.Compose(Content(far, key))
				if err == nil {
					_, err = c.Send(t.Context(), m, func() error {
						if far.Accepted(key) > 0 {
							t.Error("it was there before it was promised")
						}
						promised.Add(1)
						return nil
					})
				}
				if err != nil {
					t.Error(err)
				}
				if n := far.Accepted(key); n != 1 {
					t.Errorf("%s was accepted %d times", key, n)
				}
			}
		})
	}
	wait.Wait()
	if n := promised.Load(); n != lines*each {
		t.Errorf("promised %d times for %d messages", n, lines*each)
	}
}

func nothingUnpromised(t *testing.T, open Open) {
	c, far := open(t)
	full := errors.New("the disk is full")
	if _, err := c.Send(t.Context(), Compose(t, c, far, "unpromised"), func() error { return full }); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if far.Accepted("unpromised") != 0 {
		t.Error("it was sent although that could not be written down")
	}
	must(t, c, far, "afterwards")
}

func judged(t *testing.T, open Open) {
	for _, want := range []struct {
		answer  Answer
		verdict channel.Verdict
		cause   channel.Cause
	}{
		{Busy, channel.Retry, ""},
		{NoSuchAddress, channel.Refused, channel.CauseAddress},
		{BadContent, channel.Refused, channel.CauseContent},
		{BadAccount, channel.Retry, channel.CauseAccount},
		{CutBefore, channel.Retry, channel.CauseLine},
		{CutAfterAccept, channel.Uncertain, channel.CauseLine},
	} {
		t.Run(string(want.answer), func(t *testing.T) {
			c, far := open(t)
			if !far.Gives(want.answer) {
				return
			}
			far.Behave(want.answer)
			key := "judged" + string(want.answer)
			_, err := c.Send(t.Context(), Compose(t, c, far, key), func() error { return nil })
			f := channel.AsFailure(err)
			if f == nil || f.Verdict != want.verdict || want.cause != "" && f.Cause != want.cause {
				t.Fatalf("got %v, want %s for %s", err, want.verdict, want.cause)
			}
			if got := far.Accepted(key); got > 0 != (want.verdict == channel.Uncertain) {
				t.Errorf("%s, and it was accepted %d times", f.Verdict, got)
			}
			saysNothingPrivate(t, err, far)
		})
	}
}

func saysNothingPrivate(t *testing.T, err error, far Server) {
	t.Helper()
	for _, private := range append(far.Secrets(), far.Address(), "林静宜") {
		if private != "" && strings.Contains(err.Error(), private) {
			t.Errorf("the error tells %q: %v", private, err)
		}
	}
}

// goesOn sends after each failure: a connection that broke is not used again.
func goesOn(t *testing.T, open Open) {
	c, far := open(t)
	for _, a := range []Answer{CutBefore, CutAfterAccept, Busy, NoSuchAddress, BadContent} {
		if !far.Gives(a) {
			continue
		}
		far.Behave(a)
		if _, err := c.Send(t.Context(), Compose(t, c, far, "fails"+string(a)), func() error { return nil }); err == nil {
			t.Errorf("%s was a success", a)
		}
		far.Behave(Accept)
		must(t, c, far, "after"+string(a))
		if n := far.Accepted("after" + string(a)); n != 1 {
			t.Errorf("after %s one was accepted %d times", a, n)
		}
	}
}

func cancelled(t *testing.T, open Open) {
	c, far := open(t)
	far.Behave(Silent)
	ctx, cancel := context.WithCancel(t.Context())
	err := within(t, func() error {
		_, err := c.Send(ctx, Compose(t, c, far, "cancelled"), func() error { time.AfterFunc(50*time.Millisecond, cancel); return nil })
		return err
	})
	if f := channel.AsFailure(err); f == nil || f.Verdict != channel.Uncertain {
		t.Errorf("got %v, want an uncertain one", err)
	}
	far.Behave(Accept)
	if _, err := c.Send(ctx, Compose(t, c, far, "never"), func() error { return nil }); err == nil || far.Accepted("never") > 0 {
		t.Errorf("sent after it was cancelled, %v", err)
	}
}

func closed(t *testing.T, open Open) {
	c, far := open(t)
	far.Behave(Silent)
	err := within(t, func() error {
		_, err := c.Send(t.Context(), Compose(t, c, far, "closed"), func() error { time.AfterFunc(50*time.Millisecond, func() { _ = c.Close() }); return nil })
		return err
	})
	if err == nil {
		t.Error("it was sent")
	}
	far.Behave(Accept)
	if _, err := c.Send(t.Context(), Compose(t, c, far, "later"), func() error { return nil }); err == nil || far.Accepted("later") > 0 {
		t.Errorf("sent after it was closed, %v", err)
	}
}

func checked(t *testing.T, open Open) {
	c, far := open(t)
	if err := c.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	far.Behave(BadAccount)
	err := c.Check(t.Context())
	if f := channel.AsFailure(err); f == nil || f.Cause != channel.CauseAccount {
		t.Fatalf("got %v, want one about the account", err)
	}
	saysNothingPrivate(t, err, far)
}

// within fails a test in which something that was ended goes on.
func within(t *testing.T, send func() error) (err error) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); err = send() }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it goes on although it was ended")
	}
	return err
}

func must(t *testing.T, c channel.Channel, far Server, key string) {
	t.Helper()
	if _, err := c.Send(t.Context(), Compose(t, c, far, key), func() error { return nil }); err != nil {
		t.Fatal(err)
	}
}
