package shop_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"
)

func TestReach_LabelsAndCalls(t *testing.T) {
	ctx := context.Background()
	s := openShop(t)
	person := func(nick, address string) crm.Record {
		return crm.Record{Customer: crm.CustomerFacts{
			Accounts: []string{nick}, Nick: nick, Name: "<" + nick + ">", Phone: "+861381234" + nick, Address: address,
			Region: crm.Region{Country: "CN", Province: "浙江", City: "杭州"},
		}}
	}
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"},
		person("0001", "文三路 1 号"), person("0002", "浙江省杭州市文三路 2 号"), person("0003", "文三路****"), person("0004", ""))
	page := filepath.Join(t.TempDir(), "labels.html")
	all := roaring64.BitmapOf(1, 2, 3, 4)
	written, skipped, err := s.WriteLabels(ctx, all, page, "a4-24", "地址标签")
	if err != nil || written != 2 || skipped != 2 {
		t.Fatal(written, skipped, err)
	}
	raw, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for want, times := range map[string]int{"&lt;0001&gt;": 1, "13812340002": 1, "浙江 杭州 文三路 1 号": 1, "浙江省杭州市文三路 2 号": 1, "文三路****": 0, "浙江 杭州 浙江": 0} {
		if n := strings.Count(text, want); n != times {
			t.Errorf("%q stands there %d times", want, n)
		}
	}
	if _, _, err := s.WriteLabels(ctx, roaring64.BitmapOf(4), page, "a4-24", ""); crm.ErrorKey(err) != "labels.none" {
		t.Error(err)
	}
	if _, _, err := s.WriteLabels(ctx, all, page, "a5", ""); crm.ErrorKey(err) != "labels.gridUnknown" {
		t.Error(err)
	}
	if _, err := s.LogCall(ctx, 1, shop.OutcomeReached, "要白茶"); err != nil {
		t.Error(err)
	}
	stop, err := s.LogCall(ctx, 2, shop.OutcomeStop, "不要再打")
	if err != nil {
		t.Fatal(err)
	}
	called := func() map[int64]string {
		t.Helper()
		m, err := s.CalledToday(ctx, []int64{1, 2, 3})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	if got := called(); !maps.Equal(got, map[int64]string{1: "reached", 2: "stop"}) {
		t.Errorf("called today: %v", got)
	}
	consents, err := s.FindConsents(ctx, 2)
	if err != nil || len(consents) != 1 || consents[0].Channel != crm.ChannelPhone || consents[0].Granted {
		t.Errorf("%+v %v", consents, err)
	}
	if notes, err := s.FindNotes(ctx, 2); err != nil || len(notes) != 1 {
		t.Error(notes, err)
	}
	// The note and the no are one step, and go together.
	if _, err := s.Undo(ctx, stop.ID); err != nil {
		t.Error(err)
	}
	if got := called(); !maps.Equal(got, map[int64]string{1: "reached"}) {
		t.Errorf("called today, after the undo: %v", got)
	}
	notes, _ := s.FindNotes(ctx, 2)
	if consents, err = s.FindConsents(ctx, 2); err != nil || len(consents) != 0 || len(notes) != 0 {
		t.Errorf("after the undo: %+v %+v %v", consents, notes, err)
	}
}

// A wrong number is nobody's: nothing goes there any more, whoever has it, until that is taken back. They can be reached at another.
func TestLogCall_AWrongNumber(t *testing.T) {
	ctx := context.Background()
	s := openShop(t)
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"},
		crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"a"}, Nick: "a", Phone: "+8613812340001"}},
		crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"b"}, Nick: "b"}})
	isDead := func() bool {
		t.Helper()
		dead, err := s.FindDeadAddresses(ctx)
		if err != nil {
			t.Fatal(err)
		}
		c, err := s.FindCustomerByID(ctx, 1)
		if err != nil {
			t.Fatal(err)
		}
		details, err := s.CustomerDetails(ctx, 1)
		if err != nil || dead.Has(c.Phone) != slices.Contains(details.Dead, crm.ChannelSMS) {
			t.Errorf("the page says %v, %v", details.Dead, err)
		}
		return dead.Has(c.Phone)
	}
	wrong, err := s.LogCall(ctx, 1, shop.OutcomeWrong, "号码不对")
	if err != nil || !isDead() {
		t.Fatal(wrong, err)
	}
	undone, err := s.Undo(ctx, wrong.ID)
	if err != nil || len(undone.Conflicts) != 0 || isDead() {
		t.Error(undone, err)
	}
	if notes, err := s.FindNotes(ctx, 1); err != nil || len(notes) != 0 {
		t.Errorf("%+v %v", notes, err)
	}
	if _, err := s.Undo(ctx, undone.Undo); err != nil || !isDead() {
		t.Error("done again, the number is not dead", err)
	}
	alive, err := s.SetAddressDead(ctx, 1, crm.ChannelSMS, false)
	if err != nil || isDead() {
		t.Error(err)
	}
	if _, err := s.Undo(ctx, alive.ID); err != nil || !isDead() {
		t.Error("their word was taken back, and the number is not dead", err)
	}
	other := "+8613912340009"
	if _, err := s.EditCustomer(ctx, 1, crm.CustomerPatch{Phone: &other}); err != nil || isDead() {
		t.Error("another number is dead", err)
	}
	if _, err := s.LogCall(ctx, 2, shop.OutcomeWrong, "号码不对"); err != nil {
		t.Error("who has no number", err)
	}
}
