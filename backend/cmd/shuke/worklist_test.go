package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

func TestWorklist_FromATerminal(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "3", "--orders", "3", "--seed", "1")
	tt.shopFile, tt.now = tt.shop, time.Now
	err := tt.withShop(t.Context(), false, func(db *shop.Shop) error {
		c, err := db.CreateChannel(t.Context(), crm.Channel{Name: "旺旺", Kind: crm.ChannelTaobao, Settings: "{}"})
		if err != nil {
			return err
		}
		return startServiceMail(t, db, c.ID)
	})
	if err != nil {
		t.Fatal(err)
	}
	work := read[[]workJSON](t, tt.mustDo("outbox", "worklist", "--json"))
	if len(work) != 1 || work[0].Due != 3 || work[0].Channel != "旺旺" {
		t.Fatal(work)
	}
	campaign := fmt.Sprint(work[0].Campaign)
	rows := read[[]workRowJSON](t, tt.mustDo("outbox", "worklist", "--campaign", campaign, "--json"))
	if len(rows) != 3 || rows[0].Text != "It is on its way." || rows[0].Address != "c1@customer.example" {
		t.Fatal(rows)
	}
	backup, err := os.ReadFile(tt.shop)
	if err != nil {
		t.Fatal(err)
	}
	id := func(i int) string { return fmt.Sprint(rows[i].ID) }
	if told := read[toldJSON](t, tt.mustDo("outbox", "done", id(0), id(0), id(1), "--json")); len(told.IDs) != 2 {
		t.Errorf("done are %v", told)
	}
	if told := read[toldJSON](t, tt.mustDo("outbox", "skip", id(2), "--reason", "notFound", "--json")); len(told.IDs) != 1 {
		t.Errorf("skipped are %v", told)
	}
	if said := tt.mustDo("outbox", "done", id(0)); !strings.Contains(said, "0 written down") {
		t.Errorf("done twice: %s", said)
	}
	tt.mustDo("outbox", "back", id(1))
	if left := read[[]workRowJSON](t, tt.mustDo("outbox", "worklist", "--campaign", campaign, "--json")); len(left) != 1 || left[0].ID != rows[1].ID {
		t.Errorf("left are %v", left)
	}
	if err := os.WriteFile(tt.shop, backup, 0o600); err != nil { // as it was before anything was said
		t.Fatal(err)
	}
	if told := read[toldJSON](t, tt.mustDo("outbox", "done", id(0), "--json")); len(told.IDs) != 0 {
		t.Errorf("done again after a restore: %v", told)
	}
	counts := read[outboxJSON](t, tt.mustDo("outbox", "--json")).Counts
	if len(counts) != 1 || counts[0] != (deliveryCountJSON{"uncertain", "restored", 3}) {
		t.Errorf("after a restore there are %v", counts)
	}
}
