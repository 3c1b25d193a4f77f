// Package shop is the open shop as its owner knows it: what the window and the terminal both do, put together from the
// rooms that each do one thing. It knows all of them but those that say things in words to the owner or show them (sentence,
// aloud, shell); bind and cmd/shuke know it.
package shop

import (
	"context"
	"sync"
	"time"

	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/segment"
	"shuke/backend/sqlite"
)

// Shop is an open shop file. The embedded store answers everything that is a plain question or a single change.
type Shop struct {
	*sqlite.DB
	clock      crm.Clock
	signatures signatures
	buyers     buyersMemo
	unsaid     namelessMemo
	contacts   contactsMemo
	columns    *column.Engine    // nil while nobody asked to keep the shop in memory
	segments   *segment.Segments // the same
	keeper     *keeper           // the same
	sending    *sending          // nil while nobody asked to send in the background
	marks      string            // a sender's folder, to mark what is done by hand where none runs; "" marks nothing
	refreshing sync.Mutex        // one refresh of tags at a time
}

// Open opens the shop at path, making it when there is none; see sqlite.Open for what is refused.
func Open(ctx context.Context, path string, clock crm.Clock) (*Shop, error) {
	db, err := sqlite.Open(ctx, path, clock)
	if err != nil {
		return nil, err
	}
	return &Shop{DB: db, clock: clock}, nil
}

// zone is the shop's time zone.
func (s *Shop) zone(ctx context.Context) (*time.Location, error) {
	settings, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	return settings.Zone(), nil
}

// Progress is told how far a long work is: done of total, in whatever unit the work counts.
type Progress func(done, total int64)

// Say turns a sentence key and what fills it into words of the owner's language.
type Say func(key string, params map[string]any) string
