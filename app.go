package main

import (
	"context"
	"log/slog"
	"path/filepath"
)

// app is the window's life: what it shows in its title and what happens when it starts.
type app struct {
	shop string
}

func newApp(shop string) *app { return &app{shop: shop} }

func (a *app) title() string {
	if a.shop == "" {
		return "熟客 Shuke"
	}
	return filepath.Base(a.shop) + " – 熟客 Shuke"
}

func (a *app) startup(context.Context) {
	slog.Info("window started", "shop", a.shop != "")
}
