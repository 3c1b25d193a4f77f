package book

import (
	"strings"

	"shuke/backend/importer/markup"
)

// sharedTexts reads, once, the texts that cells refer to by number.
func (b *Book) sharedTexts() ([]string, error) {
	if b.loaded {
		return b.texts, b.textsErr
	}
	b.loaded = true
	name := b.folder + "/sharedStrings.xml"
	if b.files[fold(name)] == nil {
		return nil, nil
	}
	var c collector
	total := 0
	b.textsErr = b.each(name, func(s *markup.Scanner) error {
		if !c.take(s, "si") {
			return nil
		}
		if total += len(c.text) + 16; total > bombBytes {
			return ErrBomb
		}
		b.texts = append(b.texts, unescaped(string(c.text)))
		c.text = c.text[:0]
		return nil
	})
	return b.texts, b.textsErr
}

// collector puts the runs of a rich text together, leaving out how Japanese names are pronounced.
type collector struct {
	text     []byte
	inText   bool
	phonetic bool
}

// take reads a token of an element and reports when the element ended.
func (c *collector) take(s *markup.Scanner, element string) (complete bool) {
	switch s.Kind {
	case markup.Text:
		if c.inText && !c.phonetic {
			c.text = s.AppendText(c.text)
		}
	case markup.Start:
		switch {
		case s.Is("t"):
			c.inText = !s.Closed
		case s.Is("rPh"):
			c.phonetic = !s.Closed
		case s.Is(element):
			return s.Closed
		}
	case markup.End:
		switch {
		case s.Is("t"):
			c.inText = false
		case s.Is("rPh"):
			c.phonetic = false
		}
		return s.Is(element)
	}
	return false
}

// unescaped undoes the way workbooks write characters that XML cannot hold: _x000D_ for a carriage return.
func unescaped(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var b strings.Builder
	for at >= 0 {
		b.WriteString(s[:at])
		s = s[at:]
		if code, ok := escape(s); ok {
			b.WriteRune(code)
			s = s[len("_x0000_"):]
		} else {
			b.WriteString("_x")
			s = s[len("_x"):]
		}
		at = strings.Index(s, "_x")
	}
	b.WriteString(s)
	return b.String()
}

// escape reads _xHHHH_.
func escape(s string) (code rune, ok bool) {
	if len(s) < len("_x0000_") || s[6] != '_' {
		return 0, false
	}
	for _, c := range []byte(s[2:6]) {
		switch {
		case c >= '0' && c <= '9':
			code = code<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			code = code<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return code, true
}
