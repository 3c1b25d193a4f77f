// Command shuke-desktop is 熟客 Shuke: a window on one shop file.
//
//	shuke-desktop [--shop FILE]
package main

import (
	"embed"
	"flag"
	"log/slog"
	"os"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
)

//go:embed all:frontend/dist
var page embed.FS

func main() {
	shop := flag.String("shop", "", "the shop file to open")
	flag.Parse()
	if err := wails.Run(windowOptions(newApp(*shop))); err != nil {
		slog.Error("run the window", "err", err)
		os.Exit(1)
	}
}

func windowOptions(app *app) *options.App {
	return &options.App{
		Title:     app.title(),
		Width:     1280,
		Height:    800,
		MinWidth:  960,
		MinHeight: 600,
		// The canvas colour of the light theme, so that the first frame does not flash.
		BackgroundColour: options.NewRGB(0xF6, 0xF6, 0xF3),
		AssetServer:      &assetserver.Options{Assets: page},
		OnStartup:        app.startup,
	}
}
