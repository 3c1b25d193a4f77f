package sqlite

import (
	"fmt"
	"strings"
	"time"

	"shuke/backend/crm"
)

// SQLite knows no time zones. An instant is turned into the shop's clock by the offsets that the zone had: a CASE over the
// stretches between them.

// local is an instant's milliseconds on the shop's clock, as if it were UTC.
func (q *ruleSQL) local(expr string) string {
	var b strings.Builder
	b.WriteString(`(` + expr + ` + CASE`)
	t := time.Date(firstTraded, 1, 1, 0, 0, 0, 0, time.UTC)
	end := q.clock.Now.AddDate(2, 0, 0)
	for {
		in := t.In(q.clock.Now.Location())
		_, offset := in.Zone()
		_, next := in.ZoneBounds()
		if next.IsZero() || next.After(end) {
			fmt.Fprintf(&b, ` WHEN 1 THEN %d END)`, offset*1000)
			return b.String()
		}
		fmt.Fprintf(&b, ` WHEN %s < %d THEN %d`, expr, next.UnixMilli(), offset*1000)
		t = next
	}
}

// firstTraded is the year from which on a zone's offsets matter: no shop has older orders.
const firstTraded = 1970

const millisADay = 24 * 60 * 60 * 1000

// hour and weekday (1 Monday to 7 Sunday) are those of an instant on the shop's clock.
func (q *ruleSQL) hour(expr string) string { return `(` + q.local(expr) + ` / 3600000 % 24)` }

func (q *ruleSQL) weekday(expr string) string {
	return `((` + q.local(expr) + ` / ` + fmt.Sprint(millisADay) + ` + 3) % 7 + 1)`
}

// distinctDays counts the days of the shop's zone that something happened on.
func (q *ruleSQL) distinctDays(l *crm.Leaf, what, from string) (string, error) {
	value := `(SELECT count(DISTINCT CASE WHEN ` + what + ` <> 0 THEN ` + q.local(what) + ` / ` + fmt.Sprint(millisADay) + ` END)` + from + `)`
	if l.Test == crm.TestKnown {
		return `(` + value + ` IS NOT NULL)`, nil
	}
	return q.within(value, l, false), nil
}
