package sms

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// Template is a text that the provider approved, under the code they gave it. What differs from message to message stands in
// braces: ${name} with Aliyun, {1} with Tencent.
type Template struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Value is what stands where a template has a variable.
type Value struct{ Name, Text string }

var variable = regexp.MustCompile(`\$\{([A-Za-z]\w*)\}|\{(\d+)\}`)

// Templates find the approved text that a message is. Providers of China send nothing else, so a text is written as it will
// arrive and its variables are read off it. Where they could be split in two ways both give the same message.
type Templates struct {
	signature string
	list      []compiled
}

type compiled struct {
	code  string
	names []string
	fixed int // how much of it never changes
	shape *regexp.Regexp
}

// NewTemplates checks and prepares approved texts. The signature stands in front of a message as 【signature】; whether a text
// has it or leaves it to the provider makes no difference.
func NewTemplates(signature string, list []Template) (*Templates, error) {
	t := &Templates{signature: "【" + signature + "】"}
	seen := map[string]bool{}
	for _, one := range list {
		if one.Code == "" || strings.TrimSpace(one.Text) == "" || seen[one.Code] {
			return nil, crm.Errorf(crm.CodeInvalid, "channel.sms.templates")
		}
		seen[one.Code] = true
		t.list = append(t.list, compile(one))
	}
	if len(t.list) == 0 {
		return nil, crm.Errorf(crm.CodeInvalid, "channel.sms.templates")
	}
	// The text with the most that never changes says most about a message.
	slices.SortStableFunc(t.list, func(a, b compiled) int { return cmp.Compare(b.fixed, a.fixed) })
	return t, nil
}

func compile(one Template) compiled {
	c := compiled{code: one.Code, fixed: len(variable.ReplaceAllString(one.Text, ""))}
	shape, from := `(?s)^`, 0
	for _, at := range variable.FindAllStringSubmatchIndex(one.Text, -1) {
		shape += regexp.QuoteMeta(one.Text[from:at[0]]) + `(.*?)`
		from = at[1]
		name := at[2:4]
		if at[2] < 0 {
			name = at[4:6]
		}
		c.names = append(c.names, one.Text[name[0]:name[1]])
	}
	c.shape = regexp.MustCompile(shape + regexp.QuoteMeta(one.Text[from:]) + `$`)
	return c
}

// Match finds the approved text that a message is, and what stands in its variables, by their order in the text. A name that
// occurs twice has to stand for the same both times.
func (t *Templates) Match(text string) (code string, values []Value, err error) {
	text = strings.TrimPrefix(text, t.signature)
	for _, c := range t.list {
		if values, ok := c.match(text); ok {
			return c.code, values, nil
		}
	}
	return "", nil, crm.Errorf(crm.CodeInvalid, "channel.sms.notApproved")
}

func (c compiled) match(text string) ([]Value, bool) {
	found := c.shape.FindStringSubmatch(text)
	if found == nil {
		return nil, false
	}
	values := []Value{}
	for i, name := range c.names {
		v := Value{name, found[i+1]}
		at := slices.IndexFunc(values, func(w Value) bool { return w.Name == name })
		switch {
		case v.Text == "": // gateways refuse an empty variable
			return nil, false
		case at < 0:
			values = append(values, v)
		case values[at] != v:
			return nil, false
		}
	}
	return values, true
}

// Variables are the names in an approved text, in their order.
func Variables(text string) []string { return compile(Template{Text: text}).names }
