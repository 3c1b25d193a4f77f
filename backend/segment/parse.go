package segment

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// The most leaves a rule may have, and the deepest it may be nested.
const (
	maxLeaves = 1000
	maxDepth  = 50
)

// Parse reads a rule and checks it. What is wrong is a crm.Error whose path says where: "all[2].any[0].op".
func Parse(text []byte, names Names) (crm.Rule, error) {
	root, err := decode(text)
	if err != nil {
		return crm.Rule{}, err
	}
	p := parser{names: names}
	return p.node("", root, 0)
}

type parser struct {
	names  Names
	leaves int
	inside []crm.Segment // the segments whose rules are being read, the outermost first
}

// wrong makes the error for a place in the rule.
func wrong(key, path string, pairs ...any) error {
	return crm.Errorf(crm.CodeInvalid, key, append([]any{"path", strings.TrimPrefix(path, ".")}, pairs...)...)
}

// ends is the first and the last two steps of a long path: nobody reads fifty.
func ends(path string) string {
	steps := strings.Split(strings.TrimPrefix(path, "."), ".")
	if len(steps) <= 4 {
		return path
	}
	return strings.Join(steps[:2], ".") + "…" + strings.Join(steps[len(steps)-2:], ".")
}

func (p *parser) node(path string, v any, depth int) (crm.Rule, error) {
	m, ok := v.(map[string]any)
	if !ok {
		return crm.Rule{}, wrong("segment.rule.shape", path)
	}
	if depth > maxDepth {
		return crm.Rule{}, wrong("segment.rule.deep", ends(path), "max", maxDepth)
	}
	for key, kind := range map[string]crm.RuleKind{"all": crm.RuleAll, "any": crm.RuleAny} {
		if list, there := m[key]; there {
			r, err := p.group(path+"."+key, kind, list, m, depth)
			r.Path = strings.TrimPrefix(path, ".")
			return r, err
		}
	}
	if inner, there := m["not"]; there {
		if len(m) != 1 {
			return crm.Rule{}, wrong("segment.rule.shape", path)
		}
		r, err := p.node(path+".not", inner, depth+1)
		return crm.Rule{Kind: crm.RuleNot, Path: strings.TrimPrefix(path, "."), Of: []crm.Rule{r}}, err
	}
	if p.leaves++; p.leaves > maxLeaves {
		return crm.Rule{}, wrong("segment.rule.large", path, "max", maxLeaves)
	}
	if m["field"] == fieldSegment {
		return p.segment(path, m, depth)
	}
	leaf, err := p.customerLeaf(path, m)
	return crm.Rule{Kind: crm.RuleLeaf, Path: strings.TrimPrefix(path, "."), Leaf: leaf}, err
}

func (p *parser) group(path string, kind crm.RuleKind, v any, m map[string]any, depth int) (crm.Rule, error) {
	list, ok := v.([]any)
	if !ok || len(m) != 1 {
		return crm.Rule{}, wrong("segment.rule.shape", path)
	}
	r := crm.Rule{Kind: kind, Of: make([]crm.Rule, len(list))}
	for i, inner := range list {
		var err error
		if r.Of[i], err = p.node(fmt.Sprintf("%s[%d]", path, i), inner, depth+1); err != nil {
			return crm.Rule{}, err
		}
	}
	return r, nil
}

func (p *parser) customerLeaf(path string, m map[string]any) (crm.Leaf, error) {
	if _, measure := m["measure"]; measure {
		return p.measure(path, m)
	}
	name, _ := m["field"].(string)
	f, called, ok := p.names.asked(name)
	if !ok {
		return crm.Leaf{}, wrong("segment.rule.field", path+".field", "field", name)
	}
	leaf, err := p.test(path, f, m, "field")
	leaf.Field = called
	if m, counted := messageFacts[name]; counted {
		leaf.Field, leaf.Measure = m.what, &crm.Measure{How: m.how, Of: ofMessages}
	}
	return leaf, err
}

// test reads op and value of a leaf on a field; others are the keys that may stand beside them.
func (p *parser) test(path string, f Field, m map[string]any, others ...string) (crm.Leaf, error) {
	for key := range m {
		if key != "op" && key != "value" && !slices.Contains(others, key) {
			return crm.Leaf{}, wrong("segment.rule.key", path, "key", key)
		}
	}
	op, _ := m["op"].(string)
	allowed := Operators(f)
	if !slices.Contains(allowed, op) {
		return crm.Leaf{}, wrong("segment.rule.op", path+".op", "op", op, "field", f.Name, "ops", strings.Join(allowed, " "))
	}
	leaf := crm.Leaf{Field: f.Name, Not: op == "!=" || op == "notIn" || op == "unknown"}
	value, given := m["value"]
	if op == "known" || op == "unknown" {
		if given {
			return leaf, wrong("segment.rule.value", path+".value", "op", op, "field", f.Name)
		}
		return leaf, nil
	}
	if err := p.values(&leaf, f, op, value); err != nil {
		var named *crm.Error
		if errors.As(err, &named) {
			named.Params["path"] = strings.TrimPrefix(path+".value", ".")
			return leaf, named
		}
		return leaf, wrong("segment.rule.value", path+".value", "op", op, "field", f.Name)
	}
	return leaf, nil
}

func (p *parser) values(leaf *crm.Leaf, f Field, op string, value any) error {
	list := []any{value}
	switch op {
	case "in", "notIn", "between":
		var ok bool
		if list, ok = value.([]any); !ok || len(list) == 0 || op == "between" && len(list) != 2 || len(list) > maxLeaves {
			return errValue
		}
	}
	if f.Type == typeText || f.Type == typeContent {
		return leafTexts(leaf, op, list)
	}
	leaf.Test = crm.TestWithin
	points := make([]point, len(list))
	for i, v := range list {
		var err error
		if points[i], err = p.point(f, v); err != nil {
			return err
		}
	}
	leaf.Ranges = ranges(op, points)
	return nil
}

func leafTexts(leaf *crm.Leaf, op string, list []any) error {
	leaf.Test = map[string]crm.RuleTest{"contains": crm.TestContains, "startsWith": crm.TestPrefix}[op]
	if leaf.Test == 0 {
		leaf.Test = crm.TestEquals
	}
	for _, v := range list {
		s, ok := v.(string)
		if !ok || s == "" {
			return errValue
		}
		leaf.Texts = append(leaf.Texts, s)
	}
	return nil
}

// ranges are the numbers an operator lets pass.
func ranges(op string, points []point) []crm.RuleRange {
	first := points[0]
	switch op {
	case ">", ">=":
		if op == ">" {
			first = first.after(1)
		}
		return []crm.RuleRange{{From: first.n, FromAgo: first.ago, To: crm.Most}}
	case "<", "<=":
		if op == "<" {
			first = first.after(-1)
		}
		return []crm.RuleRange{{From: crm.Least, To: first.n, ToAgo: first.ago}}
	case "between":
		return []crm.RuleRange{{From: first.n, FromAgo: first.ago, To: points[1].n, ToAgo: points[1].ago}}
	}
	all := make([]crm.RuleRange, len(points))
	for i, v := range points {
		all[i] = crm.RuleRange{From: v.n, FromAgo: v.ago, To: v.n, ToAgo: v.ago}
	}
	return all
}
