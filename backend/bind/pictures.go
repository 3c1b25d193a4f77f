package bind

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/sentence"
	"shuke/backend/shell"
	"shuke/backend/shop"
)

// Pictures are put into the shop here, and onto a note or into a message with its words.
type Pictures struct{ desk *Desk }

// Picture is a picture that the page shows from "/picture/ID" and small from "/picture/ID/small".
type Picture struct {
	ID     int64 `json:"id"`
	Width  int   `json:"width"`
	Height int   `json:"height"`
	Size   int64 `json:"size"`
}

func pictureDTO(p crm.Picture) Picture {
	return Picture{ID: p.ID, Width: p.Width, Height: p.Height, Size: p.Size}
}

// Choose asks for picture files and keeps them; none when the owner changed their mind.
func (p *Pictures) Choose() ([]Picture, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) ([]Picture, error) {
		w := sentence.In(p.desk.language())
		paths, err := p.desk.Window.ChooseFiles(w.Say("picture.choose", nil),
			shell.Filter{Name: w.Say("picture.files", nil), Pattern: "*.jpg;*.jpeg;*.png;*.gif;*.webp"})
		if err != nil {
			return nil, err
		}
		return keepPictures(ctx, s, paths)
	})
}

// Keep keeps files that were dropped on the window.
func (p *Pictures) Keep(paths []string) ([]Picture, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) ([]Picture, error) { return keepPictures(ctx, s, paths) })
}

// Paste keeps a picture of the clipboard, as base64.
func (p *Pictures) Paste(base64 string) (Picture, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (Picture, error) {
		kept, err := s.KeepPictureText(ctx, base64)
		return pictureDTO(kept), err
	})
}

// Save writes the pictures of a message where the owner chooses, for another program. It answers the path of the first one, or
// "" when they changed their mind.
func (p *Pictures) Save(ids []int64) (string, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		w := sentence.In(p.desk.language())
		path, err := p.desk.Window.ChooseSave(w.Say("picture.save", nil), w.Say("picture.files", nil)+"-"+p.desk.Clock().Format("2006-01-02"))
		if err != nil || path == "" {
			return "", err
		}
		return s.SavePictures(ctx, ids, path)
	})
}

func keepPictures(ctx context.Context, s *shop.Shop, paths []string) ([]Picture, error) {
	list := []Picture{}
	for _, path := range paths[:min(len(paths), crm.MaxPictures)] {
		kept, err := s.KeepPictureFile(ctx, path)
		if err != nil {
			return list, err
		}
		list = append(list, pictureDTO(kept))
	}
	return list, nil
}

// ServePictures answers the page's requests for pictures. They are of known formats and are shown as nothing else.
func (d *Desk) ServePictures() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, small, ok := picturePath(r.URL.Path)
		s, err := d.current()
		if !ok || err != nil {
			http.NotFound(w, r)
			return
		}
		mime, data, err := s.ReadPicture(r.Context(), id, small)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mime)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store") // another shop has other pictures under the same numbers
		_, _ = w.Write(data)                        //nolint:gosec // decoded as a picture before it was kept, and sent as one that is not to be sniffed
	})
}

func picturePath(path string) (id int64, small, ok bool) {
	rest, found := strings.CutPrefix(path, "/picture/")
	number, small := strings.CutSuffix(rest, "/small")
	id, err := strconv.ParseInt(number, 10, 64)
	return id, small, found && err == nil
}
