package importer_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"shuke/backend/importer"
)

// A folder stands for its tables, in the order in which they are imported; what lies beside them is none of them.
func TestArrange_AFolderStandsForItsTables(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a-orders.csv": "订单编号,买家会员名,订单状态,总金额,买家实际支付金额,订单创建时间,订单付款时间\n1,甲,交易成功,1,1,2026-01-01 10:00:00,2026-01-01 10:00:00\n",
		"b-people.CSV": "客户,手机,性别\n甲,13900000001,女\n",
		"~$a.xlsx":     "somebody has it open", ".hidden.csv": "a,b\n1,2\n", "photo.jpg": "no table",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	empty := t.TempDir()
	names := []string{}
	for _, p := range importer.Arrange(context.Background(), []string{dir, empty}, importer.Options{}) {
		names = append(names, filepath.Base(p.Path))
	}
	if want := []string{"b-people.CSV", "a-orders.csv", filepath.Base(empty)}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
}
