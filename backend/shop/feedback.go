package shop

import (
	"context"
	"strings"
	"sync"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight"
)

// Feedback is what was said of one batch, and how that compares.
type Feedback struct {
	crm.FeedbackGroup
	Buyers int64          // 0 when the batch's first day is not known
	Said   int64          // of the buyers
	Spike  *insight.Spike // nil when nobody is known to have bought the batch
}

// buyersMemo keeps the buyers of batches for one generation: counting them reads every order.
type buyersMemo struct {
	mu         sync.Mutex
	generation crm.Generation
	known      bool
	list       []crm.BatchBuyers
}

// Feedback gathers the feedback of the shop by batch. Each batch is compared with all the others of its product whose first
// day is known, also with those that nobody spoke of.
func (s *Shop) Feedback(ctx context.Context) ([]Feedback, error) {
	groups, err := s.FindFeedback(ctx)
	if err != nil {
		return nil, err
	}
	buyers, err := s.batchBuyers(ctx)
	if err != nil {
		return nil, err
	}
	found := compareBatches(buyers)
	list := make([]Feedback, len(groups))
	for i, g := range groups {
		list[i] = found[batchName{g.Product, g.Batch}]
		list[i].FeedbackGroup = g
	}
	return list, nil
}

type batchName struct{ product, batch string }

func compareBatches(buyers []crm.BatchBuyers) map[batchName]Feedback {
	byProduct := map[string][]crm.BatchBuyers{}
	for _, b := range buyers {
		byProduct[b.Product] = append(byProduct[b.Product], b)
	}
	found := map[batchName]Feedback{}
	for _, batches := range byProduct {
		counts := make([]insight.BatchCount, len(batches))
		for i, b := range batches {
			counts[i] = insight.BatchCount{Buyers: b.Buyers, Said: b.Said}
		}
		for i, spike := range insight.Spikes(counts) {
			b := batches[i]
			found[batchName{b.Product, b.Batch}] = Feedback{Buyers: b.Buyers, Said: b.Said, Spike: &spike}
		}
	}
	return found
}

func (s *Shop) batchBuyers(ctx context.Context) ([]crm.BatchBuyers, error) {
	if has, err := s.HasBatches(ctx); err != nil || !has {
		return nil, err
	}
	s.buyers.mu.Lock()
	defer s.buyers.mu.Unlock()
	generation := s.Generation()
	if !s.buyers.known || s.buyers.generation != generation {
		list, err := s.CountBatchBuyers(ctx)
		if err != nil {
			return nil, err
		}
		s.buyers.list, s.buyers.generation, s.buyers.known = list, generation, true
	}
	return s.buyers.list, nil
}

// Said is one customer's feedback, and the same without who they are.
type Said struct {
	crm.Note
	Customer string
	Quote    string
}

// mostSaid is how many words on one batch are shown.
const mostSaid = 500

// FeedbackOf lists what was said of a batch.
func (s *Shop) FeedbackOf(ctx context.Context, product, batch string) ([]Said, error) {
	notes, names, err := s.FindFeedbackNotes(ctx, product, batch, mostSaid)
	if err != nil {
		return nil, err
	}
	list := make([]Said, len(notes))
	for i, n := range notes {
		list[i] = Said{Note: n, Customer: names[i], Quote: crm.Quote(n.Text, names[i])}
	}
	return list, nil
}

// SetBatchDay says from which day of the shop a batch was sold; "" takes that back.
func (s *Shop) SetBatchDay(ctx context.Context, product, batch, date string) (crm.Operation, error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	if date = strings.TrimSpace(date); date == "" {
		return s.SetBatch(ctx, product, batch, 0)
	}
	day, err := time.ParseInLocation("2006-1-2", date, zone)
	if err != nil || day.Year() < 1990 || day.After(s.clock().AddDate(1, 0, 0)) {
		return crm.Operation{}, crm.WrapError(err, crm.CodeInvalid, "batch.since.wrong", "date", date)
	}
	return s.SetBatch(ctx, product, batch, crm.Millis(day))
}
