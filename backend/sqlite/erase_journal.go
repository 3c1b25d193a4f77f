package sqlite

import (
	"context"
	"fmt"

	"shuke/backend/crm"
)

// personalImages are the tables whose images in the journal tell of a person, with the place of the customer in them.
var personalImages = []imageTable{
	imageNotes, imageReminders, imageParcels, imageEvents, imageConsents, imageAddresses, imageIdentities, imageOrders, imageFieldValues,
}

// journal forgets what operations kept of the person, and what their sentences call them.
func (e *erasing) journal(ctx context.Context) error {
	_, err := e.ExecContext(ctx, `
		CREATE TEMP TABLE IF NOT EXISTS told (op INTEGER PRIMARY KEY);
		DELETE FROM temp.told;`)
	if err != nil {
		return asShopError(err)
	}
	wheres := []string{`tbl = 'customers' AND row_key = ?1`}
	for _, t := range personalImages {
		theirs := fmt.Sprintf(`tbl = '%s' AND json_extract(image, '$[%d]') = ?1`, t.name, t.customer())
		// An operation that made a row keeps nothing of it but its key: those that changed it later know whose it was.
		_, err := e.ExecContext(ctx, `
			INSERT OR IGNORE INTO temp.told SELECT operation_id FROM operation_rows
			WHERE tbl = '`+t.name+`' AND row_key IN (SELECT row_key FROM operation_rows WHERE `+theirs+`)`, e.id)
		if err != nil {
			return asShopError(err)
		}
		wheres = append(wheres, theirs)
	}
	for _, where := range wheres {
		if _, err := e.ExecContext(ctx, `INSERT OR IGNORE INTO temp.told SELECT operation_id FROM operation_rows WHERE `+where, e.id); err != nil {
			return asShopError(err)
		}
		if _, err := e.ExecContext(ctx, `DELETE FROM operation_rows WHERE `+where, e.id); err != nil {
			return asShopError(err)
		}
	}
	for _, i := range e.identities {
		_, err := e.ExecContext(ctx, `DELETE FROM operation_rows WHERE tbl = 'identities' AND row_key = ?`, fmt.Sprintf("%d|%d|%s", i.Kind, i.ID, i.Value))
		if err != nil {
			return asShopError(err)
		}
	}
	if err := e.recordings(ctx); err != nil {
		return err
	}
	return e.sentences(ctx)
}

// recordings forgets what undone operations keep of the person, should they be done again.
func (e *erasing) recordings(ctx context.Context) error {
	for _, t := range append([]imageTable{imageCustomers}, personalImages...) {
		at := max(t.customer(), 0) // the customer's own id comes first
		of := fmt.Sprintf(`json_extract(%%s, '$[%d]') = ?1`, at)
		for _, query := range []string{
			`INSERT OR IGNORE INTO temp.told SELECT operation_id FROM operation_changes WHERE tbl = '` + t.name + `' AND ` + fmt.Sprintf(of, "image"),
			`DELETE FROM operation_changes WHERE tbl = '` + t.name + `' AND ` + fmt.Sprintf(of, "image"),
			`UPDATE operation_removals SET images = (
				SELECT coalesce(json_group_array(json(x.value)), '[]') FROM json_each(images) x WHERE NOT ` + fmt.Sprintf(of, "x.value") + `)
			WHERE tbl = '` + t.name + `' AND EXISTS (SELECT 1 FROM json_each(images) x WHERE ` + fmt.Sprintf(of, "x.value") + `)`,
		} {
			if _, err := e.ExecContext(ctx, query, e.id); err != nil {
				return asShopError(err)
			}
		}
	}
	return nil
}

// recordedNames forgets names that stand in the keys of what undos recorded, and what they changed of other journals' images.
func (e *erasing) recordedNames(ctx context.Context) error {
	for _, i := range e.identities {
		_, err := e.ExecContext(ctx, `
			DELETE FROM operation_changes
			WHERE tbl = 'identities' AND json_extract(row_key, '$[2]') = ?1
				OR tbl = 'operation_rows' AND json_extract(row_key, '$[1]') = 'identities' AND json_extract(row_key, '$[2]') = ?2`,
			i.Value, fmt.Sprintf("%d|%d|%s", i.Kind, i.ID, i.Value))
		if err != nil {
			return asShopError(err)
		}
	}
	for _, t := range append([]imageTable{imageCustomers}, personalImages...) {
		_, err := e.ExecContext(ctx, fmt.Sprintf(`
			DELETE FROM operation_changes
			WHERE tbl = 'operation_rows' AND json_extract(image, '$[1]') = '%s' AND json_extract(json_extract(image, '$[3]'), '$[%d]') = ?`,
			t.name, max(t.customer(), 0)), e.id)
		if err != nil {
			return asShopError(err)
		}
	}
	return nil
}

// sentences takes the person's name out of what the journal says, and out of the samples of imports.
func (e *erasing) sentences(ctx context.Context) error {
	for _, from := range []string{"profile_changes", "notes", "reminders", "parcels", "consents", "addresses"} {
		if _, err := e.ExecContext(ctx, `INSERT OR IGNORE INTO temp.told SELECT op FROM `+from+` WHERE customer_id = ?`, e.id); err != nil {
			return asShopError(err)
		}
	}
	if _, err := e.ExecContext(ctx, `INSERT OR IGNORE INTO temp.told SELECT id FROM operations WHERE kind = ? AND json_extract(params, '$.id') = ?`, crm.OpDisclose, e.id); err != nil {
		return asShopError(err)
	}
	called := fmt.Sprintf("#%d", e.id)
	for _, name := range e.names {
		for _, param := range []string{"customer", "other"} {
			_, err := e.ExecContext(ctx, `
				UPDATE operations SET params = json_set(params, '$.`+param+`', ?1)
				WHERE json_extract(params, '$.`+param+`') = ?2
					AND (id IN (SELECT op FROM temp.told) OR undoes IN (SELECT op FROM temp.told) OR undone_by IN (SELECT op FROM temp.told))`, called, name)
			if err != nil {
				return asShopError(err)
			}
		}
		_, err := e.ExecContext(ctx, `UPDATE imports SET result = json_set(result, '$.Changes', json('[]'), '$.Readings', json('[]')) WHERE instr(result, ?) > 0`, name)
		if err != nil {
			return asShopError(err)
		}
	}
	return nil
}
