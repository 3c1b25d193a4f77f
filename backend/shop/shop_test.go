package shop_test

import (
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/chart"
	"shuke/backend/crm"
	"shuke/backend/importer/cell"
	"shuke/backend/insight/words"
	"shuke/backend/internal/testkit"
	"shuke/backend/report"
	"shuke/backend/sample"
	"shuke/backend/sentence"
	"shuke/backend/shop"
)

// orders is a small table as shops keep it: the second row has no number, the third one cell too many.
const orders = `订单编号,买家会员名,联系手机,省份,订单状态,买家实际支付金额,订单创建时间,订单付款时间
3501,小满妈妈,13912340001,浙江省,交易成功,59.90,2026-01-02 08:00:00,2026-01-02 08:01:00
,"阿橘, 的店",13912340002,广东省,交易成功,10.00,2026-01-02 09:00:00,2026-01-02 09:01:00
3503,岚岚家,13912340003,上海,交易成功,5.00,2026-01-03 09:00:00,2026-01-03 09:01:00,又一格
3504,木子,13912340004,浙江省,交易成功,40.00,2026-01-04 21:00:00,2026-01-04 21:01:00
`

func openShop(t *testing.T) *shop.Shop {
	t.Helper()
	s, err := shop.Open(context.Background(), filepath.Join(t.TempDir(), "my.shuke"), testkit.NewClock().Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "orders.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustImport(t *testing.T, s *shop.Shop, path string) crm.ImportResult {
	t.Helper()
	res, err := s.Import(context.Background(), shop.ImportRequest{Path: path, Say: sentence.In(words.En).Say})
	if err != nil {
		t.Fatal(err)
	}
	if !res.Tally.Balanced() {
		t.Fatalf("the rows do not add up: %+v", res.Tally)
	}
	return res
}

// The rejects file has the layout of the file it comes from, with the reason behind, so that it can be mended and come
// back: the mended rows are the only new ones.
func TestImport_RejectsCanBeMendedAndComeBack(t *testing.T) {
	s := openShop(t)
	res := mustImport(t, s, write(t, orders))
	if res.Tally.Rejected == 0 || res.Tally.Rejected+res.Tally.Created != 4 {
		t.Fatalf("got %+v", res.Tally)
	}
	text, err := os.ReadFile(res.RejectsFile)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(res.RejectsFile) != strings.TrimSuffix(s.Path(), ".shuke")+"-rejects" {
		t.Errorf("the rejects lie in %s", res.RejectsFile)
	}
	if !strings.HasPrefix(string(text), "\uFEFF订单编号,") || !strings.Contains(string(text), ",Row in file,Why refused\r\n") {
		t.Errorf("the file begins %q", string(text[:min(len(text), 80)]))
	}
	if !strings.Contains(string(text), `"阿橘, 的店"`) || !strings.Contains(string(text), "no order number") {
		t.Errorf("the file is %s", text)
	}
	mended := write(t, strings.Replace(string(text), "\n,\"阿橘", "\n3502,\"阿橘", 1))
	again := mustImport(t, s, mended)
	if again.Tally.Created != 1 || again.Tally.Updated != 0 {
		t.Errorf("the mended file did %+v", again.Tally)
	}
}

// Two imports of one second keep a rejects file each; the clock of a test stands still.
func TestImport_KeepsTheRejectsOfTheImportBefore(t *testing.T) {
	s := openShop(t)
	first := mustImport(t, s, write(t, orders))
	before, err := os.ReadFile(first.RejectsFile)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(orders, "\n")
	second := mustImport(t, s, write(t, lines[0]+lines[2]))
	after, err := os.ReadFile(first.RejectsFile)
	if err != nil || string(after) != string(before) || second.RejectsFile == first.RejectsFile {
		t.Errorf("%s became %q, %v", first.RejectsFile, after, err)
	}
}

// The moment stands behind the name, and names end at 255 bytes.
func TestImport_KeepsTheRejectsOfAFileWithALongName(t *testing.T) {
	s := openShop(t)
	long := filepath.Join(t.TempDir(), strings.Repeat("订", 83)+".csv")
	if err := os.Rename(write(t, orders), long); err != nil {
		t.Skipf("skipped: this disk takes no long names: %v", err)
	}
	res := mustImport(t, s, long)
	if text, err := os.ReadFile(res.RejectsFile); err != nil || !strings.Contains(string(text), "no order number") {
		t.Errorf("%q, %v", text, err)
	}
}

func TestImport_GroupsItsRejects(t *testing.T) {
	s := openShop(t)
	lines := strings.SplitAfter(orders, "\n")
	res := mustImport(t, s, write(t, lines[0]+strings.Repeat(lines[2], 8)))
	if len(res.Rejects) != 1 || res.Rejects[0].Key != "import.reject.orderNumberMissing" || res.Rejects[0].Count != 8 {
		t.Fatalf("got %+v", res.Rejects)
	}
	if rows := res.Rejects[0].Rows; len(rows) != 5 || rows[0] != 2 || rows[4] != 6 {
		t.Errorf("it names the rows %v", rows)
	}
}

func TestImport_WithoutRejectsLeavesNoFile(t *testing.T) {
	s := openShop(t)
	lines := strings.SplitAfter(orders, "\n")
	if res := mustImport(t, s, write(t, lines[0]+lines[1])); res.RejectsFile != "" || res.Rejects == nil {
		t.Fatalf("got %+v", res)
	}
	if files, err := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), "*-rejects")); err != nil || len(files) != 0 {
		t.Errorf("there are %v, %v", files, err)
	}
}

// A cancelled import takes its rejects file with it.
func TestImport_CancelledLeavesNothing(t *testing.T) {
	s := openShop(t)
	lines := strings.SplitAfter(orders, "\n")
	path := write(t, lines[0]+strings.Repeat(lines[2], 5_000))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err := s.Import(ctx, shop.ImportRequest{Path: path, Progress: func(int64, int64) { cancel() }})
	if !errors.Is(err, context.Canceled) || crm.ErrorCode(err) != crm.CodeCancelled {
		t.Fatalf("got %v", err)
	}
	if files, _ := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), "*-rejects", "*")); len(files) != 0 {
		t.Errorf("left %v", files)
	}
	if totals, err := s.Totals(context.Background()); err != nil || totals.Customers+totals.Orders != 0 {
		t.Errorf("left %+v, %v", totals, err)
	}
	mustImport(t, s, write(t, lines[0]+lines[1])) // the writer is free again
}

func TestImport_WhereRejectsCannotBeWrittenImportsNothing(t *testing.T) {
	s := openShop(t)
	if err := os.WriteFile(strings.TrimSuffix(s.Path(), ".shuke")+"-rejects", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := s.Import(context.Background(), shop.ImportRequest{Path: write(t, orders)})
	if crm.ErrorKey(err) != "import.rejectsUnwritable" {
		t.Fatalf("got %v", err)
	}
	if _, n, err := s.Counts(context.Background()); err != nil || n != 0 {
		t.Errorf("%d orders were written, %v", n, err)
	}
}

func TestGenerate_CancelledLeavesNothing(t *testing.T) {
	s := openShop(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err := s.Generate(ctx, sample.Options{Customers: 2_000, Orders: 6_000, Seed: 1}, func(int64, int64) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if totals, err := s.Totals(context.Background()); err != nil || totals.Customers+totals.Orders != 0 {
		t.Errorf("left %+v, %v", totals, err)
	}
}

func TestEditCustomer_KeepsContactsAsTheyAreCompared(t *testing.T) {
	ctx := context.Background()
	s := openShop(t)
	mustImport(t, s, write(t, orders))
	phone, email := " 138 1234 6021 ", " Lin.Jing@Shop.CN "
	if _, err := s.EditCustomer(ctx, 1, crm.CustomerPatch{Phone: &phone, Email: &email}); err != nil {
		t.Fatal(err)
	}
	c, err := s.FindCustomerByID(ctx, 1)
	if err != nil || c.Phone != "+8613812346021" || c.Email != "lin.jing@shop.cn" {
		t.Errorf("kept %q %q, %v", c.Phone, c.Email, err)
	}
	if phone != " 138 1234 6021 " {
		t.Error("the caller's text was changed")
	}
	for text, key := range map[string]string{"12": "customer.phoneInvalid", "13912340004": "customer.contactTaken"} {
		if _, err := s.EditCustomer(ctx, 1, crm.CustomerPatch{Phone: &text}); crm.ErrorKey(err) != key {
			t.Errorf("%q: %v", text, err)
		}
	}
	none := ""
	if _, err := s.EditCustomer(ctx, 1, crm.CustomerPatch{Phone: &none}); err != nil {
		t.Errorf("a phone cannot be taken away: %v", err)
	}
}

func TestExportCustomers_WritesTheSetOrEverybody(t *testing.T) {
	ctx := context.Background()
	s := openShop(t)
	mustImport(t, s, write(t, orders))
	everybody, _, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		set  *roaring64.Bitmap
		want int64
	}{"Everybody": {nil, everybody}, "OneOfThem": {roaring64.BitmapOf(1), 1}, "Nobody": {roaring64.New(), 0}} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "people.csv")
			if err := s.ExportCustomers(ctx, c.set, path, report.Format("csv"), words.ZhCN); err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
			if err != nil || int64(len(rows)-1) != c.want {
				t.Errorf("%d rows, want %d behind the header, %v", len(rows), c.want, err)
			}
		})
	}
}

func TestWriteReview_ByTheNamesEnding(t *testing.T) {
	ctx := context.Background()
	s := openShop(t)
	mustImport(t, s, write(t, orders))
	r, err := s.Review(ctx, crm.PortraitQuery{Population: crm.PopulationBuyers})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, begins := range map[string]string{"a.xlsx": "PK", "b.HTML": "<!"} {
		path := filepath.Join(dir, name)
		if err := shop.WriteReview(path, r, chart.MeasureCustomers, words.ZhCN); err != nil {
			t.Fatal(err)
		}
		if text, err := os.ReadFile(path); err != nil || !strings.HasPrefix(strings.ToLower(string(text)), strings.ToLower(begins)) {
			t.Errorf("%s begins otherwise, %v", name, err)
		}
	}
	err = shop.WriteReview(filepath.Join(dir, "c.docx"), r, chart.MeasureCustomers, words.ZhCN)
	if crm.ErrorKey(err) != "export.formatUnknown" {
		t.Errorf("got %v", err)
	}
}

// What a file of refused rows adds is read over: sent back untouched, the same rows are refused for the same reasons and
// nothing more, and a mended row comes in.
func TestImport_RejectsOfRejectsAreTheSameFile(t *testing.T) {
	for _, lang := range []words.Language{words.ZhCN, words.ZhTW, words.En} {
		s := openShop(t)
		say := sentence.In(lang).Say
		first, err := s.Import(context.Background(), shop.ImportRequest{Path: write(t, orders), Say: say})
		if err != nil {
			t.Fatal(err)
		}
		second, err := s.Import(context.Background(), shop.ImportRequest{Path: first.RejectsFile, Say: say})
		if err != nil {
			t.Fatal(err)
		}
		if second.Tally.Rejected != first.Tally.Rejected || second.Tally.Rows != first.Tally.Rejected {
			t.Errorf("%s: %+v became %+v", lang, first.Tally, second.Tally)
		}
		a, b := records(t, first.RejectsFile), records(t, second.RejectsFile)
		for i := range a {
			if strings.Join(a[i][:8], "|") != strings.Join(b[i][:8], "|") || len(a[i]) != len(b[i]) {
				t.Errorf("%s: row %d was %q, is %q", lang, i, a[i], b[i])
			}
		}
	}
}

func records(t *testing.T, path string) [][]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\uFEFF")))
	r.FieldsPerRecord = -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A refused row may hold what a spreadsheet would calculate. It leaves as text and comes back as it was.
func TestImport_RejectsHoldNoFormulas(t *testing.T) {
	s := openShop(t)
	header := strings.SplitAfter(orders, "\n")[0]
	evil := []string{`=HYPERLINK("http://evil")`, "+1+1", "-2+3", "@SUM(A1)", "＝1", "\t=1"}
	var file strings.Builder
	file.WriteString(header)
	for _, e := range evil {
		file.WriteString(`,"` + strings.ReplaceAll(e, `"`, `""`) + `",,,,,,` + "\n")
	}
	res := mustImport(t, s, write(t, file.String()))
	for i, row := range records(t, res.RejectsFile)[1:] {
		for _, c := range row {
			if c != "" && strings.ContainsRune("=+-@＝\t", []rune(c)[0]) {
				t.Errorf("row %d holds %q", i, c)
			}
		}
		if got, want := cell.Text(row[1]), cell.Text(evil[i]); got != want {
			t.Errorf("%q came back as %q", want, got)
		}
	}
}
