package sqlite

import (
	"context"
	"fmt"

	"shuke/backend/crm"
)

func (im *Import) addIdentity(ctx context.Context, customer int64, id *evidence, fresh bool) error {
	p := &im.people
	if p.ids[id.key] != 0 {
		return nil // the record names it twice
	}
	p.identities.Ints(int64(id.kind), id.platform)
	p.identities.Texts(id.value)
	p.identities.Ints(customer)
	if err := p.identities.EndRow(); err != nil {
		return asShopError(err)
	}
	p.ids[id.key] = customer
	q := p.of(customer)
	if id.kind == crm.IdentityAccount {
		q.accounts |= platformSet(id.platform)
	}
	q.hasEmail = q.hasEmail || id.kind == crm.IdentityEmail
	if fresh || customer >= p.first {
		return nil // goes with its customer
	}
	return im.tx.rememberCreated(ctx, imageIdentities, fmt.Sprintf("%d|%d|%s", id.kind, id.platform, id.value))
}

// lookUpIdentities asks the shop, once for the batch, about the identities the import has not met yet.
func (im *Import) lookUpIdentities(ctx context.Context) error {
	p := &im.people
	if !p.look {
		return nil
	}
	type wanted struct {
		Kind     int64  `json:"k"`
		Platform int64  `json:"p"`
		Value    string `json:"v"`
	}
	var ask []wanted
	for i, hash := range p.names.hashes {
		if p.lately.find(hash) != 0 {
			continue
		}
		for _, id := range p.names.of(i) {
			if _, met := p.ids[id.key]; !met {
				ask = append(ask, wanted{int64(id.kind), id.platform, id.value})
			}
		}
	}
	if len(ask) == 0 {
		return nil
	}
	text, err := jsonText(ask)
	if err != nil {
		return err
	}
	rows, err := im.tx.QueryContext(ctx, `
		SELECT i.kind, i.platform_id, i.value, i.customer_id
		FROM json_each(?) w
		CROSS JOIN identities i ON i.kind = w.value ->> 'k' AND i.platform_id = w.value ->> 'p' AND i.value = w.value ->> 'v'`, text)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id identityOf
		var customer int64
		if err := rows.Scan(&id.kind, &id.platform, &id.value, &customer); err != nil {
			return asShopError(err)
		}
		p.ids[p.hasher.key(id)] = customer
	}
	return asShopError(rows.Err())
}
