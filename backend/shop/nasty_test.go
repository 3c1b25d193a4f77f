//go:build !race

package shop_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/insight/words"
	"shuke/backend/sentence"
	"shuke/backend/shop"
)

var update = flag.Bool("update", false, "write testdata/nasty.json instead of comparing it")

// ending is what becomes of a file, from its bytes to the shop.
type ending struct {
	Error     string         `json:"error,omitempty"` // the key of the sentence; the rest is empty then
	Format    string         `json:"format,omitempty"`
	Container string         `json:"container,omitempty"`
	Encoding  string         `json:"encoding,omitempty"`
	Delimiter string         `json:"delimiter,omitempty"`
	Sheet     string         `json:"sheet,omitempty"`
	Header    int            `json:"header,omitempty"`
	Rows      string         `json:"rows,omitempty"` // rows = created + updated + unchanged + rejected + ignored
	Customers int64          `json:"customers,omitempty"`
	Orders    int64          `json:"orders,omitempty"`
	Paid      string         `json:"paid,omitempty"`
	Refunded  string         `json:"refunded,omitempty"`
	Total     string         `json:"total,omitempty"`
	Others    string         `json:"otherCurrencies,omitempty"`
	Notes     map[string]int `json:"notes,omitempty"` // rejects and warnings with their counts
}

// nastyOptions overrule what is found out about a file, where that is what the file is for.
var nastyOptions = map[string]importer.Options{
	"delim-blank.txt": {Mapping: &importer.Mapping{
		Kind: crm.FileOrders, Currency: "CNY",
		Columns: map[string]importer.Targets{"#1": {"account"}, "#2": {"paidAt"}, "#3": {"itemCount"}, "#4": {"paid"}},
	}},
}

// TestImport_Nasty reads every file of testdata/nasty and those that made writes, into a shop of its own, and compares what
// comes out with testdata/nasty.json. Whatever the file: its rows add up, a file that fails leaves the shop empty, and the
// same file again changes nothing.
func TestImport_Nasty(t *testing.T) {
	paths, err := filepath.Glob("testdata/nasty/*.*")
	if err != nil || len(paths) < 100 {
		t.Fatal(len(paths), err)
	}
	got := map[string]ending{}
	for _, path := range append(paths, made(t)...) {
		name := filepath.Base(path)
		if name == ".gitattributes" {
			continue
		}
		t.Run(name, func(t *testing.T) { got[name] = importNasty(t, path, nastyOptions[name]) })
	}
	compareNasty(t, got)
}

func importNasty(t *testing.T, path string, o importer.Options) ending {
	ctx := context.Background()
	s := openShop(t)
	in, err := s.Inspect(ctx, path, o)
	end := ending{Error: crm.ErrorKey(err)}
	if err == nil {
		end = ending{Format: in.Format, Container: in.Container, Encoding: in.Encoding, Delimiter: in.Delimiter, Sheet: in.Sheet, Header: in.HeaderRow}
	}
	request := shop.ImportRequest{Path: path, Options: o, Say: sentence.In(words.En).Say}
	res, err := s.Import(ctx, request)
	if err != nil {
		return failedNasty(t, s, end, err)
	}
	addUp(t, &res)
	end.Rows = fmt.Sprintf("%d = %d + %d + %d + %d + %d", res.Tally.Rows, res.Tally.Created, res.Tally.Updated, res.Tally.Unchanged, res.Tally.Rejected, res.Tally.Ignored)
	end.Encoding = res.Source.Encoding
	end.Notes = map[string]int{}
	for _, w := range slices.Concat(res.Rejects, res.Warnings) {
		end.Notes[strings.TrimPrefix(w.Key, "import.")] = int(w.Count)
	}
	end.addTotals(t, s)
	again, err := s.Import(ctx, request)
	if err != nil || again.Tally.Created+again.Tally.Updated != 0 || again.Customers != 0 || again.Orders != 0 {
		t.Errorf("again: %+v, %v", again.Tally, err)
	}
	return end
}

// failedNasty expects a sentence and an empty shop.
func failedNasty(t *testing.T, s *shop.Shop, end ending, err error) ending {
	t.Helper()
	key := crm.ErrorKey(err)
	if key == "" || end.Error != "" && end.Error != key {
		t.Errorf("inspecting says %q, importing %v", end.Error, err)
	}
	if said := sentence.In(words.En).Say(key, nil); said == "" || said == key {
		t.Errorf("%s has no sentence", key)
	}
	if totals, err := s.Totals(context.Background()); err != nil || totals.Customers+totals.Orders+totals.Lines+totals.Events+totals.Products != 0 {
		t.Errorf("a file that failed left %+v, %v", totals, err)
	}
	end.Error = key
	return end
}

// addUp checks the equation, and that the reasons account for every rejected row.
func addUp(t *testing.T, res *crm.ImportResult) {
	t.Helper()
	rejected := int64(0)
	for _, w := range res.Rejects {
		rejected += w.Count
	}
	if !res.Tally.Balanced() || rejected != res.Tally.Rejected {
		t.Errorf("the rows do not add up: %+v, %d with a reason", res.Tally, rejected)
	}
}

func (end *ending) addTotals(t *testing.T, s *shop.Shop) {
	t.Helper()
	totals, err := s.Totals(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	end.Customers, end.Orders = totals.Customers, totals.Orders
	end.Paid, end.Total = crm.FormatMinor(totals.Paid, totals.Currency), crm.FormatMinor(totals.Total, totals.Currency)
	if totals.Refunded != 0 {
		end.Refunded = crm.FormatMinor(totals.Refunded, totals.Currency)
	}
	for _, o := range totals.Others {
		end.Others += fmt.Sprintf("%+v", o)
	}
}

// compareNasty holds the endings to testdata/nasty.json, one line a file.
func compareNasty(t *testing.T, got map[string]ending) {
	t.Helper()
	var b bytes.Buffer
	names := make([]string, 0, len(got))
	for name := range got {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		line, err := json.Marshal(got[name])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s%q: %s", map[bool]string{true: "{\n", false: ",\n"}[i == 0], name, bytes.ReplaceAll(line, []byte(`\u003c`), []byte("<")))
	}
	b.WriteString("\n}\n")
	const golden = "testdata/nasty.json"
	if *update {
		if err := os.WriteFile(golden, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		if line = strings.TrimRight(line, ",\n"); !strings.Contains(string(want), line) {
			t.Errorf("came out differently:\n%s", line)
		}
	}
	if strings.Count(string(want), "\n") != strings.Count(b.String(), "\n") {
		t.Errorf("%s lists other files", golden)
	}
}

// A region guessed from the mobile number shows as a guess, counts as unknown, gives way to what any file says, and never
// replaces it.
func TestImport_GuessesGiveWay(t *testing.T) {
	s := openShop(t)
	ctx := context.Background()
	region := func() crm.Region {
		t.Helper()
		rows, _, err := s.FindCustomers(ctx, crm.CustomerQuery{Limit: 10})
		if err != nil || len(rows) != 1 {
			t.Fatal(rows, err)
		}
		return rows[0].Region
	}
	unknown := ""
	count := func() int64 {
		t.Helper()
		n, _, err := s.CountCustomers(ctx, crm.CustomerFilter{Province: &unknown})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	mustImport(t, s, write(t, "手机号,姓名\n13800210001,甲\n"))
	if r := region(); r.Province != "上海" || !r.Guessed || count() != 1 {
		t.Errorf("guessed: %+v, %d unknown", r, count())
	}
	mustImport(t, s, write(t, "订单编号,手机号,省份,买家实际支付金额,订单付款时间\n1,13800210001,浙江省,5.00,2026-01-02 08:00:00\n"))
	if r := region(); r.Province != "浙江" || r.Guessed || count() != 0 {
		t.Errorf("said: %+v, %d unknown", r, count())
	}
	if res := mustImport(t, s, write(t, "手机号,姓名\n13800210001,甲\n")); res.Tally.Unchanged != 1 || region().Province != "浙江" {
		t.Errorf("a guess replaced what was said: %+v, %+v", region(), res.Tally)
	}
}
