// Command shuke is 熟客 Shuke in a terminal: the services of the window, without a window system.
//
//	go build -tags sqlite_fts5 ./backend/cmd/shuke
//	shuke --shop FILE COMMAND …
//
// JSON goes to standard output and nothing else does; progress and errors go to standard error. It ends with 0 when all
// went well, with 1 when something failed or was interrupted, with 2 when it was asked in a way it does not understand.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	t := &terminal{
		in:      os.Stdin,
		out:     os.Stdout,
		err:     os.Stderr,
		getenv:  os.Getenv,
		now:     time.Now, //nolint:forbidigo // the program is where time comes from; all else takes it from here
		inPlace: isTerminal(os.Stderr),
	}
	status := t.run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}

// isTerminal tells whether somebody watches f, so that a line can be written over.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
