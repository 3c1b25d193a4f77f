package segment

import (
	"strings"

	"shuke/backend/crm"
)

// CheckCycles refuses rules of tags and segments that lead back to a tag: nobody could say who carries it. The error names
// the way it takes. Segments that lead back to themselves are refused where a rule is parsed.
func CheckCycles(n Names) error {
	for _, t := range n.Tags {
		if !t.Automatic() {
			continue
		}
		w := walk{names: n, goal: t, seen: map[node]bool{}}
		if w.rule(t.Rule, []string{t.Name}) {
			return crm.Errorf(crm.CodeInvalid, "segment.rule.cycle", "path", "", "cycle", strings.Join(w.way, " → "))
		}
	}
	return nil
}

type node struct {
	segment bool
	id      int64
}

// walk looks for a way from a tag's rule back to the tag.
type walk struct {
	names Names
	goal  crm.Tag
	seen  map[node]bool
	way   []string
}

func (w *walk) rule(text string, way []string) bool {
	tags, segments := References([]byte(text))
	for _, id := range tags {
		t, _ := first(w.names.Tags, func(t crm.Tag) bool { return t.ID == id })
		if id == w.goal.ID {
			w.way = append(way, w.goal.Name)
			return true
		}
		if !w.seen[node{false, id}] {
			w.seen[node{false, id}] = true
			if t.Automatic() && w.rule(t.Rule, append(way[:len(way):len(way)], t.Name)) {
				return true
			}
		}
	}
	for _, id := range segments {
		s, _ := first(w.names.Segments, func(s crm.Segment) bool { return s.ID == id })
		if w.seen[node{true, id}] || s.Frozen() || s.Rule == "" {
			continue
		}
		w.seen[node{true, id}] = true
		if w.rule(s.Rule, append(way[:len(way):len(way)], s.Name)) {
			return true
		}
	}
	return false
}

// Ordered lists the tags that have a rule so that whoever is asked for by another comes first.
func Ordered(n Names) []crm.Tag {
	var list []crm.Tag
	done := map[int64]bool{}
	var visit func(text string)
	add := func(t crm.Tag) {
		if t.Automatic() && !done[t.ID] {
			done[t.ID] = true
			visit(t.Rule)
			list = append(list, t)
		}
	}
	seen := map[int64]bool{}
	visit = func(text string) {
		tags, segments := References([]byte(text))
		for _, id := range tags {
			t, _ := first(n.Tags, func(t crm.Tag) bool { return t.ID == id })
			add(t)
		}
		for _, id := range segments {
			if s, _ := first(n.Segments, func(s crm.Segment) bool { return s.ID == id }); !seen[id] {
				seen[id] = true
				visit(s.Rule)
			}
		}
	}
	for _, t := range n.Tags {
		add(t)
	}
	return list
}

// TagsBehind lists the tags that a rule asks for, also through segments.
func TagsBehind(rule string, n Names) []int64 {
	tags, segments := References([]byte(rule))
	seen := map[int64]bool{}
	for len(segments) > 0 {
		id := segments[0]
		segments = segments[1:]
		if s, _ := first(n.Segments, func(s crm.Segment) bool { return s.ID == id }); !seen[id] && s.Rule != "" && !s.Frozen() {
			seen[id] = true
			t, more := References([]byte(s.Rule))
			tags, segments = append(tags, t...), append(segments, more...)
		}
	}
	return tags
}
