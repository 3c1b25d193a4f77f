package campaign

import (
	"errors"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// Reader is what a message has to know of whom it is for.
type Reader struct {
	Country  string
	Language string // in which it is to be said, whatever is read in their country; "" leaves it to that
	Values   Values
}

// Texts is a message as one reader gets it.
type Texts struct{ Subject, Text, HTML string }

// Compiled is a message that was read, for a channel and a purpose.
type Compiled struct {
	channel  string
	purpose  crm.Purpose
	footer   string
	order    []string // the languages as they were written
	variants map[string]compiledVariant
}

type compiledVariant struct{ subject, text, page Template }

// Compile reads a message. The first mistake is a crm.Error that names the language and the part it stands in; what stands
// elsewhere is read all the same.
func Compile(m crm.Message, channel string, purpose crm.Purpose, footer string) (Compiled, error) {
	var wrong error
	c := Compiled{channel: channel, purpose: purpose, footer: strings.TrimSpace(footer), variants: map[string]compiledVariant{}}
	for _, v := range m.Variants {
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
		if _, known := c.variants[v.Language]; !known {
			c.order = append(c.order, v.Language)
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

// Written is the language in which somebody in a country gets the message: the first of those read there that it is written in,
// also as it is written elsewhere; else English, where they have no language of ours; else the one that was written first.
func (c Compiled) Written(country string) string {
	wanted := SpokenIn(country)
	if len(wanted) > 0 && base(wanted[0]) != "zh" {
		wanted = append(wanted, worldly)
	}
	for _, language := range wanted {
		for _, alike := range []func(string) string{func(code string) string { return code }, base} {
			i := slices.IndexFunc(c.order, func(written string) bool { return alike(written) == alike(language) })
			if i >= 0 {
				return c.order[i]
			}
		}
	}
	if len(c.order) == 0 {
		return own(country)
	}
	return c.order[0]
}

// Unwritten is the language that most people in a country read when they get the message in another one, else "".
func (c Compiled) Unwritten(country string) string {
	o, written := own(country), c.Written(country)
	if base(o) != base(written) || base(o) == "zh" && o != written { // two scripts
		return o
	}
	return ""
}

// Languages is how many languages the message is written in.
func (c Compiled) Languages() int { return len(c.variants) }

// For is the message as one reader gets it: filled in, with what the law of their country wants before and behind it.
func (c Compiled) For(r Reader) Texts {
	language := r.Language
	if language == "" {
		language = c.Written(r.Country)
	}
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
