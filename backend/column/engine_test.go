package column_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// A shop file that cannot be read.
type unreadable struct{ asked chan struct{} }

var errUnreadable = errors.New("disk I/O error")

func (s unreadable) View(context.Context, func(column.View) error) error {
	s.asked <- struct{}{}
	return errUnreadable
}

func (unreadable) Generation() crm.Generation { return crm.Generation{Number: 1} }

func TestEngine_ReadySaysWhyItCannotBe(t *testing.T) {
	ctx, done := context.WithTimeout(context.Background(), 10*time.Second)
	defer done()
	store := unreadable{make(chan struct{}, 10)}
	e := column.Start(store, "")
	defer e.Close()
	for range 2 { // who asks later lets it be tried again
		if err := e.Ready(ctx); !errors.Is(err, errUnreadable) {
			t.Fatalf("got %v", err)
		}
	}
	if len(store.asked) != 2 {
		t.Errorf("asked %d times", len(store.asked))
	}
}
