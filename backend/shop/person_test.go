package shop_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
		"person.json": {"מרים 林静宜 🌸", "+8613812340001", "20260001", "公司", "门店签单", "<b>放门口</b>"},
		"person.html": {"מרים 林静宜 🌸", "13812340001", "20260001", "公司", "门店签单", "洗衣凝珠"},
		"orders.csv":  {"20260001", "'=洗衣凝珠", "49.90"},
	} {
		text := read(name)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not hold %q", name, want)
			}
		}
	}
	if _, err := s.Disclose(ctx, 1, folder, words.ZhCN); crm.ErrorKey(err) != "export.cannotWrite" {
		t.Error("a folder that was there was written over", err)
	}
	if _, err := s.Undo(ctx, op.ID); crm.ErrorKey(err) != "journal.notUndoable" {
		t.Error(err)
	}
}
