package importer

import (
	"bytes"
	"cmp"
	"slices"
)

// guess is what something could be, and how likely, from 0 to 1.
type guess struct {
	name  string
	share float64
}

// legacyBytes is how much of a text beyond ASCII is weighed.
const legacyBytes = 64 << 10

// legacyEncodings weighs the encodings of the time before Unicode by how much of the text are characters that people use:
// each encoding keeps its common characters together. GB18030 comes first where nothing tells them apart.
func legacyEncodings(head []byte) []guess {
	list := []guess{
		{encodingGB18030, share(head, gb18030At)},
		{encodingBig5, share(head, big5At)},
		{encodingSJIS, share(head, shiftJISAt)},
		{encodingLatin, latinShare(head)},
	}
	slices.SortStableFunc(list, func(a, b guess) int { return cmp.Compare(b.share, a.share) })
	return slices.DeleteFunc(list, func(g guess) bool { return g.share <= 0 })
}

// weight is how a character speaks for an encoding.
type weight int

const (
	wrong  weight = iota // no character of the encoding
	rare                 // one that hardly anybody uses
	common               // one that everybody uses
)

// share is the part of the characters beyond ASCII that are common, less what is wrong.
func share(head []byte, at func(s []byte) (weight, int)) float64 {
	var count [3]int
	for seen := 0; len(head) > 0 && seen < legacyBytes; {
		if head[0] < 0x80 {
			head = head[1:]
			continue
		}
		if len(head) == 1 {
			break // cut off
		}
		w, n := at(head)
		count[w]++
		n = min(n, len(head))
		head, seen = head[n:], seen+n
	}
	all := count[wrong] + count[rare] + count[common]
	if all == 0 {
		return 0
	}
	return (float64(count[common]) - 2*float64(count[wrong])) / float64(all)
}

func within(c, from, to byte) bool { return c >= from && c <= to }

// gb18030At reads one character: common are the marks and the first level of GB 2312.
func gb18030At(s []byte) (weight, int) {
	lead, trail := s[0], s[1]
	switch {
	case lead == 0x80 || lead == 0xFF:
		return wrong, 1
	case within(trail, 0x30, 0x39):
		if len(s) < 4 || within(s[2], 0x81, 0xFE) && within(s[3], 0x30, 0x39) {
			return rare, 4
		}
		return wrong, 1
	case trail < 0x40 || trail == 0x7F || trail == 0xFF:
		return wrong, 1
	case trail >= 0xA1 && (within(lead, 0xB0, 0xD7) || lead == 0xA1 || lead == 0xA3):
		return common, 2
	}
	return rare, 2
}

// big5At reads one character: common are the marks and the first level.
func big5At(s []byte) (weight, int) {
	lead, trail := s[0], s[1]
	switch {
	case lead == 0x80 || lead == 0xFF || !within(trail, 0x40, 0x7E) && !within(trail, 0xA1, 0xFE):
		return wrong, 1
	case within(lead, 0xA4, 0xC6) || lead == 0xA1:
		return common, 2
	}
	return rare, 2
}

// shiftJISAt reads one character: common are kana, marks and the first level. Half-width kana are one byte; hardly anybody
// writes them, and most of GB 18030 reads as if they did.
func shiftJISAt(s []byte) (weight, int) {
	lead, trail := s[0], s[1]
	switch {
	case within(lead, 0xA1, 0xDF):
		return rare, 1
	case lead == 0x80 || lead == 0xA0 || lead > 0xFC || trail < 0x40 || trail == 0x7F || trail > 0xFC:
		return wrong, 1
	case within(lead, 0x81, 0x83) || within(lead, 0x88, 0x97):
		return common, 2
	}
	return rare, 2
}

// latinShare is the part of the high bytes that are accented letters and signs standing alone between ASCII, as in café.
func latinShare(head []byte) float64 {
	alone, all := 0, 0
	for i, c := range head {
		if c < 0x80 {
			continue
		}
		if all++; all > legacyBytes {
			break
		}
		before := i == 0 || head[i-1] < 0x80
		after := i+1 == len(head) || head[i+1] < 0x80
		if before && after && c != 0x81 && c != 0x8D && c != 0x8F && c != 0x90 && c != 0x9D {
			alone++
		}
	}
	if all == 0 || bytes.IndexByte(head, 0) >= 0 {
		return 0
	}
	return float64(alone) / float64(all)
}
