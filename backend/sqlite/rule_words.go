package sqlite

import (
	"context"
	"slices"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// Regions lists the numbers of the places that fit.
func (db *DB) Regions(fits func(crm.Region) bool) []int64 {
	ids := []int64{}
	db.words.regions.each(func(id int64, r crm.Region) {
		if fits(r) {
			ids = append(ids, id)
		}
	})
	slices.Sort(ids)
	return ids
}

// Sources lists the numbers of the words whose source fits.
func (db *DB) Sources(fits func(crm.Source) bool) []int64 { return db.words.sourcesLike(fits) }

// RegionWords are the places by their number.
func (db *DB) RegionWords() map[int64]crm.Region {
	words := map[int64]crm.Region{}
	db.words.regions.each(func(id int64, r crm.Region) { words[id] = r })
	return words
}

// SourceWords are the sources by the numbers of their words.
func (db *DB) SourceWords() map[int64]crm.Source {
	words := map[int64]crm.Source{}
	for _, id := range db.Sources(func(crm.Source) bool { return true }) {
		words[id] = db.words.source(id)
	}
	return words
}

// Platforms lists the numbers of the platforms that fit.
func (db *DB) Platforms(fits func(string) bool) []int64 {
	ids := []int64{}
	db.words.platforms.each(func(id int64, name string) {
		if fits(name) {
			ids = append(ids, id)
		}
	})
	slices.Sort(ids)
	return ids
}

// Found lists the customers whom a word of a search finds by their notes, addresses or the number of an order, whom an operation is about, or who
// were frozen in a segment.
func (db *DB) Found(ctx context.Context, leaf crm.Leaf) ([]int64, error) {
	w := &where{}
	if leaf.Field == "search" {
		for _, word := range crm.SearchWords(leaf.Texts[0]) {
			query, args := elsewhere(word)
			w.hit(query, args...)
		}
	} else {
		var err error
		if w, err = db.about(ctx, &leaf); err != nil {
			return nil, err
		}
	}
	set, err := readSet(ctx, db.read, w.hits[0], w.hitArgs...)
	if err != nil {
		return nil, err
	}
	return setIDs(set), nil
}

// setIDs lists a set; nil is empty.
func setIDs(set *roaring64.Bitmap) []int64 {
	if set == nil {
		return nil
	}
	ids := make([]int64, 0, set.GetCardinality())
	for it := set.Iterator(); it.HasNext(); {
		ids = append(ids, int64(it.Next())) //nolint:gosec // ids are positive
	}
	return ids
}

// RegionOf is the place of a number.
func (db *DB) RegionOf(id int64) crm.Region { return db.words.regions.word(id) }

// SourceOf is the source that a number stands for.
func (db *DB) SourceOf(id int64) crm.Source { return db.words.source(id) }

// Products lists the numbers of the products whose title, code or category fits.
func (db *DB) Products(ctx context.Context, of string, fits func(string) bool) ([]int64, error) {
	column := map[string]string{"product": "title", "productCode": "code", "category": "category"}[of]
	rows, err := db.read.QueryContext(ctx, `SELECT id, `+column+` FROM products ORDER BY id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	ids := []int64{}
	for rows.Next() {
		var id int64
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return nil, asShopError(err)
		}
		if fits(text) {
			ids = append(ids, id)
		}
	}
	return ids, asShopError(rows.Err())
}
