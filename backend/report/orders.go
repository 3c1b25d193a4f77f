package report

import (
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// orderLine is a row of the list of orders: one line of an order, or an order without any. Words of the order stand on each
// of its rows, so that rows can be filtered and sorted; its sums stand on the first alone, so that a column adds up.
type orderLine struct {
	*crm.Order
	line  *crm.OrderLine // nil when the order has none
	first bool
}

// byLine makes the rows of a list of orders.
func byLine(each Source[crm.Order]) Source[orderLine] {
	return func(visit func(*orderLine) error) error {
		return each(func(o *crm.Order) error {
			if len(o.Lines) == 0 {
				return visit(&orderLine{o, nil, true})
			}
			for i := range o.Lines {
				if err := visit(&orderLine{o, &o.Lines[i], i == 0}); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func orderColumns(w *words.Words) []column[orderLine] {
	c, country := w.Columns, countryNames(w.Language)
	columns := []column[orderLine]{
		{heading{c.Number, 22}, func(r *orderLine) value { return text(r.Number) }},
		{heading{c.Platform, 12}, func(r *orderLine) value { return text(w.Platform(r.Platform)) }},
		{heading{c.Status, 10}, func(r *orderLine) value { return status(r.Status, w) }},
		{heading{c.CreatedAt, 17}, func(r *orderLine) value { return instant(r.CreatedAt) }},
		{heading{c.PaidAt, 17}, func(r *orderLine) value { return instant(r.PaidAt) }},
		{heading{c.Name, 14}, func(r *orderLine) value { return text(r.Buyer.Name) }},
		{heading{c.Nick, 18}, func(r *orderLine) value { return text(r.Buyer.Nick) }},
		{heading{c.Accounts, 24}, func(r *orderLine) value { return text(accounts(r.Buyer.Accounts)) }},
		{heading{c.Phone, 15}, func(r *orderLine) value { return text(phone(r.Buyer.Phone)) }},
		{heading{c.Email, 24}, func(r *orderLine) value { return text(r.Buyer.Email) }},
		{heading{c.Country, 10}, func(r *orderLine) value { return text(country(r.Region.Country)) }},
		{heading{c.Province, 10}, func(r *orderLine) value { return text(r.Region.Province) }},
		{heading{c.City, 10}, func(r *orderLine) value { return text(r.Region.City) }},
		{heading{c.District, 10}, func(r *orderLine) value { return text(r.Region.District) }},
		{heading{c.Source, 14}, func(r *orderLine) value { return text(r.Source) }},
		{heading{c.Coupon, 14}, func(r *orderLine) value { return text(r.Coupon) }},
		{heading{c.Remark, 28}, func(r *orderLine) value { return text(r.Remark) }},
		{heading{c.Memo, 28}, func(r *orderLine) value { return text(r.Memo) }},
		{heading{c.Currency, 8}, func(r *orderLine) value { return text(r.Currency) }},
	}
	return append(append(columns, sumColumns(w)...), lineColumns(w)...)
}

// sumColumns are the sums of an order, and which of them no platform said.
func sumColumns(w *words.Words) []column[orderLine] {
	c := w.Columns
	once := func(name string, width float64, of func(*crm.Order) value) column[orderLine] {
		return column[orderLine]{heading{name, width}, func(r *orderLine) value {
			if !r.first {
				return text("")
			}
			return of(r.Order)
		}}
	}
	return []column[orderLine]{
		once(c.Total, 14, func(o *crm.Order) value { return money(o.Total, o.Currency) }),
		once(c.Paid, 14, func(o *crm.Order) value { return money(o.Paid, o.Currency) }),
		once(c.Refunded, 14, func(o *crm.Order) value { return money(o.Refunded, o.Currency) }),
		once(c.Net, 14, func(o *crm.Order) value { return money(o.Net, o.Currency) }),
		once(c.ItemCount, 10, func(o *crm.Order) value { return count(o.ItemCount) }),
		once(c.Derived, 20, func(o *crm.Order) value { return text(derived(o, w)) }),
	}
}

// derived names the sums that no platform said. A refund of nothing goes without saying.
func derived(o *crm.Order, w *words.Words) string {
	var names []string
	for _, sum := range []struct {
		derived bool
		name    string
	}{
		{o.Derived.Total, w.Columns.Total},
		{o.Derived.Paid, w.Columns.Paid},
		{o.Derived.Refunded && o.Refunded != 0, w.Columns.Refunded},
		{o.Derived.Net, w.Columns.Net},
		{o.Derived.ItemCount, w.Columns.ItemCount},
	} {
		if sum.derived {
			names = append(names, sum.name)
		}
	}
	return strings.Join(names, w.Comma)
}

// lineColumns are what stands on a line.
func lineColumns(w *words.Words) []column[orderLine] {
	c := w.Columns
	line := func(name string, width float64, of func(*crm.OrderLine, string) value) column[orderLine] {
		return column[orderLine]{heading{name, width}, func(r *orderLine) value {
			if r.line == nil {
				return text("")
			}
			return of(r.line, r.Currency)
		}}
	}
	return []column[orderLine]{
		line(c.LineKey, 18, func(l *crm.OrderLine, _ string) value { return text(l.Key) }),
		line(c.Code, 16, func(l *crm.OrderLine, _ string) value { return text(l.Code) }),
		line(c.Title, 32, func(l *crm.OrderLine, _ string) value { return text(l.Title) }),
		line(c.Variant, 16, func(l *crm.OrderLine, _ string) value { return text(l.Variant) }),
		line(c.Category, 14, func(l *crm.OrderLine, _ string) value { return text(l.Category) }),
		line(c.Quantity, 8, func(l *crm.OrderLine, _ string) value { return count(l.Quantity) }),
		line(c.UnitPrice, 12, func(l *crm.OrderLine, currency string) value { return money(l.UnitPrice, currency) }),
		line(c.Amount, 12, func(l *crm.OrderLine, currency string) value { return money(l.Amount, currency) }),
	}
}

func status(s crm.OrderStatus, w *words.Words) value {
	if s == crm.OrderUnknown {
		return text("")
	}
	return text(w.Statuses[s])
}
