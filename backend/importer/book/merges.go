package book

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"shuke/backend/importer/markup"
)

// Merge is a cell that stands for the rows below it too. Rows count from 1, columns from 0.
type Merge struct{ First, Last, Column int32 }

// Which cells are merged stands behind the rows, so it has to be looked for before they are read. mergeBytes bounds the
// sheets that are looked through: people merge by hand, and no platform does. mostMerges bounds what is kept in memory.
const (
	mergeBytes = 128 << 20
	mostMerges = 1 << 20
)

// Merges are the cells of a sheet that stand for several rows, from the top down. What cannot be read has none: reading the
// rows says why.
func (b *Book) Merges(sheet string) []Merge {
	if list, known := b.merges[sheet]; known {
		return list
	}
	var list []Merge
	for _, s := range b.sheets {
		if f := b.files[fold(s.part)]; s.Name == sheet && f != nil && f.UncompressedSize64 <= mergeBytes {
			if content, err := f.Open(); err == nil {
				list = readMerges(content)
				_ = content.Close() // nothing is lost of what is only read
			}
		}
	}
	if b.merges == nil {
		b.merges = make(map[string][]Merge)
	}
	b.merges[sheet] = list
	return list
}

// mergeMark begins what says which cells are merged.
var mergeMark = []byte("mergeCells")

func readMerges(content io.Reader) (list []Merge) {
	behind := seek(content, mergeMark)
	if behind == nil {
		return nil
	}
	s := markup.NewScanner(behind)
	for len(list) < mostMerges && s.Next() == nil {
		if s.Kind == markup.End && s.Is("mergeCells") {
			break
		}
		if s.Kind != markup.Start || !s.Is("mergeCell") {
			continue
		}
		if m, ok := parseMerge(s.Attr("ref")); ok {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b Merge) int { return cmp.Compare(a.First, b.First) })
	return list
}

// seek passes over everything in front of mark, which is much quicker than reading it. It returns nil when there is none.
func seek(r io.Reader, mark []byte) io.Reader {
	buf, kept := make([]byte, 64<<10), 0
	for {
		n, err := r.Read(buf[kept:])
		seen := buf[:kept+n]
		if at := bytes.Index(seen, mark); at >= 0 {
			return io.MultiReader(strings.NewReader("<"+string(seen[at:])), r)
		}
		if err != nil {
			return nil
		}
		kept = copy(buf, seen[max(0, len(seen)-len(mark)+1):])
	}
}

// parseMerge reads A2:B5; not ok when that is within one row.
func parseMerge(ref string) (m Merge, ok bool) {
	from, to, found := strings.Cut(ref, ":")
	if !found {
		return m, false
	}
	column, first := cellName(from)
	_, last := cellName(to)
	if first < 1 || last <= first || last > maxRows || column < 0 || column >= maxColumns {
		return m, false
	}
	return Merge{int32(first), int32(last), int32(column)}, true //nolint:gosec // bounded above
}

// cellName is where B5 stands: its column from 0 and its row from 1.
func cellName(name string) (column, row int) {
	name = strings.ReplaceAll(name, "$", "")
	digits := strings.IndexAny(name, "0123456789")
	if digits < 0 {
		return -1, 0
	}
	row, err := strconv.Atoi(name[digits:])
	if err != nil {
		return -1, 0
	}
	return columnOf(name[:digits]), row
}

// columnOf is the index of the column of a cell's name; -1 when it names none, and no column of any sheet when it is too long.
func columnOf(name string) int {
	n := 0
	for i := 0; i < len(name); i++ {
		c := name[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		if n = n*26 + int(c-'a') + 1; n > maxColumns {
			return maxColumns
		}
	}
	return n - 1
}
