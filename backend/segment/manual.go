package segment

import (
	"fmt"
	"slices"
	"strings"
)

// Manual is docs/rules.md: everything a rule can ask, written from the schema itself.
func Manual() string {
	var b strings.Builder
	b.WriteString(manualHead)
	b.WriteString("\n## Facts of customers\n\n")
	fieldTable(&b, append(slices.Clone(Facts), ConsentField("CHANNEL"), ReachableField("CHANNEL"), Field{"custom.NAME", "its own", nil, "a custom field of the shop, such as custom.鞋码: text, choice, decimal, day or yesno"}))
	for _, of := range Belongings {
		fmt.Fprintf(&b, "\n## Facts of %s, in a measure's `where`\n\n", of)
		fieldTable(&b, FieldsOf(of))
		b.WriteString("\nMeasures of " + of + ": ")
		for i, m := range Measures(of) {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString("`" + strings.TrimSpace(m.How+" "+m.What) + "`")
		}
		b.WriteString(".\n")
	}
	b.WriteString("\n## Operators\n\n| Type | Value | Operators |\n|---|---|---|\n")
	for _, t := range valueTypes {
		fmt.Fprintf(&b, "| %s | %s | `%s` |\n", t.kind, t.written, strings.Join(operators[t.kind], "` `"))
	}
	b.WriteString("\n`between` takes a list of two, both included; `in` and `notIn` a list; `known` and `unknown` no value. `consent.*` also takes `known` and `unknown`.\n")
	return b.String()
}

var valueTypes = []struct {
	kind    valueType
	written string
}{
	{typeNumber, "a whole number"},
	{typeDecimal, "a number with at most four decimals: `37.5`"},
	{typeMoney, "units of the shop's currency: `500` or `\"500.00\"`"},
	{typeDay, "`\"2026-11-22\"`, a whole day of the shop's time zone, or `{\"daysAgo\": 1}`"},
	{typeBirth, "`\"02-29\"`"},
	{typeText, "a text; `=` is exact, `contains` and `startsWith` take a–z for A–Z"},
	{typeChoice, "one of the words listed"},
	{typeTag, "a tag's name or number"},
	{typeSegment, "a segment's name or number"},
	{typeYesNo, "`true` or `false`"},
	{typeContent, "a text"},
}

func fieldTable(b *strings.Builder, fields []Field) {
	b.WriteString("| Field | Type | Meaning |\n|---|---|---|\n")
	for _, f := range fields {
		means := f.Means
		if f.Choices != nil {
			choices := slices.DeleteFunc(slices.Clone(f.Choices), func(c string) bool { return c == "" || c == "unknown" })
			means += ": " + strings.Join(choices, ", ")
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", f.Name, f.Type, means)
	}
}

const manualHead = `# Rules

<!-- go test ./backend/segment -run Manual -update -->

A rule says which customers are meant. It is JSON:

` + "```" + `
rule = {"all": [rule, …]} | {"any": [rule, …]} | {"not": rule} | leaf
leaf = {"field": F, "op": O, "value": V}
     | {"measure": "count" | "sum" | "max" | "min" | "distinct", "of": "orders" | "lines" | "events" | "messages", "what": F?,
        "in": {"lastDays": N} | {"from": D, "to": D} | {"olderThanDays": N} ?, "where": [leaf, …]?, "op": O, "value": V}
` + "```" + `

- An empty ` + "`all`" + ` is everyone, an empty ` + "`any`" + ` nobody.
- What is not known passes no test; every "not" (` + "`not`, `!=`, `notIn`, `unknown`" + `) is exactly whoever does not pass.
- ` + "`lastDays: N`" + ` is today and the N − 1 days before it; ` + "`olderThanDays: N`" + ` all days before those N and today; ` + "`from`" + ` and ` + "`to`" + ` are included. Days are cut in the shop's time zone.
- Orders of a measure are paid ones, dated by their payment, unless ` + "`where`" + ` has a condition on ` + "`status`" + `; unpaid ones are dated by when they were placed.
- Lines are those of orders: a condition on the order's status, day, platform and the like is one on its lines. They are loaded into memory when they are first asked for.
- Messages are those of campaigns, also to who became the customer by a merge: sent or delivered ones, unless ` + "`where`" + ` has a condition on ` + "`state`" + `.
- The largest and smallest of nothing are unknown; the count, sum and number of distinct values are 0.
- A rule has at most 1,000 conditions and 50 levels. What is wrong is told with its path, such as ` + "`all[2].any[0].op`" + `.

` + "```json" + `
{"all": [
  {"measure": "sum", "of": "orders", "what": "amount", "in": {"lastDays": 90}, "op": ">", "value": 500},
  {"field": "province", "op": "in", "value": ["浙江", "江苏"]},
  {"not": {"field": "tag", "op": "=", "value": "VIP"}}
]}
` + "```" + `
`
