package rich

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// plainWriter says rich text in plain words: a paragraph and an item are lines, a link is followed by where it leads.
type plainWriter struct {
	b     strings.Builder
	lists []list // that the present item is in, the innermost last
	rich  bool   // something met says more than plain text can
}

// list counts its items; 0 for one without numbers.
type list struct{ next int }

func (w *plainWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.words(n.Data)
	case n.DataAtom == atom.Br:
		w.b.WriteByte('\n')
	case n.DataAtom == atom.P:
		w.line()
		w.inside(n)
		w.line()
	case n.DataAtom == atom.Ul, n.DataAtom == atom.Ol:
		w.list(n)
	case n.DataAtom == atom.Li:
		w.item(n)
	case n.DataAtom == atom.A:
		w.rich = true
		w.link(n)
	default:
		w.rich = w.rich || n.Type == html.ElementNode
		w.inside(n)
	}
}

func (w *plainWriter) inside(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// words writes text with runs of blanks as one, as HTML is read.
func (w *plainWriter) words(text string) {
	text = strings.ReplaceAll(text, "\u00a0", " ") // what editors keep apart with; nobody searches for it
	if text == "" {
		return
	}
	fields := strings.FieldsFunc(text, blank)
	if len(fields) == 0 {
		if !w.atLineStart() {
			w.b.WriteByte(' ')
		}
		return
	}
	if blank(rune(text[0])) && !w.atLineStart() {
		w.b.WriteByte(' ')
	}
	w.b.WriteString(strings.Join(fields, " "))
	if blank(rune(text[len(text)-1])) {
		w.b.WriteByte(' ')
	}
}

// blank are the characters HTML reads as one space; the wide space of Chinese is text.
func blank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func (w *plainWriter) list(n *html.Node) {
	w.rich = true
	l := list{}
	if n.DataAtom == atom.Ol {
		l.next = 1
	}
	w.lists = append(w.lists, l)
	w.inside(n)
	w.lists = w.lists[:len(w.lists)-1]
}

func (w *plainWriter) item(n *html.Node) {
	w.line()
	mark := "• "
	if depth := len(w.lists); depth > 0 {
		w.b.WriteString(strings.Repeat("  ", depth-1))
		if l := &w.lists[depth-1]; l.next > 0 {
			mark = fmt.Sprintf("%d. ", l.next)
			l.next++
		}
	}
	w.b.WriteString(mark)
	w.inside(n)
	w.line()
}

func (w *plainWriter) link(n *html.Node) {
	before := w.b.Len()
	w.inside(n)
	said := strings.TrimSpace(w.b.String()[before:])
	for _, a := range n.Attr {
		to := strings.TrimPrefix(strings.TrimPrefix(a.Val, "mailto:"), "tel:")
		if a.Key == "href" && !strings.Contains(said, to) && (said == "" || !strings.HasSuffix(to, "//"+said)) {
			fmt.Fprintf(&w.b, " (%s)", to)
		}
	}
}

func (w *plainWriter) atLineStart() bool {
	text := w.b.String()
	return text == "" || strings.HasSuffix(text, "\n") || strings.HasSuffix(text, " ")
}

// line begins a new line unless one begins already.
func (w *plainWriter) line() {
	if text := w.b.String(); text != "" && !strings.HasSuffix(text, "\n") {
		w.b.WriteByte('\n')
	}
}

func (w *plainWriter) text() string {
	lines := strings.Split(w.b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n ")
}
