package segment

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// TestPage_IsTheListCut: pages one behind the other, from either end, are what sorting everybody gives, who has no value last.
// There are several times as many rows as fall away at once.
func TestPage_IsTheListCut(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := someMatches(rt)
		q := crm.CustomerQuery{
			Ascending: rapid.Bool().Draw(rt, "ascending"), Backward: rapid.Bool().Draw(rt, "backward"), Limit: rapid.IntRange(1, 40).Draw(rt, "limit"),
			Sort: rapid.SampledFrom([]crm.SortKey{crm.SortPoints, crm.SortTotalRefunded, crm.SortNetPaid}).Draw(rt, "sort"),
		}
		want := sortedWhole(t, m, q)
		for at := 0; at <= len(want); at += q.Limit {
			page, err := m.Page(q)
			if err != nil || !slices.Equal(page, want[at:min(at+q.Limit+1, len(want))]) {
				rt.Fatalf("from %d of %v: %v (%v)", at, want, page, err)
			}
			if len(page) <= q.Limit {
				return
			}
			q.After = &page[q.Limit-1]
		}
	})
}

// someMatches are most rows of a table in which one fact of each kind is drawn.
func someMatches(rt *rapid.T) Matches {
	n := rapid.IntRange(1, 300).Draw(rt, "rows")
	most := rapid.SampledFrom([]int64{1, 90, 70_000}).Draw(rt, "most")
	t := &column.Table{Rows: n}
	for _, fact := range []crm.Fact{crm.FactID, crm.SortPoints.Fact(), crm.SortTotalRefunded.Fact(), crm.SortNetPaid.Fact(), crm.FactOrderCount} {
		t.Facts[fact] = column.NewInts(n, n)
	}
	m := Matches{Table: t, Set: column.NewBits(n)}
	seed := rapid.Int64().Draw(rt, "seed")
	for row := range n {
		drawn := seed>>(row%48) ^ int64(row*row)
		t.Facts[crm.FactID].Set(row, int64(row+1))
		t.Facts[crm.SortPoints.Fact()].Set(row, drawn%most)
		t.Facts[crm.SortTotalRefunded.Fact()].Set(row, max(0, drawn%(most+1)))
		t.Facts[crm.SortNetPaid.Fact()].Set(row, drawn%(most+2))
		t.Facts[crm.FactOrderCount].Set(row, drawn&1)
		m.Set.Put(row, drawn%7 != 0)
	}
	return m
}

func sortedWhole(t *testing.T, m Matches, q crm.CustomerQuery) []crm.Cursor {
	t.Helper()
	order, err := m.order(q.Sort)
	if err != nil {
		t.Fatal(err)
	}
	list := []crm.Cursor{}
	m.Set.Each(func(row int) {
		list = append(list, crm.Cursor{Value: order.at(row, q.Unknown()), ID: m.Table.ID(row)})
	})
	slices.SortFunc(list, func(a, b crm.Cursor) int { return cmp.Or(cmp.Compare(a.Value, b.Value), cmp.Compare(a.ID, b.ID)) })
	if !q.Up() {
		slices.Reverse(list)
	}
	return list
}
