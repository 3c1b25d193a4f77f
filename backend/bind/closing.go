package bind

import (
	"context"
	"slices"

	"shuke/backend/crm"
	"shuke/backend/job"
)

// awaited are the jobs that bring something: closing the window under them takes it away. What only looks at the shop may
// end at any time.
var awaited = []string{"import", "export"}

// BeforeClose is asked when the owner closes the window, and answers whether it stays. While work goes on that they wait
// for, it does, and the page asks them what they meant; Leave is their word that it may end.
func (d *Desk) BeforeClose() (stays bool) {
	if d.leaving.Load() || !slices.ContainsFunc(d.jobs.All(), isAwaited) {
		return false
	}
	d.Window.Emit(crm.EventWindowClosing)
	return true
}

func isAwaited(j job.Job) bool { return j.State == job.Running && slices.Contains(awaited, j.Kind) }

// Leave closes the window whatever is going on. Work that is stopped leaves the shop as it was before it began.
func (d *Desktop) Leave() (bool, error) {
	return guard(d.desk, func(context.Context) (bool, error) {
		d.desk.leaving.Store(true)
		d.desk.Window.Quit()
		return true, nil
	})
}
