// Package markup splits XML and HTML into tags and text, for the two kinds of table that are written in them: the sheets
// of workbooks, and the web pages that platforms call .xls. It knows no schema, streams, and keeps one token in memory.
package markup

import (
	"bytes"
	"errors"
	"html"
	"io"
	"strings"
)

// Kind is what a token is.
type Kind int

// The kinds of token. Comments, declarations and instructions are passed over.
const (
	Text Kind = iota
	Start
	End
)

// ErrTooLong is returned for a tag, or a text without a tag, that is longer than any table has.
var ErrTooLong = errors.New("markup: token too long")

const (
	firstBytes = 64 << 10
	mostBytes  = 8 << 20
)

// Scanner reads tokens. Its fields describe the current one, and are valid until the next.
type Scanner struct {
	Kind   Kind
	Closed bool // a Start that is its own End: <br/>
	name   []byte
	attrs  []byte
	text   []byte
	plain  bool // the text is CDATA, in which nothing is escaped

	src  io.Reader
	buf  []byte
	pos  int
	have int
	err  error
}

// NewScanner reads UTF-8.
func NewScanner(src io.Reader) *Scanner {
	return &Scanner{src: src, buf: make([]byte, firstBytes)}
}

// Name is the name of a tag without its name space, as it is written.
func (s *Scanner) Name() []byte { return s.name }

// Is compares the tag's name without regard to case.
func (s *Scanner) Is(name string) bool {
	return len(s.name) == len(name) && bytes.EqualFold(s.name, []byte(name))
}

// Raw is the text of a Text token as it is written: for numbers, which are never escaped.
func (s *Scanner) Raw() []byte { return s.text }

// AppendText adds the text of a Text token to dst.
func (s *Scanner) AppendText(dst []byte) []byte {
	if s.plain || bytes.IndexByte(s.text, '&') < 0 {
		return append(dst, s.text...)
	}
	return append(dst, html.UnescapeString(string(s.text))...)
}

// Next reads the next token. It returns io.EOF at the end, and io.ErrUnexpectedEOF inside a tag.
func (s *Scanner) Next() error {
	for {
		if s.pos == s.have && !s.more(s.pos) {
			return s.end(io.EOF)
		}
		if !s.atTag() {
			return s.readText()
		}
		used, err := s.readTag()
		if err != nil || used {
			return err
		}
	}
}

// more reads on, keeping what begins at from. It reports false when there is no more.
func (s *Scanner) more(from int) bool {
	if s.err != nil {
		return false
	}
	copy(s.buf, s.buf[from:s.have])
	s.pos, s.have = s.pos-from, s.have-from
	if s.have == len(s.buf) {
		if len(s.buf) >= mostBytes {
			s.err = ErrTooLong
			return false
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	n := 0
	for n == 0 && s.err == nil {
		n, s.err = s.src.Read(s.buf[s.have:])
	}
	s.have += n
	return n > 0
}

// end is what ended the file, or whatever stands for its end.
func (s *Scanner) end(eof error) error {
	if s.err == nil || errors.Is(s.err, io.EOF) {
		return eof
	}
	return s.err
}

// atTag tells whether a tag begins here: the sign of "a < b" is text.
func (s *Scanner) atTag() bool {
	if s.buf[s.pos] != '<' {
		return false
	}
	if s.pos+1 == s.have && !s.more(s.pos) {
		return true
	}
	c := s.buf[s.pos+1]
	return c == '/' || c == '!' || c == '?' || c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}

func (s *Scanner) readText() error {
	end := s.find(s.pos+1, '<')
	if end < 0 {
		if err := s.end(nil); err != nil {
			return err
		}
		end = s.have
	}
	s.Kind, s.text, s.plain = Text, s.buf[s.pos:end], false
	s.pos = end
	return nil
}

// find is the index of a byte at or behind i, reading on as far as it takes; -1 when there is none.
func (s *Scanner) find(i int, c byte) int {
	for {
		if at := bytes.IndexByte(s.buf[i:s.have], c); at >= 0 {
			return i + at
		}
		searched := s.have - s.pos
		if !s.more(s.pos) {
			return -1
		}
		i = s.pos + searched
	}
}

// readTag reads what begins with "<". used is false for what tables have no use for.
func (s *Scanner) readTag() (used bool, err error) {
	for s.have-s.pos < len("<![CDATA[") && s.more(s.pos) {
		continue
	}
	switch lead := s.buf[s.pos:s.have]; {
	case bytes.HasPrefix(lead, []byte("<!--")):
		return false, s.skip("-->")
	case bytes.HasPrefix(lead, []byte("<![CDATA[")):
		return true, s.readData()
	case bytes.HasPrefix(lead, []byte("<!")), bytes.HasPrefix(lead, []byte("<?")):
		return false, s.skip(">")
	}
	end := s.tagEnd()
	if end < 0 {
		return false, s.end(io.ErrUnexpectedEOF)
	}
	s.parseTag(s.buf[s.pos+1 : end])
	s.pos = end + 1
	return true, nil
}

// tagEnd is the index of the ">" that ends the tag, -1 when none does: one inside a quoted value does not.
func (s *Scanner) tagEnd() int {
	var quote, before byte
	for offset := 1; ; offset++ {
		if s.pos+offset == s.have && !s.more(s.pos) {
			return -1
		}
		c := s.buf[s.pos+offset]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return s.pos + offset
		case before == '=' && (c == '"' || c == '\''):
			quote = c
		}
		if c > ' ' {
			before = c
		}
	}
}

func (s *Scanner) parseTag(tag []byte) {
	s.Kind, s.Closed = Start, false
	if len(tag) > 0 && tag[0] == '/' {
		s.Kind, tag = End, tag[1:]
	}
	if n := len(tag); n > 0 && tag[n-1] == '/' {
		s.Closed, tag = true, tag[:n-1]
	}
	end := bytes.IndexAny(tag, " \t\r\n")
	if end < 0 {
		end = len(tag)
	}
	s.name, s.attrs = tag[:end], tag[end:]
	if colon := bytes.IndexByte(s.name, ':'); colon >= 0 {
		s.name = s.name[colon+1:]
	}
}

// readData makes a text of a CDATA section.
func (s *Scanner) readData() error {
	start := len("<![CDATA[")
	end := s.findText("]]>", start)
	if end < 0 {
		return s.end(io.ErrUnexpectedEOF)
	}
	s.Kind, s.text, s.plain = Text, s.buf[s.pos+start:end], true
	s.pos = end + len("]]>")
	return nil
}

func (s *Scanner) skip(mark string) error {
	end := s.findText(mark, 2)
	if end < 0 {
		return s.end(io.ErrUnexpectedEOF)
	}
	s.pos = end + len(mark)
	return nil
}

// findText is the index of a mark, searched from offset behind the current position.
func (s *Scanner) findText(mark string, offset int) int {
	for {
		end := s.find(s.pos+offset, mark[len(mark)-1])
		if end < 0 {
			return -1
		}
		if begin := end + 1 - len(mark); begin >= s.pos+2 && string(s.buf[begin:end+1]) == mark {
			return begin
		}
		offset = end + 1 - s.pos
	}
}

// Attr is the value of an attribute of the current Start, by its name without name space; "" when it has none.
func (s *Scanner) Attr(name string) string {
	rest := s.attrs
	for {
		rest = bytes.TrimLeft(rest, " \t\r\n/")
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return ""
		}
		key := bytes.TrimSpace(rest[:eq])
		var value []byte
		value, rest = attrValue(bytes.TrimLeft(rest[eq+1:], " \t\r\n"))
		if gap := bytes.LastIndexAny(key, " \t\r\n:"); gap >= 0 {
			key = key[gap+1:]
		}
		if strings.EqualFold(string(key), name) {
			return html.UnescapeString(string(value))
		}
	}
}

func attrValue(s []byte) (value, rest []byte) {
	if len(s) > 0 && (s[0] == '"' || s[0] == '\'') {
		if end := bytes.IndexByte(s[1:], s[0]); end >= 0 {
			return s[1 : end+1], s[end+2:]
		}
		return s[1:], nil
	}
	if end := bytes.IndexAny(s, " \t\r\n"); end >= 0 {
		return s[:end], s[end:]
	}
	return s, nil
}
