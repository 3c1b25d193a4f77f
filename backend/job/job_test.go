package job

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func run(t *testing.T, f func(t *testing.T, r *Runner)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		r := NewRunner(time.Now, func(string, bool) {})
		defer r.Close(time.Minute)
		f(t, r)
	})
}

func TestRunner(t *testing.T) {
	t.Run("TellsTheTimeLeft", func(t *testing.T) {
		run(t, func(t *testing.T, r *Runner) {
			id := r.Start("import", "a.csv", func(_ context.Context, progress func(done, total int64)) (any, error) {
				for i := range int64(10) {
					time.Sleep(time.Second)
					progress(i+1, 10)
				}
				return "done", nil
			})
			time.Sleep(2*time.Second + time.Millisecond)
			if j, _ := r.Find(id); j.Remaining != 8*time.Second || j.Done != 2 {
				t.Fatalf("got %+v", j)
			}
			time.Sleep(time.Minute)
			if j, _ := r.Find(id); j.State != Done || j.Result != "done" {
				t.Fatalf("got %+v", j)
			}
		})
	})

	t.Run("CancelEndsTheWork", func(t *testing.T) {
		run(t, func(t *testing.T, r *Runner) {
			id := r.Start("import", "a.csv", func(ctx context.Context, _ func(done, total int64)) (any, error) {
				<-ctx.Done()
				return nil, ctx.Err()
			})
			r.Cancel(id)
			synctest.Wait()
			if j, _ := r.Find(id); j.State != Cancelled {
				t.Fatalf("got %+v", j)
			}
		})
	})

	t.Run("KeepsTheError", func(t *testing.T) {
		run(t, func(t *testing.T, r *Runner) {
			want := errors.New("no")
			id := r.Start("import", "a.csv", func(context.Context, func(done, total int64)) (any, error) { return nil, want })
			synctest.Wait()
			if j, _ := r.Find(id); j.State != Failed || !errors.Is(j.Err, want) {
				t.Fatalf("got %+v", j)
			}
		})
	})

	t.Run("ForgetsOldJobsButNoneThatRuns", func(t *testing.T) {
		run(t, func(t *testing.T, r *Runner) {
			long := r.Start("import", "long", func(ctx context.Context, _ func(done, total int64)) (any, error) {
				<-ctx.Done()
				return nil, ctx.Err()
			})
			for range 2 * remembered {
				r.Start("export", "short", func(context.Context, func(done, total int64)) (any, error) { return nil, nil })
				synctest.Wait()
			}
			if _, ok := r.Find(long); !ok || len(r.All()) > remembered || !r.Busy() {
				t.Fatalf("%d jobs kept", len(r.All()))
			}
		})
	})
}
