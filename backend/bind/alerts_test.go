package bind_test

import (
	"context"
	"strings"
	"testing"

	"shuke/backend/bind"
	"shuke/backend/crm"
)

// TestRemind_OnceAndWithoutNumbers imports the order that reminders wait for and restarts the program.
func TestRemind_OnceAndWithoutNumbers(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	reminders := screen[*bind.Reminders](o.Desk)
	must(reminders.Add(1, bind.ReminderDraft{Text: "打 +86 139 1234 0001 或写 lin@shop.cn，送扣子", Wait: "order"}))(t)
	o.Remind(context.Background())
	if got := o.window.noticesShown(); len(got) != 0 {
		t.Fatalf("told before it came: %q", got)
	}
	o.importFile(o.write("more.csv", strings.ReplaceAll(orders, "35", "99"))) // the same buyers again, months ago
	o.Remind(context.Background())
	if got := o.window.noticesShown(); len(got) != 0 {
		t.Fatalf("told of an old order: %q", got)
	}
	o.importFile(o.write("new.csv", strings.NewReplacer("35", "77", "2026-01", "2026-12").Replace(orders)))
	o.Remind(context.Background())
	o.Remind(context.Background())
	o.window.awaitsNotice()
	want := "小满妈妈 又下单了: 打 ••• 或写 •••，送扣子"
	if got := o.window.noticesShown(); len(got) != 1 || got[0] != want {
		t.Fatalf("%q, want one %q", got, want)
	}
	if !o.window.heard(crm.EventReminderDue) {
		t.Error("the page was not told")
	}
	o.Close()
	again := o.another("")
	again.Start()
	again.Remind(context.Background())
	if got := o.window.noticesShown(); len(got) != 1 {
		t.Fatalf("told again after a restart: %q", got)
	}
}

// TestRemind_ManyAtOnce finds more due than one can read one by one.
func TestRemind_ManyAtOnce(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	reminders := screen[*bind.Reminders](o.Desk)
	for range 4 {
		must(reminders.Add(1, bind.ReminderDraft{Text: "送扣子", Wait: "visit"}))(t)
	}
	o.importFile(o.write("new.csv", strings.NewReplacer("35", "77", "2026-01", "2026-12").Replace(orders)))
	o.Remind(context.Background())
	o.window.awaitsNotice()
	if got := o.window.noticesShown(); len(got) != 1 || !strings.HasPrefix(got[0], "4 件待办到时间了") {
		t.Fatalf("%q", got)
	}
}
