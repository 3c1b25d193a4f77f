package shell

import (
	"fmt"

	wails "github.com/wailsapp/wails/v2/pkg/runtime"
)

// Notify shows a notification of the system, also while the window is hidden or minimised. The same id is the same
// notification. macOS asks the owner for leave the first time, and only a program in a bundle may ask.
func (w *Window) Notify(id, title, body string) error {
	if w.ctx == nil {
		return fmt.Errorf("notify %s: no window yet", id)
	}
	if err := w.prepareNotices(); err != nil {
		return fmt.Errorf("prepare notifications: %w", err)
	}
	return wails.SendNotification(w.ctx, wails.NotificationOptions{ID: id, Title: title, Body: body})
}

// prepareNotices speaks to the system's notification service once; a service that is absent is asked again next time.
func (w *Window) prepareNotices() error {
	w.notices.Lock()
	defer w.notices.Unlock()
	if w.noticesReady {
		return nil
	}
	if !wails.IsNotificationAvailable(w.ctx) {
		return fmt.Errorf("this system has no notifications")
	}
	if err := wails.InitializeNotifications(w.ctx); err != nil {
		return err
	}
	if granted, err := wails.RequestNotificationAuthorization(w.ctx); err != nil || !granted {
		return fmt.Errorf("the owner's leave: granted %v: %w", granted, err)
	}
	wails.OnNotificationResponse(w.ctx, func(wails.NotificationResult) {
		wails.WindowUnminimise(w.ctx)
		wails.WindowShow(w.ctx)
		if w.Notified != nil {
			w.Notified()
		}
	})
	w.noticesReady = true
	return nil
}
