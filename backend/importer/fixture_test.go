package importer

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

var update = flag.Bool("update", false, "write goldens and docs/import-formats.md instead of comparing them")

// reading is what a golden holds: the records of a fixture without what they are silent about, and the rest of its rows.
type reading struct {
	Format   string           `json:"format"`
	Rows     int              `json:"rows"`
	Records  []map[string]any `json:"records"`
	Rejected map[string]int   `json:"rejected,omitempty"`
	Ignored  int              `json:"ignored,omitempty"`
	Warnings map[string]int64 `json:"warnings,omitempty"`
}

// TestFixtures reads a small export of each format. Taobao's are turned into GB18030, which they come in.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/*.[ctv][sc][vf]")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	seen := map[string]bool{}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(file, "taobao") {
				data = encoded(t, simplifiedchinese.GB18030, string(data))
			}
			o := readAll(t, write(t, filepath.Base(file), data), shanghai(t), true)
			seen[o.source.Format] = true
			golden(t, strings.TrimSuffix(file, filepath.Ext(file))+".golden.json", o)
		})
	}
	for _, f := range Formats {
		if !seen[f.ID] {
			t.Errorf("%s has no fixture", f.ID)
		}
	}
}

func golden(t *testing.T, path string, o outcome) {
	t.Helper()
	got := reading{Format: o.source.Format, Rows: o.rows, Rejected: o.keys, Ignored: o.ignored, Warnings: o.warnings}
	for i := range o.all {
		got.Records = append(got.Records, pruned(reflect.ValueOf(o.all[i])).(map[string]any))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(b.Bytes(), want) {
		t.Errorf("differs from %s (%v):\n%s", path, err, b.String())
	}
}

// pruned is a value as JSON without its empty parts.
func pruned(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Struct:
		if known := v.FieldByName("Known"); known.IsValid() && known.Kind() == reflect.Bool {
			return v.FieldByName("Minor").Int()
		}
		m := map[string]any{}
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() && !(f.Kind() == reflect.Slice && f.Len() == 0) {
				m[v.Type().Field(i).Name] = pruned(f)
			}
		}
		return m
	case reflect.Slice:
		list := make([]any, v.Len())
		for i := range list {
			list[i] = pruned(v.Index(i))
		}
		return list
	}
	if s, ok := v.Interface().(interface{ String() string }); ok {
		return s.String()
	}
	return v.Interface()
}
