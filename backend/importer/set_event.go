package importer

import (
	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

func setEventKind(b *builder, s string) {
	name, ok := b.plan.event.find(s)
	if !ok {
		b.unreadable("import.reject.eventKindUnknown", s)
		return
	}
	b.rec.Event.Kind = eventNames[name]
}

func setAt(b *builder, s string) { b.time(&b.rec.Event.At, s) }

func setScore(b *builder, s string) {
	var score crm.Amount
	b.count(&score, s)
	b.rec.Event.Score = int(score.Minor)
}

// setText joins what several columns say: the heading of a review, then its words.
func setText(b *builder, s string) {
	if e := &b.rec.Event; e.Text == "" {
		e.Text = s
	} else {
		e.Text += "\n" + s
	}
}

// setEventKey joins the parts of a key: a review's id is not always its own.
func setEventKey(b *builder, s string) {
	if e := &b.rec.Event; e.Key == "" {
		e.Key = cell.ID(s)
	} else {
		e.Key += "/" + cell.ID(s)
	}
}
