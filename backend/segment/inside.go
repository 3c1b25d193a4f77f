package segment

import (
	"errors"
	"slices"
	"strings"

	"shuke/backend/crm"
)

const (
	fieldSegment = "segment"
	customPrefix = "custom." // before the name of a custom field

	reachablePrefix = "reachable." // before a channel
	fieldNoteKind   = "noteKind"
	fieldNote       = "note"
)

// FieldFrozen is who is in a frozen segment, by its id.
const FieldFrozen = "#frozen"

// segment puts the rules of segments in the place where one names them: whoever asks a rule knows nothing of segments.
func (p *parser) segment(path string, m map[string]any, depth int) (crm.Rule, error) {
	f, _ := find(Facts, fieldSegment)
	leaf, err := p.test(path, f, m, "field")
	if err != nil {
		return crm.Rule{}, err
	}
	r := crm.Rule{Kind: crm.RuleAny, Path: strings.TrimPrefix(path, ".")}
	for _, one := range leaf.Ranges {
		s, _ := first(p.names.Segments, func(s crm.Segment) bool { return s.ID == one.From })
		inner, err := p.named(path, s, depth+1)
		if err != nil {
			return crm.Rule{}, err
		}
		r.Of = append(r.Of, inner)
	}
	if len(r.Of) == 1 {
		r = r.Of[0]
		r.Path = strings.TrimPrefix(path, ".")
	}
	if leaf.Not {
		return crm.Rule{Kind: crm.RuleNot, Path: r.Path, Of: []crm.Rule{r}}, nil
	}
	return r, nil
}

// named is the rule of one segment. One that leads back to itself is refused with the way it takes.
func (p *parser) named(path string, s crm.Segment, depth int) (crm.Rule, error) {
	if at := slices.IndexFunc(p.inside, func(o crm.Segment) bool { return o.ID == s.ID }); at >= 0 {
		way := []string{}
		for _, o := range p.inside[at:] {
			way = append(way, o.Name)
		}
		return crm.Rule{}, wrong("segment.rule.cycle", path, "cycle", strings.Join(append(way, s.Name), " → "))
	}
	if s.Frozen() {
		leaf := crm.Leaf{Field: FieldFrozen, Test: crm.TestWithin, Ranges: []crm.RuleRange{{From: s.ID, To: s.ID}}}
		return crm.Rule{Kind: crm.RuleLeaf, Leaf: leaf, Segment: s.Name}, nil
	}
	root, err := decode([]byte(s.Rule))
	if err != nil {
		return crm.Rule{}, err
	}
	p.inside = append(p.inside, s)
	defer func() { p.inside = p.inside[:len(p.inside)-1] }()
	at := path + "(" + s.Name + ")"
	r, err := p.node(at, root, depth)
	var told *crm.Error
	if errors.As(err, &told) && told.Params["path"] == strings.TrimPrefix(at, ".") {
		told.Params["path"] = strings.TrimPrefix(path, ".")
	}
	r.Segment = s.Name
	return r, err
}

func (p *parser) segmentID(v any) (point, error) {
	if s, ok := p.names.segment(v); ok {
		return point{n: s.ID}, nil
	}
	id, name := reference(v)
	if id == 0 && name == "" {
		return point{}, errValue
	}
	return point{}, crm.Errorf(crm.CodeInvalid, "segment.rule.segment", "segment", called(id, name))
}
