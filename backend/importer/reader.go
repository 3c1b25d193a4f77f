package importer

import (
	"context"
	"errors"
	"io"
	"sync"

	"shuke/backend/crm"
)

// Reader streams a file as batches of records. One goroutine splits the file into rows and another makes records of
// them, so whoever applies a batch works beside both. Memory does not grow with the file, except for files without
// order numbers, which remember 12 bytes an order. A Reader is used by one goroutine; BytesRead may be asked by others.
type Reader struct {
	opened *opened
	plan   *plan
	rows   rowReader

	cancel  context.CancelFunc
	ctx     context.Context
	work    sync.WaitGroup
	free    chan *chunk
	full    chan *chunk
	spare   chan *Batch
	ready   chan *Batch
	current *Batch
	before  *Batch // the batch before current, which may still be in use
	done    error
}

// Batch is what became of a run of rows: each is in exactly one Record or Reject, or counted in Ignored.
// A Batch and all its texts' memory belong to the Reader and are valid until the second next call of Next, so that one can
// be prepared while another is applied; clone texts to keep.
type Batch struct {
	Records []crm.Record
	Rejects []Reject
	Ignored int // blank rows, rows that describe columns or add up others
	Rows    int // Σ Record.Rows + Σ Reject.Rows + Ignored

	groups []group
	chunk  *chunk
	err    error
}

// Cells are the rows that record i was made of, as they stand in the file: what a rejects file repeats.
func (batch *Batch) Cells(i int) [][]string { return batch.groups[i].cells() }

func (g group) cells() [][]string {
	rows := make([][]string, g.len())
	for i := range rows {
		rows[i] = g.at(i)
	}
	return rows
}

// Reject is the rows of what could not become a record, with the reason. Cells are as they stand in the file.
type Reject struct {
	Row    int // number of the first row
	Rows   int
	Key    string // import.reject.…
	Params map[string]any
	Cells  [][]string
}

// Open starts reading a file. Its errors are those of Inspect, and CodeInvalid when nobody can tell what the columns
// mean. The Reader must be closed; cancelling ctx ends it early.
func Open(ctx context.Context, path string, opts Options) (*Reader, error) {
	o, err := open(ctx, path, opts)
	if err != nil {
		return nil, err
	}
	r := &Reader{opened: o}
	if err := r.start(ctx, opts); err != nil {
		o.close()
		return nil, err
	}
	return r, nil
}

// start sets the two goroutines going behind the header.
func (r *Reader) start(ctx context.Context, opts Options) error {
	o := r.opened
	if o.aside != nil {
		return crm.Errorf(crm.CodeInvalid, o.aside.reason, "file", o.File)
	}
	if len(o.Mapping.Columns) == 0 {
		return crm.Errorf(crm.CodeInvalid, "import.file.unrecognised", "file", o.File)
	}
	var err error
	if r.plan, err = newPlan(o.Mapping, o.header, o.traits, opts); err != nil {
		return err
	}
	r.plan.describe(o.HeaderRow)
	o.sums = r.plan.sums()
	for _, name := range r.plan.missing {
		o.warnings.add("import.warning.columnMissing", name, 0)
	}
	o.tellUnread(opts)
	apart := o.findApart(ctx, r.plan) // before the reading proper: both use the one open file
	if r.rows, err = o.rows(); err != nil {
		return err
	}
	r.rows = r.plan.continued(r.rows, o.HeaderRow, o.tellContinued(r.plan.format))
	skipped := new(chunk)
	for skipped.len() < o.HeaderRow {
		if err := r.rows.readRow(skipped); err != nil {
			_ = r.rows.Close() // the error that counts is err
			return fileError(err)
		}
	}
	if len(apart) > 0 {
		r.rows = &gatherer{rowReader: r.rows, plan: r.plan, apart: apart, row: o.HeaderRow}
	}
	r.ctx, r.cancel = context.WithCancel(ctx)
	const pipelined = 4
	r.free, r.full = make(chan *chunk, pipelined+2), make(chan *chunk, pipelined)
	r.spare, r.ready = make(chan *Batch, pipelined+2), make(chan *Batch, pipelined/2)
	for range pipelined + 2 {
		r.free <- new(chunk)
		r.spare <- new(Batch)
	}
	b := r.plan.builder(o.warnings, o.book != nil && o.book.Date1904)
	r.work.Go(r.split)
	r.work.Go(func() { r.normalise(b) })
	return nil
}

// split passes chunks of whole records on, the last one with the error that ended the file.
func (r *Reader) split() {
	defer close(r.full)
	c, ok := receive(r.ctx, r.free)
	if !ok {
		return
	}
	c.reset(r.opened.HeaderRow + 1)
	for {
		if err := r.rows.readRow(c); err != nil {
			c.err = err
			send(r.ctx, r.full, c)
			return
		}
		if !c.full(r.plan) {
			continue
		}
		next, ok := receive(r.ctx, r.free)
		if !ok {
			return
		}
		c.handOver(next)
		if !send(r.ctx, r.full, c) {
			return
		}
		c = next
	}
}

// normalise makes a batch of each chunk.
func (r *Reader) normalise(b *builder) {
	defer close(r.ready)
	for c := range r.full {
		batch, ok := receive(r.ctx, r.spare)
		if !ok {
			return
		}
		batch.fill(b, c)
		if !send(r.ctx, r.ready, batch) {
			return
		}
	}
}

func send[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

func receive[T any](ctx context.Context, from <-chan T) (v T, ok bool) {
	select {
	case v, ok = <-from:
		return v, ok
	case <-ctx.Done():
		return v, false
	}
}

// Next is the next batch, which may be without records. It returns io.EOF behind the last one, and a *crm.Error when the
// file cannot be read on or ctx was cancelled.
func (r *Reader) Next() (*Batch, error) {
	r.recycle()
	if r.done != nil {
		return nil, r.done
	}
	if r.ctx.Err() == nil {
		if batch, ok := receive(r.ctx, r.ready); ok {
			if r.current = batch; batch.err != nil {
				r.done = r.ending(batch.err)
			}
			if batch.Rows > 0 || r.done == nil {
				return batch, nil
			}
			return nil, r.done
		}
	}
	r.done = crm.WrapError(context.Cause(r.ctx), crm.CodeCancelled, "import.cancelled")
	return nil, r.done
}

// ending is what ends the file for whoever reads it: its end only counts while the file is what it was at the beginning.
func (r *Reader) ending(err error) error {
	if errors.Is(err, io.EOF) {
		if changed := r.opened.src.unchanged(); changed != nil {
			return changed
		}
	}
	return fileError(err)
}

func (r *Reader) recycle() {
	if r.before != nil {
		r.free <- r.before.chunk
		r.spare <- r.before
	}
	r.before, r.current = r.current, nil
}

// Source describes the file to the store. The encoding of a file that begins with plain ASCII is certain only at its end.
func (r *Reader) Source() crm.ImportSource {
	o := r.opened
	encoding := o.Encoding
	if late := o.lateEncoding.Load(); late != nil {
		encoding = *late
	}
	return crm.ImportSource{
		File: o.File, Size: o.Size, Format: o.Format, Encoding: encoding,
		Kind: r.plan.kind, Platform: r.plan.platform(), Currency: r.plan.currency, Policies: r.plan.mapping.policies(),
		KeepPeople: r.plan.own && r.plan.kind == crm.FileOrders,
	}
}

// Inspection is what Open found out about the file.
func (r *Reader) Inspection() Inspection { return r.opened.Inspection }

// Header are the column names as they are shown and mapped.
func (r *Reader) Header() []string { return r.opened.header }

// Warnings are what the owner should know about the rows read so far.
func (r *Reader) Warnings() []crm.Warning { return r.opened.warnings.list() }

// Size is the length of the file on disk, and BytesRead how much of it was read: the progress. Workbooks are read into
// memory at once, so for them BytesRead is the share of rows.
func (r *Reader) Size() int64 { return r.opened.Size }

// BytesRead is how much of Size was read. It may be asked from any goroutine.
func (r *Reader) BytesRead() int64 {
	return min(r.opened.src.read.Load(), r.opened.Size)
}

// Close stops reading and waits until both goroutines have ended.
func (r *Reader) Close() error {
	r.cancel()
	r.work.Wait()
	err := r.rows.Close()
	r.opened.close()
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
