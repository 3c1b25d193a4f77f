package aloud

import (
	"strings"

	"shuke/backend/insight/words"
	"shuke/backend/segment"
)

// Word is something a rule is built of, as it is written and as it is said.
type Word struct{ ID, Text string }

// Field is something a builder of rules offers.
type Field struct {
	Of        string // "customers", "orders", "events"
	Group     string // "" in a measure
	Name      string
	Text      string
	Type      string
	Unit      string
	Operators []Word
	Choices   []Word
}

// Measure is a way to add up what belongs to customers.
type Measure struct {
	Of, How, What string
	Text          string
	Type          string
	Unit          string
	Operators     []Word
}

func factTerm(name string) term {
	for _, g := range facts {
		if t, ok := g.terms[name]; ok {
			return t
		}
	}
	return unnamed(name)
}

// unnamed is a word that we have none for.
func unnamed(name string) term { return term{name: spoken{name, name, name}} }

func partTerm(of, name string) term {
	if t, ok := parts[of][name]; ok {
		return t
	}
	return unnamed(name)
}

func measureTerm(of, how, what string) term {
	key := of + " " + how
	if what != "" {
		key += " " + what
	}
	if t, ok := measures[key]; ok {
		return t
	}
	return unnamed(key)
}

func factType(name string) string {
	for _, f := range segment.Facts {
		if f.Name == name {
			return string(f.Type)
		}
	}
	return "yesno" // a consent
}

// Fields lists what a builder offers, in its order.
func Fields(lang words.Language, customers []segment.Field) []Field {
	list := make([]Field, 0, len(customers))
	for _, g := range facts {
		for _, f := range customers {
			if t, ok := g.terms[f.Name]; ok {
				list = append(list, field(lang, "customers", g.group.in(lang), f, t))
			}
		}
	}
	for _, f := range customers {
		if t := factTerm(f.Name); t == unnamed(f.Name) {
			own := strings.TrimPrefix(f.Name, "custom.")
			list = append(list, field(lang, "customers", ownFields.in(lang), f, unnamed(own)))
		}
	}
	for _, of := range segment.Belongings {
		for _, f := range segment.FieldsOf(of) {
			list = append(list, field(lang, of, "", f, partTerm(of, f.Name)))
		}
	}
	return list
}

func field(lang words.Language, of, group string, f segment.Field, t term) Field {
	out := Field{
		Of: of, Group: group, Name: f.Name, Text: t.name.in(lang), Type: string(f.Type), Unit: t.unit.in(lang),
		Operators: operatorWords(lang, string(f.Type), segment.Operators(f)), Choices: []Word{},
	}
	for _, c := range f.Choices {
		if s, ok := choices[f.Name][c]; ok {
			out.Choices = append(out.Choices, Word{c, s.in(lang)})
		}
	}
	return out
}

func operatorWords(lang words.Language, kind string, ops []string) []Word {
	list := make([]Word, len(ops))
	for i, op := range ops {
		list[i] = Word{op, bareOperator(kind, op).in(lang)}
	}
	return list
}

// Measures lists the ways to add up that a builder offers.
func Measures(lang words.Language) []Measure {
	list := []Measure{}
	for _, of := range segment.Belongings {
		for _, m := range segment.Measures(of) {
			t := measureTerm(of, m.How, m.What)
			list = append(list, Measure{
				Of: of, How: m.How, What: m.What, Text: t.name.in(lang), Type: string(m.Type), Unit: t.unit.in(lang),
				Operators: operatorWords(lang, string(m.Type), segment.Operators(segment.Field{Type: m.Type})),
			})
		}
	}
	return list
}
