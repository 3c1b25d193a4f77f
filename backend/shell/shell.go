// Package shell is the only room, besides main, that knows the Wails runtime: dialogs, events, notifications, the file manager.
package shell

import (
	"context"
	"sync"

	wails "github.com/wailsapp/wails/v2/pkg/runtime"
)

// Window is the running window. It is useless until Start has its context.
type Window struct {
	ctx          context.Context
	Notified     func() // a notification was clicked
	notices      sync.Mutex
	noticesReady bool
	fitted       sync.Once
}

// Start takes the context that Wails gives when the window exists.
func (w *Window) Start(ctx context.Context) { w.ctx = ctx }

// Filter offers one kind of file in a dialog: what the owner reads, and a pattern such as "*.csv;*.xlsx".
type Filter struct{ Name, Pattern string }

// ChooseFiles asks for files to open; an empty answer means the owner changed their mind.
func (w *Window) ChooseFiles(title string, filters ...Filter) ([]string, error) {
	return wails.OpenMultipleFilesDialog(w.ctx, wails.OpenDialogOptions{Title: title, Filters: asWails(filters)})
}

// ChooseFile asks for one file to open.
func (w *Window) ChooseFile(title string, filters ...Filter) (string, error) {
	return wails.OpenFileDialog(w.ctx, wails.OpenDialogOptions{Title: title, Filters: asWails(filters)})
}

// ChooseSave asks where to save; "" means the owner changed their mind.
func (w *Window) ChooseSave(title, name string, filters ...Filter) (string, error) {
	return wails.SaveFileDialog(w.ctx, wails.SaveDialogOptions{Title: title, DefaultFilename: name, Filters: asWails(filters)})
}

func asWails(filters []Filter) []wails.FileFilter {
	out := make([]wails.FileFilter, len(filters))
	for i, f := range filters {
		out[i] = wails.FileFilter{DisplayName: f.Name, Pattern: f.Pattern}
	}
	return out
}

// Emit tells the page that something happened.
func (w *Window) Emit(event string, data ...any) {
	if w.ctx != nil {
		wails.EventsEmit(w.ctx, event, data...)
	}
}

// SetTitle names the window.
func (w *Window) SetTitle(title string) {
	if w.ctx != nil {
		wails.WindowSetTitle(w.ctx, title)
	}
}

// FitScreen fills the screen when the window opens and is larger than it: else its lower edge, with the buttons, would lie below.
func (w *Window) FitScreen(width, height int) {
	w.fitted.Do(func() {
		screens, err := wails.ScreenGetAll(w.ctx)
		if err != nil {
			return // it can be made smaller by hand
		}
		for _, s := range screens {
			if s.IsCurrent && (s.Size.Width < width || s.Size.Height < height) {
				wails.WindowMaximise(w.ctx)
			}
		}
	})
}

// Print opens the system's print dialog on the page.
func (w *Window) Print() {
	if w.ctx != nil {
		wails.WindowPrint(w.ctx)
	}
}

// OpenLink hands an address to the computer's browser, or whatever opens addresses of its kind.
func (w *Window) OpenLink(address string) {
	if w.ctx != nil {
		wails.BrowserOpenURL(w.ctx, address)
	}
}

// Quit closes the window, as its own button does.
func (w *Window) Quit() {
	if w.ctx != nil {
		wails.Quit(w.ctx)
	}
}
