package shop_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"shuke/backend/insight"
	"shuke/backend/sample"
	"shuke/backend/shop"
)

func TestAddHandwork(t *testing.T) {
	t.Run("LeavesSomethingToLookAtOnEachPage", func(t *testing.T) {
		s := madeUp(t, 1500, 4500)
		tags, segments, reminders := found(t, s.FindTags), found(t, s.FindSegments), found(t, s.Todo)
		rules, grouped := 0, 0
		for _, tag := range tags {
			if tag.Automatic() && tag.Count > 0 {
				rules++
			}
			if tag.Group != "" {
				grouped++
			}
		}
		if rules != 3 || grouped != len(tags) || len(segments) != 2 {
			t.Errorf("%d tags with a rule and customers, %d of %d in groups, %d segments", rules, grouped, len(tags), len(segments))
		}
		if len(reminders.Overdue) != 0 || len(reminders.Upcoming) != 3 || len(reminders.Waiting) != 2 {
			t.Errorf("reminders: %+v", reminders)
		}
		spikes := 0
		for _, said := range found(t, s.Feedback) {
			if said.Spike != nil && said.Spike.Verdict == insight.VerdictSpike {
				spikes++
			}
		}
		if spikes != 1 {
			t.Errorf("%d batches are complained of more than others", spikes)
		}
	})

	t.Run("LeavesOutWhatASmallShopHasNobodyFor", func(t *testing.T) {
		s := madeUp(t, 1, 0)
		if tags := found(t, s.FindTags); len(tags) != 3 {
			t.Errorf("got %+v", tags)
		}
	})
}

func madeUp(t *testing.T, customers, orders int) *shop.Shop {
	t.Helper()
	ctx := context.Background()
	s, err := shop.Open(ctx, filepath.Join(t.TempDir(), "shop.shuke"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if _, err := s.Generate(ctx, sample.Options{Customers: customers, Orders: orders, Seed: 7}, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.AddHandwork(ctx); err != nil {
		t.Fatal(err)
	}
	return s
}

func found[T any](t *testing.T, find func(context.Context) (T, error)) T {
	t.Helper()
	all, err := find(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}
