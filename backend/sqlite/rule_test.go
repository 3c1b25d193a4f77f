package sqlite_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/segment"
	"shuke/backend/sqlite"
)

// edges are moments where days, months and clocks turn, in and around several zones.
func drawMoment(t *rapid.T, zone *time.Location) int64 {
	day := rapid.SampledFrom([]string{
		"2026-11-22", "2026-11-21", "2026-11-20", "2026-11-16", "2026-10-24", "2026-08-24", "2026-08-25", "2026-03-08", "2026-03-29",
		"2025-11-02", "2025-10-26", "2024-02-29", "2024-03-01", "2023-12-31", "2020-01-01",
	}).Draw(t, "day")
	at, err := time.ParseInLocation(time.DateOnly, day, zone)
	if err != nil {
		t.Fatal(err)
	}
	step := rapid.SampledFrom([]time.Duration{0, -time.Second, time.Second, -time.Millisecond, 90 * time.Minute, 2 * time.Hour, 150 * time.Minute, 3 * time.Hour, 13 * time.Hour}).Draw(t, "step")
	return crm.Millis(at.Add(step))
}

func drawTrade(t *rapid.T, zone *time.Location, n int) crm.Record {
	r := crm.Record{Customer: drawCustomer(t)}
	c := &r.Customer
	if len(c.Accounts) == 0 {
		c.Nick = fmt.Sprint("n", rapid.IntRange(1, 5).Draw(t, "nick"))
		c.Accounts = []string{c.Nick}
	}
	if rapid.Bool().Draw(t, "born") {
		c.Birthday = rapid.SampledFrom([]crm.Birthday{
			{Year: 1996, Month: 2, Day: 29},
			{Month: 2, Day: 29},
			{Year: 2000, Month: 11, Day: 22},
			{Year: 2000, Month: 11, Day: 23},
			{Year: 1990},
			{Month: 11, Day: 25, Lunar: true},
			{Month: 12, Day: 1},
			{Month: 1, Day: 1},
			{Year: 1985, Month: 11, Day: 21},
		}).Draw(t, "birthday")
	}
	if rapid.IntRange(0, 4).Draw(t, "what") == 0 {
		r.Event = crm.EventFacts{Kind: crm.EventKind(rapid.IntRange(1, 8).Draw(t, "kind")), At: drawMoment(t, zone), Source: rapid.SampledFrom([]string{"", "search", "直播"}).Draw(t, "of")}
		return r
	}
	r.Order = crm.OrderFacts{
		Number: fmt.Sprint("A", n), Status: crm.OrderStatus(rapid.IntRange(0, 6).Draw(t, "status")), CreatedAt: drawMoment(t, zone),
		Currency: rapid.SampledFrom([]string{"CNY", "CNY", "USD"}).Draw(t, "currency"),
		Total:    crm.AmountOf(int64(rapid.IntRange(0, 900).Draw(t, "total")) * 100),
		Coupon:   rapid.SampledFrom([]string{"", "", "SPRING", "spring-2"}).Draw(t, "coupon"),
		Source:   rapid.SampledFrom([]string{"", "search", "直播"}).Draw(t, "of"),
	}
	if rapid.IntRange(0, 3).Draw(t, "pays") > 0 {
		r.Order.PaidAt, r.Order.Paid = drawMoment(t, zone), r.Order.Total
		if rapid.IntRange(0, 3).Draw(t, "back") == 0 {
			r.Order.Refunded = crm.AmountOf(r.Order.Total.Minor / 2)
		}
	}
	r.Lines = drawLines(t)
	return r
}

type rule = map[string]any

// drawValue draws a value of a field's type.
func drawValue(t *rapid.T, f segment.Field) any {
	switch f.Type {
	case "number":
		return rapid.SampledFrom([]int{0, 1, 2, 3, 5, 7, 10, 26, 30, 89, 90, 180, -1}).Draw(t, "number")
	case "money":
		return rapid.SampledFrom([]any{0, 1, "1.50", 100, 400, "500.00", 900, -1}).Draw(t, "money")
	case "day":
		return rapid.SampledFrom([]any{
			"2026-11-22", "2026-11-21", "2026-08-24", "2024-02-29", "2026-03-29", "2025-11-02", rule{"daysAgo": 0}, rule{"daysAgo": 1}, rule{"daysAgo": 89},
		}).Draw(t, "day")
	case "birthday":
		return rapid.SampledFrom([]any{"02-29", "11-22", "11-25", "01-01", "12-31"}).Draw(t, "birthday")
	case "choice":
		return rapid.SampledFrom(f.Choices[1:]).Draw(t, "choice")
	case "yesno":
		return rapid.Bool().Draw(t, "yes")
	case "tag":
		return rapid.SampledFrom([]any{1, 2, 3}).Draw(t, "tag")
	case "decimal":
		return rapid.SampledFrom([]any{0, 1, "37.5", -2, "0.0001"}).Draw(t, "decimal")
	case "segment":
		return rapid.SampledFrom([]any{1, 2, "frozen", "regular"}).Draw(t, "segment")
	}
	if f.Type == "content" { // SQL spells no pinyin
		return rapid.SampledFrom([]string{"静", "1381", "138-1234", "mei", "A1", "a1", "O'H", "likes", "b", "6"}).Draw(t, "text")
	}
	return rapid.SampledFrom([]string{"CN", "浙江", "杭", "search", "s", "直播", "Spring", "SPRING", "taobao", "tao", "lin", "静", "1381234", "A1", "soap", "tea", "双12"}).Draw(t, "text")
}

func drawTest(t *rapid.T, f segment.Field, into rule) rule {
	op := rapid.SampledFrom(segment.Operators(f)).Draw(t, "op")
	into["op"] = op
	switch op {
	case "known", "unknown":
	case "between":
		into["value"] = []any{drawValue(t, f), drawValue(t, f)}
	case "in", "notIn":
		into["value"] = []any{drawValue(t, f), drawValue(t, f)}
	default:
		into["value"] = drawValue(t, f)
	}
	return into
}

func drawRuleLeaf(t *rapid.T) rule {
	if rapid.IntRange(0, 2).Draw(t, "measured") == 0 {
		return drawMeasure(t)
	}
	f := rapid.SampledFrom(segment.CustomerFields(ownFields)).Draw(t, "field")
	return drawTest(t, f, rule{"field": f.Name})
}

// ownFields are those that the shops of these tests have.
var ownFields = segment.Names{Fields: []crm.CustomField{
	{ID: 1, Name: "own size", Type: crm.FieldNumber}, {ID: 2, Name: "skin", Type: crm.FieldChoice}, {ID: 3, Name: "day", Type: crm.FieldDate}, {ID: 4, Name: "allergic", Type: crm.FieldYesNo},
}}

func drawMeasure(t *rapid.T) rule {
	of := rapid.SampledFrom([]string{"orders", "orders", "lines", "events", "messages"}).Draw(t, "of")
	what := rapid.SampledFrom(segment.Measures(of)).Draw(t, "measure")
	m := rule{"measure": what.How, "of": of}
	if what.What != "" {
		m["what"] = what.What
	}
	switch rapid.IntRange(0, 4).Draw(t, "in") {
	case 0:
		m["in"] = rule{"lastDays": rapid.SampledFrom([]int{1, 2, 30, 90, 91}).Draw(t, "days")}
	case 1:
		m["in"] = rule{"olderThanDays": rapid.SampledFrom([]int{0, 1, 90}).Draw(t, "days")}
	case 2:
		m["in"] = rule{"from": "2024-02-29", "to": "2026-11-21"}
	}
	var where []any
	for range rapid.IntRange(0, 2).Draw(t, "conditions") {
		f := rapid.SampledFrom(segment.FieldsOf(of)).Draw(t, "on")
		where = append(where, drawTest(t, f, rule{"field": f.Name}))
	}
	if where != nil {
		m["where"] = where
	}
	return drawTest(t, segment.Field{Name: what.How, Type: what.Type}, m)
}

func drawRule(t *rapid.T, depth int) rule {
	kind := rapid.IntRange(0, 5).Draw(t, "kind")
	if depth == 0 || kind > 3 {
		return drawRuleLeaf(t)
	}
	if kind == 3 {
		return rule{"not": drawRule(t, depth-1)}
	}
	parts := []any{}
	for range rapid.IntRange(0, 3).Draw(t, "parts") {
		parts = append(parts, drawRule(t, depth-1))
	}
	return rule{[]string{"all", "any", "all"}[kind]: parts}
}

// TestRules_ColumnsAndSQLAgree asks random rules of random shops, after random changes: the columns and SQL name the same
// customers.
func TestRules_ColumnsAndSQLAgree(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, rt, &n)
		defer w.db.Close()
		zone := rapid.SampledFrom([]string{"Asia/Shanghai", "America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe"}).Draw(rt, "zone")
		if _, err := w.db.SaveSettings(context.Background(), sqlite.Settings{Name: "shop", TimeZone: zone, Currency: "CNY"}); err != nil {
			rt.Fatal(err)
		}
		place, err := time.LoadLocation(zone)
		if err != nil {
			rt.Fatal(err)
		}
		w.makeFields(rt)
		w.trade(rt, place)
		w.saveSegments(rt)
		w.fillFields(rt)
		w.send(rt)
		engine := columnsOf(w.db)
		defer engine.Close()
		rules := segment.New(engine, w.db, w.clock.Now)
		for range rapid.IntRange(0, 3).Draw(rt, "changes") {
			op := w.rearrange(rt, place)
			if op != 0 && rapid.Bool().Draw(rt, "undo") {
				if _, err := w.db.Undo(context.Background(), op); crm.ErrorCode(err) == crm.CodeInternal {
					rt.Fatal(err)
				}
			}
		}
		tellColumns(rt, engine)
		for i := range 12 {
			if i == 6 { // a campaign goes on, and nothing else of the shop changes
				w.send(rt)
			}
			w.compare(rt, rules, i == 0)
		}
	})
}

// saveSegments saves a rule that is asked through its name, and a list of people.
func (w *world) saveSegments(t *rapid.T) {
	ctx := context.Background()
	if _, err := w.db.CreateSegment(ctx, "regular", []byte(`{"any":[{"field":"orderCount","op":">","value":1},{"field":"tag","op":"=","value":1}]}`), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := w.db.CreateSegment(ctx, "frozen", []byte(`{"all":[]}`), w.someCustomers(t)); err != nil {
		t.Fatal(err)
	}
}

// comparePages reads the list of a rule in some order in small pages: memory and SQL list the same, every place is found again, and the
// list read from its end is the list turned round.
func (w *world) comparePages(t *rapid.T, m segment.Matches, r *crm.Rule) {
	q := crm.CustomerQuery{
		Filter: crm.CustomerFilter{Rule: r}, Ascending: rapid.Bool().Draw(t, "ascending"), Limit: rapid.IntRange(1, 4).Draw(t, "rows"),
		Sort: rapid.SampledFrom([]crm.SortKey{
			crm.SortAge, crm.SortAverage, crm.SortName, crm.SortPlace, crm.SortSource, crm.SortLastOrder, crm.SortGender, crm.SortBlocked, crm.SortOpenCount,
			crm.SortNetPaid, crm.SortTotalRefunded, crm.SortLevel, crm.SortBirthday, crm.SortPhone, crm.SortEmail, crm.SortTags, crm.SortNote, crm.SortByField(1), crm.SortByField(2),
		}).Draw(t, "sort"),
	}
	if err := q.Check(); err != nil {
		t.Fatal(err)
	}
	page := func(q crm.CustomerQuery) []crm.Cursor {
		keys, err := m.Page(q)
		if err != nil {
			t.Fatal(err)
		}
		return keys
	}
	list := pagesOf(q, page)
	if len(list) != m.Set.Count() {
		t.Fatalf("%s: pages have %d of %d", q.Sort, len(list), m.Set.Count())
	}
	for n := range list {
		if at, err := m.Behind(q, n+1); err != nil || *at != list[n] {
			t.Fatalf("%s: behind %d of %v stands %v", q.Sort, n+1, list, *at)
		}
	}
	back := q
	back.Backward = true
	turned := pagesOf(back, page)
	slices.Reverse(turned)
	if !slices.Equal(list, turned) {
		t.Fatalf("%s: %v, and from the end %v", q.Sort, list, turned)
	}
	wantUnknownLast(t, q, list)
	if q.Sort.OnlyInMemory() {
		return
	}
	q.Backward = rapid.Bool().Draw(t, "backward")
	if q.Backward {
		list = turned
		slices.Reverse(list)
	}
	bySQL := pagesOf(q, func(q crm.CustomerQuery) []crm.Cursor {
		keys, err := w.db.FindKeys(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		return keys
	})
	if !slices.Equal(list, bySQL) {
		t.Fatalf("%s: memory lists %v, SQL %v", q.Sort, list, bySQL)
	}
}

// comparePortraits counts the people of a rule in memory and by SQL, and the orders they placed.
func (w *world) comparePortraits(t *rapid.T, m segment.Matches, r *crm.Rule) {
	got := m.Portrait(0)
	want, err := w.db.Portrait(context.Background(), crm.PortraitQuery{Population: crm.PopulationAll, Rule: r})
	wantSame(t, got, want, err)
}

func wantSame(t *rapid.T, got, want crm.Portrait, err error) {
	for _, p := range []crm.Portrait{got, want} {
		slices.SortFunc(p.Places, func(a, b crm.PlaceCount) int {
			return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.Province, b.Province))
		})
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("the portrait in memory is %+v, by SQL %+v (%v)", got, want, err)
	}
}

// compareShop counts what sources brought, and the portrait of everybody, in memory and by SQL.
func (w *world) compareShop(t *rapid.T, rules *segment.Segments) {
	ctx := context.Background()
	q := crm.PortraitQuery{
		Population: rapid.SampledFrom([]crm.Population{crm.PopulationAll, crm.PopulationBuyers, crm.PopulationInterest}).Draw(t, "population"),
		LastDays:   rapid.SampledFrom([]int{0, 1, 2, 90}).Draw(t, "last days"),
	}
	guests, few, err := w.db.GuestPlaces(ctx, q.LastDays)
	if err != nil || !few {
		t.Fatal(few, err)
	}
	var got crm.Portrait
	var results []crm.SourceResult
	for _, f := range []crm.CustomerFilter{q.Filter(), {}} {
		ok, err := rules.With(ctx, segment.FilterRule(f, w.db), func(m segment.Matches) error {
			if f == q.Filter() {
				got = m.PortraitAmong(q.LastDays)
			}
			results = w.db.SourceResults(m.Sources(q.LastDays))
			return nil
		})
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
	}
	places := crm.PlaceCounts{}
	places.Add(got.Places)
	places.Add(guests)
	got.Places = places.List()
	want, err := w.db.Portrait(ctx, q)
	wantSame(t, got, want, err)
	brought, err := w.db.SourceReport(ctx, q.LastDays)
	if err != nil || !reflect.DeepEqual(results, brought) {
		t.Fatalf("%d days: sources brought %+v in memory, %+v by SQL (%v)", q.LastDays, results, brought, err)
	}
}

// wantUnknownLast holds that nobody of whom something is known stands behind one of whom nothing is.
func wantUnknownLast(t *rapid.T, q crm.CustomerQuery, list []crm.Cursor) {
	first := slices.IndexFunc(list, func(c crm.Cursor) bool { return c.Value == q.Unknown() })
	if first >= 0 && slices.ContainsFunc(list[first:], func(c crm.Cursor) bool { return c.Value != q.Unknown() }) {
		t.Fatalf("%s: who has none stands among the others: %v", q.Sort, list)
	}
}

func pagesOf(q crm.CustomerQuery, page func(crm.CustomerQuery) []crm.Cursor) (list []crm.Cursor) {
	for {
		keys := page(q)
		list = append(list, keys[:min(len(keys), q.Limit)]...)
		if len(keys) <= q.Limit {
			return list
		}
		q.After = &keys[q.Limit-1]
	}
}

// makeFields makes the custom fields.
func (w *world) makeFields(t *rapid.T) {
	ctx := context.Background()
	for _, f := range ownFields.Fields {
		if _, err := w.db.CreateField(ctx, f.Name, f.Type); err != nil {
			t.Fatal(err)
		}
	}
}

// fillFields says something of some customers in the custom fields.
func (w *world) fillFields(t *rapid.T) {
	for range rapid.IntRange(0, 6).Draw(t, "values") {
		f := rapid.SampledFrom(ownFields.Fields).Draw(t, "of")
		v := crm.FieldFacts{Name: f.Name, Type: f.Type, Number: rapid.SampledFrom([]float64{0, 1, 37.5, -2, 20779, 20780}).Draw(t, "number")}
		if !f.Type.Numeric() {
			v.Text = rapid.SampledFrom([]string{"search", "S", "静"}).Draw(t, "text")
		}
		if _, err := w.db.SetField(context.Background(), int64(rapid.IntRange(1, 6).Draw(t, "whose")), f.ID, &v); crm.ErrorCode(err) == crm.CodeInternal {
			t.Fatal(err)
		}
	}
}

// send enqueues messages of a campaign and takes some of them on, each to another state.
func (w *world) send(t *rapid.T) {
	ctx := context.Background()
	c := crm.Campaign{Name: rapid.SampledFrom([]string{"双12", "tea"}).Draw(t, "campaign"), State: crm.CampaignDraft}
	c, err := w.db.CreateCampaign(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	medium := rapid.SampledFrom(crm.Channels).Draw(t, "medium")
	_, err = w.db.Enqueue(ctx, c.ID, letters(rapid.IntRange(0, 6).Draw(t, "letters"), func(d *crm.Delivery) { d.Medium, d.Marketing = medium, false }))
	if err == nil {
		err = w.db.StartRun(ctx, c.ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	claimed, err := w.db.Claim(ctx, crm.Claim{Channel: mailbox, Most: rapid.IntRange(1, 6).Draw(t, "claimed")})
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Turn(time.Duration(rapid.IntRange(0, 30).Draw(t, "hours")) * time.Hour)
	for _, d := range claimed.Deliveries {
		if _, err := w.db.Handing(ctx, d.ID, nil); err != nil {
			t.Fatal(err)
		}
		outcome := rapid.SampledFrom([]crm.DeliveryState{crm.DeliverySent, crm.DeliverySent, crm.DeliveryFailed, crm.DeliveryUncertain, crm.DeliveryQueued}).Draw(t, "outcome")
		if err := w.db.Finish(ctx, d.ID, crm.DeliveryOutcome{State: outcome, NextAt: 1}); err != nil {
			t.Fatal(err)
		}
	}
}

// trade fills the shop, and sometimes leaves it empty.
func (w *world) trade(t *rapid.T, zone *time.Location) {
	records := make([]crm.Record, rapid.IntRange(0, 14).Draw(t, "trades"))
	var orders, events []crm.Record
	for i := range records {
		if r := drawTrade(t, zone, i); r.Event.Kind != 0 {
			events = append(events, r)
		} else {
			if rapid.IntRange(0, 5).Draw(t, "guest") == 0 {
				r.Customer = crm.CustomerFacts{Region: r.Customer.Region}
			}
			orders = append(orders, r)
		}
	}
	src := crm.ImportSource{File: "t.csv", Kind: crm.FileOrders, Platform: "taobao", Currency: "CNY"}
	if _, err := testkit.Import(w.db, src, orders...); err != nil {
		t.Fatal(err)
	}
	src.Kind = crm.FileEvents
	if _, err := testkit.Import(w.db, src, events...); err != nil {
		t.Fatal(err)
	}
}

// rearrange changes the shop in one of the ways that rules notice.
func (w *world) rearrange(t *rapid.T, zone *time.Location) int64 {
	ctx := context.Background()
	customer := int64(rapid.IntRange(1, 6).Draw(t, "who"))
	var op crm.Operation
	var err error
	switch rapid.IntRange(0, 8).Draw(t, "what") {
	case 8:
		op, err = w.db.SetDiscount(ctx, w.someTag(t), w.someCustomers(t), rapid.Bool().Draw(t, "entitled"))
	case 7:
		op, err = w.db.AddNote(ctx, customer, drawNote(t, rapid.SampledFrom([]string{"likes blue", "B 6"}).Draw(t, "note")))
	case 0:
		w.trade(t, zone)
		var latest *crm.Operation
		if latest, err = w.db.LatestUndoable(ctx); latest != nil && latest.Kind == crm.OpImport { // else nothing came, and rules need what was before
			op = *latest
		}
	case 1:
		_, err = w.db.CreateTag(ctx, "vip", "")
	case 2:
		op, err = w.db.TagCustomers(ctx, w.someTag(t), w.someCustomers(t))
	case 3:
		op, err = w.db.UntagCustomers(ctx, w.someTag(t), w.someCustomers(t))
	case 4:
		op, err = w.merge(t, customer)
	case 5:
		op, err = w.db.SetSource(ctx, w.someCustomers(t), rapid.SampledFrom([]string{"", "search", "微博"}).Draw(t, "source"))
	default:
		op, err = w.edit(t, customer)
	}
	if err != nil && crm.ErrorCode(err) == crm.CodeInternal {
		t.Fatal(err)
	}
	return op.ID
}

// namesOf is what rules may refer to. Tags and segments that a rule names are there, whether the shop has them or not.
func namesOf(t *rapid.T, db *sqlite.DB) segment.Names {
	n := segment.Names{Money: "CNY"}
	for id := range int64(3) {
		n.Tags = append(n.Tags, crm.Tag{ID: id + 1})
	}
	var err error
	if n.Segments, err = db.FindSegments(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n.Fields, err = db.FindFields(context.Background()); err != nil {
		t.Fatal(err)
	}
	return n
}

func (w *world) compare(t *rapid.T, rules *segment.Segments, pages bool) {
	text, err := json.Marshal(drawRule(t, 2))
	if err != nil {
		t.Fatal(err)
	}
	checked, err := segment.Parse(text, namesOf(t, w.db))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	bySQL, err := w.db.RuleIDs(context.Background(), checked)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	want := fmt.Sprint(bySQL.ToArray())
	ok, err := rules.With(context.Background(), checked, func(m segment.Matches) error {
		if pages {
			w.comparePages(t, m, &checked)
			w.comparePortraits(t, m, &checked)
			w.compareShop(t, rules)
		}
		if got := fmt.Sprint(m.IDs()); got != want {
			t.Fatalf("%s\nthe columns say %s\nSQL says %s", text, got, want)
		}
		count, err := w.db.CountRule(context.Background(), checked)
		if got := m.Count(); err != nil || got != count {
			t.Fatalf("%s: the columns count %+v, SQL %+v (%v)", text, got, count, err)
		}
		weighed, err := w.db.WeighCustomers(context.Background(), crm.CustomerFilter{Rule: &checked})
		if err != nil || weighed != count {
			t.Fatalf("%s: the list counts %+v, the rule %+v (%v)", text, weighed, count, err)
		}
		return nil
	})
	if err != nil || !ok {
		t.Fatalf("%s: the columns do not answer: %v", strings.TrimSpace(string(text)), err)
	}
}
