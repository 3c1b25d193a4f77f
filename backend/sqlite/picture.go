package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// KeepPicture puts a picture into the shop file, for a note or a message to name. The same picture is kept once. It is no
// operation: what nothing names shows nowhere.
func (db *DB) KeepPicture(ctx context.Context, p crm.PictureData) (crm.Picture, error) {
	kept := p.Picture
	_, err := db.write.ExecContext(ctx, `
		INSERT OR IGNORE INTO pictures (hash, mime, width, height, size, data, thumb_mime, thumb) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		p.Hash, p.Mime, p.Width, p.Height, p.Size, p.Data, p.ThumbMime, p.Thumb)
	if err != nil {
		return kept, asShopError(err)
	}
	err = db.write.QueryRowContext(ctx, `SELECT id FROM pictures WHERE hash = ?`, p.Hash).Scan(&kept.ID)
	return kept, asShopError(err)
}

// ReadPicture reads the bytes of a picture, or of its thumbnail.
func (db *DB) ReadPicture(ctx context.Context, id int64, thumb bool) (mime string, data []byte, err error) {
	query := `SELECT mime, data FROM pictures WHERE id = ?`
	if thumb {
		query = `SELECT thumb_mime, thumb FROM pictures WHERE id = ?`
	}
	err = db.read.QueryRowContext(ctx, query, id).Scan(&mime, &data)
	return mime, data, notFound(err, "picture.gone")
}

// FindPictures reads what is known of pictures, in the order they are asked for and each once. Those that are gone are left out.
func (db *DB) FindPictures(ctx context.Context, ids []int64) ([]crm.Picture, error) {
	list := []crm.Picture{}
	asked, err := jsonText(append([]int64{}, ids...))
	if err != nil {
		return list, err
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT p.id, p.width, p.height, p.size FROM json_each(?1) a JOIN pictures p ON p.id = a.value GROUP BY p.id ORDER BY min(a.key)`, asked)
	if err != nil {
		return list, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var p crm.Picture
		if err := rows.Scan(&p.ID, &p.Width, &p.Height, &p.Size); err != nil {
			return list, asShopError(err)
		}
		list = append(list, p)
	}
	return list, asShopError(rows.Err())
}

// picturesOfMessages selects the pictures that go with messages: of drafts, of what was frozen, and of what an undo brings back.
const picturesOfMessages = `
	SELECT p.value FROM (
		SELECT message FROM campaigns
		UNION ALL SELECT message FROM campaign_contents
		UNION ALL SELECT json_extract(r.image, '$[7]') FROM operations o CROSS JOIN operation_rows r
			ON r.operation_id = o.id AND r.tbl = 'campaigns' WHERE r.image IS NOT NULL
		UNION ALL SELECT json_extract(r.image, '$[7]') FROM operations o CROSS JOIN operation_changes r
			ON r.operation_id = o.id AND r.tbl = 'campaigns' WHERE r.image IS NOT NULL
		UNION ALL SELECT json_extract(x.value, '$[7]') FROM operation_removals m CROSS JOIN json_each(m.images) x WHERE m.tbl = 'campaigns'
		UNION ALL SELECT json_extract(json_extract(r.image, '$[3]'), '$[7]') FROM operations o CROSS JOIN operation_changes r
			ON r.operation_id = o.id AND r.tbl = 'operation_rows' WHERE json_extract(r.image, '$[1]') = 'campaigns'
	) m CROSS JOIN json_each(m.message, '$.pictures') p WHERE m.message IS NOT NULL`

// hydratePictures adds the pictures of a customer's notes.
func (db *DB) hydratePictures(ctx context.Context, customer int64, notes []crm.Note) error {
	at := make(map[int64]int, len(notes))
	for i, n := range notes {
		at[n.ID] = i
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT m.note_id, p.id, p.width, p.height, p.size
		FROM notes n CROSS JOIN note_pictures m ON m.note_id = n.id JOIN pictures p ON p.id = m.picture_id
		WHERE n.customer_id = ? ORDER BY m.id`, customer)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var note int64
		var p crm.Picture
		if err := rows.Scan(&note, &p.ID, &p.Width, &p.Height, &p.Size); err != nil {
			return asShopError(err)
		}
		if i, there := at[note]; there {
			notes[i].Pictures = append(notes[i].Pictures, p)
		}
	}
	return asShopError(rows.Err())
}

// setPictures gives a note exactly these pictures and answers whether that changed anything.
func (tx *Tx) setPictures(ctx context.Context, note int64, ids []int64) (bool, error) {
	list, err := jsonText(append([]int64{}, ids...)) // none is an empty list, not null
	if err != nil {
		return false, err
	}
	const off = `note_id = ?1 AND picture_id NOT IN (SELECT value FROM json_each(?2))`
	if err := tx.keepWhere(ctx, imageNotePictures, off, 1, note, list); err != nil {
		return false, err
	}
	gone, err := tx.affected(ctx, `DELETE FROM note_pictures WHERE `+off, note, list)
	if err != nil {
		return false, err
	}
	come := false
	for _, id := range ids {
		added, err := tx.addPicture(ctx, note, id)
		if err != nil {
			return false, err
		}
		come = come || added
	}
	return gone > 0 || come, nil
}

func (tx *Tx) addPicture(ctx context.Context, note, id int64) (bool, error) {
	res, err := tx.ExecContext(ctx, `
		INSERT INTO note_pictures (op, note_id, picture_id)
		SELECT ?1, ?2, id FROM pictures WHERE id = ?3 AND NOT EXISTS (SELECT 1 FROM note_pictures WHERE note_id = ?2 AND picture_id = ?3)`,
		tx.op, note, id)
	if err != nil {
		return false, asShopError(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	row, err := res.LastInsertId()
	if err != nil {
		return false, err
	}
	return true, tx.rememberCreated(ctx, imageNotePictures, row)
}
