package sqlite_test

import (
	"context"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// Shopify's orders say what a buyer agreed to when they ordered, its list of customers what holds now: files that come
// again, in any order, must not turn a no into a yes.
func TestImport_ConsentIsTheLatestWord(t *testing.T) {
	const day = int64(86_400_000)
	said := func(granted bool, at int64) crm.Record {
		r := crm.Record{Customer: crm.CustomerFacts{Email: "ada@example.com", Consent: []crm.ConsentFacts{{Channel: "email", Granted: granted}}}}
		r.Order.CreatedAt = at
		return r
	}
	order := func(number string, granted bool, at int64) crm.Record {
		r := said(granted, at)
		r.Order.Number = number
		return r
	}
	people := crm.ImportSource{File: "customers.csv", Kind: crm.FileCustomers, Platform: "shopify", Currency: "USD"}
	orders := crm.ImportSource{File: "orders.csv", Kind: crm.FileOrders, Platform: "shopify", Currency: "USD"}
	list := []crm.Record{said(false, 0)}
	bought := []crm.Record{order("1", true, 100*day), order("2", false, 50*day)}

	consent := func(t *testing.T, db *sqlite.DB) (granted bool) {
		t.Helper()
		err := db.EachCustomer(context.Background(), nil, func(c *crm.Customer) error {
			if len(c.Consents) != 1 {
				t.Errorf("they said %+v", c.Consents)
				return nil
			}
			granted = c.Consents[0].Granted
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return granted
	}
	open := func() *sqlite.DB {
		db, _ := testkit.MustOpenShop(t)
		return db
	}
	t.Run("the list, then orders", func(t *testing.T) {
		db := open()
		testkit.MustImport(t, db, people, list...)
		testkit.MustImport(t, db, orders, bought...)
		if consent(t, db) {
			t.Error("an older order took a no back")
		}
	})
	t.Run("orders, then the list, then both again", func(t *testing.T) {
		db := open()
		testkit.MustImport(t, db, orders, bought...)
		if !consent(t, db) {
			t.Error("the latest order said yes, wherever it stands in the file")
		}
		testkit.MustImport(t, db, people, list...)
		for _, again := range []struct {
			src     crm.ImportSource
			records []crm.Record
		}{{orders, bought}, {people, list}} {
			res := testkit.MustImport(t, db, again.src, again.records...)
			if res.OperationID != 0 || consent(t, db) {
				t.Errorf("%s again did %+v, consent is %v", again.src.File, res.Tally, consent(t, db))
			}
		}
	})
	t.Run("orders from the oldest on", func(t *testing.T) {
		db := open()
		oldestFirst := []crm.Record{bought[1], bought[0]}
		testkit.MustImport(t, db, orders, oldestFirst...)
		if res := testkit.MustImport(t, db, orders, oldestFirst...); !consent(t, db) || res.OperationID != 0 {
			t.Errorf("again it did %+v, consent is %v", res.Tally, consent(t, db))
		}
	})
}
