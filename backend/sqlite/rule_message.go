package sqlite

import (
	"context"
	"strings"

	"shuke/backend/crm"
)

// messageAt is when a message went, or else since when it is in its state.
const messageAt = `(CASE x.handed_at WHEN 0 THEN x.phase_at ELSE x.handed_at END)`

// ofThem is the condition that a message went to the customer of the row, or to somebody who became them.
var ofThem = ` x.customer_id IN ` + strings.ReplaceAll(whoTheyWere, "?1", "f.customer_id")

// numbered is the place of a word among those listed, from 1 on; 0 is none of them.
func (q *ruleSQL) numbered(expr string, words []string) string {
	text := `(CASE ` + expr
	for i, w := range words {
		text += ` WHEN ` + q.arg(w) + ` THEN ` + q.arg(i+1)
	}
	return text + ` ELSE 0 END)`
}

// messageState is the number of a message's state as rules name it.
func (q *ruleSQL) messageState() string {
	text := `(CASE x.state`
	for _, s := range crm.DeliveryStates {
		text += ` WHEN ` + q.arg(string(s)) + ` THEN ` + q.arg(crm.MessageStateNumber(s))
	}
	return text + ` ELSE 0 END)`
}

// messagePart is a condition on a message.
func (q *ruleSQL) messagePart(l *crm.Leaf) (string, error) {
	switch l.Field {
	case "campaign":
		ids, err := q.campaigns(l.Passes)
		if err != nil {
			return "", err
		}
		return q.listed("x.campaign_id", ids)
	case "at":
		return q.within(messageAt, l, true), nil
	case "state":
		state := q.messageState()
		return `(` + state + ` <> 0 AND ` + q.within(state, l, false) + `)`, nil
	}
	medium := q.numbered("x.medium", crm.Channels)
	return `(` + medium + ` <> 0 AND ` + q.within(medium, l, false) + `)`, nil
}

// MessagesMoved counts the times that messages were written.
func (db *DB) MessagesMoved() int64 { return db.messagesMoved.Load() }

// Messages reads the messages of everybody, or of one customer, as rules know them.
func (db *DB) Messages(ctx context.Context, customer int64) ([]crm.MessageFacts, error) {
	became, err := db.WhoTheyBecame(ctx)
	if err != nil {
		return nil, err
	}
	numbers, mediums := map[string]int64{}, map[string]int64{}
	for _, s := range crm.DeliveryStates {
		numbers[string(s)] = crm.MessageStateNumber(s)
	}
	for i, medium := range crm.Channels {
		mediums[medium] = int64(i + 1)
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT x.customer_id, x.campaign_id, x.medium, x.state, `+messageAt+` FROM outbox x
		WHERE ?1 = 0 OR x.customer_id IN `+whoTheyWere, customer)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	list := []crm.MessageFacts{}
	for rows.Next() {
		var m crm.MessageFacts
		var medium, state string
		if err := rows.Scan(&m.Customer, &m.Campaign, &medium, &state, &m.At); err != nil {
			return nil, asShopError(err)
		}
		m.Customer, m.Medium, m.State = became(m.Customer), mediums[medium], numbers[state]
		list = append(list, m)
	}
	return list, asShopError(rows.Err())
}

// Campaigns lists the campaigns whose name fits.
func (db *DB) Campaigns(ctx context.Context, fits func(string) bool) ([]int64, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT id, name FROM campaigns ORDER BY id`)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	ids := []int64{}
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, asShopError(err)
		}
		if fits(name) {
			ids = append(ids, id)
		}
	}
	return ids, asShopError(rows.Err())
}
