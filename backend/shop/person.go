package shop

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/report"
)

// Disclose writes all that is known of a customer as a new folder at path, for them to have, and enters that in the journal.
func (s *Shop) Disclose(ctx context.Context, id int64, path string, lang words.Language) (crm.Operation, error) {
	p, err := s.person(ctx, id)
	if err != nil {
		return crm.Operation{}, err
	}
	if err := report.PersonFolder(path, p, lang); err != nil {
		return crm.Operation{}, err
	}
	return s.RecordDisclosure(ctx, id)
}

func (s *Shop) person(ctx context.Context, id int64) (*report.Person, error) {
	settings, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	p := &report.Person{Made: s.clock().In(settings.Zone()), Shop: settings.Name, Currency: settings.Currency}
	if p.Customer, err = s.FindCustomerByID(ctx, id); err != nil {
		return nil, err
	}
	if p.Identities, err = s.FindIdentities(ctx, id); err != nil {
		return nil, err
	}
	if p.Addresses, err = s.FindAddresses(ctx, id); err != nil {
		return nil, err
	}
	if p.Consents, err = s.FindAllConsents(ctx, id); err != nil {
		return nil, err
	}
	notes, err := s.FindNotes(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := s.addNotes(ctx, p, notes); err != nil {
		return nil, err
	}
	if p.Orders, err = s.allOrders(ctx, id); err != nil {
		return nil, err
	}
	if p.Reminders, err = s.FindAllReminders(ctx, id); err != nil {
		return nil, err
	}
	if p.Parcels, err = s.FindParcels(ctx, id); err != nil {
		return nil, err
	}
	if by := p.Customer.ReferrerID; by != 0 {
		referrer, err := s.FindCustomerByID(ctx, by)
		if err != nil {
			return nil, err
		}
		p.Referrer = referrer.Called()
	}
	p.Timeline, err = s.allThatHappened(ctx, id)
	return p, err
}

// addNotes adds the notes with their pictures, each picture once.
func (s *Shop) addNotes(ctx context.Context, p *report.Person, notes []crm.Note) error {
	names := map[int64]string{}
	for _, n := range notes {
		note := report.PersonNote{At: n.CreatedAt, Text: n.Text}
		for _, picture := range n.Pictures {
			if names[picture.ID] == "" {
				mime, data, err := s.ReadPicture(ctx, picture.ID, false)
				if err != nil {
					return err
				}
				names[picture.ID] = fmt.Sprintf("picture-%d.%s", len(names)+1, strings.TrimPrefix(mime, "image/"))
				p.Pictures = append(p.Pictures, report.PersonPicture{Name: names[picture.ID], Data: data})
			}
			note.Pictures = append(note.Pictures, names[picture.ID])
		}
		p.Notes = append(p.Notes, note)
	}
	return nil
}

// allOrders are a customer's orders, the latest placed first.
func (s *Shop) allOrders(ctx context.Context, id int64) (all []crm.Order, err error) {
	placed := func(o crm.Order) int64 { return cmp.Or(o.CreatedAt, o.PaidAt) }
	for after := (*crm.Cursor)(nil); ; {
		page, next, err := s.FindOrders(ctx, id, after, 0)
		if all = append(all, page...); err != nil || next == nil {
			slices.SortStableFunc(all, func(a, b crm.Order) int { return cmp.Compare(placed(b), placed(a)) })
			return all, err
		}
		after = next
	}
}

// allThatHappened reads what no list of its own holds: events, messages, tags, edits and sources.
func (s *Shop) allThatHappened(ctx context.Context, id int64) (all []crm.TimelineEntry, err error) {
	q := crm.TimelineQuery{Customer: id, Kinds: []crm.EntryKind{crm.EntryEvent, crm.EntryMessage, crm.EntryTag, crm.EntryEdit, crm.EntrySource}}
	for {
		page, err := s.FindTimeline(ctx, q)
		if all = append(all, page.Entries...); err != nil || page.Next == nil {
			return all, err
		}
		q.After = page.Next
	}
}
