package sqlite

import (
	"context"
	"strings"

	"shuke/backend/crm"
)

// SearchHits tells for each row of a page where a text was found: in the row, in what is written elsewhere of the customer, or,
// failing that, by the sound of the name.
func (db *DB) SearchHits(ctx context.Context, rows []crm.Customer, text string) ([]crm.Hit, error) {
	hits := make([]crm.Hit, len(rows))
	at := map[int64]int{}
	elsewhere := []int64{}
	for i := range rows {
		if hits[i] = crm.HitIn(&rows[i], text); hits[i] == "" {
			hits[i] = crm.HitSound
			at[rows[i].ID] = i
			elsewhere = append(elsewhere, rows[i].ID)
		}
	}
	if len(elsewhere) == 0 {
		return hits, nil
	}
	ids, err := jsonText(elsewhere)
	if err != nil {
		return nil, err
	}
	text = strings.TrimSpace(text)
	found, err := db.read.QueryContext(ctx, hitsElsewhere, ids, strings.ToLower(text), crm.DigitsOnly(strings.ToLower(text)), text, strings.ToUpper(text))
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

// hitsElsewhere asks the tables that a search reads besides the words of customers, for a page of them.
const hitsElsewhere = `
	SELECT w.value, 'note' FROM json_each(?1) w
	WHERE EXISTS (SELECT 1 FROM notes n WHERE n.customer_id = w.value AND instr(lower(n.text), ?2) > 0)
	UNION ALL
	SELECT w.value, 'address' FROM json_each(?1) w
	WHERE EXISTS (SELECT 1 FROM addresses a WHERE a.customer_id = w.value AND instr(` + addressWords + `, ?3) > 0)
	UNION ALL
	SELECT w.value, 'order' FROM json_each(?1) w
	WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = w.value
		AND (o.number >= ?4 AND o.number < ?4 || char(1114111) OR o.number >= ?5 AND o.number < ?5 || char(1114111)))`
