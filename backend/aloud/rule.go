package aloud

import (
	"bytes"
	"encoding/json"
	"strings"

	"shuke/backend/insight/words"
	"shuke/backend/segment"
)

// node is a rule as it is written. Only one of its shapes is filled.
type node struct {
	All     *[]node `json:"all"`
	Any     *[]node `json:"any"`
	Not     *node   `json:"not"`
	Field   string  `json:"field"`
	Measure string  `json:"measure"`
	Of      string  `json:"of"`
	What    string  `json:"what"`
	In      *window `json:"in"`
	Where   []node  `json:"where"`
	Op      string  `json:"op"`
	Value   any     `json:"value"`
}

type window struct {
	LastDays      *json.Number `json:"lastDays"`
	OlderThanDays *json.Number `json:"olderThanDays"`
	From          any          `json:"from"`
	To            any          `json:"to"`
}

// Names is what a shop calls what rules mean by number.
type Names interface {
	Currency() string
	// TagName is what a tag is called; "" when it is gone.
	TagName(id int64) string
	// SegmentName is what a segment is called; "" when it is gone.
	SegmentName(id int64) string
	// Custom is what a custom field is called and the type of its values; false when the name is none of one.
	Custom(name string) (called, kind string, ok bool)
}

// Voice says rules of a shop in a language.
type Voice struct {
	lang  words.Language
	names Names
}

// In is the voice of a language.
func In(lang words.Language, names Names) Voice { return Voice{lang, names} }

func read(text []byte) (n node, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return n, d.Decode(&n)
}

// Rule is a whole rule as one sentence. The rule is one that segment.Parse takes.
func (v Voice) Rule(text []byte) (string, error) {
	n, err := read(text)
	if err != nil {
		return "", err
	}
	said := v.node(&n, true)
	if said == v.say(everyone) || said == v.say(nobody) {
		return upper(said), nil
	}
	if they, is := strings.CutPrefix(said, "they "); is && !chinese(v.lang) && !n.several() {
		return v.fill(peopleWho, "rule", they), nil
	}
	return v.tidy(v.fill(people, "rule", said)), nil
}

// several tells whether a rule has more than one condition.
func (n *node) several() bool {
	for _, group := range []*[]node{n.All, n.Any} {
		if group != nil {
			return len(*group) != 1 || (*group)[0].several()
		}
	}
	return false
}

// upper begins an English sentence.
func upper(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (v Voice) say(s spoken) string { return s.in(v.lang) }

func (v Voice) fill(s spoken, pairs ...string) string { return words.Fill(s.in(v.lang), pairs...) }

// node says a part of a rule; alone, it needs no brackets.
func (v Voice) node(n *node, alone bool) string {
	switch {
	case n.All != nil:
		return v.group(*n.All, lastAll, everyone, alone)
	case n.Any != nil:
		return v.group(*n.Any, lastAny, nobody, alone)
	case n.Not != nil:
		return v.fill(notPart, "rule", v.node(n.Not, true))
	case n.Measure != "":
		return v.measure(n)
	}
	return v.fact(n)
}

func (v Voice) group(of []node, last, none spoken, alone bool) string {
	if len(of) == 0 {
		return v.say(none)
	}
	if len(of) == 1 {
		return v.node(&of[0], alone)
	}
	said := make([]string, len(of))
	for i := range of {
		said[i] = v.node(&of[i], false)
	}
	list := v.list(said, join, last)
	if alone {
		return list
	}
	return v.fill(inGroup, "rule", list)
}

func (v Voice) list(said []string, between, last spoken) string {
	n := len(said) - 1
	if n == 0 {
		return said[0]
	}
	return strings.Join(said[:n], v.say(between)) + v.say(last) + said[n]
}

func (v Voice) fact(n *node) string {
	kind := v.factType(n.Field)
	if strings.HasPrefix(n.Field, "reachable.") {
		return v.reachable(n)
	}
	switch {
	case kind == "yesno":
		return v.yesNo(n)
	case n.Field == "note":
		kind = "note"
	case n.Field == segment.FieldDiscount, n.Field == "noteKind":
		kind = n.Field
	}
	t := v.factTerm(n.Field)
	said := v.compare(n, n.Field, kind, t.unit)
	if _, whole := wholeSentences[kind]; whole {
		return said
	}
	return v.about(t.name, said)
}

// wholeSentences are the kinds whose operators name what they compare.
var wholeSentences = map[string]struct{}{"tag": {}, segment.FieldDiscount: {}, "segment": {}, "content": {}, "note": {}, "noteKind": {}}

// about puts what is said of something behind its name.
func (v Voice) about(name spoken, said string) string {
	if chinese(v.lang) {
		return name.in(v.lang) + said
	}
	return "the " + name.in(v.lang) + " " + said
}

// reachable is said as it is: whether a channel reaches somebody.
func (v Voice) reachable(n *node) string {
	is, _ := n.Value.(bool)
	if is == (n.Op == "=") {
		return v.say(factTerm(n.Field).name)
	}
	return v.fill(notSo, "v", v.say(factTerm(n.Field).name))
}

// factTerm is what a fact is called; the shop's own fields by their own name.
func (v Voice) factTerm(name string) term {
	if called, _, own := v.names.Custom(name); own {
		return term{name: spoken{"「" + called + "」", "「" + called + "」", "“" + called + "”"}}
	}
	return factTerm(name)
}

func (v Voice) factType(name string) string {
	if _, kind, own := v.names.Custom(name); own {
		return kind
	}
	return factType(name)
}

func (v Voice) yesNo(n *node) string {
	is, _ := n.Value.(bool)
	if n.Field == "blocked" {
		if is == (n.Op == "=") {
			return v.say(blocked)
		}
		return v.say(notBlocked)
	}
	channel := v.say(v.factTerm(n.Field).name)
	if _, _, own := v.names.Custom(n.Field); own && (n.Op == "=" || n.Op == "!=") {
		return v.about(v.factTerm(n.Field).name, v.fill(map[bool]spoken{true: isSo, false: isNot}[n.Op == "="], "v", v.say(map[bool]spoken{true: yes, false: no}[is])))
	}
	if n.Op == "known" || n.Op == "unknown" {
		return v.about(v.factTerm(n.Field).name, v.say(operator("", n.Op)))
	}
	s := map[bool]map[bool]spoken{true: {true: agreed, false: notAgreed}, false: {true: refused, false: notRefused}}[is][n.Op == "="]
	return v.fill(s, "channel", channel)
}

// measure says "最近 90 天下单金额大于 ¥500", "the amount ordered in the last 90 days is more than ¥500".
func (v Voice) measure(n *node) string {
	t := measureTerm(n.Of, n.Measure, n.What)
	kind := "number"
	for _, m := range segment.Measures(n.Of) {
		if m.How == n.Measure && m.What == n.What {
			kind = string(m.Type)
		}
	}
	name := v.window(n.In)
	if chinese(v.lang) {
		name += v.say(t.name)
	} else {
		name = "the " + v.say(t.name) + name
	}
	if len(n.Where) > 0 {
		said := make([]string, len(n.Where))
		for i := range n.Where {
			said[i] = v.part(n.Of, &n.Where[i])
		}
		where := v.fill(inGroup, "rule", strings.Join(said, v.say(join)))
		if !chinese(v.lang) {
			name += " "
		}
		name += where
	}
	said := v.compare(n, n.What, kind, t.unit)
	if chinese(v.lang) {
		return name + said
	}
	return name + " " + said
}

// part says a condition on an order or an event.
func (v Voice) part(of string, n *node) string {
	t := partTerm(of, n.Field)
	kind := ""
	for _, f := range segment.FieldsOf(of) {
		if f.Name == n.Field {
			kind = string(f.Type)
		}
	}
	said := v.compare(n, n.Field, kind, t.unit)
	if chinese(v.lang) {
		return v.say(t.name) + said
	}
	return v.say(t.name) + " " + said
}

func (v Voice) window(w *window) string {
	switch {
	case w == nil:
		return ""
	case w.LastDays != nil && w.LastDays.String() == "1":
		return v.say(onlyToday)
	case w.LastDays != nil:
		return v.fill(lastDays, "n", w.LastDays.String())
	case w.OlderThanDays != nil:
		return v.fill(olderThanDays, "n", w.OlderThanDays.String())
	case w.From != nil && w.To != nil:
		return v.fill(fromTo, "v", v.day(w.From), "w", v.day(w.To))
	case w.From != nil:
		return v.fill(fromOn, "v", v.day(w.From))
	}
	return v.fill(upTo, "v", v.day(w.To))
}

// Who names the people of a rule in few words: a segment or a tag by its name, a short rule by its sentence.
func (v Voice) Who(text []byte) (string, error) {
	n, err := read(text)
	if err != nil {
		return "", err
	}
	for n.All != nil && len(*n.All) == 1 {
		n = (*n.All)[0]
	}
	_, many := n.Value.([]any)
	switch {
	case n.Op == "=" && !many && n.Field == "segment":
		return v.fill(theSegment, "v", called(n.Value, v.names.SegmentName)), nil
	case n.Op == "=" && !many && n.Field == "tag":
		return v.fill(theTag, "v", called(n.Value, v.names.TagName)), nil
	}
	said, err := v.Rule(text)
	if runes := []rune(said); len(runes) > mostOfWho {
		said = v.say(ofRule)
	}
	return said, err
}

// mostOfWho is how many characters of a sentence fit a title.
const mostOfWho = 40
