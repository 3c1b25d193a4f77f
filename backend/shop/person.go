package shop

import (
	"context"

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
	for _, n := range notes {
		p.Notes = append(p.Notes, report.PersonNote{At: n.CreatedAt, Text: n.Text})
	}
	if p.Orders, err = s.allOrders(ctx, id); err != nil {
		return nil, err
	}
	p.Timeline, err = s.allEvents(ctx, id)
	return p, err
}

func (s *Shop) allOrders(ctx context.Context, id int64) (all []crm.Order, err error) {
	for after := (*crm.Cursor)(nil); ; {
		page, next, err := s.FindOrders(ctx, id, after, 0)
		if all = append(all, page...); err != nil || next == nil {
			return all, err
		}
		after = next
	}
}

func (s *Shop) allEvents(ctx context.Context, id int64) (all []crm.TimelineEntry, err error) {
	q := crm.TimelineQuery{Customer: id, Kinds: []crm.EntryKind{crm.EntryEvent}}
	for {
		page, err := s.FindTimeline(ctx, q)
		if all = append(all, page.Entries...); err != nil || page.Next == nil {
			return all, err
		}
		q.After = page.Next
	}
}
