package outbox_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strconv"
	"testing"
	"time"

	"shuke/backend/outbox"
	"shuke/backend/sqlite"
)

// With childShop set, the test binary is another process that sends what is due in that shop, and runs no tests.
const (
	childShop  = "SHUKE_TEST_SHOP"
	childMarks = "SHUKE_TEST_MARKS"
	childPort  = "SHUKE_TEST_PORT"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
	if shop := os.Getenv(childShop); shop != "" {
		if err := child(shop, os.Getenv(childMarks), os.Getenv(childPort)); err != nil {
			fmt.Fprintln(os.Stderr, "child:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child sends as the program does, and ends when nothing is left to send.
func child(shop, marks, port string) error {
	ctx := context.Background()
	db, err := sqlite.Open(ctx, shop, time.Now)
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(port)
	if err != nil {
		return err
	}
	s, err := outbox.Open(ctx, marks, db, &host{port: number, connections: connections, clock: time.Now}, time.Now, func() {})
	if err != nil {
		return err
	}
	for {
		if err := s.SendDue(ctx); err != nil {
			return err
		}
		if next, err := db.NextDue(ctx, mailbox); err != nil || next == 0 {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// connections are how many the child sends over at once.
const connections = 4
