package bind_test

import (
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"shuke/backend/bind"
	"shuke/backend/crm"
)

// dot is the smallest GIF there is.
const dot = "GIF89a\x01\x00\x01\x00\x80\x01\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\n\x00\x01\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02L\x01\x00;"

// TestPictures_OnANote pastes a picture, puts it on a note, shows it, and takes everything back.
func TestPictures_OnANote(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	pictures, notes := screen[*bind.Pictures](o.Desk), screen[*bind.Notes](o.Desk)
	pasted := must(pictures.Paste(base64.StdEncoding.EncodeToString([]byte(dot))))(t)
	again := must(pictures.Keep([]string{o.write("dot.gif", dot)}))(t)
	if len(again) != 1 || again[0] != pasted || pasted.Width != 1 {
		t.Fatalf("the same picture is not the same: %+v %+v", pasted, again)
	}
	shown := func() []bind.Picture {
		t.Helper()
		c := must(o.customers().Get(1))(t)
		if len(c.Notes) != 1 {
			t.Fatalf("%+v", c.Notes)
		}
		return c.Notes[0].Pictures
	}
	must(notes.Add(1, bind.NoteDraft{Text: "看图", Pictures: []int64{pasted.ID, pasted.ID, 4711}}))(t)
	if got := shown(); len(got) != 1 || got[0] != pasted {
		t.Fatalf("%+v", got)
	}
	if op := must(notes.Edit(1, bind.NoteDraft{Text: "看图", Pictures: []int64{pasted.ID}}))(t); op.ID != 0 {
		t.Fatalf("nothing changed, and still %+v", op)
	}
	off := must(notes.Edit(1, bind.NoteDraft{Text: "看图"}))(t)
	if got := shown(); len(got) != 0 {
		t.Fatalf("%+v", got)
	}
	must(o.journal().Undo(off.ID))(t)
	gone := must(notes.Delete(1))(t)
	must(o.journal().Undo(gone.ID))(t)
	if got := shown(); len(got) != 1 {
		t.Fatalf("after undo %+v", got)
	}
}

func TestServePictures(t *testing.T) {
	o := openOffice(t)
	pasted := must(screen[*bind.Pictures](o.Desk).Paste(base64.StdEncoding.EncodeToString([]byte(dot))))(t)
	if pasted.ID != 1 {
		t.Fatalf("%+v", pasted)
	}
	for path, want := range map[string]string{
		"/picture/1": "image/gif", "/picture/1/small": "image/png", "/picture/2": "", "/picture/x": "", "/picture/1/large": "", "/etc/passwd": "",
	} {
		w := httptest.NewRecorder()
		o.ServePictures().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if got := w.Header().Get("Content-Type"); want == "" && w.Code != http.StatusNotFound || want != "" && got != want && got != "image/jpeg" {
			t.Errorf("%s: %d %s", path, w.Code, got)
		}
	}
}

// TestPictures_TooLarge drops a film of 50 MB.
func TestPictures_TooLarge(t *testing.T) {
	o := openOffice(t)
	film := filepath.Join(o.home, "film.jpg")
	f, err := os.Create(film)
	if err == nil {
		err = f.Truncate(50 << 20)
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	_, err = screen[*bind.Pictures](o.Desk).Keep([]string{film})
	wantKey(t, err, "picture.tooLarge")
	if e, ok := err.(*crm.Error); !ok || e.Params["size"] != int64(50) || e.Params["max"] != 10 { //nolint:errorlint // what crosses to the page
		t.Errorf("%+v", err)
	}
	_, err = screen[*bind.Pictures](o.Desk).Paste(base64.StdEncoding.EncodeToString(make([]byte, 11<<20)))
	wantKey(t, err, "picture.tooLarge")
}
