package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
)

// placed is an entry as far as it takes to put it in its place: a timeline of thousands is ordered by these, and only a
// page of it is read in full.
type placed struct {
	crm.EntryPlace
	op    int64
	tag   crm.TagChange // of a tag's change
	brief crm.Operation // of an import, a merge or a split
	count int64         // of an import: orders
}

// timeline is a customer's timeline being put together.
type timeline struct {
	db      *DB
	q       crm.TimelineQuery
	like    string // the search as a pattern, lower case
	zone    *time.Location
	entries []placed
	imports map[int64]int64     // orders last written by each operation
	bulk    []crm.ProfileChange // what was set on them together with others
}

// FindTimeline reads a page of everything that happened with a customer, latest first.
func (db *DB) FindTimeline(ctx context.Context, q crm.TimelineQuery) (crm.Timeline, error) {
	settings, err := db.Settings(ctx)
	if err != nil {
		return crm.Timeline{}, err
	}
	if q.Limit <= 0 || q.Limit > maxPage {
		q.Limit = maxPage
	}
	t := &timeline{db: db, q: q, zone: settings.Zone(), imports: map[int64]int64{}}
	if text := strings.ToLower(strings.TrimSpace(q.Search)); text != "" {
		t.like = "%" + likeEscape(text) + "%"
	}
	for _, gather := range t.gatherers() {
		if err := gather(ctx); err != nil {
			return crm.Timeline{}, err
		}
	}
	return t.page(ctx)
}

// gatherers are what the entries come from. A figure's orders are orders and nothing else.
func (t *timeline) gatherers() []func(context.Context) error {
	if t.q.Orders != "" || t.q.Product != 0 || t.q.Hour != nil || t.q.Weekday != nil {
		return []func(context.Context) error{t.orders}
	}
	return []func(context.Context) error{t.orders, t.events, t.notes, t.sources, t.edits, t.editsInBulk, t.consents, t.tags, t.operations, t.messages}
}

// compare orders entries latest first; of one moment, in the order of crm.EntryKinds and then the later written first.
func compare(a, b crm.EntryPlace) int {
	return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(slices.Index(crm.EntryKinds, a.Kind), slices.Index(crm.EntryKinds, b.Kind)), cmp.Compare(b.ID, a.ID))
}

func (t *timeline) page(ctx context.Context) (crm.Timeline, error) {
	out := crm.Timeline{Entries: []crm.TimelineEntry{}, Counts: map[crm.EntryKind]int{}}
	for _, e := range t.entries {
		out.Counts[e.Kind]++
	}
	if len(t.q.Kinds) > 0 {
		t.entries = slices.DeleteFunc(t.entries, func(e placed) bool { return !slices.Contains(t.q.Kinds, e.Kind) })
	}
	out.Total = len(t.entries)
	slices.SortFunc(t.entries, func(a, b placed) int { return compare(a.EntryPlace, b.EntryPlace) })
	from := 0
	if t.q.After != nil {
		from, _ = slices.BinarySearchFunc(t.entries, *t.q.After, func(e placed, after crm.EntryPlace) int {
			if compare(e.EntryPlace, after) <= 0 {
				return -1
			}
			return 1
		})
	}
	page := t.entries[from:]
	if len(page) > t.q.Limit {
		page = page[:t.q.Limit]
		next := page[len(page)-1].EntryPlace
		out.Next = &next
	}
	var err error
	out.Entries, err = t.hydrate(ctx, page)
	return out, err
}

// add runs a query whose rows are id, moment and operation.
func (t *timeline) add(ctx context.Context, kind crm.EntryKind, query string, args ...any) error {
	rows, err := t.db.read.QueryContext(ctx, query, args...)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		e := placed{EntryPlace: crm.EntryPlace{Kind: kind}}
		if err := rows.Scan(&e.ID, &e.At, &e.op); err != nil {
			return asShopError(err)
		}
		t.entries = append(t.entries, e)
	}
	return asShopError(rows.Err())
}

// matching adds the search to a condition: any of the texts holds it.
func (t *timeline) matching(where string, texts ...string) string {
	return t.matchingOr(where, "", texts...)
}

// matchingOr is matching, or another condition.
func (t *timeline) matchingOr(where, or string, texts ...string) string {
	if t.like == "" {
		return where
	}
	parts := make([]string, len(texts), len(texts)+1)
	for i, text := range texts {
		parts[i] = `lower(` + text + `) LIKE ?2 ESCAPE '\'`
	}
	if or != "" {
		parts = append(parts, or)
	}
	return where + " AND (" + strings.Join(parts, " OR ") + ")"
}

// args are the parameters of a query by matching.
func (t *timeline) args() []any {
	if t.like == "" {
		return []any{t.q.Customer}
	}
	return []any{t.q.Customer, t.like}
}

// called is the condition that a column holds one of the numbers whose names are searched for.
func called[N ~int](t *timeline, column string, all []N, name func(N) string) string {
	var numbers []string
	for _, n := range all {
		if slices.Contains(t.q.Called, name(n)) {
			numbers = append(numbers, strconv.Itoa(int(n)))
		}
	}
	if len(numbers) == 0 {
		return ""
	}
	return column + ` IN (` + strings.Join(numbers, ", ") + `)`
}

const linesOf = `FROM order_lines l JOIN products p ON p.id = l.product_id WHERE l.order_id = o.id`

// orderSets are the conditions of the figures, as figures.go counts them.
var orderSets = map[crm.OrderSet]string{
	crm.OrdersPaid: `o.paid_at > 0`, crm.OrdersCompleted: `o.paid_at > 0 AND o.status = 4`, crm.OrdersOpen: `o.paid_at = 0`,
	crm.OrdersRefunded: `o.refunded > 0`,
}

func (t *timeline) orders(ctx context.Context) error {
	where := `o.customer_id = ?1`
	if set := orderSets[t.q.Orders]; set != "" {
		where += " AND " + set
	}
	if t.q.Hour != nil || t.q.Weekday != nil {
		where += " AND o.paid_at > 0"
	}
	where = t.matchingOr(where, called(t, "o.status", crm.OrderStatuses, crm.OrderStatus.String), "o.number", "coalesce(o.coupon, '')", "coalesce(o.remark, '')", "coalesce(o.memo, '')",
		`(SELECT group_concat(p.title || ' ' || p.variant || ' ' || p.code, ' ') `+linesOf+`)`)
	args := t.args()
	if t.q.Product != 0 {
		// One product under several numbers of a platform is one to the owner: it has one title.
		where += ` AND EXISTS (SELECT 1 ` + linesOf + ` AND p.title = (SELECT title FROM products WHERE id = ?3))`
		args = append([]any{t.q.Customer, t.like}, t.q.Product)
	}
	first := len(t.entries)
	err := t.add(ctx, crm.EntryOrder, `
		SELECT o.id, CASE o.paid_at WHEN 0 THEN o.created_at ELSE o.paid_at END, o.op
		FROM orders o INDEXED BY orders_by_customer WHERE `+where, args...)
	if err != nil {
		return err
	}
	t.entries = slices.DeleteFunc(t.entries, func(e placed) bool { return !t.atItsHour(e.At) })
	for _, e := range t.entries[first:] {
		t.imports[e.op]++
	}
	return nil
}

func (t *timeline) atItsHour(at int64) bool {
	if t.q.Hour == nil && t.q.Weekday == nil {
		return true
	}
	then := time.UnixMilli(at).In(t.zone)
	return (t.q.Hour == nil || then.Hour() == *t.q.Hour) && (t.q.Weekday == nil || int(then.Weekday()) == *t.q.Weekday)
}

func (t *timeline) events(ctx context.Context) error {
	kinds := called(t, "e.kind", crm.EventKinds, crm.EventKind.String)
	return t.add(ctx, crm.EntryEvent, `
		SELECT e.id, e.at, e.op FROM events e LEFT JOIN products p ON p.id = e.product_id
		WHERE `+t.matchingOr(`e.customer_id = ?1`, kinds, "e.text", "coalesce(p.title, '')", "coalesce(p.code, '')"), t.args()...)
}

func (t *timeline) notes(ctx context.Context) error {
	return t.add(ctx, crm.EntryNote, `SELECT id, created_at, op FROM notes WHERE `+t.matching(`customer_id = ?1`, "text"), t.args()...)
}

func (t *timeline) sources(ctx context.Context) error {
	names := func(id string) string {
		return `coalesce((SELECT name || ' ' || label FROM sources WHERE id = ` + id + `), '')`
	}
	return t.add(ctx, crm.EntrySource, `SELECT op, at, op FROM source_changes WHERE `+t.matching(`customer_id IN `+whoTheyWere, names("was"), names("now")), t.args()...)
}

// edits are one entry an operation, however many fields it changed. What the source was and is has an entry of its own.
func (t *timeline) edits(ctx context.Context) error {
	err := t.add(ctx, crm.EntryEdit, `
		SELECT DISTINCT o.id, o.at, o.id FROM profile_changes p JOIN operations o ON o.id = p.op
		WHERE o.undone_by = 0 AND p.field <> 'source' AND `+t.matchingOr(`p.customer_id IN `+whoTheyWere, t.points(), "p.was", "p.now", calledOf("p.was"), calledOf("p.now")), t.args()...)
	if err != nil {
		return err
	}
	return t.add(ctx, crm.EntryEdit, `
		SELECT DISTINCT o.id, o.at, o.id FROM customer_fields v JOIN operations o ON o.id = v.op AND o.kind IN ('field.set', 'field.fill') JOIN custom_fields f ON f.id = v.field_id
		WHERE o.undone_by = 0 AND `+t.matching(`v.customer_id = ?1`, "f.name", "coalesce(v.text, v.number, '')"), t.args()...)
}

// points is the condition that a search for "1,200", as the page writes it, finds points that are kept as 1200.
func (t *timeline) points() string {
	digits := strings.ReplaceAll(strings.TrimSpace(t.q.Search), ",", "")
	if _, err := strconv.ParseUint(digits, 10, 63); err != nil {
		return ""
	}
	return `p.field = 'points' AND (p.was LIKE '%` + digits + `%' OR p.now LIKE '%` + digits + `%')`
}

// calledOf is the name of a referrer whose number stands in a column of profile_changes; "" in other fields.
func calledOf(column string) string {
	return `CASE field WHEN 'referrer' THEN coalesce((SELECT coalesce(nullif(r.name, ''), r.nick) FROM customers r WHERE r.id = ` + column + `), '') ELSE '' END`
}

func (t *timeline) consents(ctx context.Context) error {
	return t.add(ctx, crm.EntryConsent, `SELECT id, at, op FROM consents WHERE `+t.matching(`customer_id = ?1`, "evidence", "channel"), t.args()...)
}

// messages are those that went, may have gone or could not; what waits or was left out belongs to its campaign.
func (t *timeline) messages(ctx context.Context) error {
	return t.add(ctx, crm.EntryMessage, `
		SELECT o.id, CASE o.handed_at WHEN 0 THEN o.phase_at ELSE o.handed_at END, 0 FROM outbox o LEFT JOIN campaigns c ON c.id = o.campaign_id
		WHERE o.state IN ('uncertain', 'sent', 'delivered', 'bounced', 'failed') AND `+t.matching(`o.customer_id IN `+whoTheyWere, "coalesce(c.name, '')", "o.medium"), t.args()...)
}

// likeEscape makes a text mean itself in a LIKE pattern.
func likeEscape(text string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(text)
}
