package main

import (
	"context"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// reminderJSON is one reminder as --json tells it.
type reminderJSON struct {
	ID       int64  `json:"id"`
	Customer int64  `json:"customer"`
	Name     string `json:"name"`
	Text     string `json:"text"`
	Wait     string `json:"wait"` // time, order, visit
	Part     string `json:"part"` // overdue, today, upcoming, waiting, done
	Due      string `json:"due"`  // "" while it waits
	Came     bool   `json:"came"` // what it waited for
	Done     string `json:"done"`
}

func (t *terminal) remindersCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "reminders [--json]",
		Short:                 t.say("待办：过了时间的、今天的、以后的、等客户来的", "What there is to do: overdue, today, to come, waiting"),
		Args:                  t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.reminders(c.Context(), db, asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	c.AddCommand(t.reminderAddCommand(), t.reminderSnoozeCommand(), t.reminderDoneCommand(), t.reminderDeleteCommand())
	return c
}

func (t *terminal) reminders(ctx context.Context, db *shop.Shop, asJSON bool) error {
	todo, err := db.Todo(ctx)
	if err != nil {
		return err
	}
	settings, err := db.Settings(ctx)
	if err != nil {
		return err
	}
	out := []reminderJSON{}
	list := &table{right: map[int]bool{0: true}}
	for _, part := range []struct {
		name, zh, en string
		list         []crm.Reminder
	}{
		{"overdue", "过了时间", "overdue", todo.Overdue},
		{"today", "今天", "today", todo.Today},
		{"upcoming", "以后", "to come", todo.Upcoming},
		{"waiting", "等客户来", "waiting", todo.Waiting},
		{"done", "今天做完", "done today", todo.Done},
	} {
		for _, r := range part.list {
			j := reminderOf(r, part.name, settings.Zone())
			out = append(out, j)
			due := ""
			if r.Due > 0 {
				due = time.UnixMilli(r.Due).In(settings.Zone()).Format("2006-01-02 15:04")
			}
			list.add(strconv.FormatInt(r.ID, 10), t.say(part.zh, part.en), due, r.Customer, strings.ReplaceAll(r.Text, "\n", " "))
		}
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

func reminderOf(r crm.Reminder, part string, zone *time.Location) reminderJSON {
	return reminderJSON{
		ID: r.ID, Customer: r.CustomerID, Name: r.Customer, Text: r.Text, Wait: string(r.Wait), Part: part,
		Due: instant(r.Due, zone), Came: r.Came, Done: instant(r.DoneAt, zone),
	}
}

// oneThing is a command that does one thing to what a number names.
func (t *terminal) oneThing(c *cobra.Command, do func(ctx context.Context, db *shop.Shop, id int64, words []string) (crm.Operation, error)) *cobra.Command {
	return t.sourceAct(c, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		ids, err := t.customerIDs(args[:1])
		if err != nil {
			return crm.Operation{}, err
		}
		return do(ctx, db, ids[0], args[1:])
	})
}

func (t *terminal) reminderAddCommand() *cobra.Command {
	var at, next string
	c := t.oneThing(&cobra.Command{
		Use:   t.say("add 客户编号 文字 (--at 时间 | --next order|visit) [--json]", "add CUSTOMER TEXT (--at TIME | --next order|visit) [--json]"),
		Short: t.say("给客户加提醒", "Add a reminder for a customer"),
		Args:  t.arguments(2, 2),
	}, func(ctx context.Context, db *shop.Shop, id int64, words []string) (crm.Operation, error) {
		w := shop.ReminderWords{Text: words[0], Wait: crm.Wait(next)}
		if next == "" {
			w.Wait = crm.WaitTime
			w.Date, w.Time, _ = strings.Cut(at, " ")
		}
		return db.AddReminder(ctx, id, w)
	})
	f := c.Flags()
	f.StringVar(&at, "at", "", t.say("店铺时间，如 \"2026-11-30 09:00\"", "in the shop's time, such as \"2026-11-30 09:00\""))
	f.StringVar(&next, "next", "", t.say("等下次下单 order，或下次来 visit", "wait for the next order, or the next visit"))
	c.PreRunE = func(*cobra.Command, []string) error {
		if (at == "") == (next == "") {
			return t.usagef("--at 和 --next 写一个", "Use either --at or --next")
		}
		return nil
	}
	valued(f, map[string]string{"at": "time", "next": "what"})
	return c
}

func (t *terminal) reminderSnoozeCommand() *cobra.Command {
	return t.oneThing(&cobra.Command{
		Use:   t.say("snooze 编号 日期 时间 [--json]", "snooze ID DATE TIME [--json]"),
		Short: t.say("推后一条提醒", "Put a reminder off"),
		Args:  t.arguments(3, 3),
	}, func(ctx context.Context, db *shop.Shop, id int64, words []string) (crm.Operation, error) {
		return db.SnoozeReminder(ctx, id, words[0], words[1])
	})
}

func (t *terminal) reminderDoneCommand() *cobra.Command {
	return t.oneThing(&cobra.Command{
		Use:   t.say("done 编号 [--json]", "done ID [--json]"),
		Short: t.say("做完一条", "Mark a reminder as done"),
		Args:  t.customerArguments(1, 1),
	}, func(ctx context.Context, db *shop.Shop, id int64, _ []string) (crm.Operation, error) {
		return db.FinishReminder(ctx, id)
	})
}

func (t *terminal) reminderDeleteCommand() *cobra.Command {
	return t.oneThing(&cobra.Command{
		Use:   t.say("delete 编号 [--json]", "delete ID [--json]"),
		Short: t.say("删除一条提醒", "Delete a reminder"),
		Args:  t.customerArguments(1, 1),
	}, func(ctx context.Context, db *shop.Shop, id int64, _ []string) (crm.Operation, error) {
		return db.DeleteReminder(ctx, id)
	})
}
