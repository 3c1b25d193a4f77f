package bind

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Reminders are what is to be done for customers.
type Reminders struct{ desk *Desk }

// Todo is everything there is to do.
func (r *Reminders) Todo() (Todo, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) (Todo, error) {
		settings, err := s.Settings(ctx)
		if err != nil {
			return Todo{}, err
		}
		todo, err := s.Todo(ctx)
		dto := reminderDTO(settings.Zone())
		return Todo{
			Overdue: each(todo.Overdue, dto), Today: each(todo.Today, dto), Upcoming: each(todo.Upcoming, dto),
			Waiting: each(todo.Waiting, dto), Done: each(todo.Done, dto),
		}, err
	})
}

// Of lists a customer's open reminders.
func (r *Reminders) Of(customerID int64) ([]Reminder, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) ([]Reminder, error) {
		settings, err := s.Settings(ctx)
		if err != nil {
			return nil, err
		}
		list, err := s.FindReminders(ctx, customerID)
		return each(list, reminderDTO(settings.Zone())), err
	})
}

// Add writes a reminder.
func (r *Reminders) Add(customerID int64, draft ReminderDraft) (Operation, error) {
	return r.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.AddReminder(ctx, customerID, reminderWords(draft))
	})
}

// Edit makes a reminder say what the draft says.
func (r *Reminders) Edit(id int64, draft ReminderDraft) (Operation, error) {
	return r.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.EditReminder(ctx, id, reminderWords(draft))
	})
}

// Snooze puts a reminder off to a day and minute of the shop.
func (r *Reminders) Snooze(id int64, date, time string) (Operation, error) {
	return r.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.SnoozeReminder(ctx, id, date, time)
	})
}

// Finish marks a reminder as done.
func (r *Reminders) Finish(id int64) (Operation, error) {
	return r.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.FinishReminder(ctx, id) })
}

// Delete removes a reminder.
func (r *Reminders) Delete(id int64) (Operation, error) {
	return r.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.DeleteReminder(ctx, id) })
}

func (r *Reminders) change(do func(context.Context, *shop.Shop) (crm.Operation, error)) (Operation, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := do(ctx, s)
		return operationDTO(op), err
	})
}

func reminderWords(d ReminderDraft) shop.ReminderWords {
	return shop.ReminderWords{Text: d.Text, Wait: crm.Wait(d.Wait), Date: d.Date, Time: d.Time}
}
