package bind

import (
	"context"
	"os"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/shell"
	"shuke/backend/shop"
)

// Readings is what the shop remembers of how files are read.
type Readings struct{ desk *Desk }

// mappings is what the dialogs for mapping files offer.
var mappings = shell.Filter{Name: "JSON", Pattern: "*.json"}

// All lists what is remembered, the latest used first.
func (r *Readings) All() ([]Reading, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) ([]Reading, error) {
		list, err := s.FindReadings(ctx)
		return each(list, readingDTO), err
	})
}

func readingDTO(k crm.KnownReading) Reading {
	out := Reading{ID: k.ID, Name: k.Name, File: k.File, SavedAt: k.SavedAt, UsedAt: k.UsedAt}
	if m, err := importer.ReadMapping(strings.NewReader(k.Mapping)); err == nil {
		out.Kind, out.Columns = string(m.Kind), len(m.Columns)
	}
	return out
}

// Rename gives one another name.
func (r *Readings) Rename(id int64, name string) ([]Reading, error) {
	return r.change(func(ctx context.Context, s *shop.Shop) error { return s.RenameReading(ctx, id, name) })
}

// Forget forgets one: files of its layout are read by their column names again.
func (r *Readings) Forget(id int64) ([]Reading, error) {
	return r.change(func(ctx context.Context, s *shop.Shop) error { return s.ForgetReading(ctx, id) })
}

// change does something and answers what is remembered now.
func (r *Readings) change(do func(context.Context, *shop.Shop) error) ([]Reading, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) ([]Reading, error) {
		if err := do(ctx, s); err != nil {
			return nil, err
		}
		list, err := s.FindReadings(ctx)
		return each(list, readingDTO), err
	})
}

// Save writes one as the JSON file that --mapping takes; "" when the owner changed their mind.
func (r *Readings) Save(id int64) (string, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		k, err := s.FindReading(ctx, id)
		if err != nil {
			return "", err
		}
		to, err := r.desk.Window.ChooseSave("", k.Name+".mapping.json", mappings)
		if err != nil || to == "" {
			return "", err
		}
		return to, writeBytes(to, []byte(k.Mapping))
	})
}

// Open asks for such a JSON file and remembers it for files like the one at path; false when the owner changed their mind.
func (r *Readings) Open(path string) (bool, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) (bool, error) {
		from, err := r.desk.Window.ChooseFile("", mappings)
		if err != nil || from == "" {
			return false, err
		}
		f, err := os.Open(from)
		if err != nil {
			return false, crm.WrapError(err, crm.CodeUnreadable, "import.mapping.unreadable", "detail", baseName(from))
		}
		defer f.Close()
		m, err := importer.ReadMapping(f)
		if err != nil {
			return false, err
		}
		if _, err := s.Inspect(ctx, path, importer.Options{Mapping: m}); err != nil {
			return false, err
		}
		return true, s.Remember(ctx, path, "", importer.Options{}, *m)
	})
}
