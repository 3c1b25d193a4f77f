package campaign

import (
	"errors"
	"strings"

	"shuke/backend/crm"
)

// Reader is what a message has to know of whom it is for.
type Reader struct {
	Country  string
	Language string
	Values   Values
}

// Language is what somebody in a country is written to in, until they say otherwise.
func Language(country string) string {
	switch country {
	case "CN", "":
		return "zh-CN"
	case "TW", "HK", "MO":
		return "zh-TW"
	}
	return "en"
}

// Texts is a message as one reader gets it.
type Texts struct{ Subject, Text, HTML string }

// Compiled is a message that was read, for a channel and a purpose.
type Compiled struct {
	channel  string
	purpose  crm.Purpose
	footer   string
	first    string
	variants map[string]compiledVariant
}

type compiledVariant struct{ subject, text, page Template }

// Compile reads a message. The first mistake is a crm.Error that names the language and the part it stands in; what stands
// elsewhere is read all the same.
func Compile(m crm.Message, channel string, purpose crm.Purpose, footer string) (Compiled, error) {
	var wrong error
	c := Compiled{channel: channel, purpose: purpose, footer: strings.TrimSpace(footer), variants: map[string]compiledVariant{}}
	for i, v := range m.Variants {
		var one compiledVariant
		for _, p := range []struct {
			part
			into *Template
		}{{part{"subject", v.Subject}, &one.subject}, {part{"text", v.Text}, &one.text}, {part{"html", v.HTML}, &one.page}} {
			t, err := Parse(p.text)
			if err != nil && wrong == nil {
				wrong = in(err, v.Language, p.name)
			}
			*p.into = t
		}
		if i == 0 {
			c.first = v.Language
		}
		c.variants[v.Language] = one
	}
	return c, wrong
}

func in(err error, language, part string) error {
	if e := (*crm.Error)(nil); errors.As(err, &e) {
		e.Params["language"], e.Params["part"] = language, part
	}
	return err
}

// Fields lists the fields any variant has a place for.
func (c Compiled) Fields() []Field { return c.collect(Template.Fields) }

// Bare lists the fields that have, in some variant, nothing to be said instead.
func (c Compiled) Bare() []Field { return c.collect(Template.Bare) }

func (c Compiled) collect(of func(Template) []Field) []Field {
	seen := map[Field]bool{}
	for _, v := range c.variants {
		for _, t := range []Template{v.subject, v.text, v.page} {
			for _, f := range of(t) {
				seen[f] = true
			}
		}
	}
	list := []Field{}
	for _, f := range Fields {
		if seen[f] {
			list = append(list, f)
		}
	}
	return list
}

// Written is the language that readers of another one get the message in.
func (c Compiled) Written(language string) string {
	if _, ok := c.variants[language]; ok {
		return language
	}
	return c.first
}

// Languages is how many languages the message is written in.
func (c Compiled) Languages() int { return len(c.variants) }

// For is the message as one reader gets it: filled in, with what the law of their country wants before and behind it.
func (c Compiled) For(r Reader) Texts {
	language := c.Written(r.Language)
	v := c.variants[language]
	t := Texts{Subject: oneLine(v.subject.Fill(r.Values)), Text: v.text.Fill(r.Values), HTML: v.page.FillHTML(r.Values)}
	if c.channel != crm.ChannelEmail {
		t.Subject, t.HTML = "", ""
	}
	if c.purpose == crm.PurposeService {
		return t
	}
	out := c.footer
	if out == "" {
		out = OptOut(c.channel, r.Country, language)
	}
	if c.channel == crm.ChannelEmail {
		t.Subject = Subject(t.Subject, r.Country, language, c.purpose)
		t.Text = withOptOut(t.Text, out, "\n\n")
		if t.HTML != "" {
			t.HTML = withOptOutHTML(t.HTML, out)
		}
		return t
	}
	between := " "
	if out == mainlandOptOut { // it stands at the end of approved texts, without a gap
		between = ""
	}
	t.Text = withOptOut(t.Text, out, between)
	return t
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
