package importer

import (
	"testing"

	"shuke/backend/crm"
)

func TestRecogniseList(t *testing.T) {
	for text, want := range map[string]struct {
		currency string
		header   int
		records  int
	}{
		"13912340001\n139 1234 0002\n186****5905\n": {"", 0, 2}, // the masked one names nobody
		"13912340001\n":      {"", 0, 1},
		"手机号\n13912340001\n": {"", 1, 1},
		"序号,手机号\n1,13912340001\n2,13912340002\n":        {"", 1, 2},
		"号码一览\n13912340001\n":                           {"", 1, 1},
		"jane@example.com\nbob@example.com\n":           {"", 0, 2},
		"e-mail\njane@example.com\n":                    {"", 1, 1},
		"张三,13912340001\n李四,13912340002\n":              {"", 0, 2},
		"Jane,jane@example.com\nBob,bob@example.com\n":  {"", 0, 2},
		"0912345678\n0912345679\n":                      {"TWD", 0, 2},
		"(262) 892-9750\n(262) 892-9751\n":              {"USD", 0, 2},
		"+44 20 7946 0958\n+86 139 1234 0001\n":         {"", 0, 2},
		"100200300400\n100200300401\n":                  {"CNY", 0, -1}, // numbers of orders, or of anything
		"0912345678\n0912345679\n\n":                    {"CNY", 0, -1}, // of which country?
		"59.90\n60.10\n":                                {"CNY", 0, -1},
		"张三,13912340001,59.90\n李四,13912340002,10.00\n":  {"", 0, -1}, // what the sum is, nobody said
		"13912340001,13912340009\n13912340002,139123\n": {"", 0, -1},
	} {
		opts := shanghai(t)
		opts.Currency = want.currency
		path := write(t, "list.csv", []byte(text))
		in, err := Inspect(t.Context(), path, opts)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if want.records < 0 {
			if in.Format != "" {
				t.Errorf("%q is taken for %s", text, in.Kind)
			}
			continue
		}
		if in.Kind != crm.FileCustomers || in.HeaderRow != want.header {
			t.Errorf("%q: %s, header in row %d", text, in.Kind, in.HeaderRow)
			continue
		}
		if o := readAll(t, path, opts, false); o.records != want.records {
			t.Errorf("%q: %d people, want %d", text, o.records, want.records)
		}
	}
}
