package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// With childEnv set, the test binary is another process that works on the shop of childShopEnv, and runs no tests.
const (
	childEnv     = "SHUKE_TEST_CHILD"
	childShopEnv = "SHUKE_TEST_SHOP"
)

func TestMain(m *testing.M) {
	if what := os.Getenv(childEnv); what != "" {
		if err := child(what, os.Getenv(childShopEnv)); err != nil {
			fmt.Fprintln(os.Stderr, "child:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(what, path string) error {
	ctx := context.Background()
	db, err := sqlite.Open(ctx, path, testkit.NewClock().Now)
	if key := crm.ErrorKey(err); key != "" && what == "open" {
		fmt.Println(key)
		return nil
	}
	if err != nil {
		return err
	}
	switch what {
	case "open":
		fmt.Println("opened")
	case "import":
		fmt.Println("begun")
		if _, err := importMany(db, "new", killedRows); err != nil {
			return err
		}
	case "undo":
		op, err := db.LatestUndoable(ctx)
		if err != nil {
			return err
		}
		fmt.Println("begun")
		if _, err := db.Undo(ctx, op.ID); err != nil {
			return err
		}
	default:
		return fmt.Errorf("no child does %q", what)
	}
	return db.Close()
}

// killedRows is how many orders an import brings that is killed on its way.
const killedRows = 30_000

// importMany writes n orders of as many buyers as one import, in batches as the importer makes them.
func importMany(db *sqlite.DB, prefix string, n int) (crm.ImportResult, error) {
	const batch = 512
	ctx := context.Background()
	im, err := db.BeginImport(ctx, taobao, crm.OpImport)
	if err != nil {
		return crm.ImportResult{}, err
	}
	records, verdicts := make([]crm.Record, 0, batch), make([]sqlite.Verdict, batch)
	for i := 0; i < n; i += len(records) {
		records = records[:0]
		for j := i; j < min(i+batch, n); j++ {
			r := order(fmt.Sprintf("%s-%d", prefix, j), fmt.Sprintf("%s buyer %d", prefix, j), int64(j%90+1), crm.OrderStatus(j%6+1))
			r.Rows = 1
			r.Lines = []crm.LineFacts{{Title: fmt.Sprintf("soap %d", j%50), Quantity: 1, Amount: r.Order.Total}}
			records = append(records, r)
		}
		if err := im.Apply(ctx, records, verdicts[:len(records)]); err != nil {
			_ = im.Rollback()
			return crm.ImportResult{}, err
		}
	}
	return im.Finish(ctx, "", nil, nil)
}
