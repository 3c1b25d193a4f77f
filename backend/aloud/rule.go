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
	if said == v.say(everyone[true]) || said == v.say(nobody[true]) {
		return upper(said), nil
	}
	return v.tidy(v.fill(people, "rule", said)), nil
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
		return v.fill(notPart, "rule", v.node(n.Not, chinese(v.lang)))
	case chinese(v.lang):
		return v.leaf(n)
	}
	return relative(v.leaf(n))
}

// leaf says one condition; in English of them: "their age is at least 30", "they carry the tag “VIP”".
func (v Voice) leaf(n *node) string {
	if n.Measure != "" {
		return v.measure(n)
	}
	return v.fact(n)
}

func (v Voice) group(of []node, last spoken, none map[bool]spoken, alone bool) string {
	if len(of) == 0 {
		return v.say(none[alone])
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
	t := v.factTerm(n.Field)
	switch {
	case strings.HasPrefix(n.Field, "reachable."):
		return v.reachable(n)
	case n.Field == "note":
		kind = "note"
	case n.Field == segment.FieldDiscount, n.Field == "noteKind":
		kind = n.Field
	}
	_, whole := wholeSentences[kind]
	switch {
	case !whole && (n.Op == "known" || n.Op == "unknown"):
		return v.isKnown(n, t.name)
	case kind == "yesno":
		return v.yesNo(n)
	case whole:
		return v.compare(n, n.Field, kind, t.unit)
	case !chinese(v.lang) && v.shape(n.Field, kind, t).how != plain:
		return v.shaped(v.shape(n.Field, kind, t), n, n.Field, kind, "")
	}
	return v.about(t.name, v.compare(n, n.Field, kind, t.unit))
}

// shape is how English says a fact; the shop's own days are days.
func (v Voice) shape(field, kind string, t term) shape {
	if kind == "day" && !past(field) {
		return shape{how: when, begins: "their " + t.name.en, verb: "is"}
	}
	return shapes[field]
}

// wholeSentences are the kinds whose operators name what they compare.
var wholeSentences = map[string]struct{}{"tag": {}, segment.FieldDiscount: {}, "segment": {}, "content": {}, "note": {}, "noteKind": {}}

// about puts what is said of something behind its name.
func (v Voice) about(name spoken, said string) string {
	if chinese(v.lang) {
		return name.in(v.lang) + said
	}
	return "their " + name.in(v.lang) + " " + said
}

// reachable is said as it is: whether a channel reaches somebody.
func (v Voice) reachable(n *node) string {
	is, _ := n.Value.(bool)
	return v.say(reached[strings.TrimPrefix(n.Field, "reachable.")][is == (n.Op == "=")])
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
	s := map[bool]map[bool]spoken{true: {true: agreed, false: notAgreed}, false: {true: refused, false: notRefused}}[is][n.Op == "="]
	return v.fill(s, "channel", channel)
}

// measure says "最近 90 天下单金额大于 ¥500", "they spent more than ¥500 in the last 90 days".
func (v Voice) measure(n *node) string {
	t := measureTerm(n.Of, n.Measure, n.What)
	kind := "number"
	for _, m := range segment.Measures(n.Of) {
		if m.How == n.Measure && m.What == n.What {
			kind = string(m.Type)
		}
	}
	where := v.where(n)
	if chinese(v.lang) {
		return v.window(n.In) + v.say(t.name) + where + v.compare(n, n.What, kind, t.unit)
	}
	rest := v.window(n.In) + where
	if n.Op == "known" || n.Op == "unknown" {
		return "their " + v.say(t.name) + rest + " " + v.say(operator("", n.Op))
	}
	if s := shapes[strings.TrimSpace(n.Of+" "+n.Measure+" "+n.What)]; s.how != plain {
		return v.shaped(s, n, n.What, kind, rest)
	}
	return "their " + v.say(t.name) + rest + " " + v.compare(n, n.What, kind, t.unit)
}

// where says in brackets what is asked of the orders that a measure counts.
func (v Voice) where(n *node) string {
	if len(n.Where) == 0 {
		return ""
	}
	said := make([]string, len(n.Where))
	for i := range n.Where {
		said[i] = v.part(n.Of, &n.Where[i])
	}
	where := v.fill(inGroup, "rule", strings.Join(said, v.say(join)))
	if chinese(v.lang) {
		return where
	}
	return " " + where
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
	if chinese(v.lang) {
		if n.Field == "hour" || n.Field == "weekday" {
			kind = n.Field
		}
		return v.say(t.name) + v.compare(n, n.Field, kind, t.unit)
	}
	if s := shapes[of+"/"+n.Field]; s.how != plain && n.Op != "known" && n.Op != "unknown" {
		return v.shaped(s, n, n.Field, kind, "")
	}
	return v.say(t.name) + " " + v.compare(n, n.Field, kind, t.unit)
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
