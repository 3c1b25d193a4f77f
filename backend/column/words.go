package column

import (
	"bytes"
	"sort"
	"sync/atomic"
)

// Words are the texts that customers are found by, one behind the other. A customer's fields stand on lines of their own and
// their entry ends in a nought, so that no match runs over a border. A text that changes is wiped and written at the end.
type Words struct {
	text   []byte
	starts []uint32 // of each entry; the first ones are those of rows 0, 1, …
	moved  []uint32 // the rows of the entries behind those
	latest map[uint32]uint32
	digits digits
	born   int64
}

var wordsBorn atomic.Int64

func newWords(rows, size int) *Words {
	return &Words{text: make([]byte, 0, size), starts: make([]uint32, 0, rows), latest: map[uint32]uint32{}, born: wordsBorn.Add(1)}
}

// first is how many entries are those of rows in order.
func (w *Words) first() int { return len(w.starts) - len(w.moved) }

// open begins the entry of the next row in order; write adds to it and close ends it.
func (w *Words) open()        { w.starts = append(w.starts, uint32(len(w.text))) }
func (w *Words) write(b byte) { w.text = append(w.text, b) }
func (w *Words) close()       { w.text = append(w.text, 0) }

// writeLower adds a text as it is compared.
func (w *Words) writeLower(text []byte) {
	for _, b := range text {
		if b >= 0x80 {
			w.text = append(w.text, bytes.ToLower(text)...)
			return
		}
	}
	for _, b := range text {
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		w.text = append(w.text, b)
	}
}

// replace opens a new entry for a row and wipes the one it had.
func (w *Words) replace(row int) {
	w.wipe(row)
	w.latest[uint32(row)] = uint32(len(w.starts))
	w.starts = append(w.starts, uint32(len(w.text)))
	w.moved = append(w.moved, uint32(row))
}

func (w *Words) wipe(row int) {
	if entry := w.entryOf(row); entry >= 0 {
		clear(w.text[w.starts[entry]:w.end(entry)])
		if entry < w.first() {
			w.digits.wipe(row)
		}
	}
}

// entryOf is the entry that holds a row's words now; -1 when it has none.
func (w *Words) entryOf(row int) int {
	if entry, moved := w.latest[uint32(row)]; moved {
		return int(entry)
	}
	if row >= w.first() {
		return -1
	}
	return row
}

// The lines of an entry that are always there.
const (
	LinePhone = 2
	LineEmail = 3
)

// Line is one of the lines of a row's entry, counted from nought; nil where there is none.
func (w *Words) Line(row, n int) []byte {
	entry := w.entryOf(row)
	if entry < 0 {
		return nil
	}
	text := w.text[w.starts[entry]:w.end(entry)]
	for ; n > 0; n-- {
		at := bytes.IndexByte(text, '\n')
		if at < 0 {
			return nil
		}
		text = text[at+1:]
	}
	if at := bytes.IndexAny(text, "\n\x00"); at >= 0 {
		text = text[:at]
	}
	return text
}

// WordsStamp is the same as long as no line was written: some may have gone.
type WordsStamp struct{ born, written int64 }

// Stamp tells these words from others, and from what they become.
func (w *Words) Stamp() WordsStamp { return WordsStamp{w.born, int64(len(w.text))} }

func (w *Words) end(entry int) int {
	if entry+1 < len(w.starts) {
		return int(w.starts[entry+1])
	}
	return len(w.text)
}

func (w *Words) row(entry int) int {
	if first := w.first(); entry >= first {
		return int(w.moved[entry-first])
	}
	return entry
}

// Find adds the rows whose words contain the text, which must be in lower case, to out. The rows in order are searched in
// stretches, on every processor, that begin at multiples of 64: sets of bits can be written without a lock.
func (w *Words) Find(text []byte, out Bits) {
	if len(text) == 0 {
		return
	}
	n := w.needle(text)
	if stretches := w.digits.of(text); stretches != nil {
		if rows := w.digits.rows(text); len(text) == 3 && rows != nil {
			out.Or(rows)
		} else {
			w.findIn(n, stretches, rows, out)
		}
		w.find(n, w.first(), len(w.starts), out)
		return
	}
	first := w.first()
	Each(first, func(from, to int) { w.find(n, from, to, out) })
	w.find(n, first, len(w.starts), out)
}

// find searches the entries from…to, the last one not included.
func (w *Words) find(n needle, from, to int, out Bits) {
	if from == to {
		return
	}
	entry, end := from, w.end(to-1)
	for pos := int(w.starts[from]); pos < end; entry++ {
		i := n.in(w.text[pos:end])
		if i < 0 {
			return
		}
		entry = w.entryAt(entry, pos+i)
		out.Set(w.row(entry))
		pos = w.end(entry)
	}
}

// entryAt is the entry that a place in the text belongs to, from an earlier entry on: near ones are found in a few steps.
func (w *Words) entryAt(from, at int) int {
	step, low, high := 1, from, from+1
	for high < len(w.starts) && int(w.starts[high]) <= at {
		low, step = high, step*2
		high = min(high+step, len(w.starts))
	}
	return low + sort.Search(high-low, func(i int) bool { return int(w.starts[low+i]) > at }) - 1
}
