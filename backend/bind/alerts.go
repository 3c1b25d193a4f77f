package bind

import (
	"context"
	"errors"
	"fmt"
	"time"

	"shuke/backend/crm"
)

// lookEvery is how often the desk looks for what came due. It compares the clock each time instead of waiting for a moment:
// a computer that slept, and a clock that was changed, are both right at the next look.
const lookEvery = 20 * time.Second

// singly is how many notifications are shown one by one; more at once, as after a night's sleep, become one that counts.
const singly = 3

// watch looks for due reminders until the desk closes, and at once when rows were written: an import may have brought the
// order that one waits for.
func (d *Desk) watch() {
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	defer close(d.watched)
	for {
		select {
		case <-d.closing:
			return
		case <-ticker.C:
		case <-d.written:
		}
		d.Remind(context.Background())
		d.forget()
	}
}

// forget drops what can no longer be done again, once for each shop that is opened.
func (d *Desk) forget() {
	s, err := d.current()
	if err != nil || s == d.tidied {
		return
	}
	d.tidied = s
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() { // the window does not wait for this when it closes
		select {
		case <-d.closing:
			cancel()
		case <-ctx.Done():
		}
	}()
	n, err := s.ForgetUndone(ctx)
	if errors.Is(ctx.Err(), context.Canceled) {
		return
	}
	if err != nil {
		d.Log.Error("forget undone operations", "err", err)
	} else if n > 0 {
		d.Log.Info("forgot undone operations", "count", n)
	}
}

// wakeWatch asks for a look without waiting for it.
func (d *Desk) wakeWatch() {
	select {
	case d.written <- struct{}{}:
	default: // it will look anyway
	}
}

// Remind notifies of what is due and was not told yet. What the system cannot show still stands under what to do.
func (d *Desk) Remind(ctx context.Context) {
	s, err := d.current()
	if err != nil {
		return
	}
	due, err := s.TakeUntold(ctx)
	if now, _ := d.current(); now != s {
		return // another shop was opened meanwhile
	}
	if err != nil {
		d.Log.Error("look for due reminders", "err", err)
		return
	}
	if len(due) == 0 {
		return
	}
	d.Window.Emit(crm.EventReminderDue)
	for _, n := range d.notices(due) {
		if err := d.Window.Notify(n.id, n.title, n.body); err != nil {
			d.Log.Warn("notify", "err", err)
			return
		}
	}
}

type notice struct{ id, title, body string }

// notices are the words of notifications. They may be read over the owner's shoulder, so numbers and addresses are left out.
func (d *Desk) notices(due []crm.Reminder) []notice {
	if len(due) > singly {
		return []notice{{
			id: "todo", title: d.say("reminder.notice.many", map[string]any{"count": len(due)}),
			body: d.say("reminder.notice.manyBody", nil),
		}}
	}
	list := make([]notice, len(due))
	for i, r := range due {
		list[i] = notice{id: fmt.Sprintf("reminder-%d-%d", r.ID, r.Due), title: crm.HideContacts(r.Customer), body: crm.HideContacts(firstLine(r.Text))}
		if r.Came {
			list[i].title = d.say("reminder.notice."+string(r.Wait), map[string]any{"customer": list[i].title})
		}
	}
	return list
}

// Notified brings the page to what is to do, as a click on a notification asks.
func (d *Desk) Notified() { d.Window.Emit(crm.EventReminderOpened) }
