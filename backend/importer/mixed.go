package importer

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"

	"shuke/backend/importer/cell"
)

// lineDecoder decodes a text of one of the encodings before Unicode in which some lines may be UTF-8: owners put files
// behind each other. A line is judged as a whole.
type lineDecoder struct {
	src     io.Reader
	own     encoding.Encoding
	weigh   func(s []byte) (weight, int) // a character of own, nil where every line that is UTF-8 is surely UTF-8
	foreign func(line int)               // hears of each line that is not of own; may be nil

	in   []byte
	out  []byte
	next int // where the reader stands in out
	line int
	err  error
}

func newLineDecoder(src io.Reader, name string, foreign func(line int)) *lineDecoder {
	return &lineDecoder{src: src, own: encodings[name], weigh: weighers[name], foreign: foreign}
}

// weighers read one character of an encoding.
var weighers = map[string]func(s []byte) (weight, int){
	encodingGB18030: gb18030At, "gbk": gb18030At, "gb2312": gb18030At, encodingBig5: big5At, encodingSJIS: shiftJISAt,
}

// decodeBytes is how much is decoded at a time; a longer line is judged in parts.
const decodeBytes = 64 << 10

func (d *lineDecoder) Read(p []byte) (int, error) {
	for d.next == len(d.out) {
		if d.err != nil {
			return 0, d.err
		}
		d.fill()
	}
	n := copy(p, d.out[d.next:])
	d.next += n
	return n, nil
}

// fill decodes the whole lines of the next block; what is left of a line waits for the rest.
func (d *lineDecoder) fill() {
	left := len(d.in)
	d.in = append(d.in, make([]byte, decodeBytes)...)
	n, err := io.ReadFull(d.src, d.in[left:])
	d.in = d.in[:left+n]
	whole := bytes.LastIndexByte(d.in, '\n') + 1
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	if d.err = err; err != nil || whole == 0 && len(d.in) > rowBytes {
		whole = len(d.in)
	}
	d.out, d.next = d.out[:0], 0
	d.decode(d.in[:whole])
	d.in = append(d.in[:0], d.in[whole:]...)
}

// decode adds the text of some lines to out, those of one encoding at a time.
func (d *lineDecoder) decode(text []byte) {
	start := 0
	for i := 0; i < len(text); {
		end := len(text)
		if n := bytes.IndexByte(text[i:], '\n'); n >= 0 {
			end = i + n + 1
		}
		d.line++
		if d.isUTF8(text[i:end]) {
			d.translate(text[start:i])
			d.out = append(d.out, text[i:end]...)
			start = end
			if d.foreign != nil {
				d.foreign(d.line)
			}
		}
		i = end
	}
	d.translate(text[start:])
}

// translate adds text of the file's own encoding; bytes that are none of it become U+FFFD.
func (d *lineDecoder) translate(text []byte) {
	if len(text) > 0 {
		d.out, _, _ = transform.Append(d.own.NewDecoder(), d.out, text) // a decoder replaces what it cannot read
	}
}

// isUTF8 tells whether a line is surely UTF-8: it is valid, and read as the file's own encoding it would be none, or hardly
// anything that people write.
func (d *lineDecoder) isUTF8(line []byte) bool {
	valid, invalid := runes(line)
	if valid == 0 || invalid > 0 || !utf8.Valid(line) {
		return false
	}
	return d.weigh == nil || han(line) > 0 && share(line, d.weigh) < 0.4
}

// han counts the Chinese characters and full-width marks of a line of UTF-8.
func han(line []byte) (n int) {
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		n += bit(r >= '\u3000' && r <= '\u9fff' || r >= '\uff00' && r <= '\uffef')
		line = line[size:]
	}
	return n
}

// notUTF8 are the lines of a text that are not UTF-8: by them the encoding of a mixed text is found out.
func notUTF8(text []byte) []byte {
	var lines []byte
	for line := range bytes.Lines(text) {
		if !utf8.Valid(line) {
			lines = append(lines, line...)
		}
	}
	return lines
}

// foreign tells whether a line of a UTF-8 file is none of it: something else, and more than a torn character. Bytes of another
// encoding pass for characters of UTF-8 here and there: 浙江 has one.
func foreign(line []byte) bool {
	_, invalid := runes(line)
	return invalid > 1 && 4*han(line) <= invalid
}

// mender translates the lines of a UTF-8 file that are surely in another encoding, and marks in the others what is no text.
type mender struct {
	encoding string // of the foreign lines, once it is known
	found    func(line int, encoding string)
}

// mend is a block of whole lines in UTF-8.
func (m *mender) mend(block []byte) []byte {
	if m.encoding == "" {
		m.encoding = foreignEncoding(block)
	}
	out := make([]byte, 0, len(block)+len(block)/2)
	line := 0
	for text := range bytes.Lines(block) {
		switch {
		case utf8.Valid(text):
			out = append(out, text...)
		case m.encoding != "" && foreign(text):
			out, _, _ = transform.Append(encodings[m.encoding].NewDecoder(), out, text)
			m.found(line, m.encoding)
		default:
			out = append(out, bytes.ToValidUTF8(text, []byte("\uFFFD"))...)
		}
		line++
	}
	return out
}

// How much of the foreign lines must be what people write in an encoding, and how much more than in the next one.
const (
	sureShare = 0.6
	sureGap   = 0.2
)

// foreignEncoding is the encoding of Chinese or Japanese in which the foreign lines of a block surely are, "" when that cannot
// be told. Where two fit as well, the script of the other lines decides.
func foreignEncoding(block []byte) string {
	var strange, plain []byte
	for line := range bytes.Lines(block) {
		if foreign(line) {
			strange = append(strange, line...)
		} else if utf8.Valid(line) {
			plain = append(plain, line...)
		}
	}
	list := legacyEncodings(strange)
	if len(list) == 0 || list[0].share < sureShare || list[0].name == encodingLatin {
		return ""
	}
	if len(list) == 1 || list[0].share-list[1].share >= sureGap {
		return list[0].name
	}
	own := encodingGB18030
	if text := string(plain); cell.Simplified(text) != text {
		own = encodingBig5
	}
	for _, g := range list {
		if g.name == own && list[0].share-g.share < sureGap && han(plain) > 0 {
			return own
		}
	}
	return ""
}
