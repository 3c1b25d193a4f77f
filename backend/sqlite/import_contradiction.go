package sqlite

import (
	"slices"
	"strings"

	"shuke/backend/crm"
)

// tellContradiction warns of an order that was said otherwise before, at the same stage. Of two rows of a file the first one
// stands: they may be two orders under one number. Of two files the one imported last stands.
func (im *Import) tellContradiction(o, said *orderRow, f *crm.OrderFacts, row int) {
	_, had := im.orders.written[o.id]
	had = had || o.id >= im.orders.first
	switch {
	case said.status != o.status:
	case had && o.otherSums(said, f):
		im.warn("import.warning.orderTwice", row)
	case !had && (o.otherSums(said, f) || o.otherTimes(f)):
		im.warn("import.warning.orderChanged", row)
	}
}

// otherSums tells whether a file names sums of an order that another word has named differently. What was worked out is no
// word.
func (o *orderRow) otherSums(said *orderRow, f *crm.OrderFacts) bool {
	return f.Total.Known && o.derived&derivedTotal == 0 && said.total != o.total ||
		f.Paid.Known && o.derived&derivedPaid == 0 && said.paid != o.paid
}

// otherTimes is otherSums for the moments of an order. Spreadsheets leave the seconds out.
func (o *orderRow) otherTimes(f *crm.OrderFacts) bool {
	const minute = 60_000
	differ := func(a, b int64) bool { return a != 0 && b != 0 && (a-b >= minute || b-a >= minute) }
	return o.derived&derivedCreatedAt == 0 && differ(f.CreatedAt, o.createdAt) ||
		o.derived&derivedPaidAt == 0 && differ(f.PaidAt, o.paidAt)
}

// tellChange warns of a customer whom a customer file describes otherwise than what the shop knew: by another name, phone,
// e-mail, gender or birthday. Columns that the owner set to overwrite do what they were told to.
func (im *Import) tellChange(was, is *customerRow, row int) {
	for _, fact := range [...]struct {
		name  string
		other bool
	}{
		{"name", replaced(was.name, is.name)},
		{"phone", replaced(was.phone, is.phone)},
		{"email", replaced(was.email, is.email)},
		{"gender", was.gender != 0 && was.gender != is.gender},
		{"birthday", was.birthDay != 0 && was.birthday() != is.birthday() || was.birthYear != 0 && was.birthYear != is.birthYear},
	} {
		if fact.other && im.src.Policies[fact.name] != crm.PolicyOverwrite {
			im.warn("import.warning.customerChanged", row)
			return
		}
	}
}

// replaced tells whether a word gave way to another. A masked one that is known in full now did not.
func replaced(was, is string) bool { return was != "" && was != is && !strings.Contains(was, "*") }

func (c *customerRow) birthday() [4]int64 {
	return [4]int64{c.birthYear, c.birthMonth, c.birthDay, c.lunar}
}

// warned is how many row numbers a warning names.
const warned = 5

// warn counts something the owner should know of a row.
func (im *Import) warn(key string, row int) {
	i := slices.IndexFunc(im.warnings, func(w crm.Warning) bool { return w.Key == key })
	if i < 0 {
		i = len(im.warnings)
		im.warnings = append(im.warnings, crm.Warning{Key: key, Rows: []int{}})
	}
	w := &im.warnings[i]
	w.Count++
	if len(w.Rows) < warned {
		w.Rows = append(w.Rows, row)
	}
}
