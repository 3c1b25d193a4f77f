//go:build !race

package importer

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Owners delete columns. Whatever column a header loses, it is never taken for another platform's.
func TestDetect_WithoutAColumn(t *testing.T) {
	files, err := filepath.Glob("testdata/*.[ct]sv")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	kept, lost := 0, map[string][]string{}
	for _, file := range files {
		in, err := Inspect(t.Context(), file, shanghai(t))
		if err != nil {
			t.Fatal(file, err)
		}
		o, err := open(t.Context(), file, shanghai(t))
		if err != nil {
			t.Fatal(err)
		}
		header := o.header
		o.close()
		for i, name := range header {
			m, _ := detect(slices.Delete(slices.Clone(header), i, i+1))
			switch {
			case m.Format == in.Format:
				kept++
			case m.Format == table.ID || m.Format == "":
				lost[in.Format] = append(lost[in.Format], name)
			case FormatByID(m.Format).Platform != in.Platform:
				t.Errorf("%s without %s is taken for %s", file, name, m.Format)
			}
		}
	}
	for format, columns := range lost {
		t.Logf("%s needs %s", format, strings.Join(columns, ", "))
	}
	t.Logf("%d headers are still known", kept)
}
