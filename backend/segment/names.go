package segment

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"shuke/backend/crm"
)

// Names is what a rule may refer to in a shop.
type Names struct {
	Money    string // the shop's currency: money in rules is in it
	Tags     []crm.Tag
	Segments []crm.Segment
	Fields   []crm.CustomField
}

// Currency is the shop's.
func (n Names) Currency() string { return n.Money }

// TagName is what a tag is called; "" when it is gone.
func (n Names) TagName(id int64) string {
	t, _ := first(n.Tags, func(t crm.Tag) bool { return t.ID == id })
	return t.Name
}

// SegmentName is what a segment is called; "" when it is gone.
func (n Names) SegmentName(id int64) string {
	s, _ := first(n.Segments, func(s crm.Segment) bool { return s.ID == id })
	return s.Name
}

// Custom is what a custom field is called that a rule names, and the type of its values.
func (n Names) Custom(name string) (called, kind string, ok bool) {
	name, ok = strings.CutPrefix(name, customPrefix)
	if !ok {
		return "", "", false
	}
	f, _ := n.field(name)
	return cmp.Or(f.Name, name), string(customField(f).Type), true
}

func (n Names) tag(v any) (crm.Tag, bool) {
	id, name := reference(v)
	return first(n.Tags, func(t crm.Tag) bool { return t.ID == id || name != "" && t.Name == name })
}

func (n Names) segment(v any) (crm.Segment, bool) {
	id, name := reference(v)
	return first(n.Segments, func(s crm.Segment) bool { return s.ID == id || name != "" && s.Name == name })
}

// field finds a custom field by its name, or as #7 by its id.
func (n Names) field(name string) (crm.CustomField, bool) {
	if f, ok := first(n.Fields, func(f crm.CustomField) bool { return f.Name == name }); ok {
		return f, true
	}
	digits, numbered := strings.CutPrefix(name, "#")
	id, err := strconv.ParseInt(digits, 10, 64)
	if !numbered || err != nil {
		return crm.CustomField{}, false
	}
	return first(n.Fields, func(f crm.CustomField) bool { return f.ID == id })
}

func first[T any](list []T, is func(T) bool) (found T, ok bool) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		return list[i], true
	}
	return found, false
}

// reference is what a value refers to: an id, or a name.
func reference(v any) (id int64, name string) {
	if text, ok := v.(string); ok {
		return 0, text
	}
	at, err := whole(v)
	if err != nil {
		return 0, ""
	}
	return at.n, ""
}

// ByID writes a rule with tags, segments and custom fields by their ids, so that it means the same under other names.
func ByID(text []byte, n Names) ([]byte, error) {
	return rewrite(text, renaming{
		tag:     func(v any) (any, bool) { t, ok := n.tag(v); return t.ID, ok },
		segment: func(v any) (any, bool) { s, ok := n.segment(v); return s.ID, ok },
		field:   func(name string) (string, bool) { f, ok := n.field(name); return "#" + strconv.FormatInt(f.ID, 10), ok },
	})
}

// ByName writes a rule with tags, segments and custom fields by their names, as people read it. What is gone keeps its id.
func ByName(text []byte, n Names) ([]byte, error) {
	return rewrite(text, renaming{
		tag:     func(v any) (any, bool) { t, ok := n.tag(v); return t.Name, ok },
		segment: func(v any) (any, bool) { s, ok := n.segment(v); return s.Name, ok },
		field:   func(name string) (string, bool) { f, ok := n.field(name); return f.Name, ok },
	})
}

// References lists the tags and segments that a rule names itself, not those of the segments it names. A rule that asks for
// any tag at all refers to none.
func References(text []byte) (tags, segments []int64) {
	collect := func(into *[]int64) func(v any) (any, bool) {
		return func(v any) (any, bool) {
			if id, _ := reference(v); id != 0 && !slices.Contains(*into, id) {
				*into = append(*into, id)
			}
			return nil, false
		}
	}
	_, err := rewrite(text, renaming{
		tag: collect(&tags), segment: collect(&segments), field: func(string) (string, bool) { return "", false },
	})
	if err != nil {
		return nil, nil
	}
	return tags, segments
}

// renaming is how each thing that a rule names is called instead; false leaves it.
type renaming struct {
	tag, segment func(v any) (any, bool)
	field        func(name string) (string, bool)
}

func rewrite(text []byte, r renaming) ([]byte, error) {
	root, err := decode(text)
	if err != nil {
		return nil, err
	}
	r.node(root)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err = e.Encode(root)
	return bytes.TrimSpace(b.Bytes()), err
}

func decode(text []byte) (root any, err error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&root); err != nil || d.More() {
		return nil, crm.WrapError(err, crm.CodeInvalid, "segment.rule.syntax")
	}
	return root, nil
}

func (r renaming) node(v any) {
	switch v := v.(type) {
	case []any:
		for _, inner := range v {
			r.node(inner)
		}
	case map[string]any:
		field, _ := v["field"].(string)
		switch {
		case field == "tag" || field == FieldDiscount:
			v["value"] = each(v["value"], r.tag)
		case field == fieldSegment:
			v["value"] = each(v["value"], r.segment)
		case strings.HasPrefix(field, customPrefix):
			if name, ok := r.field(strings.TrimPrefix(field, customPrefix)); ok {
				v["field"] = customPrefix + name
			}
		}
		if v["value"] == nil {
			delete(v, "value")
		}
		for _, group := range []string{"all", "any", "not"} {
			r.node(v[group])
		}
	}
}

// each renames a value, or those of a list.
func each(v any, f func(any) (any, bool)) any {
	if list, ok := v.([]any); ok {
		for i := range list {
			list[i] = each(list[i], f)
		}
		return list
	}
	if v == nil {
		return nil
	}
	if to, ok := f(v); ok {
		return to
	}
	return v
}
