package campaign

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// Template is a text with places for fields: {{姓名|朋友}}, where what stands behind the bar is said of those of whom nothing is known.
type Template struct{ pieces []piece }

type piece struct {
	text     string // said as it is, where field is ""
	field    Field
	fallback string
	has      bool // a bar stands there, also with nothing behind it
}

// Parse reads a text. What is wrong with it is a crm.Error that tells at which character, from 1 on; the template says a place
// that cannot be read as it was written, so that the rest can be looked at all the same.
func Parse(text string) (Template, error) {
	var t Template
	var wrong error
	for at := 0; at < len(text); {
		rest := text[at:]
		open := strings.Index(rest, "{{")
		if open < 0 {
			t.say(rest)
			break
		}
		t.say(rest[:open])
		inside := rest[open+2:]
		end := strings.Index(inside, "}}")
		if end < 0 || strings.Contains(inside[:end], "{{") {
			wrong = cmp.Or(wrong, mistake("campaign.field.open", text, at+open, inside))
			t.say("{{")
			at += open + 2
			continue
		}
		p, ok := place(inside[:end])
		if !ok {
			wrong = cmp.Or(wrong, mistake("campaign.field.unknown", text, at+open, inside[:end]))
			p = piece{text: rest[open : open+2+end+2]}
		}
		t.pieces = append(t.pieces, p)
		at += open + 2 + end + 2
	}
	return t, wrong
}

func (t *Template) say(text string) {
	if text != "" {
		t.pieces = append(t.pieces, piece{text: text})
	}
}

func place(inside string) (piece, bool) {
	word, fallback, has := strings.Cut(strings.ReplaceAll(inside, "｜", "|"), "|")
	f, ok := fieldOf[strings.ToLower(strings.TrimSpace(word))]
	return piece{field: f, fallback: strings.TrimSpace(fallback), has: has}, ok
}

func mistake(key, text string, at int, field string) error {
	if runes := []rune(field); len(runes) > 20 {
		field = string(runes[:20]) + "…"
	}
	return crm.Errorf(crm.CodeInvalid, key, "at", utf8.RuneCountInString(text[:at])+1, "field", field)
}

// Fields lists the fields the text has a place for, each once.
func (t Template) Fields() []Field {
	list := []Field{}
	for _, p := range t.pieces {
		if p.field != "" && !slices.Contains(list, p.field) {
			list = append(list, p.field)
		}
	}
	return list
}

// Bare lists the fields that have, somewhere, nothing to be said instead.
func (t Template) Bare() []Field {
	list := []Field{}
	for _, p := range t.pieces {
		if p.field != "" && !p.has && !slices.Contains(list, p.field) {
			list = append(list, p.field)
		}
	}
	return list
}

// Values are what is known of one reader.
type Values map[Field]string

// Fill says the text to somebody.
func (t Template) Fill(v Values) string { return t.fill(v, func(s string) string { return s }) }

// FillHTML is Fill in a text that is HTML: what is known of somebody cannot be markup.
func (t Template) FillHTML(v Values) string { return t.fill(v, html.EscapeString) }

func (t Template) fill(v Values, quote func(string) string) string {
	var b strings.Builder
	for _, p := range t.pieces {
		switch {
		case p.field == "":
			b.WriteString(p.text)
		case v[p.field] != "":
			b.WriteString(quote(v[p.field]))
		default:
			b.WriteString(quote(p.fallback))
		}
	}
	return b.String()
}
