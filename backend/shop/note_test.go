package shop_test

import (
	"context"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// A rich note is kept safe and in plain words, which are what is searched, printed and exported.
func TestNote_MayBeRich(t *testing.T) {
	ctx := context.Background()
	s := openShop(t)
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"},
		crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"lin"}, Nick: "lin"}})
	if _, err := s.AddNote(ctx, 1, crm.NoteDraft{Text: "ignored", HTML: `<p onclick=x>要<b>白茶</b><script>1</script></p><ul><li>三盒</li></ul>`}); err != nil {
		t.Fatal(err)
	}
	notes, err := s.FindNotes(ctx, 1)
	if err != nil || len(notes) != 1 {
		t.Fatal(notes, err)
	}
	if n := notes[0]; n.HTML != "<p>要白茶</p><ul><li>三盒</li></ul>" || n.Text != "要白茶\n• 三盒" {
		t.Errorf("%q %q", n.HTML, n.Text)
	}
	if n, _, err := s.CountCustomers(ctx, crm.CustomerFilter{Search: "要白茶"}); err != nil || n != 1 {
		t.Error(n, err)
	}
	for name, html := range map[string]string{"Words": strings.Repeat("茶", crm.MaxNote+1), "Marks": strings.Repeat("<em>a</em>", 7_000), "Huge": strings.Repeat("<p>", 400_000)} {
		_, err := s.EditNote(ctx, notes[0].ID, crm.NoteDraft{HTML: html})
		if crm.ErrorKey(err) != "note.text.length" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Two windows on one note: the second is told, and nothing of it is saved.
func TestNote_ChangedMeanwhile(t *testing.T) {
	ctx := context.Background()
	s := openShop(t)
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "c.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"},
		crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"lin"}, Nick: "lin"}})
	if _, err := s.AddNote(ctx, 1, crm.NoteDraft{Text: "one"}); err != nil {
		t.Fatal(err)
	}
	notes, _ := s.FindNotes(ctx, 1)
	seen := notes[0].Version
	if _, err := s.EditNote(ctx, notes[0].ID, crm.NoteDraft{Text: "two", Seen: seen}); err != nil {
		t.Fatal(err)
	}
	_, err := s.EditNote(ctx, notes[0].ID, crm.NoteDraft{Text: "three", Seen: seen})
	if crm.ErrorKey(err) != "note.changedMeanwhile" {
		t.Error(err)
	}
	if notes, _ = s.FindNotes(ctx, 1); notes[0].Text != "two" {
		t.Errorf("%+v", notes)
	}
}
