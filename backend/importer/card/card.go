// Package card reads vCards (versions 2.1, 3.0 and 4.0): several in a file, lines folded or broken by quoted-printable,
// values escaped, in other character sets, or worthless pictures. It knows cards and nothing of customers.
package card

import (
	"bufio"
	"errors"
	"io"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// Property is one line of a card: TEL;TYPE=cell:+86 138…
type Property struct {
	Name   string // in capitals, without the group before it
	Types  string // all parameters in capitals between blanks, " CELL PREF "
	Value  string // as written, unfolded and decoded; escapes are still in it
	params []string
}

// Param is the value of a parameter, "" when there is none.
func (p *Property) Param(name string) string {
	for _, param := range p.params {
		if key, value, found := strings.Cut(param, "="); found && strings.EqualFold(key, name) {
			return strings.Trim(value, `"`)
		}
	}
	return ""
}

// Is tells whether a property is of a type: TEL;CELL and TEL;TYPE=cell,voice are CELL.
func (p *Property) Is(kind string) bool { return strings.Contains(p.Types, " "+kind+" ") }

// Parts splits a value at the semicolons that are not escaped, and takes the escapes off.
func (p *Property) Parts() []string { return split(p.Value, ';') }

// List splits a value at commas.
func (p *Property) List() []string { return split(p.Value, ',') }

// Text is the whole value without escapes.
func (p *Property) Text() string { return unescape(p.Value) }

// Reader reads the cards of a file one after the other.
type Reader struct {
	lines  *bufio.Reader
	peeked string
	has    bool
}

// NewReader reads cards from text that is UTF-8 already.
func NewReader(r io.Reader) *Reader { return &Reader{lines: bufio.NewReaderSize(r, 64<<10)} }

// Read is the next card, and io.EOF behind the last one. complete is false when the file ends inside of it.
func (r *Reader) Read() (card []Property, complete bool, err error) {
	depth := 0
	for {
		line, err := r.logical()
		if errors.Is(err, io.EOF) && depth > 0 {
			return card, false, nil
		}
		if err != nil {
			return nil, false, err
		}
		p, ok := property(line)
		switch {
		case !ok:
		case p.Name == "BEGIN" && strings.EqualFold(p.Value, "VCARD"):
			depth++ // a card in a card is somebody's assistant
		case p.Name == "END" && strings.EqualFold(p.Value, "VCARD"):
			if depth--; depth <= 0 {
				return card, true, nil
			}
		case depth == 1 && !pictures[p.Name]:
			if p.Value = r.decode(&p); p.Value != "" {
				card = append(card, p)
			}
		}
	}
}

// pictures are what no customer is known by.
var pictures = map[string]bool{"PHOTO": true, "LOGO": true, "SOUND": true, "KEY": true}

// logical is the next line with those that continue it: they begin with white space.
func (r *Reader) logical() (string, error) {
	line, err := r.physical()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(line)
	for {
		next, err := r.physical()
		if err != nil || next == "" || next[0] != ' ' && next[0] != '\t' {
			if err == nil {
				r.peeked, r.has = next, true
			}
			return b.String(), nil
		}
		if b.Len() < longest {
			b.WriteString(next[1:])
		}
	}
}

// longest bounds a line: what is longer is no card, and its rest is dropped.
const longest = 1 << 20

func (r *Reader) physical() (string, error) {
	if r.has {
		r.has = false
		return r.peeked, nil
	}
	var b strings.Builder
	for {
		part, err := r.lines.ReadSlice('\n')
		if b.Len() < longest {
			b.Write(part)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (!errors.Is(err, io.EOF) || b.Len() == 0) {
			return "", err
		}
		return strings.TrimRight(b.String(), "\r\n"), nil
	}
}

// property takes a line apart: group.NAME;PARAM=…:value. Colons in quoted parameters belong to them.
func property(line string) (p Property, ok bool) {
	quoted := false
	colon := strings.IndexFunc(line, func(c rune) bool {
		if c == '"' {
			quoted = !quoted
		}
		return c == ':' && !quoted
	})
	if colon < 1 {
		return p, false
	}
	head := strings.Split(line[:colon], ";")
	name := strings.TrimSpace(strings.TrimPrefix(head[0], "\ufeff"))
	p = Property{Name: strings.ToUpper(name[strings.LastIndexByte(name, '.')+1:]), Value: line[colon+1:], params: head[1:]}
	var types strings.Builder
	for _, param := range p.params {
		if key, value, found := strings.Cut(param, "="); found {
			if !strings.EqualFold(key, "TYPE") {
				continue
			}
			param = value
		}
		types.WriteString(" " + strings.NewReplacer(",", " ", `"`, "").Replace(strings.ToUpper(param)))
	}
	p.Types = types.String() + " "
	return p, true
}

// decode takes quoted-printable and the character set off a value.
func (r *Reader) decode(p *Property) string {
	if !p.Is("QUOTED-PRINTABLE") && !strings.EqualFold(p.Param("ENCODING"), "QUOTED-PRINTABLE") {
		return strings.TrimSpace(p.Value)
	}
	text := p.Value
	for strings.HasSuffix(text, "=") { // a soft break: the next line goes on
		next, err := r.physical()
		if err != nil {
			break
		}
		text = text[:len(text)-1] + next
	}
	data, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(text)))
	if err != nil {
		return ""
	}
	if set, err := htmlindex.Get(p.Param("CHARSET")); err == nil {
		if decoded, err := set.NewDecoder().Bytes(data); err == nil {
			data = decoded
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
}

// split cuts a value at a mark that no backslash stands before.
func split(value string, mark byte) []string {
	var parts []string
	start := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case mark:
			parts = append(parts, unescape(value[start:i]))
			start = i + 1
		}
	}
	return append(parts, unescape(value[start:]))
}

func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\:`, ":", `\\`, `\`).Replace(s))
}
