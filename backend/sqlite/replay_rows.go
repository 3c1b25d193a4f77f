package sqlite

import (
	"context"
	"fmt"
	"strings"
)

func (u *undoing) replayReturns(ctx context.Context, t recordedTable, and string) error {
	n, err := u.exec(ctx, `
		INSERT OR IGNORE INTO `+t.name+` (`+joinColumns(t.imageTable)+`)
		SELECT `+t.elements("r.image")+` FROM operation_changes r
		WHERE `+kept(t)+` AND r.image IS NOT NULL AND r.version IS NULL`+t.withParents()+and, u.of)
	u.report.Restored += n
	return err
}

// withParents is the condition that what an image refers to is there.
func (t recordedTable) withParents() (and string) {
	for column, parent := range t.parents {
		e := t.element("r.image", column)
		and += ` AND (` + e + ` IS NULL OR ` + e + ` IN (SELECT id FROM ` + parent + `))`
	}
	return and
}

// replayLines gives the orders that can go back the lines they had. Orders follow before the lines that are new to them.
func (u *undoing) replayLines(ctx context.Context) error {
	t, orders := tableNamed("order_lines"), tableNamed("orders")
	const mine = ` AND json_extract(r.row_key, '$[0]') IN (SELECT id FROM temp.applicable)`
	_, err := u.exec(ctx, `
		DELETE FROM order_lines WHERE (order_id, n) IN (
			SELECT json_extract(r.row_key, '$[0]'), json_extract(r.row_key, '$[1]') FROM operation_changes r WHERE `+kept(t)+mine+`)`, u.of)
	if err != nil {
		return err
	}
	const applicable = ` AND r.row_key IN (SELECT id FROM temp.applicable)`
	if err := u.replayRows(ctx, orders, applicable); err != nil {
		return err
	}
	_, err = u.exec(ctx, `
		INSERT OR IGNORE INTO order_lines (`+joinColumns(t.imageTable)+`)
		SELECT `+t.elements("r.image")+` FROM operation_changes r WHERE `+kept(t)+` AND r.image IS NOT NULL`+mine+t.withParents(), u.of)
	return err
}

// sameProducts lets lines and events that came back name the product that has been entered anew since.
func (u *undoing) sameProducts(ctx context.Context) error {
	t := tableNamed("products")
	_, err := u.exec(ctx, `
		CREATE TEMP TABLE IF NOT EXISTS same_products (was INTEGER PRIMARY KEY, now INTEGER);
		DELETE FROM temp.same_products`)
	if err != nil {
		return err
	}
	n, err := u.exec(ctx, `
		INSERT INTO temp.same_products
		SELECT r.row_key, x.id FROM operation_changes r
		JOIN products x ON x.platform_id = `+t.element("r.image", "platform_id")+` AND x.key = `+t.element("r.image", "key")+`
		WHERE `+kept(t)+` AND r.version IS NULL AND x.id <> r.row_key`, u.of)
	if err != nil || n == 0 {
		return err
	}
	for _, table := range []string{"order_lines", "events"} {
		if _, err := u.exec(ctx, `UPDATE OR IGNORE `+table+` SET product_id = s.now FROM temp.same_products s WHERE product_id = s.was`); err != nil {
			return err
		}
	}
	return nil
}

// replayChildren puts everything else back.
func (u *undoing) replayChildren(ctx context.Context) error {
	for _, t := range recordedTables {
		if t.isParent() || t.name == "orders" || t.name == "order_lines" {
			continue
		}
		if err := u.replayRows(ctx, t, ""); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

// replayRows removes, changes and enters rows of a table. And picks among the changes r.
func (u *undoing) replayRows(ctx context.Context, t recordedTable, and string) error {
	if err := u.replayRemovals(ctx, t, and); err != nil {
		return err
	}
	if err := u.replayUpdates(ctx, t, and); err != nil {
		return err
	}
	return u.replayReturns(ctx, t, and)
}

// stands is the condition that the row x is as the operation left it and its customer is not left alone.
func (t recordedTable) stands() string {
	text := t.versionOf("x") + ` = r.version`
	if t.parents["customer_id"] != "" {
		text += ` AND coalesce(x.customer_id, 0) NOT IN (SELECT id FROM temp.left_alone)`
	}
	return text
}

func (u *undoing) replayRemovals(ctx context.Context, t recordedTable, and string) error {
	n, err := u.exec(ctx, `
		DELETE FROM `+t.name+` WHERE (`+strings.Join(t.keys, ", ")+`) IN (
			SELECT `+prefixed("x", t.keys)+` FROM operation_changes r CROSS JOIN `+t.name+` x ON `+t.found()+`
			WHERE `+kept(t)+` AND r.image IS NULL AND `+t.stands()+and+`)`, u.of)
	u.report.Removed += n
	return err
}

func (u *undoing) replayUpdates(ctx context.Context, t recordedTable, and string) error {
	var names, values []string
	for _, c := range t.columns {
		if c != "id" {
			names, values = append(names, c), append(values, t.element("r.image", c))
		}
	}
	n, err := u.exec(ctx, `
		UPDATE OR IGNORE `+t.name+` AS x SET (`+strings.Join(names, ", ")+`) = (`+strings.Join(values, ", ")+`)
		FROM operation_changes r
		WHERE `+kept(t)+` AND `+t.found()+` AND r.image IS NOT NULL AND `+t.stands()+t.withParents()+and, u.of)
	u.report.Restored += n
	return err
}
