package sqlite

import (
	"cmp"
	"slices"
	"strings"
)

// identityRow is an identity that waits to be written.
type identityRow struct {
	identityOf
	customer int64
}

// identityRun is how many identities are written at a time. The table is ordered by value, and values come in no order:
// sorted runs touch each page once a run instead of once a row, which is three times as fast.
const identityRun = 100_000

// identityWriter gathers new identities and writes them in sorted runs. Until then people.ids answers for them.
type identityWriter struct {
	bulk *bulk
	rows []identityRow
}

func (w *identityWriter) add(id identityOf, customer int64) error {
	id.value = strings.Clone(id.value)
	w.rows = append(w.rows, identityRow{id, customer})
	if len(w.rows) < identityRun {
		return nil
	}
	return w.flush()
}

func (w *identityWriter) flush() error {
	slices.SortFunc(w.rows, func(a, b identityRow) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.platform, b.platform), cmp.Compare(a.value, b.value))
	})
	for i := range w.rows {
		r := &w.rows[i]
		a, err := w.bulk.next()
		if err != nil {
			return err
		}
		a[0].Value, a[1].Value, a[2].Value, a[3].Value = int64(r.kind), r.platform, r.value, r.customer
	}
	clear(w.rows)
	w.rows = w.rows[:0]
	return w.bulk.flush()
}
