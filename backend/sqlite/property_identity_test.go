package sqlite_test

import (
	"context"

	"pgregory.net/rapid"

	"shuke/backend/crm"
)

// merge makes one of random customers, sometimes with a field chosen.
func (w *world) merge(t *rapid.T, into int64) (crm.Operation, error) {
	from := []int64{int64(rapid.IntRange(1, 6).Draw(t, "from"))}
	if rapid.Bool().Draw(t, "three") {
		from = append(from, int64(rapid.IntRange(1, 6).Draw(t, "another")))
	}
	take := map[crm.MergeField]int64{}
	if rapid.Bool().Draw(t, "chosen") {
		take[rapid.SampledFrom(crm.MergeFields).Draw(t, "field")] = from[0]
	}
	return w.db.MergeCustomers(context.Background(), into, from, take)
}

// split makes two of a customer: some of their identities, orders, notes, tags and own fields go.
func (w *world) split(t *rapid.T, customer int64) (crm.Operation, error) {
	ctx := context.Background()
	var what crm.Split
	identities, err := w.db.FindIdentities(ctx, customer)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range identities {
		if rapid.Bool().Draw(t, "identity goes") {
			what.Identities = append(what.Identities, i)
		}
	}
	orders, _, err := w.db.FindOrders(ctx, customer, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range orders {
		if rapid.Bool().Draw(t, "order goes") {
			what.Orders = append(what.Orders, o.ID)
		}
	}
	notes, err := w.db.FindNotes(ctx, customer)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range notes {
		if rapid.Bool().Draw(t, "note goes") {
			what.Notes = append(what.Notes, n.ID)
		}
	}
	whole, err := w.db.FindCustomerByID(ctx, customer)
	if err != nil {
		return crm.Operation{}, err
	}
	for _, tag := range whole.Tags {
		if rapid.Bool().Draw(t, "tag goes") {
			what.Tags = append(what.Tags, tag.ID)
		}
	}
	for _, f := range whole.Fields {
		if rapid.Bool().Draw(t, "own field goes") {
			what.Fields = append(what.Fields, f.Field.ID)
		}
	}
	op, _, err := w.db.SplitCustomer(ctx, customer, what)
	return op, err
}

// decide searches for pairs and says something of one.
func (w *world) decide(t *rapid.T, customer int64) (crm.Operation, error) {
	ctx := context.Background()
	if _, err := w.db.SearchCandidates(ctx, nil); err != nil {
		t.Fatal(err)
	}
	other := int64(rapid.IntRange(1, 6).Draw(t, "other"))
	if rapid.Bool().Draw(t, "apart") {
		return w.db.SetApart(ctx, customer, other)
	}
	return w.db.SetLater(ctx, customer, other)
}

// arrangeTags renames a tag, or merges two.
func (w *world) arrangeTags(t *rapid.T, name string) (crm.Operation, error) {
	if rapid.Bool().Draw(t, "merge tags") {
		return w.db.MergeTags(context.Background(), w.someTag(t), w.someTag(t))
	}
	return w.db.RenameTag(context.Background(), w.someTag(t), name)
}
