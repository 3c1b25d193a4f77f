package shop_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"
)

// rehearsed are the tables of a shop whose files depend on each other, in the order Arrange gives them.
var rehearsed = []string{
	"客户,手机,性别,爱好\n甲,13900000001,女,茶\n乙,13900000002,男,\n",
	"订单编号,买家会员名,联系手机,订单状态,总金额,买家实际支付金额,订单创建时间,订单付款时间\n" +
		"1,tb甲,13900000001,交易成功,10.00,10.00,2026-01-01 10:00:00,2026-01-01 10:01:00\n" +
		"2,tb丙,13900000003,等待买家付款,20.00,0.00,2026-01-02 10:00:00,\n",
	"订单编号,买家会员名,联系手机,订单状态,总金额,买家实际支付金额,订单创建时间,订单付款时间\n" +
		"2,tb丙,13900000003,交易成功,20.00,20.00,2026-01-02 10:00:00,2026-01-02 11:00:00\n" +
		"1,tb甲,13900000001,交易成功,10.00,10.00,2026-01-01 10:00:00,2026-01-01 10:01:00\n",
	"订单编号,退款金额\n1,3.00\n9,4.00\n",
	"no such thing\n",
}

func mustOpen(tb testing.TB, dir string) *shop.Shop {
	tb.Helper()
	s, err := shop.Open(context.Background(), filepath.Join(dir, "shop.shuke"), testkit.NewClock().Now)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	return s
}

// requests writes tables into a folder and asks for them in their order.
func requests(tb testing.TB, tables []string) []shop.ImportRequest {
	tb.Helper()
	dir, list := tb.TempDir(), make([]shop.ImportRequest, len(tables))
	for i, text := range tables {
		list[i].Path = filepath.Join(dir, fmt.Sprintf("%d.csv", i))
		if err := os.WriteFile(list[i].Path, []byte(text), 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return list
}

// said is what of a result a dry run promises.
func said(res crm.ImportResult, err error) string {
	return fmt.Sprint(res.Tally, res.Customers, res.Orders, res.Lines, res.Changes, res.Readings, res.Rejects, res.Warnings, crm.ErrorKey(err))
}

// A rehearsal says of each of several files what its import then does, whatever files come before it, and leaves no trace.
func TestRehearse_SaysWhatTheImportsDo(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	for range 6 {
		order, before := dice.Perm(len(rehearsed)), dice.IntN(3)
		t.Run(fmt.Sprint(order, before), func(t *testing.T) { rehearseAndImport(t, order, before) })
	}
}

// rehearseAndImport compares what is said with what is done, in a shop that some of the files were imported into before.
func rehearseAndImport(t *testing.T, order []int, before int) {
	ctx, s := context.Background(), mustOpen(t, t.TempDir())
	tables := make([]string, 0, len(order))
	for _, i := range order {
		tables = append(tables, rehearsed[i])
	}
	files := requests(t, tables)
	for _, f := range files[:before] {
		_, _ = s.Import(ctx, f)
	}
	generation := s.Generation()
	told := make([]string, len(files))
	if err := s.Rehearse(ctx, files, func(i int, res crm.ImportResult, err error) { told[i] = said(res, err) }); err != nil {
		t.Fatal(err)
	}
	if s.Generation() != generation {
		t.Fatal("the rehearsal wrote")
	}
	for i, f := range files {
		if did := said(s.Import(ctx, f)); did != told[i] {
			t.Fatalf("file %d: told\n%s\ndid\n%s", i, told[i], did)
		}
	}
}

// The second of two files that bring the same order finds it there, also in an empty shop, where the first one's rows went
// in without indexes.
func TestRehearse_FindsWhatTheFileBeforeBrings(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	files := requests(t, rehearsed[1:3])
	var sums []crm.Tally
	err := s.Rehearse(context.Background(), files, func(_ int, res crm.ImportResult, err error) {
		if err != nil {
			t.Error(err)
		}
		sums = append(sums, res.Tally)
	})
	if err != nil {
		t.Fatal(err)
	}
	if sums[0].Created != 2 || sums[1].Created != 0 || sums[1].Updated != 1 || sums[1].Unchanged != 1 {
		t.Fatalf("told %+v", sums)
	}
}
