package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"shuke/backend/crm"
)

// sourceBook is what the owner made of the words that files use for sources, in memory.
type sourceBook struct {
	mu    sync.RWMutex
	pages map[int64]sourcePage
}

// sourcePage is what the owner said of one word.
type sourcePage struct {
	label  string
	kind   crm.SourceKind
	parent int64
}

// open takes pages in place of those there are.
func (b *sourceBook) open(pages map[int64]sourcePage) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pages = pages
}

func readSourcePages(ctx context.Context, q querier) (map[int64]sourcePage, error) {
	rows, err := q.QueryContext(ctx, `SELECT id, label, kind, parent FROM sources WHERE label <> '' OR kind <> '' OR parent <> 0`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	pages := map[int64]sourcePage{}
	for rows.Next() {
		var id int64
		var p sourcePage
		if err := rows.Scan(&id, &p.label, &p.kind, &p.parent); err != nil {
			return nil, asShopError(err)
		}
		pages[id] = p
	}
	return pages, asShopError(rows.Err())
}

func (b *sourceBook) page(id int64) sourcePage {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.pages[id]
}

// root is the source a word counts as.
func (d *dictionaries) root(id int64) int64 {
	for range maxMerges {
		parent := d.book.page(id).parent
		if parent == 0 {
			return id
		}
		id = parent
	}
	return id
}

// maxMerges bounds the way from a word to the source it counts as; a merge never makes a circle.
const maxMerges = 64

// source is the source a word counts as, in the owner's words.
func (d *dictionaries) source(id int64) crm.Source {
	id = d.root(id)
	word, page := d.sources.word(id), d.book.page(id)
	s := crm.Source{ID: id, Name: word, Kind: page.kind, Recognised: page.kind == ""}
	if page.label != "" {
		s.Name = page.label
	}
	if s.Recognised {
		if s.Kind = crm.RecogniseSource(word); s.Kind == crm.SourceOther {
			s.Kind = crm.RecogniseSource(s.Name)
		}
	}
	return s
}

// sourcesLike lists the words whose source fits.
func (d *dictionaries) sourcesLike(fits func(crm.Source) bool) []int64 {
	ids := []int64{}
	var all []int64
	d.sources.each(func(id int64, _ string) { all = append(all, id) })
	for _, id := range all {
		if fits(d.source(id)) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// SourcesMeant lists the numbers of the sources that a filter means.
func (db *DB) SourcesMeant(f crm.CustomerFilter) []int64 {
	ids := db.words.sourcesLike(func(s crm.Source) bool {
		return (f.SourceID == 0 || s.ID == db.words.root(f.SourceID)) && (f.SourceKind == "" || s.Kind == f.SourceKind)
	})
	if f.SourceID == 0 && f.SourceKind == crm.SourceUnknown {
		ids = append(ids, 0)
	}
	return ids
}

func (db *DB) sourceFilter(w *where, f crm.CustomerFilter) error {
	text, err := jsonText(db.SourcesMeant(f))
	if err != nil {
		return err
	}
	w.customer = true
	w.check(`c.source_id IN (SELECT value FROM json_each(?))`, text)
	return nil
}

// maxSourceName is how many characters a source's name may have.
const maxSourceName = 60

// EditSource renames a source or says what kind it is. Files that use its old word still mean it.
func (db *DB) EditSource(ctx context.Context, id int64, p crm.SourcePatch) (crm.Operation, error) {
	if p.Kind != nil && *p.Kind != "" && !slices.Contains(crm.SourceKinds, *p.Kind) {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "source.kindUnknown", "kind", string(*p.Kind))
	}
	params := map[string]any{}
	return db.changeSource(ctx, crm.OpSourceEdit, id, params, func(tx *Tx) (int64, error) {
		was := db.words.source(id)
		params["source"] = was.Name
		label, kind := db.words.book.page(id).label, db.words.book.page(id).kind
		if p.Name != nil {
			label = strings.TrimSpace(*p.Name)
			if err := db.checkSourceName(id, label); err != nil {
				return 0, err
			}
			if params["source"] = label; label == db.words.sources.word(id) {
				label = ""
			}
		}
		if p.Kind != nil {
			kind = *p.Kind
		}
		res, err := tx.ExecContext(ctx, `UPDATE sources SET label = ?, kind = ?, op = ? WHERE id = ? AND (label, kind) <> (?, ?)`,
			label, kind, tx.op, id, label, kind)
		return affected(res, err)
	})
}

func (db *DB) checkSourceName(id int64, name string) error {
	if name == "" || utf8.RuneCountInString(name) > maxSourceName {
		return crm.Errorf(crm.CodeInvalid, "source.name.length", "max", maxSourceName)
	}
	taken := db.words.sourcesLike(func(s crm.Source) bool { return s.ID != id && strings.EqualFold(s.Name, name) })
	if len(taken) > 0 {
		return crm.Errorf(crm.CodeConflict, "source.name.taken", "name", name)
	}
	return nil
}

// MergeSources counts one source as another from now on, also where it comes in later files.
func (db *DB) MergeSources(ctx context.Context, into, from int64) (crm.Operation, error) {
	into, from = db.words.root(into), db.words.root(from)
	if into == from {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "source.same")
	}
	params := map[string]any{"source": db.words.source(into).Name, "other": db.words.source(from).Name}
	return db.changeSource(ctx, crm.OpSourceMerge, from, params, func(tx *Tx) (int64, error) {
		if db.words.sources.word(into) == "" {
			return 0, crm.Errorf(crm.CodeNotFound, "source.gone")
		}
		res, err := tx.ExecContext(ctx, `UPDATE sources SET parent = ?, op = ? WHERE id = ?`, into, tx.op, from)
		return affected(res, err)
	})
}

// changeSource runs a change to a row of the dictionary and reads the owner's words anew once it lasts.
func (db *DB) changeSource(ctx context.Context, kind crm.OperationKind, id int64, params map[string]any,
	do func(tx *Tx) (int64, error),
) (crm.Operation, error) {
	if db.words.sources.word(id) == "" {
		return crm.Operation{}, crm.Errorf(crm.CodeNotFound, "source.gone")
	}
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		if err := tx.remember(ctx, imageSources, id); err != nil {
			return 0, err
		}
		count, err := do(tx)
		if err != nil {
			return 0, err
		}
		tx.words.pages, err = readSourcePages(ctx, tx)
		return count, err
	})
}

func affected(res sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, asShopError(err)
	}
	return res.RowsAffected()
}
