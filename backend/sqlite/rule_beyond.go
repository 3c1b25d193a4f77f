package sqlite

import (
	"slices"
	"strconv"
	"strings"

	"shuke/backend/crm"
)

// beyond picks the customers whom a leaf means that no column answers: it asks notes, which are few, and custom fields. Days
// in it are not counted from today.
func beyond(w *where, l *crm.Leaf) {
	switch {
	case l.Field == "note":
		w.hit(`SELECT customer_id FROM notes WHERE instr(lower(text), lower(?)) > 0`, l.Texts[0])
	case l.Field == "noteKind" && l.Test == crm.TestKnown:
		w.hit(`SELECT customer_id FROM notes`)
	case l.Field == "noteKind":
		kinds := []any{}
		for i, kind := range crm.NoteKinds {
			if slices.ContainsFunc(l.Ranges, func(r crm.RuleRange) bool { return r.From == int64(i+1) }) {
				kinds = append(kinds, string(kind))
			}
		}
		w.hit(`SELECT customer_id FROM notes WHERE kind IN (`+strings.TrimSuffix(strings.Repeat("?, ", len(kinds)), ", ")+`)`, kinds...)
	default:
		ownField(w, l)
	}
}

// ownField picks by a custom field, which a leaf calls custom.#7. Numbers are compared in ten-thousandths.
func ownField(w *where, l *crm.Leaf) {
	id, _ := strconv.ParseInt(strings.TrimPrefix(l.Field, "custom.#"), 10, 64) // a checked rule has one
	args := []any{id}
	parts := []string{}
	switch l.Test {
	case crm.TestKnown:
		parts = append(parts, `coalesce(number, text) IS NOT NULL`)
	case crm.TestWithin:
		const number = `CAST(round(number * CASE (SELECT type FROM custom_fields WHERE id = field_id) WHEN 'number' THEN 10000 ELSE 1 END) AS INTEGER)`
		for _, r := range l.Ranges {
			parts = append(parts, number+` BETWEEN ? AND ?`)
			args = append(args, r.From, r.To)
		}
	default:
		for _, t := range l.Texts {
			parts = append(parts, map[crm.RuleTest]string{
				crm.TestContains: `instr(lower(text), lower(?)) > 0`, crm.TestPrefix: `instr(lower(text), lower(?)) = 1`,
			}[l.Test])
			if parts[len(parts)-1] == "" {
				parts[len(parts)-1] = `text = ?`
			}
			args = append(args, t)
		}
	}
	w.hit(`SELECT customer_id FROM customer_fields WHERE field_id = ? AND (`+strings.Join(append(parts, `0`), ` OR `)+`)`, args...)
}
