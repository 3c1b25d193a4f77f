package importer

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// Part is a file in its turn, or a sheet of one: "" is the sheet that is found out.
type Part struct {
	Path  string
	Sheet string
	Kind  crm.FileKind // "" when nobody knows
}

// turns is the order of files that belong together: people before their orders, orders before what refers to them.
var turns = []crm.FileKind{
	crm.FileProducts, crm.FileCustomers, crm.FileOrders, crm.FileLines, crm.FilePayments, crm.FileRefunds, crm.FileCoupons, crm.FileStatuses, crm.FileEvents,
}

// Arrange puts files that come together into the order in which they make the same shop whatever order they were dropped
// in. A workbook of which several sheets hold known exports, as 千牛's 订单报表 and 销售明细, becomes several parts, unless
// opts say which sheet to read or how. A folder stands for the tables that lie in it. Files nobody can read come last:
// importing them tells why.
func Arrange(ctx context.Context, paths []string, opts Options) []Part {
	type turn struct {
		part         Part
		kind, format int
	}
	var list []turn
	for _, path := range unfold(paths) {
		for _, in := range inspectParts(ctx, path, opts) {
			part := Part{Path: path, Kind: in.Kind}
			if in.whole {
				part.Sheet = opts.Sheet
			} else {
				part.Sheet = in.Sheet
			}
			list = append(list, turn{part, rankIn(turns, in.Kind), formatRank(in.Format)})
		}
	}
	slices.SortStableFunc(list, func(a, b turn) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.format, b.format))
	})
	parts := make([]Part, len(list))
	for i := range list {
		parts[i] = list[i].part
	}
	return parts
}

// tables are the endings of what may be one.
var tables = []string{".csv", ".tsv", ".txt", ".gz", ".xlsx", ".xlsm", ".xls", ".htm", ".html", ".vcf"}

// unfold puts the tables of a folder in its place, by name, without what programs keep there for themselves. A folder
// without a table stays: importing it tells what is wrong.
func unfold(paths []string) []string {
	var all []string
	for _, path := range paths {
		entries, err := os.ReadDir(path)
		if err != nil {
			all = append(all, path)
			continue
		}
		before := len(all)
		for _, e := range entries {
			own := strings.HasPrefix(e.Name(), ".") || isOwnersMark(e.Name())
			if !own && e.Type().IsRegular() && slices.Contains(tables, strings.ToLower(filepath.Ext(e.Name()))) {
				all = append(all, filepath.Join(path, e.Name()))
			}
		}
		if len(all) == before {
			all = append(all, path)
		}
	}
	return all
}

// inspected is what a file, or a sheet of it, was found to be.
type inspected struct {
	Inspection
	whole bool // not one of several sheets
}

// inspectParts looks at a file and, where it is a workbook nobody chose a sheet of, at the sheets that are to be seen.
func inspectParts(ctx context.Context, path string, opts Options) []inspected {
	o, err := open(ctx, path, opts)
	if err != nil {
		return []inspected{{whole: true}}
	}
	defer o.close()
	whole := []inspected{{o.Inspection, true}}
	if o.book == nil || opts.Sheet != "" || opts.Mapping != nil || opts.Format != "" {
		return whole
	}
	var known []inspected
	for _, sheet := range o.book.Sheets() {
		if sheet.Hidden {
			continue
		}
		of := opts
		of.Sheet = sheet.Name
		in, err := Inspect(ctx, path, of)
		if err == nil && slices.ContainsFunc(Formats, func(f *Format) bool { return f.ID == in.Format }) {
			known = append(known, inspected{in, false})
		}
	}
	if len(known) < 2 {
		return whole
	}
	return known
}

// rankIn is where v stands in a list, or behind its end.
func rankIn[T comparable](list []T, v T) int {
	if i := slices.Index(list, v); i >= 0 {
		return i
	}
	return len(list)
}

// formatRank tells exports of one kind apart: of two that name the same lines, the later one in Formats knows more.
func formatRank(id string) int {
	i := slices.IndexFunc(Formats, func(f *Format) bool { return f.ID == id })
	if i < 0 {
		return len(Formats)
	}
	return i
}
