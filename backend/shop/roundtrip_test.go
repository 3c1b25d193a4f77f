package shop_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/insight/words"
	"shuke/backend/internal/testkit"
	"shuke/backend/report"
	"shuke/backend/sample"
	"shuke/backend/shop"
)

// odd are people whose words a spreadsheet or a careless reader would change.
func odd() []crm.Record {
	at := func(platform, value string) []crm.PlatformAccount {
		return []crm.PlatformAccount{{Platform: platform, Value: value}}
	}
	return []crm.Record{
		{Customer: crm.CustomerFacts{Elsewhere: at("taobao", "=1+1"), Nick: "=1+1", Name: "+老王", Note: "-1\n@x", Tags: []string{"a，b", `"引"号`, "=vip"}}},
		{Customer: crm.CustomerFacts{
			Elsewhere: append(at("taobao", "lin"), at("shopify", "77")...), Nick: "lin", Name: "林静宜", Phone: "+8613812346021", Email: "lin@example.com",
			Birthday: crm.Birthday{Year: 1990, Month: 8, Day: 15, Lunar: true}, Level: 3, Points: crm.AmountOf(120), Blocked: true, Source: "双11",
			Consent: []crm.ConsentFacts{{Channel: "email", Granted: true}, {Channel: "sms"}},
			Fields: []crm.FieldFacts{
				{Name: "鞋码", Type: crm.FieldNumber, Number: 38.5},
				{Name: "入会", Type: crm.FieldDate, Number: crm.DayNumber(2024, 2, 29)},
				{Name: "有孩子", Type: crm.FieldYesNo},
				{Name: "卡号", Type: crm.FieldText, Text: "00123"},
				{Name: "口味", Type: crm.FieldChoice, Text: "茶"},
			},
		}},
		{Customer: crm.CustomerFacts{Elsewhere: at("douyin", "mei:1"), Nick: "mei", PhoneText: "138****6021", Birthday: crm.Birthday{Month: 5, Day: 1}, Gender: crm.GenderOther}},
		{Customer: crm.CustomerFacts{Phone: "+14155550100", Name: "Ann", Region: crm.Region{Country: "US", Province: "CA"}, Birthday: crm.Birthday{Year: 1988}}},
	}
}

func fullShop(t *testing.T) *shop.Shop {
	t.Helper()
	s := openShop(t)
	if _, err := s.Generate(context.Background(), sample.Options{Customers: 150, Orders: 300, Seed: 9}, nil); err != nil {
		t.Fatal(err)
	}
	src := crm.ImportSource{File: "odd.csv", Kind: crm.FileCustomers, Platform: "other", Currency: "CNY"}
	if res := testkit.MustImport(t, s.DB, src, odd()...); res.Tally.Created != int64(len(odd())) {
		t.Fatalf("%+v", res)
	}
	return s
}

// What is exported comes back without a change: into the same shop nothing is new, and an empty one has the same people.
func TestExport_CustomersComeBack(t *testing.T) {
	ctx := context.Background()
	s := fullShop(t)
	for _, file := range []string{"a.csv", "a.xlsx"} {
		for _, lang := range []words.Language{words.ZhCN, words.ZhTW, words.En} {
			t.Run(string(lang)+" "+file, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), file)
				format := report.Format(strings.TrimPrefix(filepath.Ext(file), "."))
				if err := s.ExportCustomers(ctx, nil, path, format, lang); err != nil {
					t.Fatal(err)
				}
				in, err := s.Inspect(ctx, path, importer.Options{})
				if err != nil || in.Format != "shuke-customers" {
					t.Fatalf("it is taken for %q, %v", in.Format, err)
				}
				for _, c := range in.Columns {
					if c.Targets == nil || c.Bad > 0 {
						t.Errorf("the column %s is read as %v, %d cells are not: %v", c.Name, c.Targets, c.Bad, c.BadCells)
					}
				}
				if res := mustImport(t, s, path); res.OperationID != 0 || res.Tally.Unchanged != res.Tally.Rows {
					t.Errorf("in the same shop it did %+v %+v", res.Tally, res.Changes)
				}
				other := openShop(t)
				if res := mustImport(t, other, path); res.Tally.Created != res.Tally.Rows {
					t.Errorf("in an empty shop it did %+v %+v", res.Tally, res.Rejects)
				}
				again := filepath.Join(t.TempDir(), "again.csv")
				before := filepath.Join(t.TempDir(), "before.csv")
				for of, to := range map[*shop.Shop]string{s: before, other: again} {
					if err := of.ExportCustomers(ctx, nil, to, report.CSV, lang); err != nil {
						t.Fatal(err)
					}
				}
				sameList(t, records(t, before), records(t, again))
			})
		}
	}
}

// sameList compares two lists but for what orders add up to.
func sameList(t *testing.T, a, b [][]string) {
	t.Helper()
	if len(a) != len(b) {
		t.Fatalf("%d rows became %d", len(a), len(b))
	}
	first := slices.IndexFunc(a[0], func(h string) bool { return slices.Contains([]string{"状态", "狀態", "Standing"}, h) })
	for i := range a {
		for k := range a[i] {
			if sums := k >= first && k < first+10; !sums && a[i][k] != b[i][k] {
				t.Errorf("row %d, %s: %q became %q", i, a[0][k], a[i][k], b[i][k])
			}
		}
	}
}
