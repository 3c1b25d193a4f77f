package sqlite

import (
	"context"
	"slices"

	"shuke/backend/crm"
)

// hydrate reads the entries of a page in full.
func (t *timeline) hydrate(ctx context.Context, page []placed) ([]crm.TimelineEntry, error) {
	out := make([]crm.TimelineEntry, len(page))
	at := map[crm.EntryKind]map[int64]int{}
	ids := map[crm.EntryKind][]int64{}
	for i, e := range page {
		out[i] = crm.TimelineEntry{EntryPlace: e.EntryPlace, Operation: e.op, Orders: e.count}
		if at[e.Kind] == nil {
			at[e.Kind] = map[int64]int{}
		}
		at[e.Kind][e.ID] = i
		ids[e.Kind] = append(ids[e.Kind], e.ID)
		switch e.Kind {
		case crm.EntryTag:
			change := e.tag
			out[i].Tag = &change
		case crm.EntryImport, crm.EntryMerge:
			said := e.brief
			out[i].Said = &said
		case crm.EntryEdit:
			out[i].Changes = slices.DeleteFunc(slices.Clone(t.bulk), func(c crm.ProfileChange) bool { return c.Operation != e.op })
		default:
		}
	}
	for kind, read := range map[crm.EntryKind]func(context.Context, string, func(id int64) *crm.TimelineEntry) error{
		crm.EntryOrder: t.fullOrders, crm.EntryEvent: t.fullEvents, crm.EntrySource: t.fullSources, crm.EntryEdit: t.fullEdits,
		crm.EntryConsent: t.fullConsents, crm.EntryMessage: t.fullMessages,
	} {
		if len(ids[kind]) == 0 {
			continue
		}
		text, err := jsonText(ids[kind])
		if err != nil {
			return nil, err
		}
		if err := read(ctx, text, func(id int64) *crm.TimelineEntry { return &out[at[kind][id]] }); err != nil {
			return nil, err
		}
	}
	return out, nil
}

const those = ` IN (SELECT value FROM json_each(?))`

func (t *timeline) fullOrders(ctx context.Context, ids string, of func(int64) *crm.TimelineEntry) error {
	orders, err := t.db.readOrders(ctx, `WHERE o.id`+those, ids)
	for i := range orders {
		of(orders[i].ID).Order = &orders[i]
	}
	return err
}

func (t *timeline) fullEvents(ctx context.Context, ids string, of func(int64) *crm.TimelineEntry) error {
	rows, err := t.db.read.QueryContext(ctx, `
		SELECT e.id, e.kind, e.at, coalesce(nullif(p.title, ''), p.code, ''), e.source_id, e.text, e.score
		FROM events e LEFT JOIN products p ON p.id = e.product_id WHERE e.id`+those, ids)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var e crm.CustomerEvent
		var source int64
		if err := rows.Scan(&e.ID, &e.Kind, &e.At, &e.Title, &source, &e.Text, &e.Score); err != nil {
			return asShopError(err)
		}
		e.Source = t.db.words.source(source).Name
		of(e.ID).Event = &e
	}
	return asShopError(rows.Err())
}

func (t *timeline) fullSources(ctx context.Context, ids string, of func(int64) *crm.TimelineEntry) error {
	rows, err := t.db.read.QueryContext(ctx, `
		SELECT s.op, s.was, s.now, o.kind FROM source_changes s JOIN operations o ON o.id = s.op WHERE s.customer_id IN `+whoTheyWere+` AND s.op IN (SELECT value FROM json_each(?2))`, t.q.Customer, ids)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		c := crm.ProfileChange{Field: crm.ProfileSource}
		var was, is int64
		if err := rows.Scan(&c.Operation, &was, &is, &c.Kind); err != nil {
			return asShopError(err)
		}
		c.Was, c.Is = t.db.words.source(was).Name, t.db.words.source(is).Name
		of(c.Operation).Changes = []crm.ProfileChange{c}
	}
	return asShopError(rows.Err())
}

// fullEdits reads the fields an edit changed. A custom field stands under its own name, with the value it has now.
func (t *timeline) fullEdits(ctx context.Context, ids string, of func(int64) *crm.TimelineEntry) error {
	rows, err := t.db.read.QueryContext(ctx, `
		SELECT op, field, was, now, `+calledOf("was")+`, `+calledOf("now")+` FROM profile_changes
		WHERE customer_id IN `+whoTheyWere+` AND field <> 'source' AND op IN (SELECT value FROM json_each(?2))
		UNION ALL
		SELECT v.op, 'field:' || f.name, '', CASE f.type
				WHEN 'date' THEN date(v.number * 86400, 'unixepoch') WHEN 'yesno' THEN CASE v.number WHEN 1 THEN 'yes' ELSE 'no' END
				ELSE coalesce(v.text, CASE WHEN v.number = CAST(v.number AS INTEGER) THEN CAST(v.number AS INTEGER) ELSE v.number END, '') END, '', ''
		FROM customer_fields v JOIN custom_fields f ON f.id = v.field_id
		WHERE v.customer_id = ?1 AND v.op IN (SELECT value FROM json_each(?2))`, t.q.Customer, ids)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var c crm.ProfileChange
		if err := rows.Scan(&c.Operation, &c.Field, &c.Was, &c.Is, &c.WasCalled, &c.IsCalled); err != nil {
			return asShopError(err)
		}
		e := of(c.Operation)
		e.Changes = append(e.Changes, c)
	}
	return asShopError(rows.Err())
}

func (t *timeline) fullConsents(ctx context.Context, ids string, of func(int64) *crm.TimelineEntry) error {
	list, err := t.db.readConsents(ctx, `c.id`+those, ids)
	for i := range list {
		of(list[i].ID).Consent = &list[i]
	}
	return err
}

func (t *timeline) fullMessages(ctx context.Context, ids string, of func(int64) *crm.TimelineEntry) error {
	rows, err := t.db.read.QueryContext(ctx, `
		SELECT o.id, o.campaign_id, coalesce(c.name, ''), o.medium, o.state, o.reason
		FROM outbox o LEFT JOIN campaigns c ON c.id = o.campaign_id WHERE o.id`+those, ids)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var m crm.CustomerMessage
		if err := rows.Scan(&id, &m.CampaignID, &m.Campaign, &m.Medium, &m.State, &m.Reason); err != nil {
			return asShopError(err)
		}
		of(id).Message = &m
	}
	return asShopError(rows.Err())
}
