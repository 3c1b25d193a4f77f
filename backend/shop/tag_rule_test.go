package shop_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"
)

// ruled is a shop whose tags follow rules, asked the same whether it stands in memory or not.
type ruled struct {
	*testing.T
	*shop.Shop
	clock *testkit.Clock
}

func newRuled(t *testing.T, inMemory bool) *ruled {
	clock := testkit.NewClock()
	s, err := shop.Open(context.Background(), filepath.Join(t.TempDir(), "shop.shuke"), clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if inMemory {
		s.KeepInMemory()
	}
	return &ruled{t, s, clock}
}

// pays imports an order of so many yuan for each buyer, paid today.
func (r *ruled) pays(yuan int64, buyers ...string) int64 {
	r.Helper()
	records := make([]crm.Record, len(buyers))
	for i, b := range buyers {
		at := crm.Millis(r.clock.Now())
		records[i] = crm.Record{
			Customer: crm.CustomerFacts{Nick: b, Accounts: []string{b}},
			Order: crm.OrderFacts{
				Number: fmt.Sprint(b, at, yuan), Status: crm.OrderDelivered, CreatedAt: at, PaidAt: at, Currency: "CNY",
				Total: crm.AmountOf(yuan * 100), Paid: crm.AmountOf(yuan * 100),
			},
		}
	}
	testkit.MustImport(r, r.DB, crm.ImportSource{File: "o.csv", Kind: crm.FileOrders, Platform: "taobao", Currency: "CNY"}, records...)
	latest, err := r.LatestUndoable(context.Background())
	if err != nil {
		r.Fatal(err)
	}
	return latest.ID
}

// tagged refreshes and tells who carries a tag.
func (r *ruled) tagged(tag int64) string {
	r.Helper()
	r.refresh(false)
	members, err := r.TagMembers(context.Background(), tag)
	if err != nil {
		r.Fatal(err)
	}
	return fmt.Sprint(members.ToArray())
}

func (r *ruled) refresh(all bool) []crm.TagMove {
	r.Helper()
	moved, err := r.RefreshTags(context.Background(), all)
	if err != nil {
		r.Fatal(err)
	}
	return moved
}

func (r *ruled) do(_ any, err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *ruled) wants(tag int64, what, want string) {
	r.Helper()
	if got := r.tagged(tag); got != want {
		r.Errorf("after %s %s carry the tag, want %s", what, got, want)
	}
}

const bigSpender = `{"measure":"sum","of":"orders","what":"amount","in":{"lastDays":30},"op":">=","value":500}`

// TestTagRule_FollowsAndComesBack: a tag follows an import, its undo, its redo, and the days that pass; who was excepted stays.
func TestTagRule_FollowsAndComesBack(t *testing.T) {
	for _, inMemory := range []bool{false, true} {
		t.Run(fmt.Sprint("in memory ", inMemory), func(t *testing.T) {
			ctx := context.Background()
			r := newRuled(t, inMemory)
			r.pays(600, "ann")
			r.pays(100, "bob", "cid")
			tag, err := r.CreateRuleTag(ctx, "big", "", []byte(bigSpender))
			if err != nil || tag.Count != 1 {
				t.Fatal(tag, err)
			}
			second := r.pays(700, "bob", "dee")
			r.wants(tag.ID, "an import", "[1 2 4]")
			undo, err := r.Undo(ctx, second)
			if err != nil || len(undo.Conflicts) > 0 {
				t.Fatal(undo, err)
			}
			r.wants(tag.ID, "its undo", "[1]")
			r.do(r.Undo(ctx, undo.Undo))
			r.wants(tag.ID, "its redo", "[1 2 4]")
			r.do(r.ExceptFromTag(ctx, tag.ID, roaring64.BitmapOf(1), crm.ExceptNever))
			r.do(r.TagCustomers(ctx, tag.ID, roaring64.BitmapOf(3)))
			r.wants(tag.ID, "exceptions", "[2 3 4]")
			r.pays(900, "ann")
			r.wants(tag.ID, "an import for somebody who is never in it", "[2 3 4]")
			r.clock.Turn(40 * 24 * time.Hour)
			r.wants(tag.ID, "forty days", "[3]")
			r.do(r.ExceptFromTag(ctx, tag.ID, roaring64.BitmapOf(3), crm.ExceptNone))
			r.wants(tag.ID, "the end of an exception", "[]")
			if moved := r.refresh(false); len(moved) > 0 {
				t.Errorf("nothing happened, and %v were refreshed", moved)
			}
		})
	}
}

// TestTagRule_UndoOfWhatMadeIt: a tag that was filled again since it was made goes with its making, and comes back.
func TestTagRule_UndoOfWhatMadeIt(t *testing.T) {
	ctx := context.Background()
	r := newRuled(t, true)
	r.pays(600, "ann")
	tag, err := r.CreateRuleTag(ctx, "big", "", []byte(bigSpender))
	r.do(tag, err)
	made, err := r.LatestUndoable(ctx)
	r.do(made, err)
	r.pays(600, "bob")
	r.wants(tag.ID, "an import", "[1 2]")
	undo, err := r.Undo(ctx, made.ID)
	r.do(undo, err)
	if tags, err := r.FindTags(ctx); err != nil || len(tags) > 0 {
		t.Fatal(tags, err)
	}
	r.do(r.Undo(ctx, undo.Undo))
	r.wants(tag.ID, "the redo of its making", "[1 2]")
	if latest, err := r.LatestUndoable(ctx); err != nil || latest.Kind != crm.OpRedo && latest.Kind != crm.OpImport {
		t.Errorf("the latest step to take back is %v (%v)", latest, err)
	}
}

// TestTagRule_TagsOfTags: a tag whose rule asks for another follows it at once; a ring is refused with its name.
// TestTagRule_NewsAreOfWhoIsIn: what a tag's page tells of the days before adds up to who carries it: who came with an import
// that was taken back has not come, and who came and went again has done neither.
func TestTagRule_NewsAreOfWhoIsIn(t *testing.T) {
	r := newRuled(t, true)
	ctx := context.Background()
	r.pays(600, "lin")
	tag, err := r.CreateRuleTag(ctx, "大户", "", []byte(bigSpender))
	if err != nil {
		t.Fatal(err)
	}
	news := func(what string, entered, left int64) {
		t.Helper()
		r.refresh(false)
		yesterday, week, err := r.TagNews(ctx, tag.ID)
		if err != nil || yesterday.Entered != entered || yesterday.Left != left || week != yesterday {
			t.Errorf("after %s %+v and %+v (%v), want %d in and %d out", what, yesterday, week, err, entered, left)
		}
	}
	news("the tag", 0, 0)
	imported := r.pays(700, "zhou", "mei")
	news("an import", 2, 0)
	undo, err := r.Undo(ctx, imported)
	r.do(undo, err)
	news("taking it back", 0, 0)
	r.do(r.Undo(ctx, undo.Undo))
	news("doing it again", 2, 0)
	r.clock.Turn(40 * 24 * time.Hour)
	news("forty days", 0, 3)
}

func TestTagRule_TagsOfTags(t *testing.T) {
	ctx := context.Background()
	r := newRuled(t, true)
	r.pays(100, "ann", "bob")
	big, err := r.CreateRuleTag(ctx, "big", "", []byte(bigSpender))
	r.do(big, err)
	seg, err := r.SaveSegment(ctx, "not big", []byte(`{"field":"tag","op":"!=","value":"big"}`))
	r.do(seg, err)
	small, err := r.CreateRuleTag(ctx, "a small one", "", []byte(`{"field":"segment","op":"=","value":"not big"}`))
	r.do(small, err)
	r.wants(small.ID, "making it", "[1 2]")
	r.pays(500, "bob")
	r.wants(small.ID, "an import", "[1]")
	_, err = r.SetTagRule(ctx, big.ID, []byte(`{"any":[{"field":"tag","op":"=","value":"a small one"}]}`))
	var ring *crm.Error
	if !errors.As(err, &ring) || ring.Key != "segment.rule.cycle" || !strings.Contains(fmt.Sprint(ring.Params["cycle"]), "a small one → not big") {
		t.Error(err)
	}
	if _, err := r.CreateRuleTag(ctx, "none", "", []byte(`{"field":"tag","op":"unknown"}`)); crm.ErrorKey(err) != "segment.rule.cycle" {
		t.Error(err)
	}
	if _, err := r.EditSegment(ctx, seg.ID, 0, []byte(`{"field":"segment","op":"=","value":"not big"}`)); crm.ErrorKey(err) != "segment.rule.cycle" {
		t.Error(err)
	}
	if _, err := r.DeleteSegment(ctx, seg.ID); crm.ErrorKey(err) != "segment.used" {
		t.Error(err)
	}
	if _, err := r.DeleteTag(ctx, big.ID); crm.ErrorKey(err) != "tag.used" {
		t.Error(err)
	}
	if _, err := r.MergeTags(ctx, small.ID, big.ID); crm.ErrorKey(err) != "tag.used" {
		t.Error(err)
	}
	r.do(r.RenameTag(ctx, big.ID, "large"))
	r.pays(500, "ann")
	r.wants(small.ID, "a new name and an import", "[]")
}

// TestSegment_FrozenStays: a frozen list keeps its people; a rule's people change with the shop. Both come back with undo.
func TestSegment_FrozenStays(t *testing.T) {
	ctx := context.Background()
	r := newRuled(t, true)
	r.pays(600, "ann")
	r.pays(100, "bob")
	list, err := r.FreezeSegment(ctx, "then", []byte(bigSpender))
	if err != nil || list.People != 1 {
		t.Fatal(list, err)
	}
	r.pays(600, "bob")
	rule, err := r.ParseRule(ctx, []byte(`{"field":"segment","op":"=","value":"then"}`))
	r.do(rule, err)
	set, _, err := r.WhoPasses(ctx, rule)
	if err != nil || fmt.Sprint(set.ToArray()) != "[1]" {
		t.Error(set, err)
	}
	if _, err := r.EditSegment(ctx, list.ID, 0, []byte(bigSpender)); crm.ErrorKey(err) != "segment.frozen" {
		t.Error(err)
	}
	r.do(r.DeleteSegment(ctx, list.ID))
	latest, err := r.LatestUndoable(ctx)
	r.do(latest, err)
	r.do(r.Undo(ctx, latest.ID))
	if set, err := r.Frozen(ctx, list.ID); err != nil || set.GetCardinality() != 1 {
		t.Error(set, err)
	}
}

// TestTagRule_KeepsItsPeopleWhenItCannotBeAsked: a rule whose field was deleted is said to be broken, with its path; who
// carries the tag does not change, and everything else goes on.
func TestTagRule_KeepsItsPeopleWhenItCannotBeAsked(t *testing.T) {
	ctx := context.Background()
	r := newRuled(t, true)
	r.pays(600, "ann", "bob")
	size, err := r.CreateField(ctx, "size", crm.FieldNumber)
	r.do(size, err)
	r.do(r.SetFieldText(ctx, 1, size.ID, "38.5"))
	tag, err := r.CreateRuleTag(ctx, "small", "", []byte(`{"all":[{"field":"custom.size","op":"<","value":39}]}`))
	r.do(tag, err)
	r.wants(tag.ID, "making it", "[1]")
	r.do(r.RenameField(ctx, size.ID, "shoe size"))
	r.do(r.SetFieldText(ctx, 2, size.ID, "36"))
	r.wants(tag.ID, "a new name of the field", "[1 2]")
	r.do(r.DeleteField(ctx, size.ID))
	r.wants(tag.ID, "the end of the field", "[1 2]")
	states, err := r.FindTagRefreshes(ctx)
	if err != nil || states[tag.ID].Problem == nil || states[tag.ID].Problem.Key != "segment.rule.field" || states[tag.ID].Problem.Params["path"] != "all[0].field" {
		t.Errorf("%+v, %v", states[tag.ID], err)
	}
	latest, err := r.LatestUndoable(ctx)
	r.do(latest, err)
	r.do(r.Undo(ctx, latest.ID))
	r.pays(10, "bob")
	r.wants(tag.ID, "the field's return", "[1 2]")
	if states, err = r.FindTagRefreshes(ctx); err != nil || states[tag.ID].Problem != nil {
		t.Errorf("%+v, %v", states[tag.ID], err)
	}
}

// TestRule_OfAnEmptyShop: every rule of a shop without anybody means nobody, and says so at once.
func TestRule_OfAnEmptyShop(t *testing.T) {
	ctx := context.Background()
	for _, inMemory := range []bool{false, true} {
		r := newRuled(t, inMemory)
		for _, text := range []string{`{"all":[]}`, `{"not":{"any":[]}}`, bigSpender, `{"measure":"count","of":"lines","where":[{"field":"product","op":"contains","value":"x"}],"op":"=","value":0}`} {
			rule, err := r.ParseRule(ctx, []byte(text))
			r.do(rule, err)
			if a, err := r.CountRule(ctx, rule); err != nil || a.Customers != 0 || a.Everyone != 0 {
				t.Errorf("%s: %+v, %v", text, a, err)
			}
			if some, err := r.SampleRule(ctx, rule, 10, 1); err != nil || len(some) != 0 {
				t.Errorf("%s: %v, %v", text, some, err)
			}
		}
	}
}

// TestTagRule_AFileIsNoException: whom a file names in a tag that has a rule is told, and carries it by the rule alone.
func TestTagRule_AFileIsNoException(t *testing.T) {
	r := newRuled(t, false)
	r.pays(600, "ann")
	r.pays(100, "bob")
	tag, err := r.CreateRuleTag(context.Background(), "big", "", []byte(bigSpender))
	if err != nil {
		t.Fatal(err)
	}
	names := func(row int, who string) crm.Record {
		return crm.Record{Row: row, Customer: crm.CustomerFacts{Nick: who, Accounts: []string{who}, Tags: []string{"big", "shy"}}}
	}
	s := testkit.MustImport(r, r.DB, crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao"}, names(2, "ann"), names(3, "bob"))
	if len(s.Warnings) != 1 || s.Warnings[0].Key != "import.warning.tagByRule" || fmt.Sprint(s.Warnings[0].Rows) != "[3]" {
		t.Errorf("told %v, want row 3 for the tag that has a rule", s.Warnings)
	}
	r.wants(tag.ID, "a file", "[1]")
	if tags, err := r.FindTags(context.Background()); err != nil || len(tags) != 2 || tags[1].Count != 2 {
		t.Errorf("%v, %v: the other tag is put on both", tags, err)
	}
	ann, err := r.FindCustomerByID(context.Background(), 1)
	if err != nil || len(ann.Tags) != 2 || !ann.Tags[0].Automatic() || ann.Tags[1].Automatic() {
		t.Errorf("%+v, %v: one of hers has a rule", ann.Tags, err)
	}
}

// TestTagDiscount: a right to a tag's discount is everybody's who carries it until it is withheld; rules ask for it, an undo
// gives it back, and a merge of two customers or two tags keeps it withheld.
func TestTagDiscount(t *testing.T) {
	for _, inMemory := range []bool{false, true} {
		t.Run(fmt.Sprint("in memory ", inMemory), func(t *testing.T) {
			ctx := context.Background()
			r := newRuled(t, inMemory)
			r.pays(100, "ann", "bob", "cid")
			vip, err := r.CreateTag(ctx, "vip", "")
			if err != nil {
				t.Fatal(err)
			}
			r.do(r.TagCustomers(ctx, vip.ID, roaring64.BitmapOf(1, 2)))
			withheld, err := r.SetDiscount(ctx, vip.ID, roaring64.BitmapOf(2, 3), false)
			if err != nil || withheld.Count != 1 {
				t.Fatalf("%v, %v: bob alone carries it and loses the discount", withheld, err)
			}
			r.entitled("ann alone", "[1]")
			r.do(r.Undo(ctx, withheld.ID))
			r.entitled("the undo", "[1 2]")
			r.do(r.SetDiscount(ctx, vip.ID, roaring64.BitmapOf(2), false))
			old, err := r.CreateTag(ctx, "old", "")
			if err != nil {
				t.Fatal(err)
			}
			r.do(r.MergeTags(ctx, old.ID, vip.ID))
			r.do(r.RenameTag(ctx, old.ID, "vip"))
			r.entitled("a merge of tags", "[1]")
			r.do(r.SetDiscount(ctx, old.ID, roaring64.BitmapOf(2), true))
			r.entitled("the right given again", "[1 2]")
			if op, err := r.SetDiscount(ctx, old.ID, roaring64.BitmapOf(2), true); err != nil || op.ID != 0 {
				t.Errorf("%v, %v: nobody was left to change", op, err)
			}
		})
	}
}

func (r *ruled) entitled(after, want string) {
	r.Helper()
	ctx := context.Background()
	rule, err := r.ParseRule(ctx, []byte(`{"field":"discount","op":"=","value":"vip"}`))
	if err != nil {
		r.Fatal(err)
	}
	who, _, err := r.WhoPasses(ctx, rule)
	if err != nil {
		r.Fatal(err)
	}
	if got := fmt.Sprint(who.ToArray()); got != want {
		r.Errorf("after %s %s get the discount, want %s", after, got, want)
	}
}
