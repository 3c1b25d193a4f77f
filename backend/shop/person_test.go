package shop_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"
)

// All that is known of a person is in their folder, and that it was written is in the journal.
func TestDisclose(t *testing.T) {
	ctx := context.Background()
	s, err := shop.Open(ctx, filepath.Join(t.TempDir(), "my.shuke"), testkit.NewClock().Now)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	r := crm.Record{Order: crm.OrderFacts{
		Number: "20260001", Status: crm.OrderDelivered, CreatedAt: 1_700_000_000_000, PaidAt: 1_700_000_000_000,
		Total: crm.AmountOf(4990), Paid: crm.AmountOf(4990), Remark: "<b>放门口</b>",
	}}
	r.Customer = crm.CustomerFacts{Accounts: []string{"lin"}, Nick: "lin", Name: "מרים 林静宜 🌸", Phone: "+8613812340001"}
	r.Lines = []crm.LineFacts{{Title: "=洗衣凝珠", Quantity: 2, Amount: crm.AmountOf(4990)}}
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "o.csv", Kind: crm.FileOrders, Platform: "taobao", Currency: "CNY"}, r)
	if _, err := s.SaveAddress(ctx, crm.Address{CustomerID: 1, Label: "公司", Address: "浙江省杭州市西湖区 1 号"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SetConsent(ctx, 1, crm.ChannelSMS, true, "门店签单"); err != nil {
		t.Fatal(err)
	}
	tellMore(t, s)
	folder := filepath.Join(t.TempDir(), "她的资料")
	op, err := s.Disclose(ctx, 1, folder, words.ZhCN)
	if err != nil || op.Kind != crm.OpDisclose || op.Undoable {
		t.Fatal(op, err)
	}
	read := func(name string) string {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	var parsed map[string]any
	if err := json.Unmarshal([]byte(read("person.json")), &parsed); err != nil {
		t.Fatal(err)
	}
	for name, wants := range map[string][]string{
		"person.json": {"מרים 林静宜 🌸", "+8613812340001", "20260001", "公司", "门店签单", "<b>放门口</b>", "生日前问候", "试用装", "老客", "介绍她的人"},
		"person.html": {"מרים 林静宜 🌸", "13812340001", "20260001", "公司", "门店签单", "洗衣凝珠", "生日前问候", "试用装", "老客", "介绍她的人", "积分", "淘宝", "手机号", "短信", "已完成", "下次下单"},
		"orders.csv":  {"20260001", "'=洗衣凝珠", "49.90"},
	} {
		text := read(name)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not hold %q", name, want)
			}
		}
	}
	for _, code := range []string{">taobao<", ">phone<", ">sms<", ">delivered<", ">order<"} {
		if strings.Contains(read("person.html"), code) {
			t.Errorf("person.html says %s, which only machines know", code)
		}
	}
	if _, err := s.Disclose(ctx, 1, folder, words.ZhCN); crm.ErrorKey(err) != "export.cannotWrite" {
		t.Error("a folder that was there was written over", err)
	}
	if _, err := s.Undo(ctx, op.ID); crm.ErrorKey(err) != "journal.notUndoable" {
		t.Error(err)
	}
}

// tellMore enters what the shop keeps of the first customer besides what files bring.
func tellMore(t *testing.T, s *shop.Shop) {
	t.Helper()
	ctx := t.Context()
	friend := crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"friend"}, Name: "介绍她的人"}}
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"}, friend)
	referrer, points := int64(2), int64(1200)
	if _, err := s.EditCustomer(ctx, 1, crm.CustomerPatch{Referrer: &referrer, Points: &points}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddParcel(ctx, 1, "20260001", "试用装"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddReminder(ctx, 1, shop.ReminderWords{Text: "生日前问候", Wait: crm.WaitOrder}); err != nil {
		t.Fatal(err)
	}
	tag, err := s.CreateTag(ctx, "老客", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.TagCustomers(ctx, tag.ID, roaring64.BitmapOf(1)); err != nil {
		t.Fatal(err)
	}
}
