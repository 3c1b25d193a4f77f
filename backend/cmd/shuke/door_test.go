package main

import (
	"strings"
	"testing"
)

// Orders that are paid for at the door bring nothing until they are delivered, and nothing when they come back.
func TestImport_PaidAtTheDoor(t *testing.T) {
	const header = "Order ID,Order Status,SKU ID,Product Name,Quantity,SKU Subtotal After Discount,Order Amount,Order Refund Amount,Created Time,Paid Time,Country,Buyer Username\n"
	export := func(status string) string {
		row := func(number string) string {
			return number + "," + status + ",1729,Soap,1,10.00,12.00,,25/02/2026 10:00:00,,Singapore,tan88\n"
		}
		return writeFile(t, "All order.csv", header+row("577000000000000001")+row("577000000000000002"))
	}
	tt := newTerminal(t)
	for _, step := range []struct {
		status, paid string
		paidOrders   int64
	}{
		{"To ship", "0.00", 0}, {"Shipped", "0.00", 0}, {"Completed", "24.00", 2},
	} {
		tt.importOne(export(step.status))
		if got := tt.totals(); got.Orders != 2 || got.Paid != step.paid || got.PaidOrders != step.paidOrders || got.Net != step.paid {
			t.Errorf("%s: %+v", step.status, got)
		}
		if again := tt.importOne(export(step.status)); again.Created+again.Updated != 0 {
			t.Errorf("%s again: %+v", step.status, again)
		}
	}
	refused := newTerminal(t)
	refused.importOne(export("Shipped"))
	refused.importOne(export("Canceled"))
	if got := refused.totals(); got.PaidOrders != 0 || got.Paid != "0.00" || !strings.HasPrefix(got.Net, "0") {
		t.Errorf("what came back: %+v", got)
	}
}
