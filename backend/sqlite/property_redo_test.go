package sqlite_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"shuke/backend/crm"
)

// TestRedo_GivesTheSameShop takes random operations back and does them again, down and up the whole history: each time the
// shop is what it was there. What was done again can be taken back again.
func TestRedo_GivesTheSameShop(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, rt, &n)
		defer w.db.Close()
		ctx := context.Background()
		type done struct{ op, undo, redo int64 }
		var history []done
		states := []string{dump(t, w.db)}
		for range rapid.IntRange(1, 6).Draw(rt, "steps") {
			w.clock.Turn(1e9)
			if op := w.step(rt); op != 0 {
				history = append(history, done{op: op})
				states = append(states, dump(t, w.db))
			}
		}
		at := len(history) // how many stand
		for range rapid.IntRange(1, 12).Draw(rt, "walks") {
			up := rapid.Bool().Draw(rt, "up")
			if up && at == len(history) || !up && at == 0 {
				continue
			}
			var h *done
			if up {
				h = &history[at]
				if h.undo == 0 {
					continue
				}
				h.redo = w.mustUndo(rt, h.undo)
				at++
			} else {
				h = &history[at-1]
				of := h.op
				if h.redo != 0 && rapid.Bool().Draw(rt, "by the redo") {
					of = h.redo
				}
				h.undo = w.mustUndo(rt, of)
				at--
			}
			if now := dump(t, w.db); now != states[at] {
				op, _ := w.db.FindOperations(ctx, crm.OperationQuery{Before: h.op + 1, Limit: 1})
				rt.Fatalf("%v (up %v) left a difference\nwas\n%s\nis\n%s", op, up, states[at], now)
			}
			checkFigures(t, rt, w.db)
		}
	})
}

// mustUndo takes an operation back that nothing stands in the way of.
func (w *world) mustUndo(t *rapid.T, op int64) int64 {
	ctx := context.Background()
	preview, err := w.db.PreviewUndo(ctx, op)
	if err != nil {
		t.Fatal(err)
	}
	report, err := w.db.Undo(ctx, op)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Conflicts) > 0 || len(preview.Conflicts) > 0 || preview.Restored != report.Restored || preview.Removed != report.Removed {
		t.Fatalf("the latest of %s found conflicts: %+v, the preview %+v", report.Operation.Kind, report, preview)
	}
	return report.Undo
}

// TestRedo_InAnyOrder does, takes back and does again in random order: nothing fails, the shop stays whole, and the preview
// is right about what is left alone.
func TestRedo_InAnyOrder(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, rt, &n)
		defer w.db.Close()
		ctx := context.Background()
		for range rapid.IntRange(3, 14).Draw(rt, "steps") {
			w.clock.Turn(1e9)
			if rapid.IntRange(0, 2).Draw(rt, "do") == 0 {
				w.step(rt)
				continue
			}
			ops, err := w.db.FindOperations(ctx, crm.OperationQuery{Limit: 100})
			if err != nil {
				rt.Fatal(err)
			}
			if len(ops) == 0 {
				continue
			}
			op := rapid.SampledFrom(ops).Draw(rt, "op")
			if !op.Undoable {
				continue
			}
			preview, err := w.db.PreviewUndo(ctx, op.ID)
			if crm.ErrorCode(err) == crm.CodeConflict {
				continue // a merge that a later one builds on is refused
			}
			if err != nil {
				rt.Fatalf("%s %d: %v", op.Kind, op.ID, err)
			}
			report, err := w.db.Undo(ctx, op.ID)
			if err != nil {
				rt.Fatal(err)
			}
			if preview.Removed != report.Removed || preview.Restored != report.Restored || len(preview.Conflicts) != len(report.Conflicts) {
				rt.Fatalf("the preview of %s said %+v, the undo did %+v", op.Kind, preview, report)
			}
			checkFigures(t, rt, w.db)
		}
	})
}
