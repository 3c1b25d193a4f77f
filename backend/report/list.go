package report

import (
	"io"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// Format is a kind of file a list can be written as.
type Format string

// The formats of lists.
const (
	XLSX Format = "xlsx"
	CSV  Format = "csv"
)

// ListOptions say how a list is written.
type ListOptions struct {
	Language words.Language    // of column names and values
	Zone     *time.Location    // times are written on this clock; nil is UTC
	Fields   []crm.CustomField // the shop's own, of customers
	Currency string            // ISO 4217, of the customers' figures
}

// Source calls visit with each row in turn and stops at its first error, which it returns. A row is good until visit
// returns: memory stays flat however long the list is.
type Source[T any] func(visit func(*T) error) error

// Counted tells, row by row, how far a source of so many rows is.
func Counted[T any](total int64, progress func(done, total int64), each Source[T]) Source[T] {
	return func(visit func(*T) error) error {
		done := int64(0)
		return each(func(row *T) error {
			done++
			progress(done, total)
			return visit(row)
		})
	}
}

// Customers writes a list of customers and returns how many. Phones are written as the rows have them: in full.
func Customers(path string, format Format, o ListOptions, each Source[crm.Customer]) (int64, error) {
	w := words.For(o.Language)
	return writeList(path, format, o, w.Columns.Customers, customerColumns(w, o), each)
}

// Orders writes a list of orders, a row a line, and returns how many rows. Phones are written in full.
func Orders(path string, format Format, o ListOptions, each Source[crm.Order]) (int64, error) {
	w := words.For(o.Language)
	return writeList(path, format, o, w.Columns.Orders, orderColumns(w), byLine(each))
}

func writeList[T any](path string, format Format, o ListOptions, name string, columns []column[T], each Source[T]) (n int64, err error) {
	err = WriteFile(path, func(out io.Writer) error {
		t, err := newTable(format, out, name, heads(columns), o)
		if err != nil {
			return cannotWrite(path, err)
		}
		defer t.discard()
		values := make([]value, len(columns))
		err = each(func(row *T) error {
			for i := range columns {
				values[i] = columns[i].of(row)
			}
			n++
			return cannotWrite(path, t.write(values))
		})
		if err != nil {
			return err
		}
		return cannotWrite(path, t.close())
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// table receives the rows of a list.
type table interface {
	write(row []value) error
	// close completes the file.
	close() error
	// discard drops what a file that will not be completed has taken up. After close it does nothing.
	discard()
}

func newTable(format Format, out io.Writer, name string, columns []heading, o ListOptions) (table, error) {
	switch format {
	case CSV:
		return newCSV(out, columns, o)
	case XLSX:
		return newWorkbook(out, name, columns, o)
	default:
		return nil, crm.Errorf(crm.CodeInvalid, "export.formatUnknown", "format", string(format))
	}
}
