package report

import (
	"strconv"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

func orderColumns(w *words.Words) []column[crm.Order] {
	c, country := w.Columns, countryNames(w.Language)
	return []column[crm.Order]{
		{heading{c.Number, 22}, func(r *crm.Order) value { return text(r.Number) }},
		{heading{c.Platform, 12}, func(r *crm.Order) value { return text(w.Platform(r.Platform)) }},
		{heading{c.Status, 10}, func(r *crm.Order) value { return status(r.Status, w) }},
		{heading{c.CreatedAt, 17}, func(r *crm.Order) value { return instant(r.CreatedAt) }},
		{heading{c.PaidAt, 17}, func(r *crm.Order) value { return instant(r.PaidAt) }},
		{heading{c.Currency, 8}, func(r *crm.Order) value { return text(r.Currency) }},
		{heading{c.Total, 14}, func(r *crm.Order) value { return money(r.Total, r.Currency) }},
		{heading{c.Paid, 14}, func(r *crm.Order) value { return money(r.Paid, r.Currency) }},
		{heading{c.Refunded, 14}, func(r *crm.Order) value { return money(r.Refunded, r.Currency) }},
		{heading{c.Net, 14}, func(r *crm.Order) value { return money(r.Net, r.Currency) }},
		{heading{c.ItemCount, 10}, func(r *crm.Order) value { return count(r.ItemCount) }},
		{heading{c.Lines, 40}, func(r *crm.Order) value { return text(lines(r.Lines)) }},
		{heading{c.Country, 10}, func(r *crm.Order) value { return text(country(r.Region.Country)) }},
		{heading{c.Province, 10}, func(r *crm.Order) value { return text(r.Region.Province) }},
		{heading{c.City, 10}, func(r *crm.Order) value { return text(r.Region.City) }},
		{heading{c.District, 10}, func(r *crm.Order) value { return text(r.Region.District) }},
		{heading{c.Coupon, 14}, func(r *crm.Order) value { return text(r.Coupon) }},
		{heading{c.Remark, 28}, func(r *crm.Order) value { return text(r.Remark) }},
		{heading{c.Memo, 28}, func(r *crm.Order) value { return text(r.Memo) }},
	}
}

func status(s crm.OrderStatus, w *words.Words) value {
	if s == crm.OrderUnknown {
		return text("")
	}
	return text(w.Statuses[s])
}

// lines names the products of an order in one cell: 竹纤维毛巾（米白）×2；洗衣液 ×1.
func lines(all []crm.OrderLine) string {
	var b strings.Builder
	for i, l := range all {
		if i > 0 {
			b.WriteString("；")
		}
		b.WriteString(l.Title)
		if l.Variant != "" {
			b.WriteString("（" + l.Variant + "）")
		}
		b.WriteString(" ×" + strconv.FormatInt(l.Quantity, 10))
	}
	return b.String()
}
