package bind

import (
	"context"
	"io"
	"os"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/report"
	"shuke/backend/shell"
	"shuke/backend/shop"
)

// SaveRejects copies the rejected rows of an import to a place the owner chooses; "" when they changed their mind.
func (i *Imports) SaveRejects(jobID string) (string, error) {
	return guard(i.desk, func(context.Context) (string, error) {
		_, res, err := i.resultOf(jobID)
		if err != nil {
			return "", err
		}
		return i.saveRejects(res.RejectsFile)
	})
}

// SavePastRejects is SaveRejects for an import of the history, however long ago.
func (i *Imports) SavePastRejects(importID int64) (string, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		res, err := s.FindImport(ctx, importID)
		if err != nil {
			return "", err
		}
		return i.saveRejects(res.RejectsFile)
	})
}

func (i *Imports) saveRejects(file string) (string, error) {
	if file == "" {
		return "", crm.Errorf(crm.CodeNotFound, "import.noRejects")
	}
	if _, err := os.Stat(file); err != nil {
		return "", crm.WrapError(err, crm.CodeNotFound, "import.rejectsGone", "path", file)
	}
	path, err := i.desk.Window.ChooseSave("", baseName(file), shell.Filter{Name: "CSV", Pattern: "*.csv"})
	if err != nil || path == "" {
		return "", err
	}
	return path, copyFile(file, path)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return crm.WrapError(err, crm.CodeNotFound, "import.rejectsGone", "path", from)
	}
	defer in.Close()
	return report.WriteFile(to, func(w io.Writer) error {
		_, err := io.Copy(w, in)
		return err
	})
}

// SaveMapping writes what the columns mean as the JSON file that --mapping takes; "" when the owner changed their mind.
func (i *Imports) SaveMapping(path string, o ReadOptions) (string, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		in, err := i.inspect(ctx, s, path, o)
		if err != nil {
			return "", err
		}
		text, err := shop.WriteMapping(in.Mapping)
		if err != nil {
			return "", err
		}
		name := strings.TrimSuffix(baseName(path), ".gz") + ".mapping.json"
		to, err := i.desk.Window.ChooseSave("", name, mappings)
		if err != nil || to == "" {
			return "", err
		}
		return to, writeBytes(to, text)
	})
}
