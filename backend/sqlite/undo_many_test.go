package sqlite_test

import (
	"context"
	"database/sql"
	"fmt"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// When an operation changed most of the orders, their indexes go and come back while it is taken back. The shop is the
// same after it, indexes included.
func TestUndo_OfMostOrders(t *testing.T) {
	const orders = 6_000
	db, _ := testkit.MustOpenShop(t)
	if _, err := importMany(db, "base", orders); err != nil {
		t.Fatal(err)
	}
	before, plans := dump(t, db), indexes(t, db.Path())
	remarks := make([]crm.Record, orders)
	for i := range remarks {
		remarks[i] = crm.Record{Rows: 1, Order: crm.OrderFacts{Number: fmt.Sprintf("base-%d", i), Memo: "好"}}
	}
	res := testkit.MustImport(t, db, taobao, remarks...)
	if res.Tally.Updated != orders {
		t.Fatalf("%+v", res.Tally)
	}
	report, err := db.Undo(context.Background(), res.OperationID)
	if err != nil || report.Restored != orders || len(report.Conflicts) > 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	if dump(t, db) != before {
		t.Error("the undo left a difference")
	}
	if got := indexes(t, db.Path()); got != plans {
		t.Errorf("the indexes are\n%s\nand were\n%s", got, plans)
	}
}

// indexes is the text of all indexes of a shop file.
func indexes(t *testing.T, path string) (text string) {
	t.Helper()
	raw, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	err = raw.QueryRowContext(context.Background(), `
		SELECT group_concat(sql, x'0a') FROM (SELECT sql FROM sqlite_schema WHERE type = 'index' ORDER BY name)`).Scan(&text)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
