package importer

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// The encodings that are found out by themselves.
const (
	encodingUTF8    = "utf-8"
	encodingBOM     = "utf-8-bom"
	encodingGB18030 = "gb18030"
	encodingUTF16LE = "utf-16le"
	encodingUTF16BE = "utf-16be"
	encodingBig5    = "big5"
	encodingSJIS    = "shift-jis"
	encodingLatin   = "windows-1252"
)

// encodings are all that a person can choose; UTF-8 needs no decoder.
var encodings = map[string]encoding.Encoding{
	encodingUTF8: nil, encodingBOM: nil,
	encodingGB18030: simplifiedchinese.GB18030, "gbk": simplifiedchinese.GB18030, "gb2312": simplifiedchinese.GB18030,
	encodingUTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	encodingUTF16BE: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	encodingBig5:    traditionalchinese.Big5, encodingSJIS: japanese.ShiftJIS, encodingLatin: charmap.Windows1252,
}

var byteOrderMarks = []struct {
	mark     []byte
	encoding string
}{
	{[]byte{0xEF, 0xBB, 0xBF}, encodingBOM},
	{[]byte{0xFF, 0xFE}, encodingUTF16LE},
	{[]byte{0xFE, 0xFF}, encodingUTF16BE},
}

// detectEncoding guesses the encoding of a text by its beginning, the likeliest first. certain is false when nothing but
// ASCII was seen, which says nothing about what follows; the list is empty when it is no text.
func detectEncoding(head []byte) (list []guess, certain bool) {
	for _, m := range byteOrderMarks {
		if bytes.HasPrefix(head, m.mark) {
			return []guess{{m.encoding, 1}}, true
		}
	}
	if bytes.IndexByte(head, 0) >= 0 {
		if name := wideEncoding(head); name != "" {
			return []guess{{name, 0.95}}, true
		}
		if bytes.Count(head, []byte{0}) > max(len(head)/1000, 2) {
			return nil, false // binary; a torn disk leaves a NUL here and there
		}
	}
	valid, invalid := runes(head)
	switch {
	case valid == 0 && invalid == 0:
		return []guess{{encodingUTF8, 0.9}}, false
	case valid > 10*invalid:
		return append([]guess{{encodingUTF8, 1 - float64(invalid)/float64(valid+invalid)}}, legacyEncodings(head)...), true
	}
	list = legacyEncodings(notUTF8(head))
	if valid > invalid {
		list = append(list, guess{encodingUTF8, 0.1})
	}
	return list, true
}

// wideEncoding recognises UTF-16 without a mark by where its zero bytes are: every comma, digit and line break has one.
func wideEncoding(head []byte) string {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	// A stray NUL in a short text is no reason: there must be a few.
	switch least := max(len(head)/50, 3); {
	case zeros[1] > least && zeros[1] > 10*zeros[0]:
		return encodingUTF16LE
	case zeros[0] > least && zeros[0] > 10*zeros[1]:
		return encodingUTF16BE
	}
	return ""
}

// runes counts the characters beyond ASCII that are valid UTF-8, and the bytes that are not. A character cut off by the
// end of the sample counts as neither.
func runes(s []byte) (valid, invalid int) {
	for len(s) > 0 {
		if s[0] < utf8.RuneSelf {
			s = s[1:]
			continue
		}
		r, n := utf8.DecodeRune(s)
		switch {
		case r != utf8.RuneError || n > 1:
			valid++
		case !utf8.FullRune(s):
			return valid, invalid
		default:
			invalid++
		}
		s = s[n:]
	}
	return valid, invalid
}

// decoded is the text behind r in UTF-8, without its byte order mark.
func decoded(r io.Reader, name string) io.Reader {
	return decodedMixed(r, name, nil)
}

// decodedMixed is decoded, and tells which lines were in UTF-8 although the text is not.
func decodedMixed(r io.Reader, name string, foreign func(line int)) io.Reader {
	r = withoutMark(r)
	switch e := encodings[name]; {
	case e == nil:
		return r
	case name == encodingUTF16LE || name == encodingUTF16BE:
		return transform.NewReader(r, e.NewDecoder())
	}
	return newLineDecoder(r, name, foreign)
}

func withoutMark(r io.Reader) io.Reader {
	head := make([]byte, 3)
	n, err := io.ReadFull(r, head)
	head = head[:n]
	for _, m := range byteOrderMarks {
		head = bytes.TrimPrefix(head, m.mark)
	}
	if err != nil && len(head) == 0 {
		return &failing{err}
	}
	return io.MultiReader(bytes.NewReader(head), r)
}

// failing is a reader at whose beginning something went wrong.
type failing struct{ err error }

func (f *failing) Read([]byte) (int, error) { return 0, f.err }

// lateDecoder reads a file that began with nothing but ASCII, and decides its encoding at the first other byte.
type lateDecoder struct {
	src     io.Reader
	inner   io.Reader
	decide  func(name string)
	foreign func(line int)
	lines   int // that were ASCII
}

func (d *lateDecoder) Read(p []byte) (int, error) {
	if d.inner != nil {
		return d.inner.Read(p)
	}
	n, err := d.src.Read(p)
	i := bytes.IndexFunc(p[:n], func(r rune) bool { return r >= utf8.RuneSelf })
	if i < 0 {
		d.lines += bytes.Count(p[:n], []byte("\n"))
		return n, err
	}
	d.lines += bytes.Count(p[:i], []byte("\n"))
	sample := bytes.Clone(p[i:n])
	more := make([]byte, 64<<10)
	m, moreErr := io.ReadFull(d.src, more)
	sample = append(sample, more[:m]...)
	rest := d.src
	if moreErr != nil && moreErr != io.EOF && moreErr != io.ErrUnexpectedEOF {
		rest = &failing{moreErr}
	}
	name := encodingUTF8
	if list, _ := detectEncoding(sample); len(list) > 0 {
		name = list[0].name
	}
	d.decide(name)
	d.inner = io.MultiReader(bytes.NewReader(sample), rest)
	d.inner = decodedMixed(d.inner, name, func(line int) { d.foreign(d.lines + line) })
	if i > 0 {
		return i, nil
	}
	return d.inner.Read(p)
}
