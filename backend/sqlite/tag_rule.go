package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// TagMoves are customers who enter and leave a tag that has a rule.
type TagMoves struct {
	Tag          int64
	Gained, Lost *roaring64.Bitmap
	Problem      *crm.Error // the rule cannot be asked: nobody moves
}

// CreateRuleTag makes a tag with a rule, and gives it to those who pass.
func (db *DB) CreateRuleTag(ctx context.Context, name, color string, rule []byte, members *roaring64.Bitmap) (crm.Tag, error) {
	tag := crm.Tag{Name: strings.TrimSpace(name), Color: color, Rule: string(rule)}
	if tag.Name == "" || utf8.RuneCountInString(tag.Name) > crm.MaxTagName {
		return tag, crm.Errorf(crm.CodeInvalid, "tag.name.length", "max", crm.MaxTagName)
	}
	_, err := db.recordedChange(ctx, crm.OpTagCreate, crm.Params("tag", tag.Name), func(tx *Tx) (int64, error) {
		id, made, err := tx.tagNamed(ctx, tag.Name, color)
		if err != nil {
			return 0, err
		}
		if !made {
			return 0, crm.Errorf(crm.CodeConflict, "tag.name.taken", "name", tag.Name)
		}
		tag.ID = id
		if _, err := tx.affected(ctx, `UPDATE tags SET rule = ? WHERE id = ?`, tag.Rule, id); err != nil {
			return 0, err
		}
		tag.Count, err = tx.enterTag(ctx, id, members)
		if err != nil {
			return 0, err
		}
		return max(tag.Count, 1), tx.refreshed(ctx, id, nil)
	})
	return tag, err
}

// SetTagRule gives a tag another rule, whom it means, and exceptions as they are. Who carried it by hand until now stays in
// it; without a rule from now on, everybody who carries it does.
func (db *DB) SetTagRule(ctx context.Context, id int64, rule []byte, members *roaring64.Bitmap) (crm.Operation, error) {
	params := map[string]any{}
	return db.recordedChange(ctx, crm.OpTagRule, params, func(tx *Tx) (int64, error) {
		name, was, err := tx.tagRule(ctx, id)
		if err != nil || was == string(rule) {
			return 0, err
		}
		params["tag"] = name
		if was == "" {
			_, err = tx.affected(ctx, `
				INSERT OR IGNORE INTO tag_exceptions (tag_id, customer_id, op, always)
				SELECT tag_id, customer_id, ?2, 1 FROM customer_tags WHERE tag_id = ?1`, id, tx.op)
			if err != nil {
				return 0, err
			}
		}
		if _, err := tx.affected(ctx, `UPDATE tags SET rule = ?, op = ? WHERE id = ?`, string(rule), tx.op, id); err != nil {
			return 0, err
		}
		if len(rule) == 0 {
			_, err := tx.affected(ctx, `DELETE FROM tag_exceptions WHERE tag_id = ?`, id)
			return 1, err
		}
		entered, left, err := tx.fillTag(ctx, id, members)
		if err != nil {
			return 0, err
		}
		params["entered"], params["left"] = entered, left
		return max(entered+left, 1), tx.refreshed(ctx, id, nil)
	})
}

// tagRule is a tag's name and rule.
func (tx *Tx) tagRule(ctx context.Context, id int64) (name, rule string, err error) {
	err = tx.QueryRowContext(ctx, `SELECT name, rule FROM tags WHERE id = ?`, id).Scan(&name, &rule)
	return name, rule, notFound(err, "tag.gone")
}

// fillTag makes a tag's members those a rule means and the exceptions allow.
func (tx *Tx) fillTag(ctx context.Context, id int64, members *roaring64.Bitmap) (entered, left int64, err error) {
	always, never, err := readExceptions(ctx, tx, id)
	if err != nil {
		return 0, 0, err
	}
	want := roaring64.Or(members, always)
	want.AndNot(never)
	have, err := tx.membersOf(ctx, id)
	if err != nil {
		return 0, 0, err
	}
	return tx.moveTag(ctx, id, roaring64.AndNot(want, have), roaring64.AndNot(have, want))
}

func (tx *Tx) moveTag(ctx context.Context, id int64, gained, lost *roaring64.Bitmap) (entered, left int64, err error) {
	if !gained.IsEmpty() {
		if entered, err = tx.enterTag(ctx, id, gained); err != nil {
			return 0, 0, err
		}
	}
	if !lost.IsEmpty() {
		left, err = tx.takeTag(ctx, id, lost)
	}
	return entered, left, err
}

// MoveTags lets customers enter and leave tags, as one operation that tells of all of them. What is asked was found in the
// contents that generation names: when the shop has others by now, nothing is done and ok is false.
func (db *DB) MoveTags(ctx context.Context, found crm.Generation, all []TagMoves) (op crm.Operation, moved []crm.TagMove, ok bool, err error) {
	tx, err := db.begin(ctx, nil)
	if err != nil {
		return op, nil, false, err
	}
	defer func() { _ = tx.Rollback() }()
	if now, err := readGeneration(ctx, tx); err != nil || now != found {
		return op, nil, false, err
	}
	if err := tx.openOperation(ctx, crm.OpTagRefresh, 0); err != nil {
		return op, nil, false, err
	}
	var entered, left int64
	for _, m := range all {
		move := crm.TagMove{TagID: m.Tag}
		if move.Tag, err = tx.tagName(ctx, m.Tag); err != nil {
			return op, nil, false, err
		}
		if m.Problem == nil {
			if move.Entered, move.Left, err = tx.moveTag(ctx, m.Tag, m.Gained, m.Lost); err != nil {
				return op, nil, false, err
			}
		}
		if err := tx.refreshed(ctx, m.Tag, m.Problem); err != nil {
			return op, nil, false, err
		}
		entered, left = entered+move.Entered, left+move.Left
		moved = append(moved, move)
	}
	if entered+left == 0 {
		return op, moved, true, tx.forgetOperation(ctx)
	}
	op, err = tx.closeOperation(ctx, crm.OpTagRefresh, entered+left, crm.Params("tags", changedTags(moved), "entered", entered, "left", left))
	if err != nil {
		return op, nil, false, err
	}
	return op, moved, true, tx.commit()
}

func changedTags(moved []crm.TagMove) (n int) {
	for _, m := range moved {
		if m.Entered+m.Left > 0 {
			n++
		}
	}
	return n
}

// forgetOperation commits what belongs to no operation: nothing of the shop's contents changed.
func (tx *Tx) forgetOperation(ctx context.Context) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM operations WHERE id = ?`, tx.op); err != nil {
		return asShopError(err)
	}
	return asShopError(tx.Commit())
}

// refreshed notes that a tag is up to date with everything up to this operation.
func (tx *Tx) refreshed(ctx context.Context, id int64, problem *crm.Error) error {
	told := ""
	if problem != nil {
		text, err := json.Marshal(crm.Error{Code: problem.Code, Key: problem.Key, Params: problem.Params})
		if err != nil {
			return fmt.Errorf("encode problem: %w", err)
		}
		told = string(text)
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO tag_refreshes (tag_id, at, op, problem) VALUES (?, ?, ?, ?)
		ON CONFLICT (tag_id) DO UPDATE SET at = excluded.at, op = excluded.op, problem = excluded.problem`, id, tx.now, tx.op, told)
	return asShopError(err)
}

// FindTagRefreshes tells of each tag that has a rule when it was brought up to date.
func (db *DB) FindTagRefreshes(ctx context.Context) (map[int64]crm.TagRefresh, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT t.id, coalesce(r.at, 0), coalesce(r.problem, '') FROM tags t LEFT JOIN tag_refreshes r ON r.tag_id = t.id WHERE t.rule <> ''`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	all := map[int64]crm.TagRefresh{}
	for rows.Next() {
		var r crm.TagRefresh
		var problem string
		if err := rows.Scan(&r.TagID, &r.At, &problem); err != nil {
			return nil, asShopError(err)
		}
		if problem != "" {
			r.Problem = &crm.Error{}
			if err := json.Unmarshal([]byte(problem), r.Problem); err != nil {
				return nil, fmt.Errorf("stored problem: %w", err)
			}
		}
		all[r.TagID] = r
	}
	return all, asShopError(rows.Err())
}

// FindDueTags lists the tags with a rule that something was done since they were brought up to date, or a day of the shop's
// zone has begun. The computer may have slept over midnight: it is a question, no alarm.
func (db *DB) FindDueTags(ctx context.Context, dayBegan int64) ([]int64, error) {
	set, err := readSet(ctx, db.read, `
		SELECT t.id FROM tags t LEFT JOIN tag_refreshes r ON r.tag_id = t.id
		WHERE t.rule <> '' AND (r.at IS NULL OR r.at < ?1 OR EXISTS (
			SELECT 1 FROM operations o WHERE o.id > r.op AND o.kind <> ?2
				AND NOT (o.kind IN (?3, ?4) AND coalesce(json_extract(o.params, '$.kind'), '') = ?2)))`,
		dayBegan, crm.OpTagRefresh, crm.OpUndo, crm.OpRedo)
	return setIDs(set), err
}

// ExceptFromTag says of customers that they are always in a tag that has a rule, never, or as the rule says. The ones who are
// always or never in it enter or leave it now; the others do so when the tag is brought up to date.
func (db *DB) ExceptFromTag(ctx context.Context, tag int64, customers *roaring64.Bitmap, how crm.TagException) (crm.Operation, error) {
	params := map[string]any{"how": int(how)}
	return db.recordedChange(ctx, crm.OpTagExcept, params, func(tx *Tx) (int64, error) {
		name, rule, err := tx.tagRule(ctx, tag)
		if err != nil {
			return 0, err
		}
		params["tag"] = name
		if rule == "" {
			return 0, crm.Errorf(crm.CodeInvalid, "tag.rule.none", "tag", name)
		}
		return tx.except(ctx, tag, customers, how)
	})
}

func (tx *Tx) except(ctx context.Context, tag int64, customers *roaring64.Bitmap, how crm.TagException) (count int64, err error) {
	if err := tx.fillSelected(ctx, customers); err != nil {
		return 0, err
	}
	if how == crm.ExceptNone {
		return tx.affected(ctx, `DELETE FROM tag_exceptions WHERE tag_id = ? AND customer_id IN (SELECT id FROM temp.selected)`, tag)
	}
	count, err = tx.affected(ctx, `
		INSERT INTO tag_exceptions (tag_id, customer_id, op, always)
		SELECT ?1, s.id, ?2, ?3 FROM temp.selected s JOIN customers c ON c.id = s.id WHERE 1
		ON CONFLICT (tag_id, customer_id) DO UPDATE SET always = excluded.always, op = excluded.op WHERE always <> excluded.always`,
		tag, tx.op, how == crm.ExceptAlways)
	if err != nil {
		return 0, err
	}
	move := tx.giveTag
	if how == crm.ExceptNever {
		move = tx.takeTag
	}
	moved, err := move(ctx, tag, customers)
	return max(count, moved), err
}

// FindExceptions lists who is always in a tag that has a rule, and who never.
func (db *DB) FindExceptions(ctx context.Context, tag int64) (always, never *roaring64.Bitmap, err error) {
	return readExceptions(ctx, db.read, tag)
}

func readExceptions(ctx context.Context, q querier, tag int64) (always, never *roaring64.Bitmap, err error) {
	const who = `SELECT customer_id FROM tag_exceptions WHERE tag_id = ? AND always = ? ORDER BY customer_id`
	if always, err = readSet(ctx, q, who, tag, 1); err != nil {
		return nil, nil, err
	}
	never, err = readSet(ctx, q, who, tag, 0)
	return always, never, err
}

// TagMembers is who carries a tag.
func (db *DB) TagMembers(ctx context.Context, tag int64) (*roaring64.Bitmap, error) {
	return readSet(ctx, db.read, `SELECT customer_id FROM customer_tags WHERE tag_id = ? ORDER BY customer_id`, tag)
}

// TagMoved is who carries a tag that has a rule and did not at a moment, and who did and no longer does, as its refreshes and
// who carries it now tell: who came with an import that was taken back has not entered, nor left.
func (db *DB) TagMoved(ctx context.Context, tag, since int64) (crm.TagMove, error) {
	m := crm.TagMove{TagID: tag}
	entered, left, err := db.refreshedSince(ctx, tag, since)
	if err != nil {
		return m, err
	}
	now, err := db.TagMembers(ctx, tag)
	if err != nil {
		return m, err
	}
	entered.And(now)
	left.AndNot(now)
	m.Entered, m.Left = int64(entered.GetCardinality()), int64(left.GetCardinality()) //nolint:gosec // counts of customers
	return m, nil
}

// refreshedSince is whom the refreshes of a tag added and took off since a moment; not who came and went again.
func (db *DB) refreshedSince(ctx context.Context, tag, since int64) (entered, left *roaring64.Bitmap, err error) {
	entered, left = roaring64.New(), roaring64.New()
	rows, err := db.read.QueryContext(ctx, `
		SELECT s.added, s.members FROM operations o JOIN operation_sets s ON s.operation_id = o.id AND s.tag_id = ?1
		WHERE o.at >= ?2 AND o.kind = ?3 AND o.undone_by = 0 ORDER BY o.id, s.added`, tag, since, crm.OpTagRefresh)
	if err != nil {
		return nil, nil, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var added bool
		var blob []byte
		if err := rows.Scan(&added, &blob); err != nil {
			return nil, nil, asShopError(err)
		}
		set := roaring64.New()
		if err := set.UnmarshalBinary(blob); err != nil {
			return nil, nil, fmt.Errorf("journal set of tag %d: %w", tag, err)
		}
		if added {
			move(set, entered, left)
		} else {
			move(set, left, entered)
		}
	}
	return entered, left, asShopError(rows.Err())
}

// move puts a set into one, but for those whom it takes out of the other again.
func move(set, into, outOf *roaring64.Bitmap) {
	back := roaring64.And(set, outOf)
	outOf.AndNot(set)
	into.Or(roaring64.AndNot(set, back))
}
