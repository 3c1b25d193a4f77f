package column

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"shuke/backend/crm"
)

// Store is where the columns come from.
type Store interface {
	// View shows one moment of the store to f.
	View(ctx context.Context, f func(View) error) error
	// Generation is what the store's contents are since the last commit.
	Generation() crm.Generation
}

// Engine keeps a table of a store and keeps it current. Readers share a lock, and each sees one generation; a change is read
// from the store beforehand and written into the columns in one short hold of the lock.
type Engine struct {
	store Store
	saved snapshot // only the goroutine of run touches it
	left  bool     // the same: a table was left for another, and lies around

	lock  sync.RWMutex
	table *Table // nil until it is loaded

	pending sync.Mutex
	writes  []crm.Write
	news    chan struct{} // something is pending
	moved   chan struct{} // closed when the table has moved on, and made anew
	failure error         // why the store could not be read the last time; nil when it was
	failed  int           // how often it could not

	lines atomic.Bool // somebody waits for the lines of orders
	torn  atomic.Bool // the table cannot be read any more

	stop context.CancelFunc
	done chan struct{}
}

// manyRows is from how many customers on it is worth to collect all garbage at once.
const manyRows = 1 << 16

// Start begins to load the columns of a store in the background: from the snapshot at path where that is the store's, else
// from the store. An empty path keeps none.
func Start(store Store, path string) *Engine {
	ctx, stop := context.WithCancel(context.Background())
	e := &Engine{store: store, saved: snapshot{path: path}, news: make(chan struct{}, 1), moved: make(chan struct{}), stop: stop, done: make(chan struct{})}
	e.news <- struct{}{}
	go e.run(ctx)
	return e
}

// Close ends the engine's work, waits for it and leaves a snapshot of what the store has, for the next time.
func (e *Engine) Close() {
	e.stop()
	<-e.done
	if t := e.table; t != nil && t.Generation == e.store.Generation() {
		if err := e.saved.write(t); err != nil {
			slog.Error("columns: snapshot", "err", err)
		}
	}
}

// Wrote takes note of a write that is about to be committed.
func (e *Engine) Wrote(w crm.Write) {
	e.pending.Lock()
	e.writes = append(e.writes, w)
	e.pending.Unlock()
}

// Committed brings the table up to date with what the store has now.
func (e *Engine) Committed() {
	select {
	case e.news <- struct{}{}:
	default:
	}
}

func (e *Engine) run(ctx context.Context) {
	defer close(e.done)
	for {
		select {
		case <-ctx.Done():
			return
		case <-e.news:
		}
		if err := guarded(func() error { return e.sync(ctx) }); err != nil && ctx.Err() == nil {
			slog.Error("columns", "err", err)
			e.fail(err) // the store answers; the next write, or who waits, tries again
		}
		if e.left { // a table that nobody has in hand any more
			e.left = false
			debug.FreeOSMemory()
		}
	}
}

func (e *Engine) sync(ctx context.Context) error {
	return e.store.View(ctx, func(v View) error {
		if e.torn.Swap(false) {
			e.replace(nil)
		}
		t, g := e.table, v.Generation() // only this goroutine writes e.table
		if t != nil && t.Generation == g {
			err := e.addLines(ctx, t, v)
			e.tell() // whoever saw the table ahead of the store's word for it waits for that
			return err
		}
		writes, whole := e.since(t, g)
		if t != nil && whole {
			err := e.apply(ctx, t, v, writes)
			if err == nil {
				return e.addLines(ctx, t, v)
			}
			if !errors.Is(err, errReload) {
				return err
			}
		}
		e.replace(nil) // room for the new table beside the store's own needs
		fresh, err := e.fresh(ctx, v)
		if err != nil {
			return err
		}
		e.forget(g)
		e.replace(fresh)
		if fresh.Rows > manyRows {
			debug.FreeOSMemory() // what the loading left may be as much again
		}
		if err := e.addLines(ctx, fresh, v); err != nil {
			return err
		}
		if !fresh.lent {
			e.settle(fresh)
		}
		return nil
	})
}

// settle leaves a snapshot of a large table of which something was read from the store, and goes on with that: what nobody
// looks at takes no memory then.
func (e *Engine) settle(t *Table) {
	if !canMap || t.Rows < manyRows {
		return
	}
	e.saved.at = nil // what it holds, if anything, is less
	err := e.saved.write(t)
	if err == nil {
		t, err = e.saved.read(t.Generation, t.Zone)
	}
	if err != nil {
		if e.saved.path != "" {
			slog.Error("columns: snapshot", "err", err)
		}
		return
	}
	e.replace(t)
	e.left = true
}

// fresh is a table of a view: the snapshot's, where it is of that generation, or one that is read from the store.
func (e *Engine) fresh(ctx context.Context, v View) (*Table, error) {
	zone, err := v.Zone(ctx)
	if err != nil {
		return nil, err
	}
	if t, err := e.saved.read(v.Generation(), zone); err == nil {
		return t, nil
	}
	if err := e.saved.drop(); err != nil {
		slog.Error("columns: snapshot", "err", err)
	}
	return load(ctx, v)
}

// since hands out the writes between the table and a generation; whole is false when one is missing.
func (e *Engine) since(t *Table, g crm.Generation) (writes []crm.Write, whole bool) {
	if t == nil {
		return nil, false
	}
	e.pending.Lock()
	defer e.pending.Unlock()
	next := t.Generation.Number + 1
	for _, w := range e.writes {
		if w.Generation.Number < next || w.Generation.Number > g.Number {
			continue
		}
		writes = append(writes, w)
	}
	// A write that failed in its commit leaves its number to the next one: the last that has it is the one that counts, and
	// all are applied, for what is read again is never wrong.
	seen := map[int64]crm.Generation{}
	for _, w := range writes {
		seen[w.Generation.Number] = w.Generation
	}
	return writes, int64(len(seen)) == g.Number-t.Generation.Number && seen[g.Number] == g
}

// forget drops the writes up to a generation.
func (e *Engine) forget(g crm.Generation) {
	e.pending.Lock()
	defer e.pending.Unlock()
	kept := e.writes[:0]
	for _, w := range e.writes {
		if w.Generation.Number > g.Number {
			kept = append(kept, w)
		}
	}
	clear(e.writes[len(kept):])
	e.writes = kept
}

func (e *Engine) apply(ctx context.Context, t *Table, v View, writes []crm.Write) error {
	u, err := t.gather(ctx, v, writes)
	if err != nil {
		return err
	}
	if !u.fits(t) || t.wasteful() {
		return errReload
	}
	u.write(e, v.Generation())
	e.forget(t.Generation)
	e.tell()
	if e.saved.at == nil {
		return nil
	}
	return e.saved.drop()
}

// write takes the update into the engine's table.
func (u *update) write(e *Engine, g crm.Generation) {
	e.lock.Lock()
	defer e.lock.Unlock()
	for _, step := range u.steps {
		step(e.table)
	}
	e.table.Generation = g
}

// wasteful tells whether so much was written anew that loading makes the table notably smaller.
func (t *Table) wasteful() bool {
	return t.Orders.waste > t.Orders.Day.Len()/4+reloadLeast*16
}

func (e *Engine) replace(t *Table) {
	e.lock.Lock()
	e.table = t
	e.lock.Unlock()
	e.tell()
}

// fail leaves no table, and the reason for whoever waits for one.
func (e *Engine) fail(err error) {
	e.pending.Lock()
	e.failure = err
	e.failed++
	e.pending.Unlock()
	e.replace(nil)
}

func (e *Engine) tell() {
	e.pending.Lock()
	if e.table != nil {
		e.failure = nil
	}
	close(e.moved)
	e.moved = make(chan struct{})
	e.pending.Unlock()
}

// Patience is how long a reader waits for the columns to take a change in before the store answers instead.
const Patience = 400 * time.Millisecond

// Read calls f with the table while it is what the store has now, and answers false when it is not and does not become so
// soon: then the store has to be asked. While the table is being loaded nobody waits.
func (e *Engine) Read(ctx context.Context, f func(*Table) error) (bool, error) {
	late := time.NewTimer(Patience)
	defer late.Stop()
	for {
		e.pending.Lock()
		moved := e.moved
		e.pending.Unlock()
		e.lock.RLock()
		if e.table == nil {
			e.lock.RUnlock()
			return false, nil
		}
		if e.torn.Load() {
			e.lock.RUnlock()
			return false, nil
		}
		if e.table.Generation == e.store.Generation() {
			return e.show(f)
		}
		e.lock.RUnlock()
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-late.C:
			return false, nil
		case <-moved:
		}
	}
}

// show calls f with the table, whose lock is held for reading, and lets go of it.
func (e *Engine) show(f func(*Table) error) (bool, error) {
	defer e.lock.RUnlock()
	err := guarded(func() error { return f(e.table) })
	if !errors.Is(err, errFault) {
		return true, err
	}
	slog.Error("columns", "err", err)
	e.torn.Store(true)
	e.Committed() // to be read again, from the store
	return false, nil
}

// Ready waits until the columns are what the store has, or the context ends. Where they could not be read the last time they
// are read again; the error is why they could not this time.
func (e *Engine) Ready(ctx context.Context) error {
	e.pending.Lock()
	before, again := e.failed, e.failure != nil
	e.pending.Unlock()
	if again {
		e.Committed()
	}
	for {
		e.pending.Lock()
		moved, failed, failure := e.moved, e.failed, e.failure
		e.pending.Unlock()
		if failed > before && failure != nil {
			return failure
		}
		e.lock.RLock()
		current := e.table != nil && !e.torn.Load() && e.table.Generation == e.store.Generation()
		e.lock.RUnlock()
		if current {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-e.done:
			return errors.New("columns: closed")
		case <-moved:
		}
	}
}
