package picture_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/picture"
)

func drawn(t *testing.T, width, height int, c color.Color) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		m.Set(x, x%height, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBytes_KeepsThePictureAndDrawsItSmall(t *testing.T) {
	data := drawn(t, 1000, 200, color.RGBA{200, 10, 10, 255})
	p, err := picture.Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	if p.Mime != "image/png" || p.Width != 1000 || p.Height != 200 || p.Size != int64(len(data)) || !bytes.Equal(p.Data, data) || len(p.Hash) != 64 {
		t.Fatalf("%+v", p.Picture)
	}
	small, format, err := image.DecodeConfig(bytes.NewReader(p.Thumb))
	if err != nil || small.Width != 320 || small.Height != 64 || "image/"+format != p.ThumbMime {
		t.Fatal(small, format, err)
	}
}

func TestBytes_JPEG(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 4000)), nil); err != nil {
		t.Fatal(err)
	}
	p, err := picture.Bytes(b.Bytes())
	if err != nil || p.Mime != "image/jpeg" || p.ThumbMime != "image/jpeg" {
		t.Fatal(p.Picture, err)
	}
}

// TestFile_TooLargeIsRefusedUnread has a file of 50 MB that no memory is spent on: it is a hole.
func TestFile_TooLargeIsRefusedUnread(t *testing.T) {
	path := filepath.Join(t.TempDir(), "film.png")
	f, err := os.Create(path)
	if err == nil {
		err = f.Truncate(50 << 20)
	}
	if err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	spent := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := picture.File(path); crm.ErrorKey(err) != "picture.tooLarge" {
				b.Fatal(err)
			}
		}
	})
	if spent.AllocedBytesPerOp() > 64<<10 {
		t.Errorf("%d bytes were spent on refusing it", spent.AllocedBytesPerOp())
	}
}

func TestBytes_RefusesWhatIsNoPicture(t *testing.T) {
	bomb := drawn(t, 10, 10, color.Black)
	copy(bomb[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // says 65536 × 65536; the check sum is wrong now too
	for name, c := range map[string]struct {
		data []byte
		key  string
	}{
		"Empty": {nil, "picture.noPicture"},
		"HTML":  {[]byte("<svg onload=alert(1)>"), "picture.noPicture"},
		"Cut":   {drawn(t, 500, 500, color.White)[:200], "picture.noPicture"},
		"Bomb":  {bomb, "picture.noPicture"},
	} {
		if _, err := picture.Bytes(c.data); crm.ErrorKey(err) != c.key {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := picture.File(t.TempDir()); crm.ErrorKey(err) != "picture.unreadable" {
		t.Error(err)
	}
}
