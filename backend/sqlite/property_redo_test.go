package sqlite_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"shuke/backend/crm"
)

// TestUndo_GivesTheSameShop takes random operations back from the last to the first, and then walks up and down the history as
// it comes: each time the shop is what it was there, and the narrow table is what a fresh count gives.
func TestUndo_GivesTheSameShop(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, rt, &n)
		defer w.db.Close()
		h := walk{world: w, states: []string{dump(t, w.db)}}
		for range rapid.IntRange(1, 6).Draw(rt, "steps") {
			w.clock.Turn(1e9)
			if op := w.step(rt); op != 0 {
				h.done = append(h.done, deed{op: op})
				h.states = append(h.states, dump(t, w.db))
			}
			checkFigures(t, rt, w.db)
		}
		h.at = len(h.done)
		for h.at > 0 {
			h.goDown(rt)
			h.check(t, rt)
		}
		for range rapid.IntRange(0, 8).Draw(rt, "walks") {
			if up := rapid.Bool().Draw(rt, "up"); up && h.at < len(h.done) {
				h.goUp(rt)
			} else if !up && h.at > 0 {
				h.goDown(rt)
			}
			h.check(t, rt)
		}
	})
}

// walk is operations that were done one after the other, and what the shop was before and after each.
type walk struct {
	*world
	done   []deed
	states []string
	at     int // how many of them stand
}

// deed is an operation with its latest undo and redo.
type deed struct{ op, undo, redo int64 }

func (h *walk) goUp(t *rapid.T) {
	d := &h.done[h.at]
	d.redo = h.mustUndo(t, d.undo)
	h.at++
}

func (h *walk) goDown(t *rapid.T) {
	h.at--
	d := &h.done[h.at]
	of := d.op
	if d.redo != 0 && rapid.Bool().Draw(t, "by the redo") {
		of = d.redo
	}
	d.undo = h.mustUndo(t, of)
}

func (h *walk) check(t *testing.T, rt *rapid.T) {
	t.Helper()
	if now := dump(t, h.db); now != h.states[h.at] {
		rt.Fatalf("with %d of %v there is a difference\nwas\n%s\nis\n%s", h.at, h.done, h.states[h.at], now)
	}
	checkFigures(t, rt, h.db)
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
			if rapid.Bool().Draw(rt, "do") {
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
