package crm

import (
	"strings"
	"testing"
)

func TestNoteDraft_Checked(t *testing.T) {
	long := strings.Repeat("😀", MaxNote)
	for _, c := range []struct {
		name string
		d    NoteDraft
		key  string
	}{
		{"Plain", NoteDraft{Text: " 喜欢蓝色 "}, ""},
		{"AsLongAsItMayBe", NoteDraft{Text: long}, ""},
		{"OneTooMany", NoteDraft{Text: long + "x"}, "note.text.length"},
		{"Empty", NoteDraft{Text: " \n\t　"}, "note.text.length"},
		{"RightToLeft", NoteDraft{Text: "مرحبا ‏123", Kind: NoteVisit}, ""},
		{"KindOfNothing", NoteDraft{Text: "x", Kind: "rumour"}, "note.kind.unknown"},
		{"BatchOfNothing", NoteDraft{Text: "x", Batch: "K146"}, "note.batch.ofNothing"},
		{"LongProduct", NoteDraft{Text: "x", Product: strings.Repeat("衫", MaxAbout+1)}, "note.about.length"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.d.Checked()
			if ErrorKey(err) != c.key {
				t.Fatalf("%v, want %q", err, c.key)
			}
			if err == nil && (got.Text != strings.TrimSpace(c.d.Text) || got.Kind == "") {
				t.Fatalf("%+v", got)
			}
		})
	}
	if got, _ := (NoteDraft{Text: "a\xffb"}).Checked(); got.Text != "a\uFFFDb" {
		t.Errorf("%q", got.Text)
	}
}
