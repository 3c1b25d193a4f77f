package card

import (
	"errors"
	"io"
	"strings"
	"testing"
)

const cards = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97;=E9=9D=99;;;\r\n" +
	"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=GB2312:=CF=B2=\r\n=BB=B6\r\nTEL;CELL;PREF:138 1234 6021\r\n" +
	"PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r\n AAAA\r\n\r\nEND:VCARD\r\n" +
	"\r\nBEGIN:VCARD\nVERSION:4.0\nitem1.TEL;VALUE=uri;TYPE=\"voice,home\":tel:+1-262-892-9750\n" +
	"ADR;LABEL=\"1 Low St: left\":;;1 Low St\\, left;Rome;NY;13440;US\nNOTE:a very\n  long\\nnote\nAGENT:x\nEND:VCARD\n" +
	"BEGIN:VCARD\nFN:Cut"

func TestReader(t *testing.T) {
	r := NewReader(strings.NewReader(cards))
	first, complete, err := r.Read()
	if err != nil || !complete {
		t.Fatal(complete, err)
	}
	want(t, first, "N", "林;静;;;")
	want(t, first, "NOTE", "喜欢")
	if p := want(t, first, "TEL", "138 1234 6021"); !p.Is("CELL") || !p.Is("PREF") || p.Is("FAX") {
		t.Errorf("types %q", p.Types)
	}
	for _, p := range first {
		if p.Name == "PHOTO" || strings.Contains(p.Value, "AAAA") {
			t.Errorf("a picture: %+v", p)
		}
	}
	second, _, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	if p := want(t, second, "TEL", "tel:+1-262-892-9750"); !p.Is("HOME") || p.Param("value") != "uri" {
		t.Errorf("%+v", p)
	}
	if p := want(t, second, "ADR", `;;1 Low St\, left;Rome;NY;13440;US`); p.Parts()[2] != "1 Low St, left" || p.Parts()[6] != "US" {
		t.Errorf("%q", p.Parts())
	}
	if p := want(t, second, "NOTE", `a very long\nnote`); p.Text() != "a very long\nnote" {
		t.Errorf("%q", p.Text())
	}
	if cut, complete, err := r.Read(); err != nil || complete || len(cut) != 1 {
		t.Error(cut, complete, err)
	}
	if _, _, err := r.Read(); !errors.Is(err, io.EOF) {
		t.Error(err)
	}
}

func want(t *testing.T, card []Property, name, value string) *Property {
	t.Helper()
	for i := range card {
		if card[i].Name == name {
			if card[i].Value != value {
				t.Errorf("%s is %q, want %q", name, card[i].Value, value)
			}
			return &card[i]
		}
	}
	t.Fatalf("no %s in %+v", name, card)
	return nil
}

func FuzzReader(f *testing.F) {
	f.Add(cards)
	f.Add("BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:=\nEND:VCARD")
	f.Fuzz(func(t *testing.T, text string) {
		r := NewReader(strings.NewReader(text))
		for n := 0; ; n++ {
			card, _, err := r.Read()
			if err != nil {
				return
			}
			if n > len(text) {
				t.Fatal("more cards than characters")
			}
			for i := range card {
				_, _ = card[i].Parts(), card[i].List()
			}
		}
	})
}
