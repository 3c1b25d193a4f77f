package sqlite

import "context"

// sources gives words back the label and kind they had, and makes merged ones stand alone again.
func (u *undoing) sources(ctx context.Context) error {
	if err := u.conflict(ctx, "conflict.sourceChanged", changedSince(imageSources, "sources.name"), u.of); err != nil {
		return err
	}
	before := u.report.Restored
	if err := u.restore(ctx, imageSources); err != nil {
		return err
	}
	if u.report.Restored == before {
		return nil
	}
	var err error
	u.words.pages, err = readSourcePages(ctx, u)
	return err
}

// sourceChanges puts sources back that were set in bulk, and forgets the history of what is taken back: while the customer
// is as the operation left them. It comes before the customers' own images are put back.
func (u *undoing) sourceChanges(ctx context.Context) error {
	const mine = `FROM source_changes s LEFT JOIN customers c ON c.id = s.customer_id WHERE s.op = ?1`
	if err := u.conflict(ctx, "conflict.customerChanged", `
		SELECT coalesce(nullif(c.name, ''), c.nick, ''), s.customer_id `+mine+` AND s.was_op >= 0 AND c.op IS NOT ?1`, u.of); err != nil {
		return err
	}
	if err := u.emptySelected(ctx); err != nil {
		return err
	}
	if _, err := u.exec(ctx, `INSERT INTO temp.selected SELECT c.id `+mine+` AND c.op = ?1`, u.of); err != nil {
		return err
	}
	n, err := u.exec(ctx, `
		UPDATE customers AS c SET source_id = s.was, op = s.was_op, by_hand = s.was_hand, updated_at = s.was_updated
		FROM source_changes s WHERE s.op = ?1 AND s.customer_id = c.id AND c.op = ?1 AND s.was_op >= 0`, u.of)
	if err != nil {
		return err
	}
	u.report.Restored += n
	_, err = u.exec(ctx, `DELETE FROM source_changes WHERE op = ?1 AND customer_id IN (SELECT id FROM temp.selected)`, u.of)
	return err
}
