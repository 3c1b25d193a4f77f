package segment

import (
	"fmt"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// measure reads {"measure", "of", "what", "in", "where", "op", "value"}.
func (p *parser) measure(path string, m map[string]any) (crm.Leaf, error) {
	how, _ := m["measure"].(string)
	of, _ := m["of"].(string)
	fields := FieldsOf(of)
	if fields == nil {
		return crm.Leaf{}, wrong("segment.rule.field", path+".of", "field", of)
	}
	what, _ := m["what"].(string)
	way := slices.IndexFunc(Measures(of), func(a Adding) bool { return a.How == how && a.What == what })
	if way < 0 || what == "" && m["what"] != nil {
		return crm.Leaf{}, wrong("segment.rule.measure", path+".measure", "measure", how, "field", what)
	}
	value := Field{Name: how, Type: Measures(of)[way].Type}
	measure := crm.Measure{How: how, Of: of}
	var err error
	if measure.In, err = window(path, m["in"]); err != nil {
		return crm.Leaf{}, err
	}
	if measure.Where, err = p.where(path+".where", fields, m["where"]); err != nil {
		return crm.Leaf{}, err
	}
	leaf, err := p.test(path, value, m, "measure", "of", "what", "in", "where")
	leaf.Field, leaf.Measure = what, &measure
	return leaf, err
}

func (p *parser) where(path string, fields []Field, v any) ([]crm.Leaf, error) {
	list, ok := v.([]any)
	if v != nil && !ok {
		return nil, wrong("segment.rule.shape", path)
	}
	var leaves []crm.Leaf
	for i, inner := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		m, ok := inner.(map[string]any)
		if !ok {
			return nil, wrong("segment.rule.shape", at)
		}
		if p.leaves++; p.leaves > maxLeaves {
			return nil, wrong("segment.rule.large", at, "max", maxLeaves)
		}
		name, _ := m["field"].(string)
		f, ok := find(fields, name)
		if !ok {
			return nil, wrong("segment.rule.field", at+".field", "field", name)
		}
		leaf, err := p.test(at, f, m, "field")
		if err != nil {
			return nil, err
		}
		leaves = append(leaves, leaf)
	}
	return leaves, nil
}

// window reads {"lastDays": N}, {"olderThanDays": N} or {"from": D, "to": D}.
func window(path string, v any) (*crm.RuleRange, error) {
	if v == nil {
		return nil, nil
	}
	path += ".in"
	m, ok := v.(map[string]any)
	if !ok || len(m) == 0 {
		return nil, wrong("segment.rule.window", path)
	}
	r := crm.RuleRange{From: crm.Least, To: crm.Most}
	for key, v := range m {
		var err error
		var at point
		switch key {
		case "lastDays": // today and the N-1 days before it
			if at, err = whole(v); err == nil && (at.n < 1 || len(m) > 1) {
				err = errValue
			}
			r = crm.RuleRange{From: at.n - 1, FromAgo: true, To: 0, ToAgo: true}
		case "olderThanDays":
			if at, err = whole(v); err == nil && (at.n < 0 || len(m) > 1) {
				err = errValue
			}
			r.To, r.ToAgo = at.n+1, true
		case "from":
			at, err = day(v)
			r.From, r.FromAgo = at.n, at.ago
		case "to":
			at, err = day(v)
			r.To, r.ToAgo = at.n, at.ago
		default:
			err = errValue
		}
		if err != nil {
			return nil, wrong("segment.rule.window", strings.TrimSuffix(path, ".")+"."+key)
		}
	}
	return &r, nil
}
