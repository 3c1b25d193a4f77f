package bind

import (
	"context"
	"os"
	"slices"
	"sync"

	"shuke/backend/crm"
	"shuke/backend/job"
	"shuke/backend/shop"
)

// Rehearse starts a job that tries files out one after the other: each finds what those before it would bring. Trials tells
// how far it is.
func (i *Imports) Rehearse(files []ImportRequest) (string, error) {
	return onShop(i.desk, func(_ context.Context, s *shop.Shop) (string, error) {
		if len(files) == 0 {
			return "", crm.Errorf(crm.CodeInvalid, "import.file.noRows")
		}
		r := newRehearsing(files)
		i.desk.shown.note(files)
		work := func(ctx context.Context, progress func(done, total int64)) (any, error) {
			return r, i.rehearse(ctx, s, r, files, progress)
		}
		return i.desk.jobs.StartTold("dryRun", baseName(files[0].Path), r, i.desk.watchedOver(work)), nil
	})
}

// rehearse tries the files out. One that cannot even be asked for is told like one that cannot be read.
func (i *Imports) rehearse(ctx context.Context, s *shop.Shop, r *rehearsing, files []ImportRequest, progress func(done, total int64)) error {
	var requests []shop.ImportRequest
	var at []int
	for n, f := range files {
		req, err := i.request(ctx, s, f)
		if err != nil {
			r.tell(n, crm.ImportResult{}, err)
			continue
		}
		req.Progress = func(done, total int64) { progress(r.progress(n, done, total)) }
		requests, at = append(requests, req), append(at, n)
	}
	return s.Rehearse(ctx, requests, func(n int, res crm.ImportResult, err error) { r.tell(at[n], res, i.desk.ours(err)) })
}

// Trials is how far a rehearsal is: one entry a file, in the order they were given.
func (i *Imports) Trials(jobID string) ([]Trial, error) {
	return guard(i.desk, func(context.Context) ([]Trial, error) {
		j, ok := i.desk.jobs.Find(jobID)
		r, is := j.Result.(*rehearsing)
		if !ok || !is {
			return nil, crm.Errorf(crm.CodeNotFound, "job.gone")
		}
		return r.trials(j), nil
	})
}

// rehearsing is a rehearsal as it goes on. The job tells it, the page asks it.
type rehearsing struct {
	mu    sync.Mutex
	files []tried
}

type tried struct {
	size        int64 // of the file
	done, total int64 // while it is on its way
	over        bool
	result      crm.ImportResult
	err         error
}

func newRehearsing(files []ImportRequest) *rehearsing {
	r := &rehearsing{files: make([]tried, len(files))}
	for n, f := range files {
		if info, err := os.Stat(f.Path); err == nil {
			r.files[n].size = info.Size()
		}
	}
	return r
}

func (r *rehearsing) tell(n int, res crm.ImportResult, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f := &r.files[n]
	f.over, f.result, f.err = true, res, err
}

// progress notes how far a file is and answers how far all of them are, in bytes.
func (r *rehearsing) progress(n int, done, total int64) (allDone, all int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.files[n].done, r.files[n].total = done, total
	for _, f := range r.files {
		all += f.size
		switch {
		case f.over:
			allDone += f.size
		case f.total > 0:
			allDone += int64(float64(f.size) * float64(f.done) / float64(f.total))
		}
	}
	return allDone, all
}

func (r *rehearsing) trials(j job.Job) []Trial {
	r.mu.Lock()
	defer r.mu.Unlock()
	return each(slices.Clone(r.files), func(f tried) Trial {
		out := Trial{Over: f.over, Done: f.done, Total: f.total, ErrorParams: []Param{}}
		if f.err != nil {
			out.ErrorKey, out.ErrorParams = told(f.err)
		} else if f.over {
			res := importDTO(f.result, crm.Millis(j.StartedAt), true)
			out.Result = &res
		}
		return out
	})
}
