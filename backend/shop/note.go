package shop

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/rich"
)

// AddNote writes a note about a customer; see sqlite.DB.AddNote. What is rich about it is made safe.
func (s *Shop) AddNote(ctx context.Context, customer int64, d crm.NoteDraft) (crm.Operation, error) {
	return s.DB.AddNote(ctx, customer, readRich(d))
}

// EditNote makes a note say what the draft says; see sqlite.DB.EditNote.
func (s *Shop) EditNote(ctx context.Context, id int64, d crm.NoteDraft) (crm.Operation, error) {
	return s.DB.EditNote(ctx, id, readRich(d))
}

// readRich keeps of a draft's rich text what may be kept, and lets its plain text say the same. Far too much is left for the
// check to refuse.
func readRich(d crm.NoteDraft) crm.NoteDraft {
	if d.HTML == "" || len(d.HTML) > 4*crm.MaxRich {
		return d
	}
	t := rich.Read(d.HTML)
	d.HTML, d.Text = t.HTML, t.Plain
	return d
}
