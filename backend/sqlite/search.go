package sqlite

import (
	"context"
	"strings"
)

// searchWords is the text a customer is found by. Fields stand on lines of their own, so that no match runs over a border.
func searchWords(name, nick, phone, email string) string {
	return strings.ToLower(name + "\n" + nick + "\n" + phone + "\n" + email)
}

// wordsOf is searchWords in SQL; the tokenizer folds case.
const wordsOf = `name || char(10) || nick || char(10) || phone || char(10) || email`

// indexWords enters customers that are not in the search index yet.
func (tx *Tx) indexWords(ctx context.Context, where string, args ...any) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO customer_search (rowid, words) SELECT id, `+wordsOf+` FROM customers WHERE `+where, args...)
	return asShopError(err)
}

// reindexWords enters one customer anew.
func (tx *Tx) reindexWords(ctx context.Context, id int64) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM customer_search WHERE rowid = ?`, id); err != nil {
		return asShopError(err)
	}
	return tx.indexWords(ctx, "id = ?", id)
}
