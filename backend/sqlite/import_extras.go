package sqlite

import (
	"context"
	"errors"
	"strings"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// extrasWriter enters what files say besides: tags, notes, consent and custom fields. Few rows carry any.
type extrasWriter struct {
	tags    map[string]importedTag
	members map[int64]*roaring64.Bitmap // customers who gained a tag, by tag
	ranges  map[string]*idRange         // ids created in tags, notes and consents
	heard   map[consentOn]consentWord   // what the file has said last of a customer's channel
	fields  fieldWriter
}

type consentOn struct {
	customer int64
	channel  string
}

type consentWord struct {
	granted bool
	at      int64
}

type idRange struct{ first, last int64 }

func (w *extrasWriter) init() {
	w.tags, w.members, w.ranges = map[string]importedTag{}, map[int64]*roaring64.Bitmap{}, map[string]*idRange{}
	w.heard = map[consentOn]consentWord{}
}

// made notes that a row was created.
func (w *extrasWriter) made(table string, id int64) {
	if r := w.ranges[table]; r != nil {
		r.last = id
	} else {
		w.ranges[table] = &idRange{id, id}
	}
}

// remember enters what was made in the journal.
func (w *extrasWriter) remember(ctx context.Context, tx *Tx) error {
	var errs []error
	for table, r := range w.ranges {
		errs = append(errs, tx.rememberRange(ctx, table, r.first, r.last))
	}
	for tag, members := range w.members {
		errs = append(errs, tx.rememberSet(ctx, tag, true, 0, members))
	}
	return errors.Join(errs...)
}

// applyExtras enters the tags, the note and the consent of each record.
func (im *Import) applyExtras(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	for i := range records {
		c := &records[i].Customer
		id := im.people.resolved[i]
		if id == 0 || len(c.Tags) == 0 && c.Note == "" && len(c.Consent) == 0 && len(c.Fields) == 0 && !c.Blocked {
			continue
		}
		if err := asShopError(im.people.customers.Flush()); err != nil {
			return err
		}
		changed, err := im.applyExtra(ctx, id, &records[i])
		if err != nil {
			return err
		}
		if changed {
			im.noteUpdate(&verdicts[i])
		}
	}
	return asShopError(im.extras.fields.fresh.Flush())
}

func (im *Import) applyExtra(ctx context.Context, customer int64, r *crm.Record) (changed bool, err error) {
	if changed, err = im.giveFields(ctx, customer, r); err != nil {
		return changed, err
	}
	if r.Customer.Blocked {
		got, err := im.block(ctx, customer)
		if err != nil {
			return changed, err
		}
		changed = changed || got
	}
	for _, name := range im.unlessKept(customer, "tags", r.Customer.Tags) {
		got, err := im.giveTag(ctx, customer, name, r.Row)
		if err != nil {
			return changed, err
		}
		changed = changed || got
	}
	if r.Customer.Note != "" && !im.kept(customer, "note") {
		got, err := im.giveNote(ctx, customer, r.Customer.Note)
		if err != nil {
			return changed, err
		}
		changed = changed || got
	}
	for _, c := range r.Customer.Consent {
		if im.kept(customer, "consent") {
			break
		}
		got, err := im.giveConsent(ctx, customer, c, r)
		if err != nil {
			return changed, err
		}
		changed = changed || got
	}
	return changed, nil
}

// block rules out any message to a customer, as the list that is imported says; no file takes it back.
func (im *Import) block(ctx context.Context, customer int64) (bool, error) {
	if err := im.tx.remember(ctx, imageCustomers, customer); err != nil {
		return false, err
	}
	res, err := im.tx.ExecContext(ctx, `UPDATE customers SET blocked = 1, op = ? WHERE id = ? AND blocked = 0`, im.tx.op, customer)
	if err != nil {
		return false, asShopError(err)
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// kept tells whether a column is only for customers whom the file brings, and this one was there before.
func (im *Import) kept(customer int64, fact string) bool {
	return customer < im.people.first && im.src.Policies[fact] == crm.PolicyKeep
}

func (im *Import) unlessKept(customer int64, fact string, list []string) []string {
	if im.kept(customer, fact) {
		return nil
	}
	return list
}

// giveTag puts a tag on a customer. A tag that has a rule is the rule's: a file is no word of the owner's about this one
// person, so whom it names without the rule is told and not tagged.
func (im *Import) giveTag(ctx context.Context, customer int64, name string, row int) (bool, error) {
	named, err := im.tagNamed(ctx, name)
	if err != nil {
		return false, err
	}
	tag := named.id
	if named.byRule {
		return false, im.tellRuled(ctx, tag, customer, row)
	}
	res, err := im.tx.ExecContext(ctx, `INSERT OR IGNORE INTO customer_tags (tag_id, customer_id, op) VALUES (?, ?, ?)`, tag, customer, im.tx.op)
	if err != nil {
		return false, asShopError(err)
	}
	n, err := res.RowsAffected()
	if err != nil || n == 0 {
		return false, err
	}
	if im.extras.members[tag] == nil {
		im.extras.members[tag] = roaring64.New()
	}
	im.extras.members[tag].Add(uint64(customer)) //nolint:gosec // ids are positive
	return true, nil
}

// tellRuled warns of a row that names a tag with a rule for somebody who does not carry it.
func (im *Import) tellRuled(ctx context.Context, tag, customer int64, row int) error {
	var carries bool
	err := im.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM customer_tags WHERE tag_id = ? AND customer_id = ?)`, tag, customer).Scan(&carries)
	if err == nil && !carries {
		im.warn("import.warning.tagByRule", row)
	}
	return asShopError(err)
}

// importedTag is a tag that the file names.
type importedTag struct {
	id     int64
	byRule bool
}

func (im *Import) tagNamed(ctx context.Context, name string) (importedTag, error) {
	if t, ok := im.extras.tags[name]; ok {
		return t, nil
	}
	id, made, err := im.tx.tagNamed(ctx, name, "")
	if err != nil {
		return importedTag{}, err
	}
	if made {
		im.extras.made("tags", id)
	}
	_, rule, err := im.tx.tagRule(ctx, id)
	t := importedTag{id, rule != ""}
	im.extras.tags[strings.Clone(name)] = t
	return t, err
}

// giveNote adds a note unless the customer has one with the same words.
func (im *Import) giveNote(ctx context.Context, customer int64, text string) (bool, error) {
	res, err := im.tx.ExecContext(ctx, `
		INSERT INTO notes (op, customer_id, text, pinned, created_at, updated_at)
		SELECT ?, ?, ?, 0, ?, ? WHERE NOT EXISTS (SELECT 1 FROM notes WHERE customer_id = ? AND text = ?)`,
		im.tx.op, customer, text, im.tx.now, im.tx.now, customer, text)
	return im.inserted("notes", res, err)
}

// giveConsent adds the platform's word on a channel, unless its last word was the same. A list of customers says what holds
// now; an order says what held when it was placed, and is no news when a later word is known.
func (im *Import) giveConsent(ctx context.Context, customer int64, c crm.ConsentFacts, r *crm.Record) (bool, error) {
	current := im.src.Kind == crm.FileCustomers
	word := consentWord{c.Granted, im.tx.now}
	if !current {
		word.at = im.saidAt(r)
	}
	on := consentOn{customer, c.Channel}
	if before, again := im.extras.heard[on]; again && (current || word.at <= before.at) {
		return false, nil
	}
	im.extras.heard[on] = word
	res, err := im.tx.ExecContext(ctx, `
		INSERT INTO consents (op, customer_id, channel, granted, evidence, at)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6
		WHERE ?4 IS NOT (SELECT granted FROM consents WHERE customer_id = ?2 AND channel = ?3 ORDER BY id DESC LIMIT 1)
			AND NOT (?4 AND EXISTS (SELECT 1 FROM consents WHERE customer_id = ?2 AND channel = ?3 AND `+refusedByHand+`))
			AND (?7 OR NOT EXISTS (SELECT 1 FROM consents WHERE customer_id = ?2 AND channel = ?3 AND at >= ?6))
			AND NOT (?7 AND ?4 AND EXISTS (`+refusedByMerge+`))`,
		im.tx.op, customer, c.Channel, word.granted, im.src.Format, word.at, current)
	return im.inserted("consents", res, err)
}

// saidAt is when a record's word on a channel was given.
func (im *Import) saidAt(r *crm.Record) int64 {
	for _, at := range []int64{r.Customer.CreatedAt, r.Order.CreatedAt, r.Order.PaidAt, r.Event.At} {
		if at != 0 {
			return at
		}
	}
	return im.tx.now
}

// inserted reads from a result whether a row went in, and notes its id.
func (im *Import) inserted(table string, res interface {
	RowsAffected() (int64, error)
	LastInsertId() (int64, error)
}, err error,
) (bool, error) {
	if err != nil {
		return false, asShopError(err)
	}
	n, err := res.RowsAffected()
	if err != nil || n == 0 {
		return false, err
	}
	id, err := res.LastInsertId()
	im.extras.made(table, id)
	return true, err
}
