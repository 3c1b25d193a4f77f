package sqlite

import (
	"context"
	"fmt"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// replay puts every row that the recording of an operation keeps back to what it was, where the row still is as the operation
// left it. That takes an undo back, and operations that are recorded themselves.
func (u *undoing) replay(ctx context.Context) error {
	for _, step := range []func(context.Context) error{
		u.unfoldPieces, u.leaveChanged, u.touchReplayed, u.applicableOrders, u.parentsReturn, u.replayLines, u.replayChildren,
		u.sameProducts, u.replaySets, u.emptyRuleTags, u.values, u.replayParents, u.dropParents, u.followReplay,
	} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("replay %d: %w", u.of, err)
		}
	}
	return u.reportReplay(ctx)
}

// kept are the changes of one table that the operation recorded.
func kept(t recordedTable) string { return `r.operation_id = ?1 AND r.tbl = '` + t.name + `'` }

// isParent tells whether rows of a table are what others refer to: they come first and go last.
func (t recordedTable) isParent() bool {
	return t.name == "customers" || t.name == "products" || t.name == "tags" || t.name == "custom_fields"
}

func tableNamed(name string) recordedTable {
	for _, t := range recordedTables {
		if t.name == name {
			return t
		}
	}
	panic("no such table: " + name)
}

// leaveChanged picks customers who stay as they are with all that is theirs: who would go and was written since or has
// something new, and who would come back while somebody else has their name by now.
func (u *undoing) leaveChanged(ctx context.Context) error {
	customers, identities := tableNamed("customers"), tableNamed("identities")
	going := kept(customers) + ` AND r.image IS NULL AND r.version IS NOT NULL`
	news := []string{`x.op IS NOT r.version`}
	for _, t := range recordedTables {
		if t.parents["customer_id"] == "" {
			continue
		}
		news = append(news, `EXISTS (
			SELECT 1 FROM `+t.name+` n WHERE n.customer_id = x.id AND NOT EXISTS (
				SELECT 1 FROM operation_changes q WHERE q.operation_id = ?1 AND q.tbl = '`+t.name+`' AND q.row_key = `+t.rowKey("n")+`))`)
	}
	news = append(news, `EXISTS (
		SELECT 1 FROM customers n WHERE n.referrer_id = x.id AND n.referrer_id <> 0 AND NOT EXISTS (
			SELECT 1 FROM operation_changes q WHERE q.operation_id = ?1 AND q.tbl = 'customers' AND q.row_key = +n.id))`)
	for _, query := range []string{
		`CREATE TEMP TABLE IF NOT EXISTS left_alone (id INTEGER PRIMARY KEY)`,
		`DELETE FROM temp.left_alone`,
		`INSERT OR IGNORE INTO temp.left_alone
		SELECT x.id FROM operation_changes r CROSS JOIN customers x ON x.id = r.row_key WHERE ` + going + ` AND (` + strings.Join(news, " OR ") + `)`,
		`INSERT OR IGNORE INTO temp.left_alone
		SELECT ` + identities.element("r.image", "customer_id") + `
		FROM operation_changes r CROSS JOIN identities x ON ` + identities.found() + `
		WHERE ` + kept(identities) + ` AND r.image IS NOT NULL AND r.version IS NULL
			AND ` + identities.element("r.image", "customer_id") + ` NOT IN (SELECT id FROM customers)`,
	} {
		if _, err := u.exec(ctx, query, u.argsFor(query)...); err != nil {
			return err
		}
	}
	return u.leaveTagged(ctx, going)
}

// argsFor gives statements that ask for the operation its number; those that don't would refuse it.
func (u *undoing) argsFor(query string) []any {
	if strings.Contains(query, "?1") {
		return []any{u.of}
	}
	return nil
}

// leaveTagged leaves customers alone who would go and got a tag since.
func (u *undoing) leaveTagged(ctx context.Context, going string) error {
	sets, err := u.readSets(ctx)
	if err != nil {
		return err
	}
	given := map[int64]*roaring64.Bitmap{}
	for _, s := range sets {
		if !s.added {
			continue
		}
		if given[s.tag] == nil {
			given[s.tag] = roaring64.New()
		}
		given[s.tag].Or(s.members)
	}
	left := roaring64.New()
	err = u.eachPair(ctx, `
		SELECT m.tag_id, m.customer_id FROM operation_changes r CROSS JOIN customer_tags m ON m.customer_id = r.row_key
		CROSS JOIN tags t ON t.id = m.tag_id AND t.rule = '' WHERE `+going,
		func(tag, customer int64) {
			if known := given[tag]; known == nil || !known.Contains(uint64(customer)) { //nolint:gosec // ids are positive
				left.Add(uint64(customer)) //nolint:gosec // as above
			}
		}, u.of)
	if err != nil || left.IsEmpty() {
		return err
	}
	if err := u.fillSelected(ctx, left); err != nil {
		return err
	}
	_, err = u.exec(ctx, `INSERT OR IGNORE INTO temp.left_alone SELECT id FROM temp.selected`)
	return err
}

// touchReplayed marks everybody whose figures may follow: before and after.
func (u *undoing) touchReplayed(ctx context.Context) error {
	queries := []string{`SELECT r.row_key FROM operation_changes r WHERE ` + kept(tableNamed("customers"))}
	for _, name := range []string{"orders", "events"} {
		t := tableNamed(name)
		queries = append(queries,
			`SELECT x.customer_id FROM operation_changes r CROSS JOIN `+name+` x ON `+t.found()+` WHERE `+kept(t)+` AND x.customer_id IS NOT NULL`,
			`SELECT `+t.element("r.image", "customer_id")+` FROM operation_changes r
			WHERE `+kept(t)+` AND `+t.element("r.image", "customer_id")+` IS NOT NULL`)
	}
	for _, query := range queries {
		if _, err := u.exec(ctx, `INSERT OR IGNORE INTO temp.touched `+query, u.of); err != nil {
			return err
		}
	}
	return nil
}

// applicableOrders picks the orders whose rows and lines can go back: their lines have no version of their own.
func (u *undoing) applicableOrders(ctx context.Context) error {
	t := tableNamed("orders")
	customer := t.element("r.image", "customer_id")
	for _, query := range []string{
		`CREATE TEMP TABLE IF NOT EXISTS applicable (id INTEGER PRIMARY KEY)`,
		`DELETE FROM temp.applicable`,
		`INSERT INTO temp.applicable
		SELECT r.row_key FROM operation_changes r LEFT JOIN orders x ON x.id = r.row_key
		WHERE ` + kept(t) + ` AND x.op IS r.version AND coalesce(x.customer_id, 0) NOT IN (SELECT id FROM temp.left_alone)
			AND (r.image IS NULL OR ` + customer + ` IS NULL OR ` + customer + ` NOT IN (SELECT id FROM temp.left_alone) AND (
				` + customer + ` IN (SELECT id FROM customers)
				OR ` + customer + ` IN (SELECT row_key FROM operation_changes WHERE operation_id = ?1 AND tbl = 'customers' AND version IS NULL)))
			AND (r.version IS NOT NULL OR NOT EXISTS (
				SELECT 1 FROM orders other WHERE other.number = ` + t.element("r.image", "number") + `
					AND other.platform_id = ` + t.element("r.image", "platform_id") + `))`,
	} {
		if _, err := u.exec(ctx, query, u.argsFor(query)...); err != nil {
			return err
		}
	}
	return nil
}

// parentsReturn enters what others will refer to.
func (u *undoing) parentsReturn(ctx context.Context) error {
	for _, t := range recordedTables {
		if !t.isParent() {
			continue
		}
		and := ""
		if t.name == "customers" {
			and = ` AND r.row_key NOT IN (SELECT id FROM temp.left_alone)`
		}
		if err := u.replayReturns(ctx, t, and); err != nil {
			return err
		}
	}
	return nil
}

// replaySets gives tags back and takes them off, except with customers who are left alone.
func (u *undoing) replaySets(ctx context.Context) error {
	left, err := u.readSet(ctx, `SELECT id FROM temp.left_alone`)
	if err != nil {
		return err
	}
	u.leftAlone = left
	return u.sets(ctx)
}

// emptyRuleTags takes tags off everybody whose rule gave them, where the tags go.
func (u *undoing) emptyRuleTags(ctx context.Context) error {
	t := tableNamed("tags")
	going, err := u.readSet(ctx, `
		SELECT x.id FROM operation_changes r CROSS JOIN tags x ON `+t.found()+`
		WHERE `+kept(t)+` AND r.image IS NULL AND x.op = r.version AND x.rule <> ''`, u.of)
	if err != nil {
		return err
	}
	for _, tag := range setIDs(going) {
		members, err := u.membersOf(ctx, tag)
		if err != nil {
			return err
		}
		if _, err := u.takeTag(ctx, tag, members); err != nil {
			return err
		}
	}
	return nil
}

// replayParents changes what others refer to and is there before and after.
func (u *undoing) replayParents(ctx context.Context) error {
	for _, t := range recordedTables {
		if !t.isParent() {
			continue
		}
		if err := u.replayUpdates(ctx, t, ""); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

// dropParents removes what nothing refers to any more.
func (u *undoing) dropParents(ctx context.Context) error {
	for name, use := range map[string]string{
		"tags":          `x.id IN (SELECT tag_id FROM customer_tags)`,
		"custom_fields": `x.id IN (SELECT field_id FROM customer_fields)`,
		"products":      `x.id IN (SELECT product_id FROM order_lines UNION SELECT product_id FROM events)`,
	} {
		if err := u.replayRemovals(ctx, tableNamed(name), ` AND NOT `+use); err != nil {
			return err
		}
	}
	if err := u.fillSelected(ctx, roaring64.New()); err != nil {
		return err
	}
	_, err := u.exec(ctx, `
		INSERT INTO temp.selected
		SELECT c.id FROM operation_changes r CROSS JOIN customers c ON c.id = r.row_key
		WHERE `+kept(tableNamed("customers"))+` AND r.image IS NULL AND c.op = r.version
			AND c.id NOT IN (SELECT id FROM temp.left_alone) AND NOT (`+referredTo()+`)`, u.of)
	if err != nil {
		return err
	}
	return u.removeSelected(ctx)
}

// referredTo is the condition that something leads to the customer c.
func referredTo() string {
	uses := []string{taggedByHand}
	for _, t := range recordedTables {
		if t.parents["customer_id"] != "" {
			uses = append(uses, `EXISTS (SELECT 1 FROM `+t.name+` WHERE customer_id = c.id)`)
		}
	}
	return strings.Join(uses, " OR ")
}

// followReplay brings what is derived up to date.
func (u *undoing) followReplay(ctx context.Context) error {
	const changed = `SELECT row_key FROM operation_changes WHERE operation_id = ?1 AND tbl = 'customers'`
	if _, err := u.exec(ctx, `DELETE FROM customer_search WHERE rowid IN (`+changed+`)`, u.of); err != nil {
		return err
	}
	_, err := u.exec(ctx, `
		UPDATE customers SET referrer_id = 0
		WHERE referrer_id <> 0 AND referrer_id NOT IN (SELECT id FROM customers) AND id IN (`+changed+`)`, u.of)
	if err != nil {
		return err
	}
	if err := u.indexWords(ctx, `id IN (`+changed+`)`, u.of); err != nil {
		return err
	}
	if u.words.pages, err = readSourcePages(ctx, u); err != nil {
		return err
	}
	_, err = u.exec(ctx, `
		INSERT OR IGNORE INTO temp.touched SELECT id FROM customers
		WHERE EXISTS (SELECT 1 FROM operation_changes WHERE operation_id = ?1 AND tbl = 'settings' AND row_key = 'currency')`, u.of)
	if err != nil {
		return err
	}
	return u.recountTouched(ctx)
}
