package sqlite

import (
	"context"
	"database/sql"

	"shuke/backend/crm"
)

// FindCandidates reads one page of the pairs that wait for the owner's word: best first, put off ones last. After is the
// last pair of the page before; nil starts at the top.
func (db *DB) FindCandidates(ctx context.Context, after *crm.Candidate, limit int) ([]crm.Candidate, error) {
	if limit <= 0 || limit > maxPage {
		limit = maxPage
	}
	behind, args := ``, []any{}
	if after != nil {
		behind = `WHERE (later, -score, a, b) > (?, ?, ?, ?)`
		args = append(args, after.Later, -scoreOf(after), after.A, after.B)
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT a, b, score, evidence, later FROM candidates `+behind+` ORDER BY later, score DESC, a, b LIMIT ?`, append(args, limit)...)
	return scanCandidates(rows, err)
}

func scanCandidates(rows *sql.Rows, err error) ([]crm.Candidate, error) {
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	found := []crm.Candidate{}
	for rows.Next() {
		var c crm.Candidate
		var score int64
		if err := rows.Scan(&c.A, &c.B, &score, &c.Evidence, &c.Later); err != nil {
			return nil, asShopError(err)
		}
		c.Score = float64(score) / 1000
		found = append(found, c)
	}
	return found, asShopError(rows.Err())
}

func scoreOf(c *crm.Candidate) int64 { return int64(c.Score*1000 + 0.5) }

// CountCandidates counts the pairs that wait, and how many of them the owner put off.
func (db *DB) CountCandidates(ctx context.Context) (all, later int64, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(later), 0) FROM candidates`).Scan(&all, &later)
	return all, later, asShopError(err)
}

// FindCandidatesOf lists the pairs a customer is in, best first.
func (db *DB) FindCandidatesOf(ctx context.Context, customer int64) ([]crm.Candidate, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT a, b, score, evidence, later FROM candidates WHERE a = ?1
		UNION ALL SELECT a, b, score, evidence, later FROM candidates WHERE b = ?1 ORDER BY score DESC, a, b LIMIT ?2`, customer, maxPage)
	return scanCandidates(rows, err)
}

// FindCustomersByID reads customers with figures and tags, in the order asked; those who are gone are left out.
func (db *DB) FindCustomersByID(ctx context.Context, ids []int64) ([]crm.Customer, error) {
	keys := make([]crm.Cursor, len(ids))
	for i, id := range ids {
		keys[i].ID = id
	}
	return db.hydrate(ctx, keys)
}
