package aloud

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// compare says operator and values of a condition.
func (v Voice) compare(n *node, field, kind string, unit spoken) string {
	if n.Op == "known" || n.Op == "unknown" {
		return v.say(operator(kind, n.Op))
	}
	list, op := values(n)
	s := operator(kind, op)
	if back, relative := daysBack(list[0]); relative && kind == "day" && op == ">=" && past(field) {
		return v.fill(lately, "n", words.Number(int64(back)+1))
	}
	if op == "between" {
		return v.fill(s, "v", v.value(field, kind, noUnit, list[0]), "w", v.value(field, kind, unit, list[1]))
	}
	said := make([]string, len(list))
	for i, x := range list {
		said[i] = v.value(field, kind, unit, x)
	}
	last := lastOf
	if strings.Contains(s.en, "neither") {
		last = lastNor
	}
	return v.fill(s, "v", v.list(said, anyOf, last))
}

// tidy leaves one space between Chinese and what is not, and none between Chinese words or beside marks.
func (v Voice) tidy(s string) string {
	if !chinese(v.lang) {
		return s
	}
	var b strings.Builder
	runes, quoting := []rune(s), false
	for i, r := range runes {
		if i > 0 && !quoting {
			last := runes[i-1]
			next := r
			if r == ' ' && i+1 < len(runes) {
				next = runes[i+1]
			}
			if r == ' ' && (wide(last) && wide(next) || mark(last) || mark(next)) {
				continue
			}
			if r != ' ' && last != ' ' && wide(r) != wide(last) && !mark(r) && !mark(last) {
				b.WriteByte(' ')
			}
		}
		quoting = r == '「' || quoting && r != '」'
		b.WriteRune(r)
	}
	return b.String()
}

// wide tells whether a rune is written as Chinese is.
func wide(r rune) bool { return r >= 0x2e80 }

// mark tells whether a rune keeps its own distance; the words of dates stand close to their numbers.
func mark(r rune) bool { return strings.ContainsRune("「」（），、：%月日", r) }

// value says one value of a field.
func (v Voice) value(field, kind string, unit spoken, x any) string {
	switch kind {
	case "money":
		return v.money(fmt.Sprint(x))
	case "number", "hour", "weekday":
		return v.number(field, unit, fmt.Sprint(x))
	case "decimal":
		return fmt.Sprint(x)
	case "day":
		return v.day(x)
	case "birthday":
		return v.birthday(fmt.Sprint(x))
	case "choice", "noteKind":
		if s, ok := choices[field][fmt.Sprint(x)]; ok {
			if quotedChoices[field] {
				return v.fill(quoted, "v", v.say(s))
			}
			return v.say(s)
		}
	case "tag", "discount":
		return v.fill(quoted, "v", called(x, v.names.TagName))
	case "segment":
		return v.fill(quoted, "v", called(x, v.names.SegmentName))
	}
	return v.text(field, fmt.Sprint(x))
}

func (v Voice) number(field string, unit spoken, text string) string {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return text
	}
	if field == "weekday" && 1 <= n && n <= 7 {
		return v.say(weekdays[n-1])
	}
	said := words.Number(n)
	if u := v.say(unit); u != "" {
		if n == 1 && !chinese(v.lang) {
			u = strings.TrimSuffix(u, "s")
		}
		said += " " + u
	}
	return said
}

// symbols stand before amounts of a currency; others stand behind by their code.
var symbols = map[string]string{
	"CNY": "¥", "JPY": "¥", "TWD": "NT$", "HKD": "HK$", "USD": "US$", "SGD": "S$", "EUR": "€", "GBP": "£", "KRW": "₩", "MYR": "RM", "THB": "฿", "PHP": "₱", "VND": "₫", "IDR": "Rp",
}

// money says units of the shop's currency as they are written in a rule.
func (v Voice) money(text string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		sign, text = "−", rest
	}
	whole, decimals, found := strings.Cut(text, ".")
	if n, err := strconv.ParseInt(whole, 10, 64); err == nil {
		whole = words.Number(n)
	}
	if found && strings.Trim(decimals, "0") != "" {
		whole += "." + decimals
	}
	if s, ok := symbols[v.names.Currency()]; ok {
		return sign + s + whole
	}
	return sign + whole + " " + v.names.Currency()
}

// day says a day, or how many days ago it is.
func (v Voice) day(x any) string {
	m, relative := x.(map[string]any)
	if !relative {
		return v.date(fmt.Sprint(x))
	}
	switch n := fmt.Sprint(m["daysAgo"]); n {
	case "0":
		return v.say(today)
	case "1":
		return v.say(yesterday)
	default:
		return v.fill(daysAgo, "n", n)
	}
}

// date says a day as the pages do: 2026-11-22, or 22 Nov 2026.
func (v Voice) date(text string) string {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil || chinese(v.lang) {
		return text
	}
	return at.Format("2 Jan 2006")
}

func (v Voice) birthday(text string) string {
	month, day, ok := strings.Cut(text, "-")
	if at, err := time.Parse("2006-01-02", "2000-"+text); !ok || err != nil {
		return text
	} else if !chinese(v.lang) {
		return at.Format("2 Jan")
	}
	return strings.TrimLeft(month, "0") + "月" + strings.TrimLeft(day, "0") + "日"
}

// called is what something is called that a rule names by its name or by its number.
func called(x any, name func(id int64) string) string {
	n, ok := x.(json.Number)
	if !ok {
		return fmt.Sprint(x)
	}
	if id, err := n.Int64(); err == nil && name(id) != "" {
		return name(id)
	}
	return "#" + n.String()
}

// text says a text: places and platforms by their name, others as they are written.
func (v Voice) text(field, x string) string {
	switch field {
	case "country":
		return words.CountryName(x, v.lang)
	case "province":
		return words.PlaceName(crm.PlaceCount{Province: x}, v.lang)
	case "city":
		return x
	case "platform":
		return words.For(v.lang).Platform(x)
	}
	return v.fill(quoted, "v", x)
}
