// Package book reads the sheets of XLSX workbooks as rows of text, from the archive and without unpacking it to memory or
// disk. It does what exports need and says when a file breaks off; formulas give their last value, dates are written
// out, and ids keep all the digits that the file has.
package book

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"strings"

	"shuke/backend/importer/markup"
)

// What is wrong with a file that is no workbook.
var (
	ErrBomb      = errors.New("book: unpacks to far more than its size")
	ErrOther     = errors.New("book: an archive, but no workbook")
	ErrBinary    = errors.New("book: a binary workbook")
	ErrDocument  = errors.New("book: the document of another program")
	ErrNumbers   = errors.New("book: a spreadsheet of another program")
	ErrSheetGone = errors.New("book: no such sheet")
	ErrBroken    = errors.New("book: parts that do not fit together")
)

// A workbook that unpacks to more than bombBytes, and to more than bombRatio times its size, is refused. So is one with
// more than that of shared texts, which have to be in memory.
const (
	bombBytes = 512 << 20
	bombRatio = 150
)

// Book is an open workbook.
type Book struct {
	Date1904 bool // days count from 1904, as on old Macintoshes
	sheets   []Sheet
	archive  *zip.Reader
	file     io.Closer
	files    map[string]*zip.File
	texts    []string // shared between cells
	textsErr error
	loaded   bool
	dates    []dateKind // by number of cell format
	merges   map[string][]Merge
	folder   string // of the workbook's own part
}

// Sheet is a table of the workbook.
type Sheet struct {
	Name   string
	Hidden bool
	part   string
}

// Open looks at an archive and reads what its sheets are called.
func Open(name string) (*Book, error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, err
	}
	b, err := newBook(&z.Reader, z)
	if err != nil {
		_ = z.Close() // the error that counts is err
		return nil, err
	}
	return b, nil
}

func newBook(z *zip.Reader, file io.Closer) (*Book, error) {
	b := &Book{archive: z, file: file, files: make(map[string]*zip.File, len(z.File))}
	return b, b.open()
}

func (b *Book) open() error {
	if err := b.check(); err != nil {
		return err
	}
	main := "xl/workbook.xml"
	if targets, err := b.relations("_rels/.rels", ""); err == nil {
		for _, r := range targets {
			if strings.HasSuffix(r.kind, "/officeDocument") && b.files[fold(r.target)] != nil {
				main = r.target
			}
		}
	}
	b.folder = path.Dir(main)
	relations, err := b.relations(path.Join(b.folder, "_rels", path.Base(main)+".rels"), b.folder)
	if err != nil {
		return err
	}
	if err := b.readSheets(main, relations); err != nil {
		return err
	}
	return b.readStyles()
}

// check refuses other archives, and bombs, before anything is unpacked.
func (b *Book) check() error {
	var packed, unpacked uint64
	for _, f := range b.archive.File {
		packed += f.CompressedSize64
		unpacked += f.UncompressedSize64
		b.files[fold(f.Name)] = f
	}
	switch has := func(name string) bool { return b.files[name] != nil }; {
	case has("xl/workbook.bin"):
		return ErrBinary
	case has("index/document.iwa"), has("index.zip"), has("content.xml"):
		return ErrNumbers
	case has("word/document.xml"), has("ppt/presentation.xml"):
		return ErrDocument
	case !has("xl/workbook.xml") && !has("[content_types].xml"):
		return ErrOther
	case unpacked > bombBytes && unpacked > bombRatio*packed:
		return ErrBomb
	}
	return nil
}

// fold makes names of parts comparable: they differ in case between programs.
func fold(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// part opens a part of the archive.
func (b *Book) part(name string) (io.ReadCloser, error) {
	f := b.files[fold(name)]
	if f == nil {
		return nil, ErrBroken
	}
	return f.Open()
}

type relation struct{ id, kind, target string }

// relations are what the parts of a folder refer to.
func (b *Book) relations(name, folder string) ([]relation, error) {
	var list []relation
	err := b.each(name, func(s *markup.Scanner) error {
		if s.Kind == markup.Start && s.Is("Relationship") {
			target := s.Attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			list = append(list, relation{s.Attr("Id"), s.Attr("Type"), strings.TrimPrefix(target, "/")})
		}
		return nil
	})
	return list, err
}

// each calls visit with every token of a part.
func (b *Book) each(name string, visit func(s *markup.Scanner) error) error {
	r, err := b.part(name)
	if err != nil {
		return err
	}
	defer r.Close()
	s := markup.NewScanner(r)
	for {
		switch err := s.Next(); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := visit(s); err != nil {
			return err
		}
	}
}

func (b *Book) readSheets(main string, relations []relation) error {
	parts := make(map[string]string)
	for _, r := range relations {
		if strings.HasSuffix(r.kind, "/worksheet") {
			parts[r.id] = r.target
		}
	}
	err := b.each(main, func(s *markup.Scanner) error {
		switch {
		case s.Kind != markup.Start:
		case s.Is("workbookPr"):
			on := s.Attr("date1904")
			b.Date1904 = on == "1" || on == "true"
		case s.Is("sheet"):
			if part := parts[s.Attr("id")]; part != "" {
				b.sheets = append(b.sheets, Sheet{Name: s.Attr("name"), Hidden: s.Attr("state") != "" && s.Attr("state") != "visible", part: part})
			}
		}
		return nil
	})
	return err
}

// Sheets are the tables of the workbook, in its order.
func (b *Book) Sheets() []Sheet { return b.sheets }

// Close releases the archive.
func (b *Book) Close() error { return b.file.Close() }
