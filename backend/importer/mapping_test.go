package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"shuke/backend/crm"
)

func TestReadMapping_SaysWhereItIsWrong(t *testing.T) {
	for name, c := range map[string]struct{ in, key, path string }{
		"kind":        {`{"kind":"orders2","columns":{"a":"orderNo"}}`, "import.mapping.kindUnknown", "kind"},
		"field":       {`{"kind":"orders","columns":{"a":"orderNumber"}}`, "import.mapping.fieldUnknown", `columns["a"]`},
		"wrong kind":  {`{"kind":"products","columns":{"a":["sku","phone"]}}`, "import.mapping.fieldNotForKind", `columns["a"]`},
		"no columns":  {`{"kind":"orders"}`, "import.mapping.columnsMissing", "columns"},
		"zone":        {`{"kind":"orders","timeZone":"Mars/Base","columns":{"a":"orderNo"}}`, "import.mapping.zoneUnknown", "timeZone"},
		"date order":  {`{"kind":"orders","dateOrder":"ydm","columns":{"a":"orderNo"}}`, "import.mapping.dateOrderUnknown", "dateOrder"},
		"format":      {`{"kind":"orders","format":"x","columns":{"a":"orderNo"}}`, "import.mapping.formatUnknown", "format"},
		"value":       {`{"kind":"orders","columns":{"a":"status"},"values":{"status":{"ok":"done"}}}`, "import.mapping.valueUnknown", `values["status"]["ok"]`},
		"value field": {`{"kind":"orders","columns":{"a":"status"},"values":{"stat":{}}}`, "import.mapping.fieldUnknown", `values["stat"]`},
		"default":     {`{"kind":"orders","columns":{"a":"status"},"defaults":{"eventKind":"scan"}}`, "import.mapping.fieldNotForKind", `defaults["eventKind"]`},
		"name":        {`{"kind":"orders","colums":{}}`, "import.mapping.unreadable", ""},
		"type":        {`{"kind":"orders","columns":{"a":5}}`, "import.mapping.unreadable", ""},
		"syntax":      {"{\"kind\":\n\"orders\",}", "import.mapping.unreadable", ""},
		"more":        {`{"kind":"orders","columns":{"a":"orderNo"}} {}`, "import.mapping.unreadable", ""},
	} {
		_, err := ReadMapping(strings.NewReader(c.in))
		var e *crm.Error
		if !errors.As(err, &e) || e.Key != c.key || c.path != "" && e.Params["path"] != c.path {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A mapping that Inspect proposes can be written to a file and read again.
func TestMapping_RoundTrip(t *testing.T) {
	for _, f := range Formats {
		m := f.mapping(sortedHeaders(f))
		data, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadMapping(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", f.ID, err)
		}
		if second, _ := json.Marshal(again); !bytes.Equal(data, second) {
			t.Errorf("%s\n%s\n%s", f.ID, data, second)
		}
	}
}

// Every field can be filled, by its own kind of file, with a cell of its type.
func TestFields_AreAllReadable(t *testing.T) {
	cells := map[ValueType]string{
		TypeText: "words", TypeID: "A1", TypePhone: "13912345678", TypeEmail: "a@example.com", TypeMoney: "12.50", TypeCount: "3",
		TypeTime: "2024-01-02 03:04:05", TypeDate: "1990-01-02", TypeTags: "a, b",
	}
	words := map[string]string{"gender": "女", "eventKind": "cart", "consentEmail": "yes", "consentSms": "no", "flag": "yes"}
	for _, f := range Fields {
		value := cells[f.Type]
		if f.Type == TypeChoice {
			if value = words[f.ID]; value == "" {
				value = "paid"
			}
		}
		switch f.ID {
		case "currency":
			value = "USD"
		case "birthYear":
			value = "1990"
		}
		for _, kind := range f.Kinds {
			m := Mapping{Kind: kind, Columns: map[string]Targets{"key": keyOf(kind), "cell": {f.ID}}, Defaults: map[string]string{}}
			if kind == crm.FileEvents && f.ID != "eventKind" {
				m.Defaults["eventKind"] = "cart"
			}
			opts := shanghai(t)
			opts.Mapping = &m
			o := readAll(t, write(t, "f.csv", []byte("key,cell\nK1,\""+value+"\"\n")), opts, true)
			delete(o.warnings, "import.warning.totalNegative") // a rebate without a payment
			if o.records != 1 || len(o.warnings) > 0 {
				t.Errorf("%s in %s: %+v", f.ID, kind, o)
			}
		}
	}
}

// keyOf is the field that names a record of a kind.
func keyOf(kind crm.FileKind) Targets {
	switch kind {
	case crm.FileCustomers:
		return Targets{"account"}
	case crm.FileProducts:
		return Targets{"sku"}
	}
	return Targets{"orderNo"}
}

func TestMapping_ReportsMissingColumns(t *testing.T) {
	opts := shanghai(t)
	opts.Mapping = &Mapping{Kind: crm.FileOrders, Columns: map[string]Targets{"no": {"orderNo"}, "summ": {"total"}}}
	o := readAll(t, write(t, "f.csv", []byte("no,sum\n1,2\n")), opts, false)
	check(t, "missing", o.warnings["import.warning.columnMissing"], 1)
	opts.Mapping = &Mapping{Kind: crm.FileOrders, Columns: map[string]Targets{"x": {"orderNo"}}}
	if err := drain(write(t, "f.csv", []byte("no,sum\n1,2\n")), opts); crm.ErrorKey(err) != "import.mapping.columnsNotInFile" {
		t.Error(err)
	}
}
