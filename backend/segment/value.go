package segment

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
)

// errValue says that a value is none of its field's type; where it stands is added on the way up.
var errValue = errors.New("not a value of the field")

// point is a number a value stands for; with ago, so many days before today.
type point struct {
	n   int64
	ago bool
}

// after is the next number: a day later is one day less ago.
func (p point) after(n int64) point {
	if p.ago {
		n = -n
	}
	return point{p.n + n, p.ago}
}

// farOff bounds the numbers of rules, so that sums with them stay in 64 bits.
const farOff = 1 << 53

func (p *parser) point(f Field, v any) (point, error) {
	switch f.Type {
	case typeNumber:
		return whole(v)
	case typeMoney:
		return p.money(v)
	case typeDecimal:
		return decimal(v)
	case typeDay:
		return day(v)
	case typeBirth:
		return birthday(v)
	case typeChoice:
		s, ok := v.(string)
		if i := slices.Index(f.Choices, s); ok && s != "" && i >= 0 {
			return point{n: int64(i)}, nil
		}
	case typeYesNo:
		yes, ok := v.(bool)
		if ok && yes {
			return point{n: 1}, nil
		}
		if ok {
			return point{n: 0}, nil
		}
	case typeTag:
		return p.tag(v)
	case typeSegment:
		return p.segmentID(v)
	case typeText, typeContent: // are read as texts
	}
	return point{}, errValue
}

func whole(v any) (point, error) {
	n, ok := v.(json.Number)
	if !ok {
		return point{}, errValue
	}
	i, err := strconv.ParseInt(n.String(), 10, 64)
	if err != nil || i > farOff || i < -farOff {
		return point{}, errValue
	}
	return point{n: i}, nil
}

// money reads units of the shop's currency as minor ones.
func (p *parser) money(v any) (point, error) {
	var text string
	switch v := v.(type) {
	case json.Number:
		text = v.String()
	case string:
		text = v
	}
	digits := crm.CurrencyDigits(p.names.Money)
	units, cents, _ := strings.Cut(text, ".")
	if len(cents) > digits || strings.ContainsAny(cents, "+-eE") || strings.Trim(units, "+-")+cents == "" {
		return point{}, errValue
	}
	n, err := strconv.ParseInt(units+cents+strings.Repeat("0", digits-len(cents)), 10, 64)
	if err != nil || n > farOff || n < -farOff {
		return point{}, errValue
	}
	return point{n: n}, nil
}

// decimal reads a number with at most four decimals, as ten-thousandths.
func decimal(v any) (point, error) {
	var n json.Number
	switch v := v.(type) {
	case json.Number:
		n = v
	case string:
		n = json.Number(v)
	}
	whole, part, _ := strings.Cut(n.String(), ".")
	if len(part) > 4 || strings.ContainsAny(part, "+-eE") || strings.Trim(whole, "+-")+part == "" {
		return point{}, errValue
	}
	i, err := strconv.ParseInt(whole+part+strings.Repeat("0", 4-len(part)), 10, 64)
	if err != nil || i > farOff || i < -farOff {
		return point{}, errValue
	}
	return point{n: i}, nil
}

func day(v any) (point, error) {
	if m, ok := v.(map[string]any); ok && len(m) == 1 {
		ago, err := whole(m["daysAgo"])
		ago.ago = true
		return ago, err
	}
	s, _ := v.(string)
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return point{}, errValue
	}
	return point{n: crm.CivilDay(t)}, nil
}

func birthday(v any) (point, error) {
	s, _ := v.(string)
	t, err := time.Parse("2006-01-02", "2000-"+s)
	if err != nil {
		return point{}, errValue
	}
	return point{n: int64(t.Month())*100 + int64(t.Day())}, nil
}

func (p *parser) tag(v any) (point, error) {
	if t, ok := p.names.tag(v); ok {
		return point{n: t.ID}, nil
	}
	id, name := reference(v)
	if id == 0 && name == "" {
		return point{}, errValue
	}
	return point{}, crm.Errorf(crm.CodeInvalid, "segment.rule.tag", "tag", called(id, name))
}

// called is how a rule calls what is not there.
func called(id int64, name string) string {
	if name != "" {
		return name
	}
	return "#" + strconv.FormatInt(id, 10)
}
