package column

import (
	"errors"
	"runtime"
	"runtime/debug"
	"sync"
)

// errFault says that a page of the snapshot could not be read any more: its disk is gone.
var errFault = errors.New("columns: the snapshot cannot be read any more")

// guarded calls f and turns a page that cannot be read into errFault.
func guarded(f func() error) (err error) {
	fault := faultOf(func() { err = f() })
	if fault != nil {
		return errFault
	}
	return err
}

// faultOf is what f met when it came to a page that cannot be read, or nil. Other panics go on.
func faultOf(f func()) (fault any) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		met := recover()
		if _, page := met.(interface{ Addr() uintptr }); met != nil && !page {
			panic(met)
		}
		fault = met
	}()
	f()
	return nil
}

// Each calls f for stretches of n things, on every processor. Stretches begin at multiples of 64: sets of bits can be written
// without a lock.
func Each(n int, f func(from, to int)) { spread(n, 64, 1<<15, f) }

// spread is Each with stretches that begin at multiples of unit; fewer things than least are one stretch.
func spread(n, unit, least int, f func(from, to int)) {
	step := (n/runtime.GOMAXPROCS(0)/unit + 1) * unit
	if n < least {
		step = n
	}
	var wait sync.WaitGroup
	faults := make(chan any, runtime.GOMAXPROCS(0)+1)
	for from := 0; from < n; from += step {
		wait.Go(func() {
			if fault := faultOf(func() { f(from, min(from+step, n)) }); fault != nil {
				faults <- fault
			}
		})
	}
	wait.Wait()
	select {
	case fault := <-faults:
		panic(fault) // for whoever guards the caller
	default:
	}
}
