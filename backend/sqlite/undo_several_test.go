package sqlite_test

import (
	"context"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// TestUndoAll_FilesThatCameTogether takes two imports back of which the second changed what the first made: at once there is
// nothing to leave alone, and each stays an operation of its own.
func TestUndoAll_FilesThatCameTogether(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, order("0", "old", 1, crm.OrderPaid))
	before := dump(t, db)
	first := testkit.MustImport(t, db, taobao, order("1", "a", 1, crm.OrderPaid), order("0", "old", 1, crm.OrderDelivered)).OperationID
	second := testkit.MustImport(t, db, taobao, order("1", "a", 1, crm.OrderDelivered), order("2", "a", 1, crm.OrderPaid)).OperationID
	if r, err := db.PreviewUndo(ctx, first); err != nil || len(r.Conflicts) == 0 {
		t.Fatalf("the first alone: %+v %v", r, err)
	}
	r, err := db.PreviewUndoAll(ctx, []int64{first, second})
	if err != nil || len(r.Conflicts) > 0 || r.Undo != 0 || r.Operation.Kind != crm.OpImportSeveral || r.Operation.Params["files"] != 2 || r.Operation.Count != 4 {
		t.Fatalf("%+v %v", r, err)
	}
	if r, err = db.UndoAll(ctx, []int64{second, first, second}); err != nil || len(r.Conflicts) > 0 || r.Undo == 0 {
		t.Fatalf("%+v %v", r, err)
	}
	if after := dump(t, db); after != before {
		t.Errorf("was\n%s\nis\n%s", before, after)
	}
	ops, err := db.FindOperations(ctx, crm.OperationQuery{Limit: 10})
	if err != nil || len(ops) != 5 || ops[0].Undoes != first || ops[1].Undoes != second {
		t.Errorf("%+v %v", ops, err)
	}
	if _, err := db.UndoAll(ctx, []int64{first, second}); crm.ErrorKey(err) != "journal.alreadyUndone" {
		t.Error(err)
	}
}

// TestUndoAll_LeavesWhatChangedSince adds the conflicts of the files up, and passes over one that was taken back alone.
func TestUndoAll_LeavesWhatChangedSince(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	ids := []int64{
		testkit.MustImport(t, db, taobao, order("1", "a", 1, crm.OrderPaid)).OperationID,
		testkit.MustImport(t, db, taobao, order("2", "b", 1, crm.OrderPaid)).OperationID,
		testkit.MustImport(t, db, taobao, order("3", "c", 1, crm.OrderPaid)).OperationID,
	}
	testkit.MustImport(t, db, taobao, order("1", "a", 1, crm.OrderDelivered), order("2", "b", 1, crm.OrderDelivered))
	undo(t, db, ids[2])
	r, err := db.UndoAll(ctx, ids)
	if err != nil || r.Operation.Params["files"] != 2 {
		t.Fatalf("%+v %v", r, err)
	}
	for _, c := range r.Conflicts {
		if c.Key == "conflict.orderChanged" && c.Count == 2 && len(c.Sample) == 2 {
			return
		}
	}
	t.Errorf("%+v", r.Conflicts)
}
