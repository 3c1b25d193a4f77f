package shop_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/shop"
)

// strange is a file whose columns nobody could know, under a banner of two rows.
const strange = "某某店 会员\n\n谁,电话号码,花名,鞋码\nlin,13912340001,小满,38\nzhou,13912340002,阿橘,41.5\n"

func strangeMapping() *importer.Mapping {
	return &importer.Mapping{
		Kind: crm.FileCustomers, Platform: "club",
		Columns: map[string]importer.Targets{
			"谁": {"account"}, "电话号码": {"phone"}, "花名": {"name"}, "鞋码": {importer.CustomTarget("鞋码")},
		},
		Fields: map[string]crm.FieldType{"鞋码": crm.FieldNumber}, Policies: map[string]crm.Policy{"花名": crm.PolicyFill},
	}
}

// What had to be said once is not asked again: the next file of the layout, its columns in another order, is read the same.
func TestRemember(t *testing.T) {
	ctx := context.Background()
	s := openShop(t)
	first := write(t, strange)
	_, err := s.Import(ctx, shop.ImportRequest{Path: first, Remember: true, Options: importer.Options{Mapping: strangeMapping(), HeaderRow: 3}})
	if err != nil {
		t.Fatal(err)
	}
	next := filepath.Join(t.TempDir(), "next.csv")
	text := "某某店 会员\n\n鞋码,花名,谁,电话号码\n39,,mei,13912340003\n40,别名,lin,13912340001\n"
	if err := os.WriteFile(next, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var o importer.Options
	known, err := s.Recall(ctx, next, "", &o)
	if err != nil || known == nil || o.Mapping == nil || o.HeaderRow != 3 || known.Name != "orders" {
		t.Fatalf("%+v, %+v, %v", known, o, err)
	}
	res, err := s.Import(ctx, shop.ImportRequest{Path: next, Options: o, Recalled: known})
	if err != nil || res.Tally.Created != 1 || res.Tally.Updated != 1 {
		t.Fatalf("%+v, %v", res.Tally, err)
	}
	rows, _, err := s.FindCustomers(ctx, crm.CustomerQuery{Filter: crm.CustomerFilter{Search: "小满"}, Limit: 5})
	if err != nil || len(rows) != 1 || rows[0].Name != "小满" || rows[0].Fields[0].String() != "40" {
		t.Fatalf("%+v, %v", rows, err)
	}
	var said importer.Options
	said.Format = "table"
	if known, err := s.Recall(ctx, next, "", &said); known != nil || err != nil {
		t.Errorf("it recalled %+v over what was said, %v", known, err)
	}
}

// A remembered reading leaves as a mapping file and comes back as the same mapping.
func TestRemember_IsAMappingFile(t *testing.T) {
	ctx := context.Background()
	s := openShop(t)
	path := write(t, strange)
	if err := s.Remember(ctx, path, "", importer.Options{}, *strangeMapping()); err != nil {
		t.Fatal(err)
	}
	list, err := s.FindReadings(ctx)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	m, err := importer.ReadMapping(strings.NewReader(list[0].Mapping))
	if err != nil {
		t.Fatal(err)
	}
	again, err := shop.WriteMapping(*m)
	if err != nil || string(again) != list[0].Mapping {
		t.Errorf("%s\nbecame\n%s, %v", list[0].Mapping, again, err)
	}
}

// A file nobody recognises shows what can be read: the cells of each column that fit, the first that do not, and what
// custom field the others could be.
func TestInspect_ChecksColumns(t *testing.T) {
	s := openShop(t)
	path := write(t, "会员名,手机号,入会时间,生日,爱好,有孩子\na,13912340001,2026-01-02,1990-01-02,茶,是\nb,电话,昨天,?,咖啡,否\nc,13912340003,2026-02-30,,茶,否\n")
	in, err := s.Inspect(context.Background(), path, importer.Options{})
	if err != nil || in.Kind != crm.FileCustomers {
		t.Fatalf("%+v, %v", in, err)
	}
	want := map[string]struct {
		good, bad int
		proposed  crm.FieldType
	}{
		"会员名": {3, 0, ""}, "手机号": {2, 1, ""}, "入会时间": {1, 2, ""}, "生日": {1, 1, ""}, "爱好": {0, 0, crm.FieldText}, "有孩子": {0, 0, crm.FieldYesNo},
	}
	for _, c := range in.Columns {
		w := want[c.Name]
		if c.Good != w.good || c.Bad != w.bad || c.Proposed != w.proposed || len(c.BadCells) != w.bad {
			t.Errorf("%s: %d good, %d bad %v, %q", c.Name, c.Good, c.Bad, c.BadCells, c.Proposed)
		}
	}
	if c := in.Columns[1]; len(c.BadCells) == 1 && (c.BadCells[0].Row != 3 || c.BadCells[0].Text != "电话") {
		t.Errorf("%+v", c.BadCells)
	}
}
