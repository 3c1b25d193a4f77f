package main

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/traditionalchinese"
)

// Everything the manual says in Taiwan is written in characters of Big5, which has no simplified ones.
func TestTaiwan_HasNoSimplifiedCharacters(t *testing.T) {
	manual := newTerminal(t, "LANG=zh_TW.UTF-8").manual()
	for line := range strings.Lines(manual) {
		for _, r := range line {
			if _, err := traditionalchinese.Big5.NewEncoder().String(string(r)); err != nil {
				t.Errorf("%c in %s", r, line)
			}
		}
	}
	for _, wrong := range []string{"文件", "客戶", "導入", "訂單號"} {
		if strings.Contains(manual, wrong) {
			t.Errorf("the manual says %s", wrong)
		}
	}
}

func TestImport_TellsPeopleInTaiwan(t *testing.T) {
	tt := newTerminal(t, "LANG=zh_TW.UTF-8")
	out := tt.mustDo("import", writeFile(t, "orders.csv", orders))
	for _, want := range []string{"已匯入 orders.csv", "5 列 = 新增 3 + 更新 0 + 不變 0 + 拒收 2 + 略過 0", "沒有訂單編號", "拒收的列在"} {
		if !strings.Contains(out, want) {
			t.Errorf("missing %q in %s", want, out)
		}
	}
}

func TestImport_CountsOneInEnglish(t *testing.T) {
	out := newTerminal(t).mustDo("import", writeFile(t, "one.csv", "订单编号,买家会员名,买家实际支付金额,订单付款时间,打包员\n1,甲,5.00,2026-01-02 08:00:00,老王\n"))
	for _, want := range []string{"1 row = 1 created", "1 new customer, 1 new order, 0 lines", "1 column was not read: 打包员"} {
		if !strings.Contains(out, want) {
			t.Errorf("missing %q in %s", want, out)
		}
	}
}

func TestCustomers_MarkGuessedRegions(t *testing.T) {
	tt := newTerminal(t)
	tt.importOne(writeFile(t, "list.csv", "手机号,姓名\n13800210001,甲\n"))
	if out := tt.mustDo("customers"); !strings.Contains(out, "上海 (guessed)") && !strings.Contains(out, "上海 上海 (guessed)") {
		t.Error(out)
	}
	if out := tt.mustDo("customers", "--json"); !strings.Contains(out, `"regionGuessed":true`) {
		t.Error(out)
	}
	if out := tt.mustDo("customers", "--csv"); strings.Contains(out, "上海") {
		t.Error(out)
	}
}
