package sqlite

import "context"

// Recount counts every figure of the shop afresh, which changes nothing while they are right.
func (db *DB) Recount(ctx context.Context) error {
	tx, err := db.begin(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if err := tx.recountEveryone(ctx); err != nil {
		return err
	}
	return tx.commit()
}
