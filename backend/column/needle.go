package column

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// needle is a text to find, and which of its bytes is the rarest where it is looked for. That one is looked for first, unless
// all are frequent, as digits are among phone numbers: then the first three are compared at eight places at once.
type needle struct {
	text     []byte
	rare     int
	frequent bool
}

// needle makes one of a text, by what a sample of the words has.
func (w *Words) needle(text []byte) needle {
	var counts [256]int
	sample := w.text[:min(len(w.text), sampled)]
	for _, b := range sample {
		counts[b]++
	}
	n := needle{text: text}
	for i, b := range text {
		if counts[b] < counts[text[n.rare]] {
			n.rare = i
		}
	}
	n.frequent = len(text) >= 3 && counts[text[n.rare]] > len(sample)/frequent
	return n
}

const (
	sampled  = 1 << 16 // how many bytes tell how frequent each is
	frequent = 128     // of so many bytes, a frequent one is more than one
)

func (n needle) in(text []byte) int {
	if n.frequent {
		return n.byThree(text)
	}
	for pos := 0; ; {
		if len(text)-pos < len(n.text) {
			return -1
		}
		i := bytes.IndexByte(text[pos+n.rare:], n.text[n.rare])
		if i < 0 {
			return -1
		}
		if pos += i; bytes.HasPrefix(text[pos:], n.text) {
			return pos
		}
		pos++
	}
}

// byThree compares three bytes at eight places at once: a byte of the three differences together is nought where all three are
// the same. Some that are not may be taken for nought, none that are is missed.
func (n needle) byThree(text []byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	a, b, c := uint64(n.text[0])*ones, uint64(n.text[1])*ones, uint64(n.text[2])*ones
	i := 0
	for ; i+10 <= len(text); i += 8 {
		t := text[i : i+10 : i+10]
		differ := binary.LittleEndian.Uint64(t) ^ a | binary.LittleEndian.Uint64(t[1:]) ^ b | binary.LittleEndian.Uint64(t[2:]) ^ c
		for same := (differ - ones) &^ differ & highs; same != 0; same &= same - 1 {
			if at := i + bits.TrailingZeros64(same)>>3; bytes.HasPrefix(text[at:], n.text) {
				return at
			}
		}
	}
	if at := bytes.Index(text[i:], n.text); at >= 0 {
		return i + at
	}
	return -1
}
