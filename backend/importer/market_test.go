package importer

import (
	"strings"
	"testing"
	"time"
)

// A seller centre shows the clock of its market, wherever the shop is.
func TestReader_MarketClock(t *testing.T) {
	const header = "Order ID,Order Status,SKU ID,Order Amount,Created Time,Country\n"
	for name, c := range map[string]struct {
		country, currency, zone string
		want                    string
	}{
		"Vietnam":                          {"Việt Nam", "CNY", "", "2026-02-03T03:00:00Z"},
		"Malaysia":                         {"Malaysia", "CNY", "", "2026-02-03T02:00:00Z"},
		"of several zones":                 {"United States", "CNY", "", "2026-02-03T02:00:00Z"},
		"nobody says, the shop's currency": {"", "THB", "", "2026-02-03T03:00:00Z"},
		"nobody says":                      {"", "CNY", "", "2026-02-03T02:00:00Z"},
		"the owner says":                   {"Việt Nam", "CNY", "Europe/London", "2026-02-03T10:00:00Z"},
	} {
		opts := shanghai(t)
		opts.Currency = c.currency
		path := write(t, "f.csv", []byte(header+"1,Completed,7,5,03/02/2026 10:00:00,"+c.country+"\n2,Completed,7,5,03/02/2026 10:00:00,"+c.country+"\n"))
		if c.zone != "" {
			m := FormatByID("tiktok-orders").mapping(strings.Split(strings.TrimSpace(header), ","))
			m.TimeZone = c.zone
			opts.Mapping = &m
		}
		for _, rec := range readAll(t, path, opts, true).all {
			if got := time.UnixMilli(rec.Order.CreatedAt).UTC().Format(time.RFC3339); got != c.want {
				t.Errorf("%s: %s, want %s", name, got, c.want)
			}
		}
	}
	in, err := Inspect(t.Context(), write(t, "f.csv", []byte(header+"1,Completed,7,5,03/02/2026 10:00:00,Malaysia\n")), shanghai(t))
	if err != nil || len(in.Asks) != 0 {
		t.Errorf("asks for %v, %v", in.Asks, err)
	}
}

func TestMarketZones_AreThere(t *testing.T) {
	for country := range marketZones {
		if marketZone(country) == nil {
			t.Error(country)
		}
	}
}

// A bill of payments is turned away with what to import instead, though it names orders and when they were placed.
func TestOpen_Settlement(t *testing.T) {
	for _, text := range []string{
		"动账时间,动账方向,动账金额,动账场景,订单号,子订单号\n2026-07-03 09:00:00,入账,100,订单结算,'1,'2\n",
		"结算时间,订单号,子订单号,下单时间,订单实付,平台服务费,达人佣金,结算金额\n=A+B,,,,,,,\n2026-07-03,'1,'2,2026-07-01,100,5,10,85\n",
		"Order/adjustment ID,Type,Order created time,Currency,Total settlement amount\n1,Order,2026/07/01,MYR,5\n",
	} {
		if _, err := Open(t.Context(), write(t, "f.csv", []byte(text)), shanghai(t)); err == nil || !strings.Contains(err.Error(), "settlement") {
			t.Errorf("%s: %v", text, err)
		}
	}
}
