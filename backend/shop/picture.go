package shop

import (
	"context"
	"encoding/base64"

	"shuke/backend/crm"
	"shuke/backend/picture"
)

// KeepPictureFile reads a picture from a file into the shop.
func (s *Shop) KeepPictureFile(ctx context.Context, path string) (crm.Picture, error) {
	p, err := picture.File(path)
	if err != nil {
		return crm.Picture{}, err
	}
	return s.KeepPicture(ctx, p)
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
