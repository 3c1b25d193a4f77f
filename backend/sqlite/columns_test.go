package sqlite_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/sqlite"
)

// columnStore shows a shop file to the columns.
type columnStore struct{ *sqlite.DB }

func (s columnStore) View(ctx context.Context, f func(column.View) error) error {
	return s.DB.View(ctx, func(v *sqlite.View) error { return f(v) })
}

// columnsOf starts columns that follow the shop.
func columnsOf(db *sqlite.DB) *column.Engine {
	e := column.Start(columnStore{db}, db.Path()+".columns")
	db.Watch(e)
	return e
}

// tellColumns writes everything the columns know, customer by customer.
func tellColumns(tb *rapid.T, e *column.Engine) string {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := e.Ready(ctx); err != nil {
		tb.Fatal(err)
	}
	if ok, err := e.WithLines(ctx); err != nil || !ok {
		tb.Fatal("no lines of orders", err)
	}
	var b strings.Builder
	ok, err := e.Read(ctx, func(t *column.Table) error {
		tags := t.Tags()
		slices.Sort(tags)
		t.Alive.Each(func(row int) { tellRow(&b, t, row, tags) })
		return nil
	})
	if err != nil || !ok {
		tb.Fatal("the columns do not answer", err)
	}
	return b.String()
}

func tellRow(b *strings.Builder, t *column.Table, row int, tags []int64) {
	for f, c := range t.Facts {
		fmt.Fprintf(b, "%d:%d ", f, c.At(row))
	}
	fmt.Fprint(b, "name ", t.Names.At(row), " ")
	for _, tag := range tags {
		if t.Tag(tag).Has(row) {
			fmt.Fprintf(b, "tag %d ", tag)
		}
	}
	for _, channel := range []string{"email", "sms"} {
		asked, granted := t.Consent(channel)
		fmt.Fprintf(b, "%s %v %v ", channel, asked.Has(row), granted.Has(row))
	}
	for _, text := range []string{"l", "静", "13812346021", "c@d", "name of"} {
		found := column.NewBits(t.Rows)
		t.Words.Find([]byte(text), found)
		fmt.Fprintf(b, "%s %v ", text, found.Has(row))
	}
	var parts []string
	o := &t.Orders
	for i, to := o.Of(row); i < to; i++ {
		parts = append(parts, fmt.Sprint("order", o.Day.At(i), o.PaidDay.At(i), o.Hour.At(i), o.Paid.At(i), o.Foreign.At(i), o.Back.At(i), o.Status.At(i), o.Platform.At(i),
			o.Source.At(i), o.Items.At(i), t.Coupon(o.Coupon.At(i)), tellLines(t, i)))
	}
	v := &t.Events
	for i, to := v.Of(row); i < to; i++ {
		parts = append(parts, fmt.Sprint("event", v.Kind.At(i), v.Day.At(i), v.Product.At(i), v.Source.At(i)))
	}
	slices.Sort(parts)
	fmt.Fprintln(b, parts)
}

func tellLines(t *column.Table, order int) (parts []string) {
	for i, to := t.Lines.Of(order); i < to; i++ {
		parts = append(parts, fmt.Sprint("line", t.Lines.Product.At(i), t.Lines.Quantity.At(i), t.Lines.Amount.At(i)))
	}
	return parts
}

// TestColumns_FollowEveryWrite does random operations and takes them back in random order: after each, columns that only took
// in what changed know the same as columns that are loaded anew.
func TestColumns_FollowEveryWrite(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, rt, &n)
		defer w.db.Close()
		kept := columnsOf(w.db)
		defer func() { kept.Close() }()
		check := func(what string) {
			fresh := column.Start(columnStore{w.db}, "")
			defer fresh.Close()
			if a, b := tellColumns(rt, kept), tellColumns(rt, fresh); a != b {
				rt.Fatalf("after %s the columns know\n%s\nand should\n%s", what, a, b)
			}
		}
		check("opening")
		var ops []int64
		for range rapid.IntRange(1, 6).Draw(rt, "steps") {
			w.clock.Turn(1e9)
			op := w.step(rt)
			check(kindOf(rt, w.db, op))
			if op != 0 {
				ops = append(ops, op)
			}
		}
		for _, op := range rapid.Permutation(ops).Draw(rt, "order") {
			if _, err := w.db.Undo(context.Background(), op); crm.ErrorCode(err) == crm.CodeInternal {
				rt.Fatal(err)
			}
			check("undo of " + kindOf(rt, w.db, op))
		}
		kept.Close()
		kept = columnsOf(w.db)
		check("opening its snapshot")
	})
}

func kindOf(tb *rapid.T, db *sqlite.DB, id int64) string {
	op, err := db.FindOperation(context.Background(), id)
	if crm.ErrorCode(err) == crm.CodeNotFound {
		return "nothing"
	}
	if err != nil {
		tb.Fatal(err)
	}
	return string(op.Kind)
}
