package shop_test

import (
	"os"
	"path/filepath"
	"testing"
)

// A table without order numbers names its orders by what its rows say. What the shop fills in, its currency above all, is
// not of the file: once another file has given the shop a currency, the table must bring
// no order twice; amounts and phones may be read better than before.
func TestImport_MadeNumbersOutliveTheShopsCurrency(t *testing.T) {
	write := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	table := write("sales.csv", "Customer ID,Name,Phone,Date,Amount paid\nc1,Ann,9123 4567,2024-05-01,1200\nc2,Bo,,2024-05-02,80\n")
	for _, currency := range []string{"USD", "JPY", "SGD"} {
		t.Run(currency, func(t *testing.T) {
			s := openShop(t)
			first := mustImport(t, s, table)
			if first.Tally.Created != 2 || len(first.Warnings) == 0 {
				t.Fatalf("it did %+v %+v", first.Tally, first.Warnings)
			}
			mustImport(t, s, write("priced.csv", "Order ID,Customer ID,Date,Amount paid,Currency\nA1,x1,2024-05-01,30,"+currency+"\n"))
			if again := mustImport(t, s, table); again.Tally.Created != 0 || again.Tally.Rejected != 0 {
				t.Errorf("again it did %+v %+v", again.Tally, again.Rejects)
			}
		})
	}
}
