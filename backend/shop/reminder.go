package shop

import (
	"context"
	"strings"
	"time"

	"shuke/backend/crm"
)

// ReminderWords is a reminder as its owner says it: a day and a minute of the shop's calendar.
type ReminderWords struct {
	Text string
	Wait crm.Wait
	Date string // 2026-11-22
	Time string // 09:00
}

// Todo is what there is to do, cut by the shop's days.
type Todo struct {
	Overdue  []crm.Reminder // due before today
	Today    []crm.Reminder // due today, and those whose order or visit came
	Upcoming []crm.Reminder
	Waiting  []crm.Reminder // for an order or a visit
	Done     []crm.Reminder // today
}

// mostTodos is how many open reminders a page shows; the most urgent are among them.
const mostTodos = 1000

// Todo lists what there is to do.
func (s *Shop) Todo(ctx context.Context) (Todo, error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return Todo{}, err
	}
	today := crm.StartOfDay(s.clock().In(zone))
	open, err := s.FindOpenReminders(ctx, mostTodos)
	if err != nil {
		return Todo{}, err
	}
	todo := Todo{}
	for _, r := range open {
		part := todo.part(r, crm.Millis(today), crm.Millis(crm.StartOfDay(today.AddDate(0, 0, 1))))
		*part = append(*part, r)
	}
	todo.Done, err = s.FindDoneReminders(ctx, crm.Millis(today))
	return todo, err
}

func (t *Todo) part(r crm.Reminder, today, tomorrow int64) *[]crm.Reminder {
	switch {
	case r.Due == 0:
		return &t.Waiting
	case r.Came:
		return &t.Today
	case r.Due < today:
		return &t.Overdue
	case r.Due < tomorrow:
		return &t.Today
	}
	return &t.Upcoming
}

// AddReminder writes a reminder for a customer.
func (s *Shop) AddReminder(ctx context.Context, customer int64, w ReminderWords) (crm.Operation, error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	d, err := s.drafted(w, zone)
	if err != nil {
		return crm.Operation{}, err
	}
	return s.DB.AddReminder(ctx, customer, d, crm.Millis(crm.StartOfDay(s.clock().In(zone))))
}

// EditReminder makes a reminder say something else.
func (s *Shop) EditReminder(ctx context.Context, id int64, w ReminderWords) (crm.Operation, error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	d, err := s.drafted(w, zone)
	if err != nil {
		return crm.Operation{}, err
	}
	return s.DB.EditReminder(ctx, id, d)
}

// SnoozeReminder puts a reminder off to a day and minute of the shop.
func (s *Shop) SnoozeReminder(ctx context.Context, id int64, date, minute string) (crm.Operation, error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return crm.Operation{}, err
	}
	until, err := s.moment(date, minute, zone)
	if err != nil {
		return crm.Operation{}, err
	}
	return s.DB.SnoozeReminder(ctx, id, until)
}

func (s *Shop) drafted(w ReminderWords, zone *time.Location) (crm.ReminderDraft, error) {
	d := crm.ReminderDraft{Text: w.Text, Wait: w.Wait}
	if w.Wait != crm.WaitTime {
		return d, nil
	}
	var err error
	d.DueAt, err = s.moment(w.Date, w.Time, zone)
	return d, err
}

// latestYear is beyond what anybody plans.
const latestYear = 2200

// moment is the instant of a day and minute in the shop's zone, which must be to come. Days that no calendar has, such as
// 29 February of most years, are refused rather than moved.
func (s *Shop) moment(date, minute string, zone *time.Location) (int64, error) {
	date, minute = strings.TrimSpace(date), strings.TrimSpace(minute)
	if date == "" {
		return 0, crm.Errorf(crm.CodeInvalid, "reminder.when.missing")
	}
	at, err := time.ParseInLocation("2006-1-2 15:04", date+" "+minute, zone)
	if err != nil || at.Year() > latestYear {
		return 0, crm.WrapError(err, crm.CodeInvalid, "reminder.when.wrong", "date", date, "time", minute)
	}
	if now := s.clock(); at.Before(now.Truncate(time.Minute)) {
		return 0, crm.Errorf(crm.CodeInvalid, "reminder.when.past", "date", date, "time", minute)
	}
	return crm.Millis(at), nil
}

// TakeUntold takes the reminders that are due and that nobody was notified of, and keeps that they were: whoever takes them
// tells of them, once.
func (s *Shop) TakeUntold(ctx context.Context) ([]crm.Reminder, error) {
	due, err := s.FindUntold(ctx, crm.Millis(s.clock()))
	if err != nil || len(due) == 0 {
		return nil, err
	}
	return s.MarkTold(ctx, due)
}
