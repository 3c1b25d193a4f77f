package sqlite

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// refusedByHand is the condition that a row of consents is the owner's latest word on its channel, and a no.
const refusedByHand = `by_hand = 1 AND granted = 0 AND NOT EXISTS (
	SELECT 1 FROM consents later WHERE later.customer_id = consents.customer_id AND later.channel = consents.channel
		AND later.by_hand = 1 AND later.id > consents.id)`

// refusedByMerge selects something when one of those whom a merge made the customer ?2 had said yes on the channel ?3, by the
// evidence ?5, another no, and nobody has said anything since: the list that brought the yes has no news.
const refusedByMerge = `
	SELECT 1 FROM consents WHERE customer_id = ?2 AND channel = ?3
	GROUP BY channel HAVING max(granted AND evidence = ?5) AND max(op) = (SELECT max(m.id) FROM operations m WHERE m.kind = 'customer.merge' AND m.id IN (
		SELECT op FROM consents WHERE customer_id = ?2 AND channel = ?3))`

// lastWord selects the id of the word that counts for the customer and channel of the row c: the owner's no, else the
// latest word of whoever.
const lastWord = `coalesce(
	(SELECT max(consents.id) FROM consents WHERE consents.customer_id = c.customer_id AND consents.channel = c.channel AND ` + refusedByHand + `),
	(SELECT max(l.id) FROM consents l WHERE l.customer_id = c.customer_id AND l.channel = c.channel))`

// FindConsents lists the word that counts on each channel anything is known of, in the order of crm.Channels.
func (db *DB) FindConsents(ctx context.Context, customer int64) ([]crm.Consent, error) {
	list, err := db.readConsents(ctx, `c.customer_id = ? AND c.id = `+lastWord, customer)
	slices.SortStableFunc(list, func(a, b crm.Consent) int {
		return crm.ConsentOrder(a.Channel) - crm.ConsentOrder(b.Channel)
	})
	return list, err
}

// FindAllConsents lists every word on every channel, oldest first.
func (db *DB) FindAllConsents(ctx context.Context, customer int64) ([]crm.Consent, error) {
	return db.readConsents(ctx, `c.customer_id = ?`, customer)
}

func (db *DB) readConsents(ctx context.Context, where string, args ...any) ([]crm.Consent, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT c.id, c.op, c.channel, c.granted, c.evidence, c.at, c.by_hand FROM consents c WHERE `+where+` ORDER BY c.id`, args...)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.Consent{}
	for rows.Next() {
		var c crm.Consent
		if err := rows.Scan(&c.ID, &c.Operation, &c.Channel, &c.Granted, &c.Evidence, &c.At, &c.ByHand); err != nil {
			return nil, asShopError(err)
		}
		list = append(list, c)
	}
	return list, asShopError(rows.Err())
}

// SetConsent enters the owner's word on a channel, named as crm.ConsentFor does, with what speaks for it. Saying again what the owner said last makes no
// operation.
func (db *DB) SetConsent(ctx context.Context, customer int64, channel string, granted bool, evidence string) (crm.Operation, error) {
	evidence = strings.TrimSpace(strings.ToValidUTF8(evidence, "\uFFFD"))
	switch {
	case !crm.ConsentKnown(channel):
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "consent.channelUnknown", "channel", channel)
	case granted && evidence == "":
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "consent.evidenceMissing")
	case utf8.RuneCountInString(evidence) > maxField:
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "customer.fieldTooLong", "field", "evidence", "max", maxField)
	}
	params := crm.Params("channel", channel, "granted", granted)
	return db.change(ctx, crm.OpConsentSet, params, func(tx *Tx) (int64, error) {
		name, err := tx.customerName(ctx, customer)
		if err != nil {
			return 0, err
		}
		params["customer"] = name
		return tx.sayConsent(ctx, customer, channel, granted, evidence)
	})
}

// sayConsent enters the owner's word unless it is what they said last; it answers how many words that is.
func (tx *Tx) sayConsent(ctx context.Context, customer int64, channel string, granted bool, evidence string) (int64, error) {
	res, err := tx.ExecContext(ctx, `
			INSERT INTO consents (op, customer_id, channel, granted, evidence, at, by_hand)
			SELECT ?1, ?2, ?3, ?4, ?5, ?6, 1
			WHERE (?4, ?5, 1) IS NOT (SELECT granted, evidence, by_hand FROM consents WHERE customer_id = ?2 AND channel = ?3 ORDER BY id DESC LIMIT 1)`,
		tx.op, customer, channel, granted, evidence, tx.now)
	n, err := affected(res, err)
	if err != nil || n == 0 {
		return 0, err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return 0, err
	}
	return 1, tx.rememberRange(ctx, "consents", id, id)
}

// keepRefusals lets a no of one of two who become one count, on channels where the other said yes: nobody is written to
// against their will. It is written again only where it would not be the latest word.
func (tx *Tx) keepRefusals(ctx context.Context, into, from int64) error {
	first, err := tx.nextID(ctx, "consents")
	if err != nil {
		return err
	}
	const counting = `SELECT c.* FROM consents c WHERE c.id = ` + lastWord + ` AND c.customer_id = `
	made, err := tx.affected(ctx, `
		INSERT INTO consents (op, customer_id, channel, granted, evidence, at, by_hand)
		SELECT ?3, ?1, n.channel, 0, n.evidence, max(n.at, y.at), n.by_hand
		FROM (`+counting+`?1 UNION ALL `+counting+`?2) n
		JOIN (`+counting+`?1 UNION ALL `+counting+`?2) y ON y.channel = n.channel AND y.customer_id <> n.customer_id
		WHERE n.granted = 0 AND y.granted = 1 AND n.id < y.id`, into, from, tx.op)
	if err != nil || made == 0 {
		return err
	}
	return tx.rememberRange(ctx, "consents", first, first+made-1)
}

// EachConsent calls f with every word of every customer, customer by customer, oldest first.
func (db *DB) EachConsent(ctx context.Context, f func(customer int64, c crm.Consent) error) error {
	rows, err := db.read.QueryContext(ctx, `
		SELECT customer_id, id, op, channel, granted, evidence, at, by_hand FROM consents ORDER BY customer_id, id`)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var customer int64
		var c crm.Consent
		if err := rows.Scan(&customer, &c.ID, &c.Operation, &c.Channel, &c.Granted, &c.Evidence, &c.At, &c.ByHand); err != nil {
			return asShopError(err)
		}
		if err := f(customer, c); err != nil {
			return err
		}
	}
	return asShopError(rows.Err())
}
