package shop

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/sample"
)

// AddHandwork gives a shop that Generate made up what its people would have done themselves: sorted tags, rules that keep
// tags, segments, notes, reminders, batches with what was said of them. Each is an operation of its own, as if done on the page.
// In a shop too small for somebody to be meant, what would be written about them is left out.
func (s *Shop) AddHandwork(ctx context.Context) error {
	h := handwork{s: s, met: roaring64.New()}
	for _, step := range []func(context.Context) error{h.sortTags, h.saveSegments, h.gatherFeedback, h.writeNotes, h.remind} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

type handwork struct {
	s   *Shop
	met *roaring64.Bitmap // something is written about them already
}

func (h *handwork) sortTags(ctx context.Context) error {
	known, err := h.s.NameTags(ctx)
	if err != nil {
		return err
	}
	ids := map[string]int64{}
	for _, t := range known {
		ids[t.Name] = t.ID
	}
	for _, t := range sample.Handwork.Tags {
		if _, has := ids[t.Name]; !has && t.Rule == "" {
			continue // nobody carries it
		}
		if t.Rule != "" {
			made, err := h.s.CreateRuleTag(ctx, t.Name, t.Color, []byte(t.Rule))
			if err != nil {
				return err
			}
			ids[t.Name] = made.ID
		}
		if _, err := h.s.EditTag(ctx, ids[t.Name], t.TagDraft, nil); err != nil {
			return err
		}
	}
	return nil
}

func (h *handwork) saveSegments(ctx context.Context) error {
	for _, g := range sample.Handwork.Segments {
		save := h.s.SaveSegment
		if g.Frozen {
			save = h.s.FreezeSegment
		}
		if _, err := save(ctx, g.Name, []byte(g.Rule)); err != nil {
			return err
		}
	}
	return nil
}

// boughtIn means who bought a product within two days, counted back from today.
const boughtIn = `{"all":[{"measure":"count","of":"lines","in":{"from":{"daysAgo":%d},"to":{"daysAgo":%d}},` +
	`"where":[{"field":"product","op":"=","value":%q}],"op":">=","value":1}]}`

func (h *handwork) gatherFeedback(ctx context.Context) error {
	zone, err := h.s.zone(ctx)
	if err != nil {
		return err
	}
	today := crm.StartOfDay(h.s.clock().In(zone))
	for _, b := range sample.Handwork.Batches {
		if _, err := h.s.SetBatch(ctx, b.Product, b.Name, crm.Millis(today.AddDate(0, 0, -b.From))); err != nil {
			return err
		}
		for _, said := range b.Said {
			d := crm.NoteDraft{Kind: crm.NoteFeedback, Text: said, Product: b.Product, Batch: b.Name}
			if err := h.write(ctx, fmt.Sprintf(boughtIn, b.From, b.To, b.Product), d); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *handwork) writeNotes(ctx context.Context) error {
	for _, n := range sample.Handwork.Notes {
		if err := h.write(ctx, n.Who, n.NoteDraft); err != nil {
			return err
		}
	}
	return nil
}

func (h *handwork) write(ctx context.Context, who string, d crm.NoteDraft) error {
	id, err := h.somebody(ctx, who)
	if err != nil || id == 0 {
		return err
	}
	_, err = h.s.AddNote(ctx, id, d)
	return err
}

func (h *handwork) remind(ctx context.Context) error {
	zone, err := h.s.zone(ctx)
	if err != nil {
		return err
	}
	today := crm.StartOfDay(h.s.clock().In(zone))
	for _, r := range sample.Handwork.Reminders {
		id, err := h.somebody(ctx, r.Who)
		if err != nil {
			return err
		}
		if id == 0 {
			continue
		}
		due := today.AddDate(0, 0, r.Days)
		words := ReminderWords{Text: r.Text, Wait: r.Wait, Date: due.Format("2006-01-02"), Time: fmt.Sprintf("%02d:00", r.Hour)}
		if _, err := h.s.AddReminder(ctx, id, words); err != nil {
			return err
		}
	}
	return nil
}

// somebody is the customer that came last of those whom a rule means and about whom nothing was written yet; 0 when there is none.
func (h *handwork) somebody(ctx context.Context, rule string) (int64, error) {
	_, checked, err := h.s.checkedRule(ctx, []byte(rule))
	if err != nil {
		return 0, err
	}
	who, _, err := h.s.WhoPasses(ctx, checked)
	if err != nil {
		return 0, err
	}
	who.AndNot(h.met)
	if who.IsEmpty() {
		return 0, nil
	}
	id := who.Maximum()
	h.met.Add(id)
	return int64(id), nil //nolint:gosec // ids are positive
}
