package sqlite

import "context"

// referrers lets nobody be brought by somebody who is gone: an image may name a customer who went after it was kept.
func (u *undoing) referrers(ctx context.Context) error {
	_, err := u.exec(ctx, `
		UPDATE customers SET referrer_id = 0
		WHERE referrer_id <> 0 AND referrer_id NOT IN (SELECT id FROM customers)
			AND id IN (SELECT row_key FROM operation_rows WHERE operation_id = ?1 AND tbl = 'customers' AND image IS NOT NULL)`, u.of)
	return err
}
