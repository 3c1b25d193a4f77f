package sqlite

import (
	"context"
	"fmt"
	"slices"

	"shuke/backend/crm"
)

// A conflict names a few rows, and more of the people they belong to: those can be gone to.
const (
	conflictSample = 5
	conflictPeople = 50
)

// conflict reports rows that are left alone: query selects a name for each, and the customer it belongs to, or 0.
func (u *undoing) conflict(ctx context.Context, key, query string, args ...any) error {
	c := crm.Conflict{Key: key, Sample: []string{}, People: []crm.NamedCustomer{}}
	if err := u.QueryRowContext(ctx, `SELECT count(*) FROM (`+query+`)`, args...).Scan(&c.Count); err != nil {
		return asShopError(err)
	}
	if c.Count == 0 {
		return nil
	}
	ids, err := u.conflictRows(ctx, &c, query, args...)
	if err != nil {
		return err
	}
	if c.People, err = u.named(ctx, ids); err != nil {
		return err
	}
	u.report.Conflicts = append(u.report.Conflicts, c)
	return nil
}

// conflictRows fills the sample and answers the first customers concerned.
func (u *undoing) conflictRows(ctx context.Context, c *crm.Conflict, query string, args ...any) (ids []int64, err error) {
	rows, err := u.QueryContext(ctx, query+fmt.Sprintf(` LIMIT %d`, 4*conflictPeople), args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var customer int64
		if err := rows.Scan(&name, &customer); err != nil {
			return nil, asShopError(err)
		}
		if len(c.Sample) < conflictSample {
			c.Sample = append(c.Sample, name)
		}
		if customer != 0 && len(ids) < conflictPeople && !slices.Contains(ids, customer) {
			ids = append(ids, customer)
		}
	}
	return ids, asShopError(rows.Err())
}

// named are the customers of a list who are there, in its order.
func (u *undoing) named(ctx context.Context, ids []int64) ([]crm.NamedCustomer, error) {
	people := []crm.NamedCustomer{}
	text, err := jsonText(ids)
	if err != nil {
		return nil, err
	}
	rows, err := u.QueryContext(ctx, `
		SELECT c.id, coalesce(nullif(c.name, ''), c.nick)
		FROM json_each(?) j CROSS JOIN customers c ON c.id = j.value ORDER BY j.key`, text)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var p crm.NamedCustomer
		if err := rows.Scan(&p.ID, &p.Name); err != nil {
			return nil, asShopError(err)
		}
		people = append(people, p)
	}
	return people, asShopError(rows.Err())
}

// ownerIn is the SQL for the customer a row belongs to, as its image says: r is the row of the journal.
func (t imageTable) ownerIn(r string) string {
	switch {
	case t.name == imageCustomers.name:
		return r + ".row_key"
	case t.customer() >= 0:
		return fmt.Sprintf("coalesce(json_extract(%s.image, '$[%d]'), 0)", r, t.customer())
	}
	return "0"
}

// ownerOf is the same for a row that stands.
func (t imageTable) ownerOf(row string) string {
	switch {
	case t.name == imageCustomers.name:
		return row + ".id"
	case t.customer() >= 0:
		return "coalesce(" + row + ".customer_id, 0)"
	}
	return "0"
}
