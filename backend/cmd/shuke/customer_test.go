package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const boughtTwice = `订单编号,买家会员名,收货人姓名,联系手机,省份,订单状态,买家实际支付金额,订单创建时间,订单付款时间
353600000100001,lin_a,林静宜,13912340010,浙江省,交易成功,59.90,2026-01-02 10:00:00,2026-01-02 10:01:00
353600000100002,lin_a,林静宜,13912340010,浙江省,交易成功,39.90,2026-02-02 10:00:00,2026-02-02 10:01:00
`

func TestCustomer_EditedToldDisclosedErased(t *testing.T) {
	tt := newTerminal(t)
	file := writeFile(t, "orders.csv", boughtTwice)
	tt.mustDo("import", file)
	tt.mustDo("customer", "edit", "1", "--level", "3", "--name", "林小姐")
	tt.mustDo("customer", "consent", "1", "sms", "no", "--evidence", "来电")
	entries := read[[]entryJSON](t, tt.mustDo("customer", "timeline", "1", "--json"))
	kinds := map[string]int{}
	for _, e := range entries {
		kinds[e.Kind]++
	}
	if kinds["order"] != 2 || kinds["edit"] != 1 || kinds["consent"] != 1 || kinds["import"] != 1 {
		t.Errorf("%+v", entries)
	}
	if found := read[[]entryJSON](t, tt.mustDo("customer", "timeline", "1", "--search", "100002", "--json")); len(found) != 1 {
		t.Errorf("a search found %+v", found)
	}
	folder := filepath.Join(t.TempDir(), "hers")
	tt.mustDo("customer", "folder", "1", folder)
	if page, err := os.ReadFile(filepath.Join(folder, "person.html")); err != nil || !strings.Contains(string(page), "林小姐") {
		t.Error(err)
	}
	if o := tt.on("customer", "erase", "1"); o.status != exitUsage {
		t.Errorf("erased without being sure: %+v", o)
	}
	tt.mustDo("customer", "erase", "1", "--for-good")
	tt.mustDo("import", file)
	left := read[[]customerJSON](t, tt.mustDo("customers", "--json"))
	if len(left) != 1 || left[0].Name+left[0].Nick+left[0].Phone != "" || left[0].OrderCount != 2 {
		t.Errorf("%+v", left)
	}
}
