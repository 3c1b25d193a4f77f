package shop

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/sqlite"
)

// ImportRequest says which file to import and how to read it.
type ImportRequest struct {
	Path     string
	Part     string            // the sheet of a workbook that Arrange took apart, else ""
	Options  importer.Options  // the zone and currency of the shop are filled in
	Remember bool              // read files of this layout so from now on
	Recalled *crm.KnownReading // how the options came to be; may be nil
	Say      Say               // for the reasons in the rejects file
	Progress Progress          // of a whole that has no unit; may be nil
}

// Import reads a file and writes it as one operation. Every row of the file is created, updated, unchanged, rejected or
// ignored; rejected rows land in a file beside the shop, with the reason. Cancelling ctx leaves the shop as it was.
func (s *Shop) Import(ctx context.Context, req ImportRequest) (crm.ImportResult, error) {
	res, m, err := s.carry(ctx, req, forGood{s.DB}, false)
	if err == nil {
		_ = s.keepReading(ctx, req, m) // the import stands; at worst the owner is asked again
	}
	return res, err
}

// stage is what a file is carried into: the shop, or a rehearsal of it.
type stage interface {
	Settings(ctx context.Context) (sqlite.Settings, error)
	FindFields(ctx context.Context) ([]crm.CustomField, error)
	BeginImport(ctx context.Context, src crm.ImportSource) (*sqlite.Import, error)
}

// forGood is the shop itself.
type forGood struct{ *sqlite.DB }

func (f forGood) BeginImport(ctx context.Context, src crm.ImportSource) (*sqlite.Import, error) {
	return f.DB.BeginImport(ctx, src, crm.OpImport)
}

// carry takes a file from its first row to its last and says how it was read.
func (s *Shop) carry(ctx context.Context, req ImportRequest, to stage, dryRun bool) (res crm.ImportResult, m importer.Mapping, err error) {
	// What is remembered of a million customers is a heap almost without pointers: collecting it twice as often costs nothing
	// that can be measured and keeps the process small.
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	started := time.Now() //nolint:forbidigo // how long the work took, which no fake clock can tell
	if err := s.localise(ctx, to, &req.Options); err != nil {
		return res, m, err
	}
	r, err := importer.Open(ctx, req.Path, req.Options)
	if err != nil {
		return res, m, err
	}
	im := &importing{req: req, reader: r, rejects: newRejects(s.Path(), req.Path, req.Say, r.Header(), s.clock(), dryRun)}
	res, err = im.run(ctx, to)
	if err = errors.Join(err, r.Close(), im.rejects.close(err == nil)); err != nil {
		return crm.ImportResult{}, m, unjoin(err)
	}
	in := r.Inspection()
	res.Readings, res.Unread = im.shown, in.Unread()
	res.Milliseconds = time.Since(started).Milliseconds()
	return res, in.Mapping, nil
}

// keepReading remembers how the file was read, or notes that it was read like last time.
func (s *Shop) keepReading(ctx context.Context, req ImportRequest, m importer.Mapping) error {
	if req.Remember {
		return s.Remember(ctx, req.Path, req.Part, req.Options, m)
	}
	if req.Recalled != nil {
		return s.UseReading(ctx, req.Recalled.ID)
	}
	return nil
}

// unjoin gives the crm.Error its place in front: it is what the owner is told.
func unjoin(err error) error {
	var e *crm.Error
	if errors.As(err, &e) {
		return &crm.Error{Code: e.Code, Key: e.Key, Params: e.Params, Err: err}
	}
	return err
}

// localise fills in the zone, currency and moment of the shop, or of its rehearsal, which no file can tell.
func (s *Shop) localise(ctx context.Context, of stage, o *importer.Options) error {
	settings, err := of.Settings(ctx)
	if err != nil {
		return err
	}
	if o.TimeZone == nil {
		o.TimeZone = settings.Zone()
	}
	if o.Currency == "" {
		o.Currency = settings.Currency
	}
	o.Now = s.clock()
	o.Fields, err = of.FindFields(ctx)
	return err
}

// Inspect says what a file is and how it would be read.
func (s *Shop) Inspect(ctx context.Context, path string, o importer.Options) (importer.Inspection, error) {
	if err := s.localise(ctx, forGood{s.DB}, &o); err != nil {
		return importer.Inspection{}, err
	}
	return importer.Inspect(ctx, path, o)
}

// importing is one file on its way in.
type importing struct {
	req     ImportRequest
	reader  *importer.Reader
	store   *sqlite.Import
	rejects *rejects
	verdict []sqlite.Verdict
	shown   []crm.Reading
	whole   int64 // the file's bytes, and what comes behind them as if it were some
}

func (im *importing) run(ctx context.Context, to stage) (crm.ImportResult, error) {
	var err error
	if im.store, err = to.BeginImport(ctx, im.reader.Source()); err != nil {
		return crm.ImportResult{}, err
	}
	im.measure()
	if err := im.read(ctx); err != nil {
		return crm.ImportResult{}, errors.Join(err, im.store.Rollback())
	}
	im.store.Describe(im.reader.Source())
	res, err := im.store.Finish(ctx, im.rejects.path, im.rejects.summary(), im.reader.Warnings())
	if err == nil && res.Tally.Rows == 0 {
		return res, crm.Errorf(crm.CodeUnreadable, "import.file.noRows")
	}
	if err == nil && !res.Tally.Balanced() {
		return res, fmt.Errorf("the rows of %s do not add up: %+v", res.Source.File, res.Tally)
	}
	return res, err
}

// measure makes what comes behind the last row a part of the whole, so that the time left is told of all of it.
func (im *importing) measure() {
	size := im.reader.Size()
	behind := int64(im.store.Finishing(func(done, of int) {
		im.told(size + (im.whole-size)*int64(done)/int64(of))
	}) * float64(size))
	im.whole = size + behind
}

func (im *importing) told(done int64) {
	if im.req.Progress != nil {
		im.req.Progress(done, im.whole)
	}
}

// prepared is a batch with the names of its records, or why there is none.
type prepared struct {
	*importer.Batch
	names *sqlite.Names
	err   error
}

// read applies the file's batches, while another goroutine finds the names in the next one.
func (im *importing) read(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	batches := make(chan prepared)
	var work sync.WaitGroup
	work.Go(func() { im.prepare(ctx, batches) })
	defer work.Wait()
	defer cancel()
	for b := range batches {
		if errors.Is(b.err, io.EOF) {
			return nil
		}
		if b.err != nil {
			return b.err
		}
		if err := im.apply(ctx, &b); err != nil {
			return err
		}
		im.told(im.reader.BytesRead())
	}
	return crm.WrapError(context.Cause(ctx), crm.CodeCancelled, "import.cancelled")
}

// prepare sends the batches on until there is no more or nobody wants them.
func (im *importing) prepare(ctx context.Context, to chan<- prepared) {
	defer close(to)
	var rooms [2]*sqlite.Names // one is applied while the other is filled
	for n := 0; ; n++ {
		batch, err := im.reader.Next()
		p := prepared{Batch: batch, err: err}
		if err == nil {
			p.names = im.store.Names(batch.Records, rooms[n%2])
			rooms[n%2] = p.names
		}
		select {
		case to <- p:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

func (im *importing) apply(ctx context.Context, b *prepared) error {
	if len(im.verdict) < len(b.Records) {
		im.verdict = make([]sqlite.Verdict, len(b.Records))
	}
	verdicts := im.verdict[:len(b.Records)]
	if err := im.store.ApplyNamed(ctx, b.Records, b.names, verdicts); err != nil {
		return err
	}
	im.show(b.Records, verdicts)
	im.store.Count(crm.Ignored, int64(b.Ignored))
	for _, r := range b.Rejects {
		im.store.Count(crm.Rejected, int64(r.Rows))
		if err := im.rejects.add(r); err != nil {
			return err
		}
	}
	for i, v := range verdicts {
		if v.Outcome != crm.Rejected {
			continue
		}
		r := importer.Reject{Row: b.Records[i].Row, Rows: b.Records[i].Rows, Key: v.Key, Params: v.Params, Cells: b.Cells(i)}
		if err := im.rejects.add(r); err != nil {
			return err
		}
	}
	return nil
}
