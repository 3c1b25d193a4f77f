package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// world is a shop that random operations happen to. Its universe is small, so that they meet each other.
type world struct {
	db    *sqlite.DB
	clock *testkit.Clock
}

func drawCustomer(t *rapid.T) crm.CustomerFacts {
	c := crm.CustomerFacts{
		Nick:   rapid.SampledFrom([]string{"", "lin", "zhou", "mei", "静静"}).Draw(t, "nick"),
		Name:   rapid.SampledFrom([]string{"", "林静宜", "周*", "O'Hara \"x\""}).Draw(t, "name"),
		Phone:  rapid.SampledFrom([]string{"", "+8613812346021", "+8613900000001", "+861088886666"}).Draw(t, "phone"),
		Email:  rapid.SampledFrom([]string{"", "a@b.cn", "c@d.cn", "a@b"}).Draw(t, "email"),
		Gender: rapid.SampledFrom([]crm.Gender{0, 1, 2}).Draw(t, "gender"),
		Level:  rapid.IntRange(0, 2).Draw(t, "level"),
		Note:   rapid.SampledFrom([]string{"", "", "likes blue"}).Draw(t, "note"),
		Source: rapid.SampledFrom([]string{"", "search"}).Draw(t, "source"),
	}
	if c.Nick != "" {
		c.Accounts = []string{c.Nick}
	}
	if rapid.Bool().Draw(t, "region") {
		c.Region = crm.Region{Country: "CN", Province: "浙江", City: rapid.SampledFrom([]string{"", "杭州"}).Draw(t, "city")}
	}
	if rapid.Bool().Draw(t, "tagged") {
		c.Tags = []string{rapid.SampledFrom([]string{"vip", "new"}).Draw(t, "tag")}
	}
	if rapid.Bool().Draw(t, "more") {
		c.Fields = []crm.FieldFacts{
			{Name: "size", Type: crm.FieldNumber, Number: float64(rapid.IntRange(0, 2).Draw(t, "size"))},
			{Name: "card", Type: crm.FieldText, Text: rapid.SampledFrom([]string{"gold", "blue"}).Draw(t, "card")},
		}
	}
	if rapid.Bool().Draw(t, "asked") {
		c.Consent = []crm.ConsentFacts{{Channel: "email", Granted: rapid.Bool().Draw(t, "granted")}}
	}
	return c
}

func drawOrder(t *rapid.T) crm.OrderFacts {
	o := crm.OrderFacts{
		Number:    fmt.Sprint(rapid.IntRange(1, 6).Draw(t, "number")),
		Status:    crm.OrderStatus(rapid.IntRange(0, 6).Draw(t, "status")),
		CreatedAt: int64(rapid.IntRange(0, 3).Draw(t, "createdAt")) * 1000,
		Currency:  rapid.SampledFrom([]string{"", "", "USD"}).Draw(t, "currency"),
		Memo:      rapid.SampledFrom([]string{"", "gift"}).Draw(t, "memo"),
	}
	if rapid.Bool().Draw(t, "hasTotal") {
		o.Total = crm.AmountOf(int64(rapid.IntRange(0, 3).Draw(t, "total")) * 100)
	}
	if rapid.Bool().Draw(t, "hasPaid") {
		o.PaidAt, o.Paid = int64(rapid.IntRange(1, 3).Draw(t, "paidAt"))*1000, crm.AmountOf(int64(rapid.IntRange(0, 3).Draw(t, "paid"))*100)
	}
	if rapid.Bool().Draw(t, "hasRefund") {
		o.Refunded = crm.AmountOf(int64(rapid.IntRange(0, 2).Draw(t, "refunded")) * 100)
	}
	return o
}

func drawLines(t *rapid.T) []crm.LineFacts {
	lines := make([]crm.LineFacts, rapid.IntRange(0, 2).Draw(t, "lines"))
	for i := range lines {
		lines[i] = crm.LineFacts{
			Title:    rapid.SampledFrom([]string{"", "soap", "tea"}).Draw(t, "title"),
			Quantity: int64(rapid.IntRange(1, 2).Draw(t, "quantity")),
			Amount:   crm.AmountOf(int64(rapid.IntRange(-1, 2).Draw(t, "amount")) * 50),
		}
	}
	return lines
}

func drawRecord(t *rapid.T, kind crm.FileKind) crm.Record {
	r := crm.Record{Rows: rapid.IntRange(1, 2).Draw(t, "rows")}
	switch kind {
	case crm.FileCustomers:
		r.Customer = drawCustomer(t)
	case crm.FilePayments:
		r.Order = crm.OrderFacts{Number: fmt.Sprint(rapid.IntRange(1, 6).Draw(t, "number")), Paid: crm.AmountOf(int64(rapid.IntRange(0, 3).Draw(t, "paid")) * 100)}
	case crm.FileRefunds:
		r.Order = crm.OrderFacts{Number: fmt.Sprint(rapid.IntRange(1, 6).Draw(t, "number"))}
		if rapid.Bool().Draw(t, "done") {
			r.Order.Refunded = crm.AmountOf(int64(rapid.IntRange(0, 3).Draw(t, "back")) * 100)
		}
	case crm.FileCoupons:
		r.Order = crm.OrderFacts{Number: fmt.Sprint(rapid.IntRange(1, 6).Draw(t, "number")), Coupon: rapid.SampledFrom([]string{"", "SPRING", "WELCOME"}).Draw(t, "coupon")}
	case crm.FileStatuses:
		r.Order = crm.OrderFacts{Number: fmt.Sprint(rapid.IntRange(1, 6).Draw(t, "number")), Status: crm.OrderStatus(rapid.IntRange(0, 6).Draw(t, "status"))}
	case crm.FileEvents:
		r.Customer = drawCustomer(t)
		r.Event = crm.EventFacts{Kind: crm.EventKind(rapid.IntRange(1, 7).Draw(t, "kind")), At: int64(rapid.IntRange(1, 2).Draw(t, "at")), ProductCode: "p"}
		r.Event.OrderNumber = rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "of")
	case crm.FileProducts:
		r.Product = crm.ProductFacts{Code: "p", Title: rapid.SampledFrom([]string{"", "soap"}).Draw(t, "title"), Price: crm.AmountOf(int64(rapid.IntRange(0, 2).Draw(t, "price")))}
	default:
		if rapid.Bool().Draw(t, "known") {
			r.Customer = drawCustomer(t)
		}
		r.Order, r.Lines = drawOrder(t), drawLines(t)
		if kind == crm.FileLines {
			r.Order.Total, r.Order.Paid = crm.Amount{}, crm.Amount{}
		}
	}
	return r
}

var kinds = []crm.FileKind{crm.FileOrders, crm.FileOrders, crm.FileLines, crm.FileCustomers, crm.FilePayments, crm.FileRefunds, crm.FileCoupons, crm.FileStatuses, crm.FileEvents, crm.FileProducts}

func (w *world) importSome(t *rapid.T) (crm.Operation, error) {
	kind := rapid.SampledFrom(kinds).Draw(t, "kind")
	src := crm.ImportSource{File: "f.csv", Kind: kind, Platform: rapid.SampledFrom([]string{"taobao", "shopify"}).Draw(t, "platform"), Currency: "CNY"}
	for _, fact := range []string{"name", "phone", "level", "tags", "note", "consent", "address", "field:size", "field:card"} {
		policy := rapid.SampledFrom([]crm.Policy{"", "", crm.PolicyFill, crm.PolicyOverwrite, crm.PolicyKeep}).Draw(t, "policy")
		if policy != "" {
			if src.Policies == nil {
				src.Policies = map[string]crm.Policy{}
			}
			src.Policies[fact] = policy
		}
	}
	records := make([]crm.Record, rapid.IntRange(1, 7).Draw(t, "records"))
	for i := range records {
		records[i] = drawRecord(t, kind)
	}
	res, err := testkit.Import(w.db, src, records...)
	if err == nil && !res.Tally.Balanced() {
		t.Fatalf("rows do not add up: %+v", res.Tally)
	}
	if err != nil {
		return crm.Operation{}, err
	}
	again, err := testkit.Import(w.db, src, records...)
	if err == nil && again.OperationID != 0 {
		t.Fatalf("the same %s file again changed something: %+v %+v\n%s", kind, again.Tally, again.Changes, tell(records))
	}
	return crm.Operation{ID: res.OperationID}, err
}

// tell writes records one a line, without what they leave out.
func tell(records []crm.Record) string {
	var b strings.Builder
	for _, r := range records {
		fmt.Fprintf(&b, "%+v\n  order %+v\n  lines %+v\n  event %+v\n", r.Customer, r.Order, r.Lines, r.Event)
	}
	return b.String()
}

func (w *world) someCustomers(t *rapid.T) *roaring64.Bitmap {
	set := roaring64.New()
	for range rapid.IntRange(1, 4).Draw(t, "many") {
		set.Add(uint64(rapid.IntRange(1, 8).Draw(t, "customer")))
	}
	return set
}

func (w *world) someTag(t *rapid.T) int64 {
	tags, err := w.db.FindTags(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(tags) == 0 {
		return 1
	}
	return rapid.SampledFrom(tags).Draw(t, "tag").ID
}

// step does one random operation. What the shop refuses in our own words is no operation.
func (w *world) reminderStep(t *rapid.T, customer int64) (crm.Operation, error) {
	ctx := context.Background()
	id := int64(rapid.IntRange(1, 3).Draw(t, "reminder"))
	d := crm.ReminderDraft{Text: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "reminds of"), Wait: rapid.SampledFrom(crm.Waits).Draw(t, "wait"), DueAt: 1_800_000_000_000}
	switch rapid.IntRange(0, 5).Draw(t, "with the reminder") {
	case 0:
		return w.db.EditReminder(ctx, id, d)
	case 1:
		return w.db.SnoozeReminder(ctx, id, 1_900_000_000_000)
	case 2:
		return w.db.FinishReminder(ctx, id)
	case 3:
		return w.db.DeleteReminder(ctx, id)
	default:
		return w.db.AddReminder(ctx, customer, d, 0)
	}
}

func drawNote(t *rapid.T, text string) crm.NoteDraft {
	return crm.NoteDraft{
		Kind: rapid.SampledFrom(crm.NoteKinds).Draw(t, "kind of note"), Text: text, Pinned: rapid.Bool().Draw(t, "pinned"),
		Product: "shirt", Batch: rapid.SampledFrom([]string{"", "K146"}).Draw(t, "batch"),
	}
}

func (w *world) step(t *rapid.T) int64 {
	ctx := context.Background()
	customer := int64(rapid.IntRange(1, 6).Draw(t, "who"))
	note := int64(rapid.IntRange(1, 5).Draw(t, "note"))
	text := rapid.SampledFrom([]string{"a", "b"}).Draw(t, "text")
	var op crm.Operation
	var err error
	switch rapid.IntRange(0, 30).Draw(t, "what") {
	case 29, 30:
		op, err = w.ruleTagStep(t, text)
	case 25, 26, 27, 28:
		op, err = w.bulkStep(t)
	case 24:
		op, err = w.arrangeTags(t, text)
	case 0, 1, 2:
		op, err = w.importSome(t)
	case 3:
		_, err = w.db.CreateTag(ctx, text, "")
		if latest, lerr := w.db.LatestUndoable(ctx); err == nil && lerr == nil {
			op = *latest
		}
	case 4:
		op, err = w.db.TagCustomers(ctx, w.someTag(t), w.someCustomers(t))
	case 5:
		op, err = w.db.UntagCustomers(ctx, w.someTag(t), w.someCustomers(t))
	case 6:
		op, err = w.db.DeleteTag(ctx, w.someTag(t))
	case 18, 19:
		op, err = w.reminderStep(t, customer)
	case 7:
		op, err = w.db.AddNote(ctx, customer, drawNote(t, text))
	case 8:
		op, err = w.db.EditNote(ctx, note, drawNote(t, text))
	case 9:
		op, err = w.db.DeleteNote(ctx, note)
	case 10, 11:
		op, err = w.merge(t, customer)
	case 12:
		op, err = w.split(t, customer)
	case 13:
		op, err = w.decide(t, customer)
	case 20, 21, 22:
		op, err = w.profileStep(t, customer)
	case 16:
		op, err = w.db.SetSource(ctx, w.someCustomers(t), rapid.SampledFrom([]string{"", "search", "微博"}).Draw(t, "source"))
	case 14, 15:
		op, err = w.fieldStep(t, customer)
	default:
		op, err = w.edit(t, customer)
	}
	var refused *crm.Error
	if err != nil && !errors.As(err, &refused) {
		t.Fatal(err)
	}
	return op.ID
}

// fieldStep does something to a custom field, or to a customer's value in one.
func (w *world) fieldStep(t *rapid.T, customer int64) (crm.Operation, error) {
	ctx := context.Background()
	fields, err := w.db.FindFields(ctx)
	if err != nil {
		t.Fatal(err)
	}
	name := rapid.SampledFrom([]string{"size", "card", "city"}).Draw(t, "field")
	what := rapid.IntRange(0, 4).Draw(t, "toField")
	if len(fields) == 0 || what == 0 {
		if _, err := w.db.CreateField(ctx, name, rapid.SampledFrom(crm.FieldTypes).Draw(t, "type")); err != nil {
			return crm.Operation{}, err
		}
		latest, err := w.db.LatestUndoable(ctx)
		return *latest, err
	}
	f := rapid.SampledFrom(fields).Draw(t, "which")
	switch what {
	case 1:
		return w.db.RenameField(ctx, f.ID, name)
	case 2:
		return w.db.DeleteField(ctx, f.ID)
	case 3:
		return w.db.SetField(ctx, customer, f.ID, nil)
	}
	return w.db.SetField(ctx, customer, f.ID, &crm.FieldFacts{
		Type: f.Type, Number: float64(rapid.IntRange(0, 1).Draw(t, "number")), Text: rapid.SampledFrom([]string{"gold", "red"}).Draw(t, "text"),
	})
}

// profileStep changes what only the owner says of a customer.
func (w *world) profileStep(t *rapid.T, customer int64) (crm.Operation, error) {
	ctx := context.Background()
	which := int64(rapid.IntRange(1, 3).Draw(t, "address"))
	contact := crm.Identity{Kind: crm.IdentityPhone, Value: rapid.SampledFrom([]string{"+8613812346021", "+8613900000009"}).Draw(t, "contact")}
	if rapid.Bool().Draw(t, "isAccount") {
		contact = crm.Identity{Kind: crm.IdentityAccount, Platform: "taobao", Value: rapid.SampledFrom([]string{"lin", "own"}).Draw(t, "account")}
	}
	switch rapid.IntRange(0, 8).Draw(t, "toProfile") {
	case 0:
		return w.db.AddContact(ctx, customer, contact)
	case 1:
		return w.db.RemoveContact(ctx, customer, contact)
	case 2:
		return w.db.MakePrimary(ctx, customer, contact)
	case 3:
		return w.db.AddAddress(ctx, crm.Address{CustomerID: customer, Label: "home", Address: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "street")})
	case 4:
		return w.db.EditAddress(ctx, crm.Address{ID: which, Address: "c"})
	case 5:
		return w.db.DeleteAddress(ctx, which)
	case 6:
		return w.db.MakeMainAddress(ctx, which)
	case 7:
		return w.db.SetConsent(ctx, customer, crm.ChannelEmail, rapid.Bool().Draw(t, "yes"), "said so")
	}
	referrer := int64(rapid.IntRange(0, 4).Draw(t, "referrer"))
	card := rapid.SampledFrom([]string{"", "A1"}).Draw(t, "card")
	return w.db.EditCustomer(ctx, customer, crm.CustomerPatch{Referrer: &referrer, Card: &card, Impersonal: new(bool)})
}

func (w *world) edit(t *rapid.T, customer int64) (crm.Operation, error) {
	if rapid.IntRange(0, 4).Draw(t, "settings") == 0 {
		return w.db.SaveSettings(context.Background(), sqlite.Settings{
			Name: "shop", TimeZone: "Asia/Shanghai", Currency: rapid.SampledFrom([]string{"CNY", "USD"}).Draw(t, "currency"),
		})
	}
	var p crm.CustomerPatch
	if rapid.Bool().Draw(t, "editPhone") {
		phone := rapid.SampledFrom([]string{"", "+8613812346021", "+8613900000009"}).Draw(t, "phone")
		p.Phone = &phone
	}
	if rapid.Bool().Draw(t, "editName") {
		name := rapid.SampledFrom([]string{"", "Lin"}).Draw(t, "name")
		p.Name = &name
	}
	if rapid.Bool().Draw(t, "editSource") {
		source := rapid.SampledFrom([]string{"", "search"}).Draw(t, "source")
		p.Source = &source
	}
	return w.db.EditCustomer(context.Background(), customer, p)
}

func newWorld(t *testing.T, rt *rapid.T, n *int) *world {
	*n++
	clock := testkit.NewClock()
	db, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), fmt.Sprintf("%d.shuke", *n)), clock.Now)
	if err != nil {
		rt.Fatal(err)
	}
	return &world{db: db, clock: clock}
}

// checkFigures holds the narrow table to a fresh count, and every reference to what it refers to.
func checkFigures(t *testing.T, rt *rapid.T, db *sqlite.DB) {
	t.Helper()
	if err := db.CheckReferences(context.Background()); err != nil {
		rt.Fatal(err)
	}
	kept := figures(t, db)
	if err := db.Recount(context.Background()); err != nil {
		rt.Fatal(err)
	}
	if fresh := figures(t, db); fresh != kept {
		rt.Fatalf("figures drifted\nkept\n%s\ncounted\n%s", kept, fresh)
	}
}

// ruleTagStep does something to a tag that has a rule, or to a segment. Whom rules mean is drawn: the store is told.
func (w *world) ruleTagStep(t *rapid.T, text string) (crm.Operation, error) {
	ctx := context.Background()
	rule := []byte(`{"field":"orderCount","op":">","value":` + fmt.Sprint(rapid.IntRange(0, 2).Draw(t, "more")) + `}`)
	switch rapid.IntRange(0, 7).Draw(t, "ruled") {
	case 7:
		return w.db.SetDiscount(ctx, w.someTag(t), w.someCustomers(t), rapid.Bool().Draw(t, "entitled"))
	case 0, 1:
		_, err := w.db.CreateRuleTag(ctx, text+" by rule", "", rule, w.existing(t))
		if err != nil {
			return crm.Operation{}, err
		}
		latest, err := w.db.LatestUndoable(ctx)
		return *latest, err
	case 2:
		return w.db.SetTagRule(ctx, w.someTag(t), rule, w.existing(t))
	case 3:
		how := rapid.SampledFrom([]crm.TagException{crm.ExceptNone, crm.ExceptAlways, crm.ExceptNever}).Draw(t, "how")
		return w.db.ExceptFromTag(ctx, w.someTag(t), w.someCustomers(t), how)
	case 4:
		if _, err := w.db.CreateSegment(ctx, text, rule, w.existing(t)); err != nil {
			return crm.Operation{}, err
		}
		latest, err := w.db.LatestUndoable(ctx)
		return *latest, err
	}
	tag := w.someTag(t)
	have, err := w.db.TagMembers(ctx, tag)
	if err != nil {
		t.Fatal(err)
	}
	want := w.existing(t)
	op, _, _, err := w.db.MoveTags(ctx, w.db.Generation(), []sqlite.TagMoves{
		{Tag: tag, Gained: roaring64.AndNot(want, have), Lost: roaring64.AndNot(have, want)},
	})
	return op, err
}

// existing are some customers who are there.
func (w *world) existing(t *rapid.T) *roaring64.Bitmap {
	all, err := w.db.RuleIDs(context.Background(), crm.AllOf())
	if err != nil {
		t.Fatal(err)
	}
	all.And(w.someCustomers(t))
	return all
}
