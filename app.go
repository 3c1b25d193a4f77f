package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"

	"shuke/backend/bind"
	"shuke/backend/shell"
)

// A window that opens shows a whole list; one that was made smaller still fits an old laptop whose screen is enlarged by a quarter.
const (
	usualWidth, usualHeight = 1280, 800
	leastWidth, leastHeight = 1024, 560
)

// windowOptions says what the window is and what the page in it may call.
func windowOptions(desk *bind.Desk, window *shell.Window, log *slog.Logger) *options.App {
	return &options.App{
		Title:     "熟客 Shuke",
		Width:     usualWidth,
		Height:    usualHeight,
		MinWidth:  leastWidth,
		MinHeight: leastHeight,
		// The canvas colour of the light theme, so that the first frame does not flash.
		BackgroundColour: options.NewRGB(0xF6, 0xF6, 0xF3),
		AssetServer:      &assetserver.Options{Assets: page, Handler: desk.ServePictures()},
		DragAndDrop:      &options.DragAndDrop{EnableFileDrop: true},
		ErrorFormatter:   bind.FormatError,
		Bind:             desk.Screens(),
		OnStartup: func(ctx context.Context) {
			window.Start(ctx)
			desk.Start()
			log.Info("window started", "version", version)
		},
		OnDomReady:    func(context.Context) { window.FitScreen(usualWidth, usualHeight) },
		OnBeforeClose: func(context.Context) bool { return desk.BeforeClose() },
	}
}

// configFolder is where preferences, the log and the sample shop lie on this computer.
func configFolder() (string, error) {
	base, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(base, "Shuke")
	return folder, os.MkdirAll(folder, 0o700)
}

// logSize is when the log starts anew; the one before is kept.
const logSize = 5 << 20

// openLog writes the log beside the preferences: ids and counts, never what customers told the shop. Without a place to
// write it goes to standard error.
func openLog(folder string) (*slog.Logger, func()) {
	path := filepath.Join(folder, "shuke.log")
	if info, err := os.Stat(path); err == nil && info.Size() > logSize {
		_ = os.Rename(path, path+".1") // if this fails, the log only grows on
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return slog.New(slog.NewTextHandler(os.Stderr, nil)), func() {}
	}
	return slog.New(slog.NewJSONHandler(f, nil)), func() { _ = f.Close() }
}
