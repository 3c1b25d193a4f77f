package shop

import (
	"cmp"
	"context"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/picture"
	"shuke/backend/report"
)

// KeepPictureFile reads a picture from a file into the shop.
func (s *Shop) KeepPictureFile(ctx context.Context, path string) (crm.Picture, error) {
	p, err := picture.File(path)
	if err != nil {
		return crm.Picture{}, err
	}
	return s.KeepPicture(ctx, p)
}

// checkedPictures are those of a message that are there, each once.
func (s *Shop) checkedPictures(ctx context.Context, ids []int64) (kept []int64, err error) {
	if len(ids) > crm.MaxMessagePictures {
		return nil, crm.Errorf(crm.CodeInvalid, "campaign.pictures", "max", crm.MaxMessagePictures)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := s.FindPictures(ctx, ids)
	for _, p := range found {
		kept = append(kept, p.ID)
	}
	return kept, err
}

// SavePictures writes pictures for other programs, each with the ending of its format: the first one to a path, the others beside
// it under the next names that are free. It answers where the first one is.
func (s *Shop) SavePictures(ctx context.Context, ids []int64, path string) (first string, err error) {
	stem := path
	if picture.IsEnding(filepath.Ext(path)) {
		stem = strings.TrimSuffix(path, filepath.Ext(path))
	}
	for _, id := range ids {
		mime, data, err := s.ReadPicture(ctx, id, false)
		if err != nil {
			return first, err
		}
		to := stem + picture.Ending(mime)
		if first != "" || to != path { // to the path itself the owner agreed
			to = freeName(stem, picture.Ending(mime))
		}
		if err := report.WriteFile(to, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
			return first, err
		}
		first = cmp.Or(first, to)
	}
	return first, nil
}

// freeName is stem.png, stem-2.png, stem-3.png…: the first that nothing is called.
func freeName(stem, ending string) string {
	name := stem + ending
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); err != nil {
			return name
		}
		name = stem + "-" + strconv.Itoa(n) + ending
	}
}

// KeepPictureText keeps a picture that the page had in its clipboard, as base64.
func (s *Shop) KeepPictureText(ctx context.Context, text string) (crm.Picture, error) {
	if size := base64.StdEncoding.DecodedLen(len(text)); size > picture.MaxBytes+3 {
		return crm.Picture{}, crm.Errorf(crm.CodeInvalid, "picture.tooLarge", "max", picture.MaxBytes>>20, "size", (size>>20)+1)
	}
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return crm.Picture{}, crm.WrapError(err, crm.CodeUnreadable, "picture.noPicture")
	}
	p, err := picture.Bytes(data)
	if err != nil {
		return crm.Picture{}, err
	}
	return s.KeepPicture(ctx, p)
}
