package sqlite_test

import (
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// Of a row that is refused nothing stays, also not its customer.
func TestImport_RefusedRowsBringNobody(t *testing.T) {
	undated := func(number, nick string) crm.Record {
		r := order(number, nick, 10, crm.OrderPaid)
		r.Order.CreatedAt, r.Order.PaidAt, r.Order.Received = 0, 0, true
		return r
	}
	payment := order("9", "he", 10, crm.OrderPaid)
	payments := taobao
	payments.Kind = crm.FilePayments

	db, _ := testkit.MustOpenShop(t)
	if res := testkit.MustImport(t, db, taobao, undated("1", "lin")); res.Customers != 0 || res.Tally.Rejected != 1 {
		t.Errorf("a file of nothing but refused rows says %+v", res)
	}
	res := testkit.MustImport(t, db, taobao, undated("1", "lin"), order("2", "zhou", 20, crm.OrderPaid), undated("2", "zhou"))
	if res.Customers != 1 || res.Tally.Rejected != 1 || res.Tally.Created != 1 {
		t.Errorf("one order of two can be made: %+v", res)
	}
	if res := testkit.MustImport(t, db, taobao, undated("2", "zhou")); res.Tally.Rejected != 0 {
		t.Errorf("an order that the shop has needs no date: %+v", res)
	}
	if res := testkit.MustImport(t, db, payments, payment); res.Customers != 0 || res.Tally.Rejected != 1 {
		t.Errorf("a payment of no order says %+v", res)
	}
	if totals, err := db.Totals(t.Context()); err != nil || totals.Customers != 1 {
		t.Errorf("%d customers are left, %v", totals.Customers, err)
	}
}
