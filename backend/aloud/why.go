package aloud

import (
	"fmt"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/segment"
)

// Line is one part of a rule with how it comes out for a customer.
type Line struct {
	Path   string
	Depth  int
	Kind   string // "all", "any", "not", "leaf"
	Text   string // of a leaf: the condition; of others what joins their parts
	Own    string // what the customer has there; "" where there is nothing to say
	Passes bool
}

var (
	allHold  = spoken{"全部满足", "全部滿足", "All hold"}
	anyHolds = spoken{"满足任一", "滿足任一", "Any holds"}
	notHolds = spoken{"不满足下面这条", "不滿足下面這條", "This does not hold"}
	noRecord = spoken{"没有记录", "沒有記錄", "nothing known"}
	noNotes  = spoken{"没有备注", "沒有備註", "no notes"}
	notAsked = spoken{"没有说过", "沒有說過", "nothing was said"}
	noTags   = spoken{"没有标签", "沒有標籤", "no tags"}
)

// Why says the parts of a rule in the order they are written, each with how it comes out. A segment that the rule names is one
// part of it.
func (v Voice) Why(text []byte, w crm.Why) ([]Line, error) {
	n, err := read(text)
	if err != nil {
		return nil, err
	}
	return v.why(nil, &n, &w, "", 0), nil
}

func (v Voice) why(lines []Line, n *node, w *crm.Why, path string, depth int) []Line {
	kind, of, says := "leaf", []node(nil), spoken{}
	switch {
	case n.All != nil:
		kind, of, says = "all", *n.All, allHold
	case n.Any != nil:
		kind, of, says = "any", *n.Any, anyHolds
	case n.Not != nil:
		kind, of, says = "not", []node{*n.Not}, notHolds
	}
	line := Line{Path: path, Depth: depth, Kind: kind, Text: v.say(says), Passes: w.Passes}
	if kind == "leaf" {
		line.Text, line.Own = upper(v.tidy(v.leaf(n))), v.own(n, w.Own)
	}
	lines = append(lines, line)
	for i := range min(len(of), len(w.Of)) {
		at := map[crm.RuleKind]string{crm.RuleAll: "all", crm.RuleAny: "any"}[w.Kind]
		inner := "not"
		if at != "" {
			inner = fmt.Sprintf("%s[%d]", at, i)
		}
		if path != "" {
			inner = path + "." + inner
		}
		lines = v.why(lines, &of[i], &w.Of[i], inner, depth+1)
	}
	return lines
}

// own says what a customer has where a leaf asks.
func (v Voice) own(n *node, own crm.OwnValue) string {
	if n.Field == "segment" || own.Type == "" || strings.HasPrefix(n.Field, "reachable.") {
		return ""
	}
	unit := factTerm(n.Field).unit
	field := n.Field
	if n.Measure != "" {
		unit, field = measureTerm(n.Of, n.Measure, n.What).unit, n.What
	}
	if len(own.Values) == 0 {
		switch {
		case own.Type == "tag":
			return v.say(noTags)
		case own.Type == "content" || n.Field == "noteKind":
			return v.say(noNotes)
		case strings.HasPrefix(n.Field, "consent."):
			return v.say(notAsked)
		}
		return v.say(noRecord)
	}
	said := make([]string, len(own.Values))
	for i, x := range own.Values {
		switch own.Type {
		case "tag", "content":
			said[i] = v.fill(quoted, "v", x)
		case "yesno":
			said[i] = v.say(map[string]spoken{"true": yes, "false": no}[x])
		case "text":
			said[i] = strings.Trim(v.text(field, x), "「」“”")
		default:
			said[i] = v.value(field, own.Type, unit, x)
		}
	}
	return v.tidy(strings.Join(said, v.say(anyOf)))
}

// Names has what the shop calls things; segment.Names is one.
var _ Names = segment.Names{}
