package crm

import (
	"strings"
	"testing"
)

func TestHideContacts(t *testing.T) {
	for text, want := range map[string]string{
		"打 13912340001 问":        "打 ••• 问",
		"+86 139-1234-0001":      "•••",
		"(02) 2345 6789 转 3":     "••• 转 3",
		"１３９１２３４０００１":            "•••",
		"写 lin.jing@shop.cn，谢谢":  "写 •••，谢谢",
		"批次 K146，2026 年送 20 颗扣子": "批次 K146，2026 年送 20 颗扣子",
		"٠١٢٣٤٥٦٧٨٩ مرحبا":       "••• مرحبا",
	} {
		if got := HideContacts(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

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
		{"RightToLeft", NoteDraft{Text: "مرحبا \u200f123", Kind: NoteVisit}, ""},
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
