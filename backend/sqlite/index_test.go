package sqlite

import (
	"context"
	"testing"

	"shuke/backend/crm"
)

// A program that was ended between a first import and its indexes leaves a shop that is right and slow; opening it again
// makes it fast.
func TestOpen_BuildsIndexesThatAreMissing(t *testing.T) {
	ctx := context.Background()
	db := openTestShop(t)
	tx, err := db.begin(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.dropSecondaryIndexes(ctx); err != nil {
		t.Fatal(err)
	}
	if err := tx.commit(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := db.FindCustomers(ctx, crm.CustomerQuery{Limit: 10}); err != nil {
		t.Errorf("a list without indexes: %v", err)
	}
	if _, err := db.Portrait(ctx, crm.PortraitQuery{}); err != nil {
		t.Errorf("a portrait without indexes: %v", err)
	}
	path := db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = Open(ctx, path, fixedClock); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if missing, err := db.missingIndexes(ctx); err != nil || len(missing) > 0 {
		t.Errorf("missing %v, %v", missing, err)
	}
}
