package sqlite_test

import (
	"reflect"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// TestEditChannel_IsTakenBackWhole changes everything that can be changed, and undoes it.
func TestEditChannel_IsTakenBackWhole(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	ctx := t.Context()
	was := crm.Channel{Name: "店铺邮箱", Kind: crm.ChannelMail, Settings: `{"port":465}`, Limits: []crm.Limit{{Per: crm.PerDay, Most: 100}}, Secret: "S"}
	was, err := db.CreateChannel(ctx, was)
	if err != nil {
		t.Fatal(err)
	}
	now := was
	now.Name, now.Settings, now.Limits = "新邮箱", `{"port":587}`, []crm.Limit{{Per: crm.PerMinute, Most: 10}, {Per: crm.PerDay, Most: 50}}
	op, err := db.EditChannel(ctx, now)
	if err != nil {
		t.Fatal(err)
	}
	check := func(want crm.Channel) {
		t.Helper()
		list, err := db.FindChannels(ctx)
		if err != nil || len(list) != 1 {
			t.Fatalf("%v, %v", list, err)
		}
		want.ChangedAt = list[0].ChangedAt
		if !reflect.DeepEqual(list[0], want) {
			t.Errorf("got %+v, want %+v", list[0], want)
		}
	}
	check(now)
	if again, err := db.EditChannel(ctx, now); err != nil || again.ID != 0 {
		t.Errorf("an edit that changes nothing became %v, %v", again, err)
	}
	undo(t, db, op.ID)
	check(was)
	for key, spoil := range map[string]func(*crm.Channel){
		"channel.name.length": func(c *crm.Channel) { c.Name = " " },
		"channel.limits":      func(c *crm.Channel) { c.Limits = []crm.Limit{{Per: crm.PerDay, Most: 0}} },
	} {
		bad := was
		spoil(&bad)
		if _, err := db.EditChannel(ctx, bad); crm.ErrorKey(err) != key {
			t.Errorf("got %v, want %s", err, key)
		}
	}
}
