package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// SearchHits tells for each row of a page where a search was found: in the row, in what is written elsewhere of the customer, or,
// failing that, by the sound of the name. Of several words it is the first that the name does not have.
func (db *DB) SearchHits(ctx context.Context, rows []crm.Customer, text string) ([]crm.Hit, error) {
	hits := make([]crm.Hit, len(rows))
	for _, word := range crm.SearchWords(text) {
		found, err := db.hitsOf(ctx, rows, word)
		if err != nil {
			return nil, err
		}
		for i, hit := range found {
			if hits[i] == "" || hits[i] == crm.HitName {
				hits[i] = hit
			}
		}
	}
	return hits, nil
}

func (db *DB) hitsOf(ctx context.Context, rows []crm.Customer, word crm.SearchWord) ([]crm.Hit, error) {
	hits := make([]crm.Hit, len(rows))
	at := map[int64]int{}
	others := []int64{}
	for i := range rows {
		if hits[i] = crm.HitIn(&rows[i], word); hits[i] == "" {
			hits[i] = crm.HitSound
			at[rows[i].ID] = i
			others = append(others, rows[i].ID)
		}
	}
	if len(others) == 0 {
		return hits, nil
	}
	ids, err := jsonText(others)
	if err != nil {
		return nil, err
	}
	forms, err := jsonText(word.Forms)
	if err != nil {
		return nil, err
	}
	numbers, err := jsonText(append([]string{}, orderNumbers(word)...))
	if err != nil {
		return nil, err
	}
	found, err := db.read.QueryContext(ctx, hitsElsewhere, ids, forms, numbers)
	if err != nil {
		return nil, asShopError(err)
	}
	defer found.Close()
	for found.Next() {
		var id int64
		var hit crm.Hit
		if err := found.Scan(&id, &hit); err != nil {
			return nil, asShopError(err)
		}
		hits[at[id]] = hit
	}
	return hits, asShopError(found.Err())
}

// hitsElsewhere asks the tables that a search reads besides the words of customers, for a page of them: ?2 are the forms of a word,
// ?3 what order numbers may begin with.
const hitsElsewhere = `
	SELECT w.value, 'note' FROM json_each(?1) w
	WHERE EXISTS (SELECT 1 FROM notes n, json_each(?2) s WHERE n.customer_id = w.value AND instr(lower(n.text), s.value) > 0)
	UNION ALL
	SELECT w.value, 'address' FROM json_each(?1) w
	WHERE EXISTS (SELECT 1 FROM addresses a, json_each(?2) s WHERE a.customer_id = w.value AND instr(` + addressWords + `, s.value) > 0)
	UNION ALL
	SELECT w.value, 'order' FROM json_each(?1) w
	WHERE EXISTS (SELECT 1 FROM orders o, json_each(?3) s WHERE o.customer_id = w.value
		AND o.number >= s.value AND o.number < s.value || char(1114111))`
