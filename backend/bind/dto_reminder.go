package bind

import (
	"time"

	"shuke/backend/crm"
)

// Reminder is something to be done for a customer.
type Reminder struct {
	ID         int64  `json:"id"`
	CustomerID int64  `json:"customerId"`
	Customer   string `json:"customer"`
	Text       string `json:"text"`
	Wait       string `json:"wait"` // "time", "order", "visit"
	Due        int64  `json:"due"`  // 0 while what it waits for has not come
	Came       bool   `json:"came"` // the order or visit it waited for has come
	Date       string `json:"date"` // of due, in the shop's zone: "2026-11-22"
	Time       string `json:"time"` // "09:00"
	DoneAt     int64  `json:"doneAt"`
}

// ReminderDraft is what a reminder is to say; date and time are of the shop's zone, and of no account when it waits.
type ReminderDraft struct {
	Text string `json:"text"`
	Wait string `json:"wait"`
	Date string `json:"date"`
	Time string `json:"time"`
}

// Todo is what there is to do, cut by the shop's days.
type Todo struct {
	Overdue  []Reminder `json:"overdue"`
	Today    []Reminder `json:"today"`
	Upcoming []Reminder `json:"upcoming"`
	Waiting  []Reminder `json:"waiting"`
	Done     []Reminder `json:"done"`
}

func reminderDTO(zone *time.Location) func(crm.Reminder) Reminder {
	return func(r crm.Reminder) Reminder {
		out := Reminder{
			ID: r.ID, CustomerID: r.CustomerID, Customer: r.Customer, Text: r.Text, Wait: string(r.Wait), Due: r.Due, Came: r.Came, DoneAt: r.DoneAt,
		}
		if r.Due > 0 {
			at := time.UnixMilli(r.Due).In(zone)
			out.Date, out.Time = at.Format(time.DateOnly), at.Format("15:04")
		}
		return out
	}
}
