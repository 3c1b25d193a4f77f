package shop

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"shuke/backend/crm"
	"shuke/backend/importer"
)

// signatures remembers how files look without help, so that a file is not looked at again for each question about it.
type signatures struct {
	mu   sync.Mutex
	seen map[lookedAt]string
}

// lookedAt is a file as it was when it was looked at.
type lookedAt struct {
	path    string
	part    string
	size    int64
	changed time.Time
}

// signature names the layout of a file, or of the sheet of it that is a part, as it is found without help.
func (s *Shop) signature(ctx context.Context, path, part string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", crm.WrapError(err, crm.CodeNotFound, "import.file.missing")
	}
	key := lookedAt{path, part, info.Size(), info.ModTime()}
	s.signatures.mu.Lock()
	known := s.signatures.seen[key]
	s.signatures.mu.Unlock()
	if known != "" {
		return known, nil
	}
	in, err := s.Inspect(ctx, path, importer.Options{Sheet: part})
	if err != nil {
		return "", err
	}
	s.signatures.mu.Lock()
	defer s.signatures.mu.Unlock()
	if s.signatures.seen == nil {
		s.signatures.seen = make(map[lookedAt]string)
	}
	s.signatures.seen[key] = in.Signature
	return in.Signature, nil
}

// Recall fills in how files of this layout were read last time, and answers it; nil when there is nothing to recall, or
// the options say themselves what the columns mean. What they say about the text or the sheet is left as it is. Part is the
// sheet of a workbook that Arrange took apart, else "".
func (s *Shop) Recall(ctx context.Context, path, part string, o *importer.Options) (*crm.KnownReading, error) {
	if o.Format != "" || o.Mapping != nil {
		return nil, nil
	}
	list, err := s.FindReadings(ctx)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	signature, err := s.signature(ctx, path, part)
	if err != nil {
		return nil, nil //nolint:nilerr // what is wrong with the file is said when it is read
	}
	r, err := s.ReadingOf(ctx, signature)
	if err != nil || r == nil {
		return nil, err
	}
	m, err := importer.ReadMapping(strings.NewReader(r.Mapping))
	if err != nil {
		return nil, nil //nolint:nilerr // of an earlier version, which knew other fields: the file is read by its names
	}
	o.Mapping = m
	if o.Encoding == "" {
		o.Encoding = r.Encoding
	}
	if o.Delimiter == 0 && r.Delimiter != "" {
		o.Delimiter = []rune(r.Delimiter)[0]
	}
	if o.Sheet == "" {
		o.Sheet = r.Sheet
	}
	if o.HeaderRow == 0 {
		o.HeaderRow = r.HeaderRow
	}
	return r, nil
}

// Remember keeps how a file was read, for the next one of its layout: the mapping, and what the options overruled.
func (s *Shop) Remember(ctx context.Context, path, part string, o importer.Options, m importer.Mapping) error {
	signature, err := s.signature(ctx, path, part)
	if err != nil {
		return err
	}
	text, err := WriteMapping(m)
	if err != nil {
		return err
	}
	r := crm.KnownReading{
		Signature: signature, Name: readingName(path, m), File: filepath.Base(path), Mapping: string(text),
		Encoding: o.Encoding, Sheet: o.Sheet, HeaderRow: o.HeaderRow,
	}
	if o.Delimiter != 0 {
		r.Delimiter = string(o.Delimiter)
	}
	return s.SaveReading(ctx, r)
}

// readingName is what a reading is called until the owner names it: the mapping's name, or the file's without its ending.
func readingName(path string, m importer.Mapping) string {
	name := m.Name
	if name == "" {
		name = strings.TrimSuffix(filepath.Base(path), ".gz")
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	if r := []rune(name); len(r) > crm.MaxReadingName {
		name = string(r[:crm.MaxReadingName])
	}
	return name
}

// WriteMapping is a mapping as the JSON that --mapping takes.
func WriteMapping(m importer.Mapping) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		return nil, fmt.Errorf("write mapping: %w", err)
	}
	return b.Bytes(), nil
}
