package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// doubles are two buyers who gave one phone number.
const doubles = `订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间,宝贝标题 ,宝贝总数量
353600000000000101,lin_a,59.90,59.90,交易成功,林静宜,浙江省 杭州市 西湖区 文一路 1 号,'13912340001,2026-01-02 10:00:00,2026-01-02 10:01:00,手工皂,1
353600000000000102,lin_b,20.00,20.00,交易成功,林静宜,浙江省 杭州市 西湖区 文一路 1 号,'13912340001,2026-01-03 10:00:00,2026-01-03 10:01:00,手工皂,1
`

func TestIdentities_AreFoundMergedAndSplit(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("import", writeFile(t, "doubles.csv", doubles))
	found := read[[]candidateJSON](t, tt.mustDo("identities", "candidates", "--json"))
	if len(found) != 1 || found[0].Likelihood != "high" || !slices.Contains(found[0].Evidence, "phone") || found[0].AName != "林静宜" {
		t.Fatalf("%+v", found)
	}
	if out := tt.mustDo("identities", "candidates"); !strings.Contains(out, "very likely") || !strings.Contains(out, "same phone") {
		t.Error(out)
	}
	a, b := fmt.Sprint(found[0].A), fmt.Sprint(found[0].B)
	op := read[operationJSON](t, tt.mustDo("identities", "merge", a, b, "--take", "nick="+b, "--json"))
	list := read[[]customerJSON](t, tt.mustDo("customers", "--json"))
	if op.Kind != "customer.merge" || len(list) != 1 || list[0].Nick != "lin_b" || list[0].OrderCount != 2 {
		t.Fatalf("%+v %+v", op, list)
	}
	tt.mustDo("identities", "split", a, "--account", "taobao:lin_b", "--order", "353600000000000102", "--name", "林静仪")
	if list = read[[]customerJSON](t, tt.mustDo("customers", "--json")); len(list) != 2 || list[0].Name != "林静仪" {
		t.Fatalf("%+v", list)
	}
	tt.mustDo("undo")
	tt.mustDo("undo")
	tt.mustDo("identities", "later", a, b)
	if put := read[[]candidateJSON](t, tt.mustDo("identities", "candidates", "--json")); len(put) != 1 || !put[0].Later {
		t.Errorf("%+v", put)
	}
	tt.mustDo("identities", "apart", a, b)
	if left := read[[]candidateJSON](t, tt.mustDo("identities", "candidates", "--json")); len(left) != 0 {
		t.Errorf("%+v", left)
	}
}

func TestIdentities_Refuse(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("import", writeFile(t, "doubles.csv", doubles))
	for _, args := range [][]string{{"merge", "1"}, {"merge", "1", "x"}, {"merge", "1", "2", "--take", "shoe=2"}, {"split"}, {"apart", "1"}, {"later", "1"}, {"nothing"}} {
		if o := tt.on(append([]string{"identities"}, args...)...); o.status != exitUsage {
			t.Errorf("%v: status %d, %s", args, o.status, o.err)
		}
	}
	for _, args := range [][]string{{"merge", "1", "1"}, {"merge", "1", "99"}, {"split", "1"}, {"split", "1", "--account", "nobody"}} {
		if o := tt.on(append([]string{"identities"}, args...)...); o.status != exitFailed || strings.Contains(o.err, "identity.") {
			t.Errorf("%v: status %d, %s", args, o.status, o.err)
		}
	}
}
