package segment

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"

	"shuke/backend/column"
)

// phoneOrder orders by the characters of phone numbers: the first fifteen digits, as many as a number can have.
func phoneOrder(t *column.Table) *column.Ints {
	values := make([]int64, t.Rows)
	for row := range values {
		values[row] = phoneKey(t.Words.Line(row, column.LinePhone))
	}
	return column.Wide(values)
}

func phoneKey(phone []byte) (key int64) {
	const digits, bits, hidden = 15, 4, 11
	n := 0
	for _, b := range phone {
		var symbol int64
		switch {
		case '0' <= b && b <= '9':
			symbol = int64(b-'0') + 1
		case b == '*':
			symbol = hidden
		default:
			continue
		}
		if n++; n > digits {
			break
		}
		key |= symbol << (bits * (digits - n))
	}
	if key == 0 {
		return nothing
	}
	return key
}

// emailOrder orders by e-mail addresses: each by its place among all of them.
func emailOrder(t *column.Table) *column.Ints {
	type entry struct {
		start uint64 // its first eight bytes, which tell most apart
		row   int32
	}
	list := make([]entry, 0, t.Rows)
	email := func(row int32) []byte { return t.Words.Line(int(row), column.LineEmail) }
	for row := range int32(t.Rows) { //nolint:gosec // loading refuses more rows than that
		if text := email(row); len(text) > 0 && text[0] != 0 {
			var start [8]byte
			copy(start[:], text)
			list = append(list, entry{binary.BigEndian.Uint64(start[:]), row})
		}
	}
	compare := func(a, b entry) int {
		if a.start != b.start {
			return cmp.Compare(a.start, b.start)
		}
		return bytes.Compare(email(a.row), email(b.row))
	}
	slices.SortFunc(list, compare)
	ranks := make([]int32, t.Rows)
	for row := range ranks {
		ranks[row] = nothing
	}
	for i, e := range list {
		if ranks[e.row] = int32(i); i > 0 && compare(list[i-1], e) == 0 {
			ranks[e.row] = ranks[list[i-1].row]
		}
	}
	return column.Narrow(ranks)
}

// tagOrder orders by the names of tags as a row shows them: by the first, then by the second, up to the fourth.
func (e *evaluation) tagOrder() (*column.Ints, error) {
	byName, err := e.words.TagsByName(e.ctx)
	if err != nil {
		return nil, err
	}
	const bits, shown = 15, 4
	values, had := make([]int64, e.table.Rows), make([]uint8, e.table.Rows)
	for i, tag := range byName {
		rank := int64(min(i+1, 1<<bits-1))
		e.table.Tag(tag).Each(func(row int) {
			if had[row]++; had[row] <= shown {
				values[row] |= rank << (bits * (shown - had[row]))
			} else {
				had[row] = shown // and a customer may have any number of them
			}
		})
	}
	for row, n := range had {
		if n == 0 {
			values[row] = nothing
		}
	}
	return column.Wide(values), nil
}

// noteOrder orders by when the latest note was written; nought without one.
func (e *evaluation) noteOrder() (*column.Ints, error) {
	values := make([]int64, e.table.Rows)
	err := e.words.EachNoteTime(e.ctx, func(customer, at int64) {
		if row, ok := e.table.Row(customer); ok {
			values[row] = at
		}
	})
	return column.Wide(values), err
}
