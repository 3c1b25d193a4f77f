package bind

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/report"
	"shuke/backend/shell"
	"shuke/backend/shop"
)

// Customers is the list and the page of customers.
type Customers struct{ desk *Desk }

// Page is one page of the list, at most 200 rows.
func (c *Customers) Page(q CustomerQuery) (CustomerPage, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (CustomerPage, error) {
		f, err := filter(ctx, s, q.Filter)
		if err != nil {
			return CustomerPage{}, err
		}
		after, err := toCursor(q.After)
		if err != nil {
			return CustomerPage{}, err
		}
		page, err := s.ListCustomers(ctx, crm.CustomerQuery{
			Filter: f, Sort: crm.SortKey(q.Sort), Ascending: q.Ascending, Backward: q.Backward, After: after, Limit: q.Limit,
		})
		if err != nil {
			return CustomerPage{}, err
		}
		settings, err := s.Settings(ctx)
		if err != nil {
			return CustomerPage{}, err
		}
		today := c.desk.Clock().In(settings.Zone())
		rows := each(page.Rows, func(c crm.Customer) CustomerRow { return rowDTO(c, today) })
		if f.Search != "" {
			hits, err := s.SearchHits(ctx, page.Rows, f.Search)
			if err != nil {
				return CustomerPage{}, err
			}
			for i, hit := range hits {
				rows[i].Hit = string(hit)
			}
		}
		return CustomerPage{Rows: rows, First: fromCursor(page.First), Next: fromCursor(page.Next), Currency: settings.Currency}, nil
	})
}

// Place finds where the list goes on at a row, counted from 0, or where the names with a letter begin; "" is the row.
func (c *Customers) Place(q CustomerQuery, row int, letter string) (ListPlace, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (ListPlace, error) {
		f, err := filter(ctx, s, q.Filter)
		if err != nil {
			return ListPlace{}, err
		}
		before, behind, err := s.FindPlace(ctx, crm.CustomerQuery{Filter: f, Sort: crm.SortKey(q.Sort), Ascending: q.Ascending}, row, letter)
		return ListPlace{Before: before, After: fromCursor(behind)}, err
	})
}

// Count is how many customers a filter means, of how many there are.
func (c *Customers) Count(f CustomerFilter) (CustomerCount, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (CustomerCount, error) {
		asked, err := filter(ctx, s, f)
		if err != nil {
			return CustomerCount{}, err
		}
		n, err := s.WeighCustomers(ctx, asked)
		return CustomerCount{Count: n.Customers, Everyone: n.Everyone, Paid: n.Paid, EveryonePaid: n.EveryonePaid}, err
	})
}

// Standings are the numbers on the tabs under a filter.
func (c *Customers) Standings(f CustomerFilter) (StandingCounts, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (StandingCounts, error) {
		asked, err := filter(ctx, s, f)
		if err != nil {
			return StandingCounts{}, err
		}
		n, err := s.CountStandings(ctx, asked)
		return StandingCounts{All: n.All, Buyers: n.Buyers, Prospects: n.Prospects, Others: n.Others}, err
	})
}

// Get is everything the customer's page shows at once.
func (c *Customers) Get(id int64) (Customer, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Customer, error) { return person(ctx, s, id, c.desk.Clock) })
}

// person reads everything the page shows of a customer at once.
func person(ctx context.Context, s *shop.Shop, id int64, clock crm.Clock) (Customer, error) {
	found, err := s.FindCustomerByID(ctx, id)
	if err != nil {
		return Customer{}, err
	}
	ids, err := s.FindIdentities(ctx, id)
	if err != nil {
		return Customer{}, err
	}
	notes, err := s.FindNotes(ctx, id)
	if err != nil {
		return Customer{}, err
	}
	settings, err := s.Settings(ctx)
	return customerDTO(found, ids, notes, settings, clock()), err
}

// Reveal is everything by which a customer can be reached, in full.
func (c *Customers) Reveal(id int64) (Contacts, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Contacts, error) {
		found, err := s.FindCustomerByID(ctx, id)
		if err != nil {
			return Contacts{}, err
		}
		ids, err := s.FindIdentities(ctx, id)
		if err != nil {
			return Contacts{}, err
		}
		addresses, err := s.FindAddresses(ctx, id)
		return Contacts{
			Phone: found.Phone, Email: found.Email, Address: found.Address, Identities: each(ids, plainIdentity), Addresses: each(addresses, addressDTO),
		}, err
	})
}

// Orders is one page of a customer's orders, latest first.
func (c *Customers) Orders(id int64, after *Cursor) (OrderPage, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (OrderPage, error) {
		from, err := toCursor(after)
		if err != nil {
			return OrderPage{}, err
		}
		orders, next, err := s.FindOrders(ctx, id, from, 0)
		return OrderPage{Rows: each(orders, orderDTO), Next: fromCursor(next)}, err
	})
}

// Edit sets fields of a profile.
func (c *Customers) Edit(id int64, e CustomerEdit) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		p, err := patchOf(ctx, s, &e)
		if err != nil {
			return Operation{}, err
		}
		op, err := s.EditCustomer(ctx, id, p)
		return operationDTO(op), err
	})
}

// Freeze keeps the set of customers a filter means now.
func (c *Customers) Freeze(f CustomerFilter) (Selection, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Selection, error) {
		asked, err := filter(ctx, s, f)
		if err != nil {
			return Selection{}, err
		}
		set, err := s.CustomerIDs(ctx, asked)
		if err != nil {
			return Selection{}, err
		}
		return c.desk.freeze(set), nil
	})
}

// FreezeIDs keeps the set of the customers named.
func (c *Customers) FreezeIDs(ids []int64) (Selection, error) {
	return guard(c.desk, func(context.Context) (Selection, error) {
		return c.desk.freeze(setOf(ids)), nil
	})
}

// Export writes the customers a filter means to a file the owner chooses. It answers the path, or "" when they changed
// their mind.
func (c *Customers) Export(f CustomerFilter, format string) (string, error) {
	selection, err := c.Freeze(f)
	if err != nil {
		return "", err
	}
	return c.ExportSelection(selection.ID, format)
}

// ExportSelection is Export for a frozen set.
func (c *Customers) ExportSelection(selection, format string) (string, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		set, err := c.desk.selected(ctx, s, selection)
		if err != nil {
			return "", err
		}
		w := c.desk.words()
		path, err := c.desk.Window.ChooseSave(w.Columns.Customers, c.desk.fileName(w.Columns.Customers, format), shell.Filter{Name: format, Pattern: "*." + format})
		if err != nil || path == "" {
			return "", err
		}
		return path, s.ExportCustomers(ctx, set, path, report.Format(format), c.desk.language())
	})
}

// ExportOrders writes all orders of the shop to a file the owner chooses, as a job; the path is "" when they changed their
// mind.
func (c *Customers) ExportOrders(format string) (Export, error) {
	return onShop(c.desk, func(_ context.Context, s *shop.Shop) (Export, error) {
		what, lang := c.desk.words().Columns.Orders, c.desk.language()
		path, err := c.desk.Window.ChooseSave(what, c.desk.fileName(what, format), shell.Filter{Name: format, Pattern: "*." + format})
		if err != nil || path == "" {
			return Export{}, err
		}
		id := c.desk.start("export", baseName(path), func(ctx context.Context, progress func(done, total int64)) (any, error) {
			return s.ExportOrders(ctx, path, report.Format(format), lang, progress)
		})
		return Export{Path: path, JobID: id}, nil
	})
}

// fileName is what a dialog proposes: what it is and the day it was made.
func (d *Desk) fileName(what, format string) string {
	return what + "-" + d.Clock().Format("2006-01-02") + "." + format
}

// language is the owner's: the one they chose, else the one the page speaks.
func (d *Desk) language() words.Language {
	if chosen := d.prefs.read().Language; chosen != "" {
		return words.ParseLanguage(chosen)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return words.ParseLanguage(string(d.spoken))
}

func (d *Desk) words() *words.Words { return words.For(d.language()) }
