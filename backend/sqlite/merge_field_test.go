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

// What the plan of a merge shows of custom fields is what the merge does, and a value that the owner chooses stands, whatever
// the list both came from says again.
func TestMerge_CustomFieldsAreShownBeforeAndChosen(t *testing.T) {
	ctx := context.Background()
	const size = "size"
	sized := func(nick string, size float64) crm.Record {
		return person(nick, func(c *crm.CustomerFacts) {
			c.Fields = []crm.FieldFacts{{Name: "size", Type: crm.FieldNumber, Number: size}}
		})
	}
	list := []crm.Record{sized("lin", 41), sized("zhou", 42), sized("wu", 41), person("he", func(*crm.CustomerFacts) {})}
	for name, c := range map[string]struct {
		ids     []int64
		edited  int64
		take    int64
		planned int64
		differs bool
		want    float64
	}{
		"the one who stays":        {ids: []int64{1, 2}, planned: 1, differs: true, want: 41},
		"written by hand":          {ids: []int64{1, 2}, edited: 2, planned: 2, differs: true, want: 43},
		"chosen":                   {ids: []int64{1, 2}, take: 2, planned: 1, differs: true, want: 42},
		"chosen against the hand":  {ids: []int64{1, 2}, edited: 1, take: 2, planned: 1, differs: true, want: 42},
		"alike":                    {ids: []int64{1, 3}, planned: 1, want: 41},
		"only the other has one":   {ids: []int64{4, 2}, planned: 2, want: 42},
		"three, the last by hand":  {ids: []int64{1, 3, 2}, edited: 2, planned: 2, differs: true, want: 43},
		"three, chosen":            {ids: []int64{4, 1, 2}, take: 2, planned: 1, differs: true, want: 42},
		"three, the second stands": {ids: []int64{4, 1, 2}, planned: 1, differs: true, want: 41},
	} {
		t.Run(name, func(t *testing.T) {
			db, _ := testkit.MustOpenShop(t)
			testkit.MustImport(t, db, peopleFile, list...)
			fields := must(db.FindFields(ctx))(t)
			if c.edited != 0 {
				must(db.SetField(ctx, c.edited, fields[0].ID, &crm.FieldFacts{Type: crm.FieldNumber, Number: 43}))(t)
			}
			_, plan, err := db.PlanMerge(ctx, c.ids, c.ids[0])
			if err != nil {
				t.Fatal(err)
			}
			if got := plan[len(plan)-1]; got.Field != crm.OwnField(size) || got.Take != c.planned || got.Differs != c.differs {
				t.Errorf("planned %+v", got)
			}
			var take map[crm.MergeField]int64
			if c.take != 0 {
				take = map[crm.MergeField]int64{crm.OwnField(size): c.take}
			}
			before := dump(t, db)
			op := must(db.MergeCustomers(ctx, c.ids[0], c.ids[1:], take))(t)
			if res := testkit.MustImport(t, db, peopleFile, list...); c.differs && res.OperationID != 0 {
				t.Errorf("the same list again: %+v", res.Tally)
			}
			if one := must(db.FindCustomerByID(ctx, c.ids[0]))(t); len(one.Fields) != 1 || one.Fields[0].Number != c.want {
				t.Errorf("kept %+v, want %v", one.Fields, c.want)
			}
			must(db.Undo(ctx, op.ID))(t)
			if after := dump(t, db); after != before {
				t.Errorf("undo left a difference\nwas\n%s\nis\n%s", before, after)
			}
		})
	}
}
