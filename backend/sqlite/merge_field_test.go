package sqlite_test

import (
	"context"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// Two who have different values in a custom field become one: the owner's value stands, else that of the one who stays; the
// list both came from changes nothing, and the undo gives both their own.
func TestMerge_OppositeCustomFields(t *testing.T) {
	ctx := context.Background()
	sized := func(nick string, size float64) crm.Record {
		return person(nick, func(c *crm.CustomerFacts) {
			c.Fields = []crm.FieldFacts{{Name: "size", Type: crm.FieldNumber, Number: size}}
		})
	}
	list := []crm.Record{sized("lin", 41), sized("zhou", 42)}
	for _, c := range []struct {
		stays, edited int64
		want          float64
	}{{1, 0, 41}, {2, 0, 42}, {1, 2, 43}, {2, 2, 43}, {2, 1, 43}} {
		db, _ := testkit.MustOpenShop(t)
		testkit.MustImport(t, db, peopleFile, list...)
		fields, err := db.FindFields(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if c.edited != 0 {
			if _, err := db.SetField(ctx, c.edited, fields[0].ID, &crm.FieldFacts{Type: crm.FieldNumber, Number: 43}); err != nil {
				t.Fatal(err)
			}
		}
		before := dump(t, db)
		op, err := db.MergeCustomers(ctx, c.stays, []int64{3 - c.stays}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if res := testkit.MustImport(t, db, peopleFile, list...); res.OperationID != 0 {
			t.Errorf("%+v: the same list again: %+v", c, res.Tally)
		}
		if one, err := db.FindCustomerByID(ctx, c.stays); err != nil || len(one.Fields) != 1 || one.Fields[0].Number != c.want {
			t.Errorf("%+v: kept %+v %v", c, one.Fields, err)
		}
		if _, err := db.Undo(ctx, op.ID); err != nil {
			t.Fatal(err)
		}
		if after := dump(t, db); after != before {
			t.Errorf("undo left a difference\nwas\n%s\nis\n%s", before, after)
		}
	}
}
