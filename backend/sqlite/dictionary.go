package sqlite

import (
	"context"
	"database/sql"
	"strings"
	"sync"

	"shuke/backend/crm"
)

// dictionary gives small numbers to words that repeat on millions of rows. Entries are only ever added.
type dictionary[K comparable] struct {
	mu    sync.RWMutex
	ids   map[K]int64
	words map[int64]K
}

func (d *dictionary[K]) id(word K) (int64, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	id, ok := d.ids[word]
	return id, ok
}

// word returns the word of an id, the zero word for 0 and for ids nobody knows.
func (d *dictionary[K]) word(id int64) K {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.words[id]
}

func (d *dictionary[K]) size() int64 {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return int64(len(d.ids))
}

func (d *dictionary[K]) put(word K, id int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.ids == nil {
		d.ids, d.words = map[K]int64{}, map[int64]K{}
	}
	d.ids[word], d.words[id] = id, word
}

// each calls f with every entry, under the dictionary's lock.
func (d *dictionary[K]) each(f func(id int64, word K)) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	for id, word := range d.words {
		f(id, word)
	}
}

// dictionaries are the shop's words in memory, as committed.
type dictionaries struct {
	platforms dictionary[string]
	book      sourceBook
	sources   dictionary[string]
	regions   dictionary[crm.Region]
}

func (d *dictionaries) load(ctx context.Context, db *sql.DB) error {
	if err := loadWords(ctx, db, `SELECT id, name FROM platforms`, &d.platforms); err != nil {
		return err
	}
	if err := loadWords(ctx, db, `SELECT id, name FROM sources`, &d.sources); err != nil {
		return err
	}
	pages, err := readSourcePages(ctx, db)
	if err != nil {
		return err
	}
	d.book.open(pages)
	rows, err := db.QueryContext(ctx, `SELECT id, country, province, city, district, code, guessed FROM regions`)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var r crm.Region
		if err := rows.Scan(&id, &r.Country, &r.Province, &r.City, &r.District, &r.Code, &r.Guessed); err != nil {
			return asShopError(err)
		}
		d.regions.put(r, id)
	}
	return asShopError(rows.Err())
}

func loadWords(ctx context.Context, db *sql.DB, query string, into *dictionary[string]) error {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return asShopError(err)
		}
		into.put(name, id)
	}
	return asShopError(rows.Err())
}

// newWords are entries a transaction added; they reach the dictionaries when it commits and vanish when it does not.
type newWords struct {
	platforms map[string]int64
	sources   map[string]int64
	regions   map[crm.Region]int64
	pages     map[int64]sourcePage // the whole book of sources where the owner changed it; nil otherwise
}

func (w *newWords) commit(d *dictionaries) {
	for word, id := range w.platforms {
		d.platforms.put(word, id)
	}
	for word, id := range w.sources {
		d.sources.put(word, id)
	}
	for word, id := range w.regions {
		d.regions.put(word, id)
	}
	if w.pages != nil {
		d.book.open(w.pages)
	}
}

// wordID finds the id of a word, or enters the word with the insert statement. The empty word is 0.
//
// A word is kept as keep copies it: records of an import only lend their texts.
func wordID[K comparable](known *dictionary[K], added *map[K]int64, word K, keep func(K) K, insert func(id int64) error) (int64, error) {
	var empty K
	if word == empty {
		return 0, nil
	}
	if id, ok := known.id(word); ok {
		return id, nil
	}
	if id, ok := (*added)[word]; ok {
		return id, nil
	}
	id := known.size() + int64(len(*added)) + 1
	if err := insert(id); err != nil {
		return 0, asShopError(err)
	}
	if *added == nil {
		*added = map[K]int64{}
	}
	(*added)[keep(word)] = id
	return id, nil
}

func (tx *Tx) platformID(ctx context.Context, name string) (int64, error) {
	return wordID(&tx.db.words.platforms, &tx.words.platforms, name, strings.Clone, func(id int64) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO platforms (id, name) VALUES (?, ?)`, id, name)
		return err
	})
}

func (tx *Tx) sourceID(ctx context.Context, name string) (int64, error) {
	return wordID(&tx.db.words.sources, &tx.words.sources, name, strings.Clone, func(id int64) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO sources (id, name) VALUES (?, ?)`, id, name)
		return err
	})
}

func (tx *Tx) regionID(ctx context.Context, r crm.Region) (int64, error) {
	return wordID(&tx.db.words.regions, &tx.words.regions, r, cloneRegion, func(id int64) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO regions (id, country, province, city, district, code, guessed) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			id, r.Country, r.Province, r.City, r.District, r.Code, r.Guessed)
		return err
	})
}

func (tx *Tx) sourceName(id int64) string {
	for name, n := range tx.words.sources {
		if n == id {
			return name
		}
	}
	return tx.db.words.source(id).Name
}

// regionName is the place as one text, widest part first.
func (tx *Tx) regionName(id int64) string { return tx.region(id).String() }

func (tx *Tx) region(id int64) crm.Region {
	for added, n := range tx.words.regions {
		if n == id {
			return added
		}
	}
	return tx.db.words.regions.word(id)
}

func cloneRegion(r crm.Region) crm.Region {
	r.Country, r.Province = strings.Clone(r.Country), strings.Clone(r.Province)
	r.City, r.District = strings.Clone(r.City), strings.Clone(r.District)
	return r
}
