package bind

import (
	"context"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/shell"
	"shuke/backend/shop"
)

// Reach is what is done by hand to reach a selection: labels to stick on, and people to call.
type Reach struct{ desk *Desk }

// mostCalls is how many people a call list has: a day's work.
const mostCalls = 200

// Labels writes address labels of a frozen set to a page the owner names, to be opened and printed.
func (r *Reach) Labels(selection, grid string) (LabelSheet, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) (LabelSheet, error) {
		set, err := r.desk.selected(ctx, s, selection)
		if err != nil {
			return LabelSheet{}, err
		}
		title := r.desk.say("labels.title", nil)
		path, err := r.desk.Window.ChooseSave(title, r.desk.fileName(title, "html"), shell.Filter{Name: "html", Pattern: "*.html"})
		if err != nil || path == "" {
			return LabelSheet{}, err
		}
		written, skipped, err := s.WriteLabels(ctx, set, path, grid, title)
		return LabelSheet{Path: path, Written: written, Skipped: skipped}, err
	})
}

// Calls lists the people of a frozen set who have a number.
func (r *Reach) Calls(selection string) (CallList, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) (CallList, error) {
		set, err := r.desk.selected(ctx, s, selection)
		if err != nil {
			return CallList{}, err
		}
		settings, err := s.Settings(ctx)
		if err != nil {
			return CallList{}, err
		}
		list := CallList{Rows: []CallRow{}, Currency: settings.Currency}
		return list, list.fill(ctx, s, set)
	})
}

// fill lists who can be called. Who has a wrong number is among them only on the day that was found out: it can be taken back.
func (l *CallList) fill(ctx context.Context, s *shop.Shop, set *roaring64.Bitmap) error {
	dead, err := s.FindDeadAddresses(ctx)
	if err != nil {
		return err
	}
	good := 0
	err = s.EachCustomer(ctx, set, func(c *crm.Customer) error {
		row := callRow(c)
		row.Wrong = dead.Has(c.Phone)
		switch {
		case c.Phone == "" || crm.Masked(c.Phone):
			l.Skipped++
		case good == mostCalls:
			l.Left++
		default:
			l.Rows = append(l.Rows, row)
			if !row.Wrong {
				good++
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return l.tellCalled(ctx, s)
}

func (l *CallList) tellCalled(ctx context.Context, s *shop.Shop) error {
	called, err := s.CalledToday(ctx, each(l.Rows, func(r CallRow) int64 { return r.ID }))
	for i := range l.Rows {
		l.Rows[i].Called = called[l.Rows[i].ID]
	}
	all := int64(len(l.Rows))
	l.Rows = slices.DeleteFunc(l.Rows, func(r CallRow) bool { return r.Wrong && r.Called == "" })
	l.Wrong = all - int64(len(l.Rows))
	return err
}

func callRow(c *crm.Customer) CallRow {
	row := CallRow{
		ID: c.ID, Name: c.Called(), Phone: strings.TrimPrefix(c.Phone, "+86"), LastOrderAt: c.Figures.LastOrderAt, NetPaid: c.Figures.NetPaid,
		Note: firstLine(c.Note), Refused: c.Blocked,
	}
	for _, said := range c.Consents {
		row.Refused = row.Refused || said.Channel == crm.ChannelPhone && !said.Granted
	}
	return row
}

// Called writes down how a call ended: "reached", "noAnswer", "later", "wrong", "stop"; said is what the owner adds.
func (r *Reach) Called(id int64, outcome, said string) (Operation, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		text := strings.TrimSpace(r.desk.say("call.outcome."+outcome, nil) + " " + strings.TrimSpace(said))
		op, err := s.LogCall(ctx, id, shop.Outcome(outcome), text)
		return operationDTO(op), err
	})
}
