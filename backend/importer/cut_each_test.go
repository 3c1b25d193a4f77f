//go:build !race

package importer

import (
	"bytes"
	"path/filepath"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"shuke/backend/crm"
)

// An export that breaks off anywhere gives the records of its whole rows, as they were, and nothing made of halves.
func TestReader_CutAnywhere(t *testing.T) {
	whole := encoded(t, simplifiedchinese.GB18030, read(t, "testdata/taobao-orders-2017.csv"))
	want := map[string]crm.OrderFacts{}
	for _, rec := range readAll(t, write(t, "whole.csv", whole), shanghai(t), true).all {
		want[rec.Order.Number] = rec.Order
	}
	path := filepath.Join(t.TempDir(), "cut.csv")
	header := bytes.IndexByte(whole, '\n') + 1
	for end := header + 1; end < len(whole); end += 29 {
		writeFile(t, path, whole[:end])
		o := readAll(t, path, shanghai(t), true)
		for _, rec := range o.all {
			if rec.Order != want[rec.Order.Number] {
				t.Fatalf("cut at %d: %+v", end, rec.Order)
			}
		}
		if complete := bytes.Count(whole[header:end], []byte("\n")); o.records+o.rejected < complete {
			t.Fatalf("cut at %d: %d rows of %d", end, o.rows, complete)
		}
	}
}
