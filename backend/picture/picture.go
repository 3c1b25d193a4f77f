// Package picture makes pictures fit to be kept with notes and messages: it looks at what a file really is, refuses what is too large before
// reading it, and draws thumbnails. It knows crm only.
package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	_ "image/gif" // a format it reads
	"image/jpeg"
	"image/png"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // what browsers and chat programs save

	"shuke/backend/crm"
)

// MaxBytes is how large a picture may be: what a telephone's camera makes, and not a film.
const MaxBytes = 10 << 20

// maxPixels keeps a small file that unfolds to gigabytes from being unfolded.
const maxPixels = 80_000_000

// thumbSide is the longer side of a thumbnail: twice what a timeline shows, for fine screens.
const thumbSide = 320

// mimes are the formats that are kept, as image.Decode calls them, and as browsers do.
var mimes = map[string]string{"jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}

// endings are what files of the formats are called.
var endings = map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}

// Ending is what a file of a format is called.
func Ending(mime string) string { return endings[mime] }

// IsEnding tells whether a file's name may end so.
func IsEnding(ending string) bool {
	ending = strings.ToLower(ending)
	return ending == ".jpeg" || slices.Contains(slices.Collect(maps.Values(endings)), ending)
}

// File reads a picture from a file. Its size is asked for first: what is too large is refused unread.
func File(path string) (crm.PictureData, error) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return crm.PictureData{}, crm.WrapError(err, crm.CodeUnreadable, "picture.unreadable")
	}
	if info.Size() > MaxBytes {
		return crm.PictureData{}, tooLarge(info.Size())
	}
	f, err := os.Open(path)
	if err != nil {
		return crm.PictureData{}, crm.WrapError(err, crm.CodeUnreadable, "picture.unreadable")
	}
	defer func() { _ = f.Close() }()
	// The file may have grown since.
	data, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return crm.PictureData{}, crm.WrapError(err, crm.CodeUnreadable, "picture.unreadable")
	}
	return Bytes(data)
}

// Bytes looks at a picture that is in memory already.
func Bytes(data []byte) (crm.PictureData, error) {
	if len(data) > MaxBytes {
		return crm.PictureData{}, tooLarge(int64(len(data)))
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	mime, known := mimes[format]
	if err != nil || !known {
		return crm.PictureData{}, crm.WrapError(err, crm.CodeUnreadable, "picture.noPicture")
	}
	if config.Width < 1 || config.Height < 1 || config.Width*config.Height > maxPixels {
		return crm.PictureData{}, crm.Errorf(crm.CodeInvalid, "picture.tooManyPixels", "max", maxPixels/1_000_000)
	}
	whole, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return crm.PictureData{}, crm.WrapError(err, crm.CodeUnreadable, "picture.noPicture")
	}
	thumb, err := thumbnail(whole)
	if err != nil {
		return crm.PictureData{}, err
	}
	sum := sha256.Sum256(data)
	return crm.PictureData{
		Hash: hex.EncodeToString(sum[:]), Mime: mime, Data: data, Thumb: thumb.data, ThumbMime: thumb.mime,
		Picture: crm.Picture{Width: config.Width, Height: config.Height, Size: int64(len(data))},
	}, nil
}

func tooLarge(size int64) error {
	return crm.Errorf(crm.CodeInvalid, "picture.tooLarge", "max", MaxBytes>>20, "size", (size+(1<<20)-1)>>20)
}

type small struct {
	data []byte
	mime string
}

// thumbnail draws a picture small: as PNG where anything of it can be seen through, else as JPEG.
func thumbnail(whole image.Image) (small, error) {
	size := whole.Bounds().Size()
	if longer := max(size.X, size.Y); longer > thumbSide {
		size = image.Pt(max(size.X*thumbSide/longer, 1), max(size.Y*thumbSide/longer, 1))
	}
	into := image.NewRGBA(image.Rectangle{Max: size})
	draw.ApproxBiLinear.Scale(into, into.Bounds(), whole, whole.Bounds(), draw.Src, nil)
	var b bytes.Buffer
	if into.Opaque() {
		err := jpeg.Encode(&b, into, &jpeg.Options{Quality: 80})
		return small{b.Bytes(), "image/jpeg"}, err
	}
	err := png.Encode(&b, into)
	return small{b.Bytes(), "image/png"}, err
}
