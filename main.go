// Command shuke-desktop is 熟客 Shuke: a window on one shop file.
//
//	shuke-desktop [--shop FILE]
package main

import (
	"embed"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"runtime/debug"
	"time"

	"github.com/wailsapp/wails/v2"

	"shuke/backend/bind"
	"shuke/backend/shell"
)

//go:embed all:frontend/dist
var page embed.FS

// version is set by the release build: -ldflags "-X main.version=1.2.3".
var version = "0.1.0"

func main() {
	file := flag.String("shop", "", "the shop file to open")
	flag.Parse()
	if err := run(*file); err != nil {
		slog.Error("run the window", "err", err)
		os.Exit(1)
	}
}

// gcPercent is how much garbage may gather beside what is in use. Most of that is arrays without pointers (backend/column),
// which cost the collector nothing to pass over, and which the default would allow to be doubled.
const gcPercent = 25

// run wires the rooms together and shows the window until it is closed.
func run(file string) error {
	folder, err := configFolder()
	if err != nil {
		return fmt.Errorf("find the configuration folder: %w", err)
	}
	debug.SetGCPercent(gcPercent)
	log, closeLog := openLog(folder)
	defer closeLog()
	window := &shell.Window{}
	desk := bind.NewDesk(bind.Config{Clock: time.Now, Log: log, Window: window, Version: version, Folder: folder, Shop: file, Sends: true})
	defer desk.Close()
	window.Notified = desk.Notified
	return wails.Run(windowOptions(desk, window, log))
}
