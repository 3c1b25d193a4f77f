package importer

import (
	"slices"
	"strconv"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// setLineNo reads the platform's number of a line, or joins the columns that make up a key where there is none. A number
// that lost its digits is none: the line is known by its place then.
func setLineNo(b *builder, s string) {
	l := &b.line
	l.used = true
	if b.damaged(s) {
		b.warn("import.warning.lineNoDamaged", s)
		return
	}
	if l.facts.Key != "" {
		l.facts.Key += "/"
	}
	l.facts.Key += cell.ID(s)
}

func setSku(b *builder, s string) {
	switch b.plan.kind {
	case crm.FileProducts:
		b.rec.Product.Code = cell.ID(s)
	case crm.FileEvents:
		b.rec.Event.ProductCode = cell.ID(s)
	default:
		if b.line.facts.Code == "" {
			b.line.facts.Code = cell.ID(s)
		}
		b.line.used = true
	}
}

func setTitle(b *builder, s string) {
	switch b.plan.kind {
	case crm.FileProducts:
		b.rec.Product.Title = s
	case crm.FileEvents:
		b.rec.Event.ProductTitle = s
	default:
		b.line.used = true
		if b.line.facts.Title == "" {
			b.line.facts.Title = s
		}
	}
}

func setCategory(b *builder, s string) {
	if b.plan.kind == crm.FileProducts {
		b.rec.Product.Category = s
		return
	}
	b.line.facts.Category = s
}

func setVariant(b *builder, s string) { b.line.facts.Variant = s }

func setQuantity(b *builder, s string) {
	n, ok := cell.ParseCount(s)
	if !ok {
		b.unreadable("import.reject.quantityUnreadable", s)
		return
	}
	b.line.facts.Quantity, b.line.quantity, b.line.used = n, true, true
}

func setUnitPrice(b *builder, s string) {
	if b.plan.kind == crm.FileProducts {
		b.money(&b.rec.Product.Price, s)
		return
	}
	if b.line.unitOK {
		return
	}
	if d, ok := b.decimal(s); ok {
		b.line.unit, b.line.unitOK, b.line.used = d, true, true
	}
}

func setLineDiscount(b *builder, s string) { b.line.discount, _ = b.decimal(s) }

func setLineAmount(b *builder, s string) {
	b.money(&b.line.facts.Amount, s)
	b.line.used = true
}

// decimal reads an amount without rounding it; a record with an unreadable one is given up.
func (b *builder) decimal(s string) (d cell.Decimal, ok bool) {
	if cell.Null(s) {
		return d, false
	}
	b.takeMark(s)
	if d, ok = cell.ParseDecimal(s, b.whole || b.dotted); !ok {
		b.unreadable("import.reject.moneyUnreadable", s)
	}
	return d, ok
}

// endLine closes the row being read. A row without any word about a product adds no line. The amount is quantity × unit
// price − discount, exact and rounded once, where the file does not say it. A line without a quantity counts one.
func (b *builder) endLine() {
	l := &b.line
	if b.plan.kind == crm.FileRefunds {
		b.endRefund()
		return
	}
	if !l.used || b.plan.kind == crm.FileProducts {
		return
	}
	if b.repeated() {
		return
	}
	b.uniqueKey()
	if !l.quantity {
		l.facts.Quantity = 1
	}
	if l.unitOK {
		minor, ok := l.unit.Minor(b.digits)
		amount, fits := b.lineAmount()
		if !ok || !fits {
			b.reject("import.reject.moneyUnreadable", "column", "", "value", "")
			return
		}
		l.facts.UnitPrice = crm.AmountOf(minor)
		if !l.facts.Amount.Known {
			l.facts.Amount = crm.AmountOf(amount)
		}
	}
	b.rec.Lines = append(b.rec.Lines, l.facts)
	b.trade.add(l)
}

// repeated tells whether the line stood elsewhere in the file already, as in two exports put together: lines that follow
// each other with one key are two.
func (b *builder) repeated() bool {
	key := b.line.facts.Key
	return key != "" && slices.ContainsFunc(b.rec.Lines[:b.earlier], func(l crm.LineFacts) bool { return sameKey(l.Key, key) })
}

// sameKey tells whether key is the platform's, or the one made of it for a second line.
func sameKey(key, platforms string) bool {
	return key == platforms || strings.HasPrefix(key, platforms+"#")
}

// uniqueKey tells apart the lines of an order that have the same key: a product may be on it twice.
func (b *builder) uniqueKey() {
	key, n := &b.line.facts.Key, 1
	if *key == "" {
		return
	}
	for i := range b.rec.Lines {
		if sameKey(b.rec.Lines[i].Key, *key) {
			n++
		}
	}
	if n > 1 {
		*key += "#" + strconv.Itoa(n)
	}
}

func (b *builder) lineAmount() (minor int64, ok bool) {
	product, ok := b.line.unit.Times(b.line.facts.Quantity)
	if !ok {
		return 0, false
	}
	minor, ok = product.Minor(b.digits)
	if !ok {
		return 0, false
	}
	discount, ok := b.line.discount.Minor(b.digits)
	return minor - discount, ok
}
