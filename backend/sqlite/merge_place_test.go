package sqlite_test

import (
	"context"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// A region guessed from a number gives way to one that a file said, whoever stays; it is no contradiction, so later files
// may still tell better.
func TestMerge_AGuessedRegionGivesWay(t *testing.T) {
	ctx := context.Background()
	guess := crm.Region{Country: "CN", Province: "北京", City: "北京"}
	said := crm.Region{Country: "CN", Province: "浙江", City: "杭州"}
	for _, stays := range []int64{1, 2} {
		db, _ := testkit.MustOpenShop(t)
		guessed := person("lin", func(c *crm.CustomerFacts) { c.Phone, c.Guess = "+8613812346021", guess })
		stated := person("zhou", func(c *crm.CustomerFacts) { c.Region = said })
		testkit.MustImport(t, db, peopleFile, guessed, stated)
		if r := mustFind(t, db, "lin").Region; !r.Guessed || r.Province != "北京" {
			t.Fatalf("there is no guess to give way: %+v", r)
		}
		before := dump(t, db)
		_, fields, err := db.PlanMerge(ctx, []int64{1, 2}, stays)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range fields {
			if f.Field == crm.FieldAddress && (f.Take != 2 || f.Differs) {
				t.Errorf("planned %+v", f)
			}
		}
		op, err := db.MergeCustomers(ctx, stays, []int64{3 - stays}, nil)
		if err != nil {
			t.Fatal(err)
		}
		c, err := db.FindCustomerByID(ctx, stays)
		if err != nil || c.Region.Guessed || c.Region.City != "杭州" {
			t.Errorf("%d stays with %+v %v", stays, c.Region, err)
		}
		if res := testkit.MustImport(t, db, peopleFile, guessed, stated); res.OperationID != 0 {
			t.Errorf("the same file again: %+v %+v", res.Tally, res.Changes)
		}
		moved := person("zhou", func(c *crm.CustomerFacts) { c.Region = crm.Region{Country: "CN", Province: "浙江", City: "宁波"} })
		res := testkit.MustImport(t, db, peopleFile, moved)
		if c, _ := db.FindCustomerByID(ctx, stays); c.Region.City != "宁波" {
			t.Errorf("a later file was not heard: %+v", c.Region)
		}
		for _, id := range []int64{res.OperationID, op.ID} {
			if _, err := db.Undo(ctx, id); err != nil {
				t.Fatal(err)
			}
		}
		if after := dump(t, db); after != before {
			t.Errorf("undo left a difference\nwas\n%s\nis\n%s", before, after)
		}
	}
}
