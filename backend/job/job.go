// Package job runs work that takes longer than a breath: with progress, time left and cancel. It knows nobody; what a job
// does and who hears of it come from outside. Jobs live as long as the process: what a job writes, it writes in one
// transaction, so a process that dies leaves nothing half done to come back to.
package job

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"
)

// State is where a job stands.
type State string

// The states of a job; the last three are final.
const (
	Running   State = "running"
	Done      State = "done"
	Failed    State = "failed"
	Cancelled State = "cancelled"
)

// Job is a job as it stands at one moment.
type Job struct {
	ID        string
	Kind      string
	Title     string
	State     State
	Done      int64
	Total     int64 // 0 while it is not known
	StartedAt time.Time
	Remaining time.Duration // -1 until it can be told
	Err       error
	Result    any
}

// Work does a job. It tells its progress and ends early when ctx is cancelled.
type Work func(ctx context.Context, progress func(done, total int64)) (any, error)

// Runner runs jobs side by side and remembers the last ones.
type Runner struct {
	now     func() time.Time
	changed func(id string, finished bool)

	mu     sync.Mutex
	next   int
	jobs   map[string]*entry
	order  []string
	work   sync.WaitGroup
	ctx    context.Context
	cancel context.CancelFunc
}

type entry struct {
	Job
	cancel context.CancelFunc
	told   time.Time // when progress was last told
}

// remembered is how many finished jobs can still be asked about.
const remembered = 20

// every is how often progress is told: a few times a second.
const every = 200 * time.Millisecond

// NewRunner makes a runner. Changed is called, from the job's goroutine, when a job moved on and when it ended.
func NewRunner(now func() time.Time, changed func(id string, finished bool)) *Runner {
	ctx, cancel := context.WithCancel(context.Background())
	return &Runner{now: now, changed: changed, jobs: map[string]*entry{}, ctx: ctx, cancel: cancel}
}

// Start begins a job and returns its id.
func (r *Runner) Start(kind, title string, work Work) string {
	return r.StartTold(kind, title, nil, work)
}

// StartTold is Start for work that can be asked about on its way: soFar is the job's Result until it ends.
func (r *Runner) StartTold(kind, title string, soFar any, work Work) string {
	ctx, cancel := context.WithCancel(r.ctx)
	r.mu.Lock()
	r.next++
	id := strconv.Itoa(r.next)
	e := &entry{cancel: cancel, Job: Job{ID: id, Kind: kind, Title: title, State: Running, StartedAt: r.now(), Remaining: -1, Result: soFar}}
	r.jobs[id] = e
	r.order = append(r.order, id)
	r.forget()
	r.mu.Unlock()
	r.work.Go(func() {
		defer cancel()
		result, err := work(ctx, func(done, total int64) { r.progress(e, done, total) })
		r.finish(e, result, err)
	})
	return id
}

// forget drops the oldest finished jobs beyond what is remembered. The lock is held.
func (r *Runner) forget() {
	for i := 0; len(r.order) > remembered && i < len(r.order); {
		id := r.order[i]
		if r.jobs[id].State == Running {
			i++
			continue
		}
		delete(r.jobs, id)
		r.order = append(r.order[:i], r.order[i+1:]...)
	}
}

func (r *Runner) progress(e *entry, done, total int64) {
	r.mu.Lock()
	now := r.now()
	e.Done, e.Total = done, total
	if now.Sub(e.told) < every {
		r.mu.Unlock()
		return
	}
	e.told = now
	e.estimateRemaining(now)
	r.mu.Unlock()
	r.changed(e.ID, false)
}

// estimateRemaining tells the time left from the second second on. The estimate only falls, so that nobody is told to
// wait longer than they were told before without a reason; it is taken anew once the old one has run out.
func (e *entry) estimateRemaining(now time.Time) {
	passed := now.Sub(e.StartedAt)
	if passed < time.Second || e.Done <= 0 || e.Total <= 0 {
		return
	}
	left := time.Duration(float64(passed) * float64(e.Total-e.Done) / float64(e.Done))
	if e.Remaining < 0 || left < e.Remaining || e.Remaining < time.Second {
		e.Remaining = max(left, 0)
	}
}

func (r *Runner) finish(e *entry, result any, err error) {
	r.mu.Lock()
	e.Result, e.Err, e.Remaining = result, err, 0
	switch {
	case err == nil:
		e.State = Done
	case errors.Is(err, context.Canceled):
		e.State = Cancelled
	default:
		e.State = Failed
	}
	r.mu.Unlock()
	r.changed(e.ID, true)
}

// Find returns a job as it stands.
func (r *Runner) Find(id string) (Job, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.jobs[id]
	if !ok {
		return Job{}, false
	}
	return e.Job, true
}

// All lists the jobs that run and the last ones that ended, oldest first.
func (r *Runner) All() []Job {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := make([]Job, 0, len(r.order))
	for _, id := range r.order {
		all = append(all, r.jobs[id].Job)
	}
	return all
}

// Cancel asks a job to end. It is over when its State says so.
func (r *Runner) Cancel(id string) (Job, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.jobs[id]
	if !ok {
		return Job{}, false
	}
	e.cancel()
	return e.Job, true
}

// Busy tells whether a job runs.
func (r *Runner) Busy() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.jobs {
		if e.State == Running {
			return true
		}
	}
	return false
}

// Close cancels every job and waits for them, at most for the time given. It reports whether all ended.
func (r *Runner) Close(wait time.Duration) bool {
	r.cancel()
	done := make(chan struct{})
	go func() { r.work.Wait(); close(done) }()
	select {
	case <-done:
		return true
	case <-time.After(wait):
		return false
	}
}
