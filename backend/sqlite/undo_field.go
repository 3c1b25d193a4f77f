package sqlite

import "context"

// fields puts renamed and deleted custom fields back. A deleted one whose name was taken since stays away.
func (u *undoing) fields(ctx context.Context) error {
	const taken = `
		SELECT json_extract(r.image, '$[2]') AS name FROM operation_rows r
		JOIN custom_fields other ON other.name = json_extract(r.image, '$[2]') AND other.deleted = 0 AND other.id <> r.row_key
		WHERE r.operation_id = ?1 AND r.tbl = 'custom_fields' AND r.image IS NOT NULL`
	if err := u.conflict(ctx, "conflict.fieldNameTaken", `SELECT name, 0 FROM (`+taken+`)`, u.of); err != nil {
		return err
	}
	n, err := u.exec(ctx, `
		UPDATE custom_fields AS f SET
			op = json_extract(r.image, '$[1]'), name = json_extract(r.image, '$[2]'), deleted = json_extract(r.image, '$[4]')
		FROM operation_rows r
		WHERE r.operation_id = ?1 AND r.tbl = 'custom_fields' AND r.image IS NOT NULL AND f.id = r.row_key AND f.op = ?1
			AND json_extract(r.image, '$[2]') NOT IN (`+taken+`)`, u.of)
	u.report.Restored += n
	return err
}

// fieldValues puts changed values back and takes away the ones the operation made: those that carry its number and have no
// image, since an image is kept of whatever was there before.
func (u *undoing) fieldValues(ctx context.Context) error {
	const images = `operation_rows r
		LEFT JOIN customer_fields v ON v.customer_id = json_extract(r.image, '$[0]') AND v.field_id = json_extract(r.image, '$[1]')
		WHERE r.operation_id = ?1 AND r.tbl = 'customer_fields' AND r.image IS NOT NULL`
	if err := u.conflict(ctx, "conflict.fieldChanged", `
		SELECT coalesce((SELECT coalesce(nullif(c.name, ''), c.nick) FROM customers c WHERE c.id = json_extract(r.image, '$[0]')), ''), json_extract(r.image, '$[0]')
		FROM `+images+` AND r.gone = 0 AND v.op IS NOT ?1`, u.of); err != nil {
		return err
	}
	removed, err := u.exec(ctx, `
		DELETE FROM customer_fields WHERE op = ?1 AND (customer_id, field_id) NOT IN (
			SELECT json_extract(r.image, '$[0]'), json_extract(r.image, '$[1]') FROM `+images+`)`, u.of)
	if err != nil {
		return err
	}
	restored, err := u.exec(ctx, `
		INSERT OR REPLACE INTO customer_fields (`+joinColumns(imageFieldValues)+`)
		SELECT `+imageFieldValues.elements("r.image")+` FROM `+images+` AND CASE r.gone WHEN 0 THEN v.op = ?1 ELSE v.op IS NULL END
			AND json_extract(r.image, '$[0]') IN (SELECT id FROM customers)
			AND json_extract(r.image, '$[1]') IN (SELECT id FROM custom_fields)`, u.of)
	u.report.Removed += removed
	u.report.Restored += restored
	return err
}

// createdFields removes custom fields the operation made while nobody has a value in them.
func (u *undoing) createdFields(ctx context.Context) error {
	const made = `id IN (SELECT row_key FROM operation_rows WHERE operation_id = ?1 AND tbl = 'custom_fields' AND image IS NULL)`
	const used = `(op <> ?1 OR id IN (SELECT field_id FROM customer_fields))`
	if err := u.conflict(ctx, "conflict.fieldInUse", `SELECT name, 0 FROM custom_fields WHERE `+made+` AND `+used, u.of); err != nil {
		return err
	}
	n, err := u.exec(ctx, `DELETE FROM custom_fields WHERE `+made+` AND NOT `+used, u.of)
	u.report.Removed += n
	return err
}
