package sqlite_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/segment"
	"shuke/backend/sqlite"
)

// datedFields are those whose value of an earlier day follows from orders and events.
var datedFields = []string{
	"orderCount", "completedCount", "openCount", "itemCount", "totalPaid", "netPaid", "averageOrder", "firstOrderAt", "lastOrderAt", "daysSinceLastOrder",
	"lastInterestAt", "daysSinceLastInterest", "lastScanAt", "eventCount", "standing", "createdAt", "gender",
}

func drawDatedLeaf(t *rapid.T) rule {
	if rapid.IntRange(0, 2).Draw(t, "measured") == 0 {
		of := rapid.SampledFrom([]string{"orders", "events"}).Draw(t, "of")
		m := rule{"measure": "count", "of": of}
		if rapid.Bool().Draw(t, "in") {
			m["in"] = rapid.SampledFrom([]rule{{"lastDays": 3}, {"lastDays": 30}, {"olderThanDays": 2}}).Draw(t, "window")
		}
		return drawTest(t, segment.Field{Type: "number"}, m)
	}
	name := rapid.SampledFrom(datedFields).Draw(t, "field")
	i := slices.IndexFunc(segment.Facts, func(f segment.Field) bool { return f.Name == name })
	return drawTest(t, segment.Facts[i], rule{"field": name})
}

// dated is a record of one of four customers on one of the last twelve days.
func drawDated(t *rapid.T, n int, today time.Time) (r crm.Record, daysAgo int) {
	daysAgo = rapid.IntRange(0, 12).Draw(t, "ago")
	at := crm.Millis(today.AddDate(0, 0, -daysAgo))
	who := fmt.Sprint("n", rapid.IntRange(1, 4).Draw(t, "who"))
	r.Customer = crm.CustomerFacts{Nick: who, Accounts: []string{who}}
	if rapid.IntRange(0, 2).Draw(t, "event") == 0 {
		r.Event = crm.EventFacts{Kind: crm.EventKind(rapid.IntRange(1, 8).Draw(t, "kind")), At: at}
		return r, daysAgo
	}
	status := rapid.SampledFrom([]crm.OrderStatus{crm.OrderCreated, crm.OrderPaid, crm.OrderDelivered}).Draw(t, "status")
	r.Order = crm.OrderFacts{
		Number: fmt.Sprint("A", n), Status: status, CreatedAt: at, Currency: rapid.SampledFrom([]string{"CNY", "CNY", "USD"}).Draw(t, "currency"),
		Total: crm.AmountOf(int64(rapid.IntRange(1, 9).Draw(t, "total")) * 100_00),
	}
	if status != crm.OrderCreated {
		r.Order.PaidAt, r.Order.Paid = at, r.Order.Total
		if rapid.IntRange(0, 2).Draw(t, "back") == 0 {
			r.Order.Refunded = crm.AmountOf(r.Order.Total.Minor / 2)
		}
	}
	r.Lines = drawLines(t)
	return r, daysAgo
}

// TestRules_ThenIsWhatItWas: who a rule meant at the end of an earlier day, told by the shop of today, is whom it meant in the
// shop as it was that day.
func TestRules_ThenIsWhatItWas(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		today := testkit.NewClock().Now()
		daysBack := rapid.IntRange(1, 9).Draw(rt, "back")
		var early, all []crm.Record
		for i := range rapid.IntRange(0, 12).Draw(rt, "records") {
			r, ago := drawDated(rt, i, today)
			all = append(all, r)
			if ago >= daysBack {
				early = append(early, r)
			}
		}
		was, is := shopWith(t, rt, &n, early), shopWith(t, rt, &n, all)
		defer was.Close()
		defer is.Close()
		before, now := columnsOf(was), columnsOf(is)
		defer before.Close()
		defer now.Close()
		tellColumns(rt, before)
		tellColumns(rt, now)
		then := segment.New(before, was, func() time.Time { return today.AddDate(0, 0, -daysBack) })
		rules := segment.New(now, is, func() time.Time { return today })
		for range 8 {
			parts := []any{drawDatedLeaf(rt), drawDatedLeaf(rt), rule{"not": drawDatedLeaf(rt)}}
			text, err := json.Marshal(rule{rapid.SampledFrom([]string{"all", "any"}).Draw(rt, "kind"): parts})
			if err != nil {
				rt.Fatal(err)
			}
			compareThen(rt, text, daysBack, nicksOf(rt, was, then, text), nicksOf(rt, is, rules, text), rules)
		}
	})
}

func compareThen(t *rapid.T, text []byte, days int, was, is []string, rules *segment.Segments) {
	want := segment.Move{}
	for _, nick := range is {
		if !slices.Contains(was, nick) {
			want.Entered++
		}
	}
	for _, nick := range was {
		if !slices.Contains(is, nick) {
			want.Left++
		}
	}
	checked, err := segment.Parse(text, segment.Names{Money: "CNY"})
	if err != nil {
		t.Fatal(err)
	}
	ok, err := rules.With(context.Background(), checked, func(m segment.Matches) error {
		got, err := m.Since(context.Background(), days)
		if got != want {
			t.Fatalf("%s\nsince %d days ago %+v, not %+v: was %v, is %v", text, days, got, want, was, is)
		}
		return err
	})
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
}

func shopWith(t *testing.T, rt *rapid.T, n *int, records []crm.Record) *sqlite.DB {
	w := newWorld(t, rt, n)
	if _, err := w.db.SaveSettings(context.Background(), sqlite.Settings{Name: "shop", TimeZone: "Asia/Shanghai", Currency: "CNY"}); err != nil {
		rt.Fatal(err) // else the shop of then might count in another currency
	}
	for _, events := range []bool{false, true} {
		var some []crm.Record
		for _, r := range records {
			if (r.Event.Kind != 0) == events {
				some = append(some, r)
			}
		}
		src := crm.ImportSource{File: "t.csv", Kind: map[bool]crm.FileKind{false: crm.FileOrders, true: crm.FileEvents}[events], Platform: "taobao", Currency: "CNY"}
		if _, err := testkit.Import(w.db, src, some...); err != nil {
			rt.Fatal(err)
		}
	}
	return w.db
}

func nicksOf(t *rapid.T, db *sqlite.DB, rules *segment.Segments, text []byte) (nicks []string) {
	checked, err := segment.Parse(text, segment.Names{Money: "CNY"})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	ok, err := rules.With(context.Background(), checked, func(m segment.Matches) error {
		for _, id := range m.IDs() {
			c, err := db.FindCustomerByID(context.Background(), id)
			if err != nil {
				return err
			}
			nicks = append(nicks, c.Nick)
		}
		return nil
	})
	if err != nil || !ok {
		t.Fatalf("%s: %v", text, err)
	}
	return nicks
}
