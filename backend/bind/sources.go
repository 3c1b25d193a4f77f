package bind

import (
	"context"

	"shuke/backend/chart"
	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/insight/words"
	"shuke/backend/shop"
)

// Sources is where customers come from, and what each source brought.
type Sources struct{ desk *Desk }

// All lists the sources, the largest first.
func (c *Sources) All() ([]Source, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) ([]Source, error) {
		found, err := s.FindSources(ctx)
		return each(found, sourceDTO), err
	})
}

// Report says what each source brought in the last days; 0 is ever. Customers without a source stand last, under id 0.
func (c *Sources) Report(lastDays int, language string) (SourceReport, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (SourceReport, error) {
		results, err := s.SourceReport(ctx, lastDays)
		if err != nil {
			return SourceReport{}, err
		}
		settings, err := s.Settings(ctx)
		if err != nil {
			return SourceReport{}, err
		}
		list, received := insight.Sources(results)
		out := SourceReport{Currency: settings.Currency, Received: received, Rows: each(list, func(r insight.SourceCount) SourceResult {
			return SourceResult{Source: sourceDTO(r.Source), Added: r.New, Buyers: r.Buyers, Orders: r.Orders, Paid: r.Paid, Share: r.Share}
		})}
		out.Option, err = chart.Sources(list, settings.Currency, words.ParseLanguage(language))
		return out, err
	})
}

// Edit renames a source or sets its kind; what is null stays.
func (c *Sources) Edit(id int64, e SourceEdit) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		p := crm.SourcePatch{Name: e.Name}
		if e.Kind != nil {
			kind := crm.SourceKind(*e.Kind)
			p.Kind = &kind
		}
		op, err := s.EditSource(ctx, id, p)
		return operationDTO(op), err
	})
}

// Merge counts one source as another.
func (c *Sources) Merge(into, from int64) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.MergeSources(ctx, into, from)
		return operationDTO(op), err
	})
}

// Set corrects the source of a frozen set of customers.
func (c *Sources) Set(name, selection string) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		set, err := c.desk.selected(ctx, s, selection)
		if err != nil {
			return Operation{}, err
		}
		op, err := s.SetSource(ctx, set, name)
		return operationDTO(op), err
	})
}

// History is how a customer's source changed, latest first.
func (c *Sources) History(customerID int64) ([]SourceChange, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) ([]SourceChange, error) {
		changes, err := s.FindSourceChanges(ctx, customerID)
		return each(changes, func(v crm.SourceChange) SourceChange {
			return SourceChange{At: v.At, Was: v.Was, Is: v.Is, By: string(v.By)}
		}), err
	})
}

func sourceDTO(s crm.Source) Source {
	return Source{ID: s.ID, Name: s.Name, Kind: string(s.Kind), Recognised: s.Recognised, Words: append([]string{}, s.Words...), Customers: s.Customers}
}
