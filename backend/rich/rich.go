// Package rich makes rich text safe and plain. What is kept of it is bold, italic, lists and links, as HTML; everything else
// that a page, a mail or a clipboard brings along goes. It knows nobody; shop knows it.
package rich

import (
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// policy is the allow-list. Addresses are whole and of kinds that only ever open something; no element keeps a style, a
// class or a handler.
var policy = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "strong", "em", "ul", "ol", "li")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(false)
	p.SkipElementsContent("title", "svg", "math", "template", "textarea", "select", "video", "audio")
	return p
}()

// Text is rich text: safe to show, and the same in plain words.
type Text struct {
	HTML  string // "" where there is nothing rich about it
	Plain string
}

// Read keeps of HTML what may be kept.
func Read(source string) Text {
	safe := policy.Sanitize(strings.ToValidUTF8(source, "\uFFFD"))
	nodes, err := html.ParseFragment(strings.NewReader(safe), &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"})
	if err != nil {
		return Text{Plain: safe} // a reader of a string does not fail
	}
	w := &plainWriter{}
	for _, n := range nodes {
		w.node(n)
	}
	t := Text{HTML: strings.TrimSpace(safe), Plain: w.text()}
	if !w.rich {
		t.HTML = ""
	}
	return t
}
