package report

// kind is what a value is, and with it how a file writes it.
type kind int

const (
	kindText kind = iota
	kindCount
	kindMoney   // minor units of currency
	kindInstant // Unix milliseconds; 0 is not known
)

// value is one cell before it is known which file it goes to.
type value struct {
	kind     kind
	text     string
	number   int64
	currency string
}

func text(s string) value { return value{kind: kindText, text: s} }
func count(n int64) value { return value{kind: kindCount, number: n} }
func money(minor int64, currency string) value {
	return value{kind: kindMoney, number: minor, currency: currency}
}
func instant(millis int64) value { return value{kind: kindInstant, number: millis} }

// heading is a column's name and its width in a workbook, in characters.
type heading struct {
	name  string
	width float64
}

// column is a heading and what stands below it for a row.
type column[T any] struct {
	heading
	of func(*T) value
}

func heads[T any](columns []column[T]) []heading {
	h := make([]heading, len(columns))
	for i, c := range columns {
		h[i] = c.heading
	}
	return h
}
