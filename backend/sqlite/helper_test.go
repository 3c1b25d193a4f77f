package sqlite_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/sqlite"
)

var taobao = crm.ImportSource{File: "ExportOrderList.csv", Format: "taobao", Kind: crm.FileOrders, Platform: "taobao", Currency: "CNY"}

// order is a record of a paid order of a buyer.
func order(number, nick string, yuan int64, status crm.OrderStatus) crm.Record {
	r := crm.Record{Order: crm.OrderFacts{Number: number, Status: status, CreatedAt: 1_700_000_000_000, Total: crm.AmountOf(yuan * 100)}}
	if nick != "" {
		r.Customer = crm.CustomerFacts{Accounts: []string{nick}, Nick: nick, Name: "name of " + nick}
	}
	if status >= crm.OrderPaid && status <= crm.OrderDelivered {
		r.Order.PaidAt, r.Order.Paid = 1_700_000_100_000, crm.AmountOf(yuan*100)
	}
	return r
}

// shopTables hold what the shop knows; the journal and the dictionaries are not among them.
var shopTables = []string{
	"settings", "customers", "figures", "identities", "orders", "order_lines", "products", "events", "tags", "customer_tags",
	"notes", "note_pictures", "reminders", "parcels", "batches", "quality_requests", "consents", "decisions", "source_changes", "custom_fields", "customer_fields", "addresses",
}

// dump writes every row of the shop as text, so that two states can be compared.
func dump(tb testing.TB, db *sqlite.DB) string {
	tb.Helper()
	raw, err := sql.Open("sqlite3", "file:"+db.Path()+"?mode=ro")
	if err != nil {
		tb.Fatal(err)
	}
	defer raw.Close()
	var b strings.Builder
	for _, table := range shopTables {
		dumpTable(tb, raw, table, &b)
	}
	return b.String()
}

func dumpTable(tb testing.TB, raw *sql.DB, table string, b *strings.Builder) {
	tb.Helper()
	rows, err := raw.QueryContext(context.Background(), "SELECT * FROM "+table+" ORDER BY 1, 2")
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		tb.Fatal(err)
	}
	for rows.Next() {
		cells := make([]any, len(columns))
		for i := range cells {
			cells[i] = new(any)
		}
		if err := rows.Scan(cells...); err != nil {
			tb.Fatal(err)
		}
		b.WriteString(table)
		for i, c := range cells {
			fmt.Fprintf(b, " %s=%v", columns[i], *c.(*any))
		}
		b.WriteByte('\n')
	}
	if err := rows.Err(); err != nil {
		tb.Fatal(err)
	}
}

// figures is the narrow table as it stands, put together by SQLite: crash tests ask for tens of thousands of rows.
func figures(tb testing.TB, db *sqlite.DB) (text string) {
	tb.Helper()
	raw, err := sql.Open("sqlite3", "file:"+db.Path()+"?mode=ro")
	if err != nil {
		tb.Fatal(err)
	}
	defer raw.Close()
	if err := raw.QueryRowContext(context.Background(), `
		SELECT coalesce(group_concat(json_array(customer_id, standing, order_count, own_count, completed_count, open_count, item_count, total_paid,
			total_refunded, net_paid, first_order_at, last_order_at, last_interest_at, last_scan_at, event_count, created_at), char(10)), '')
		FROM (SELECT * FROM figures ORDER BY customer_id)`).Scan(&text); err != nil {
		tb.Fatal(err)
	}
	return text
}
