package sqlite

import (
	"context"
	"fmt"

	"shuke/backend/crm"
)

// EachOrder calls f with every order of the shop and its buyer in id order, a page in memory at a time.
func (db *DB) EachOrder(ctx context.Context, f func(*crm.Order) error) error {
	last := int64(0)
	for {
		page, err := db.readOrders(ctx, `WHERE o.id > ? ORDER BY o.id LIMIT ?`, last, maxPage)
		if err != nil || len(page) == 0 {
			return err
		}
		if err := db.hydrateBuyers(ctx, page); err != nil {
			return err
		}
		for i := range page {
			if err := f(&page[i]); err != nil {
				return err
			}
		}
		last = page[len(page)-1].ID
	}
}

// hydrateBuyers adds who bought: what finds or makes the same customer in another shop.
func (db *DB) hydrateBuyers(ctx context.Context, page []crm.Order) error {
	buyers := map[int64]*crm.OrderBuyer{}
	ids := []int64{}
	for i := range page {
		if id := page[i].CustomerID; id != 0 && buyers[id] == nil {
			buyers[id] = &crm.OrderBuyer{}
			ids = append(ids, id)
		}
	}
	text, err := jsonText(ids)
	if err != nil || len(ids) == 0 {
		return err
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT c.id, c.nick, c.name, c.phone, c.email, coalesce(i.platform_id, 0), coalesce(i.value, '')
		FROM json_each(?) w
		CROSS JOIN customers c ON c.id = w.value
		LEFT JOIN identities i ON i.customer_id = c.id AND i.kind = 1
		LEFT JOIN platforms p ON p.id = i.platform_id
		ORDER BY c.id, p.name, i.value`, text)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, platform int64
		var b crm.OrderBuyer
		var account string
		if err := rows.Scan(&id, &b.Nick, &b.Name, &b.Phone, &b.Email, &platform, &account); err != nil {
			return asShopError(err)
		}
		b.Accounts = buyers[id].Accounts
		if platform != 0 {
			b.Accounts = append(b.Accounts, crm.PlatformAccount{Platform: db.words.platforms.word(platform), Value: account})
		}
		*buyers[id] = b
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read buyers: %w", asShopError(err))
	}
	for i := range page {
		if b := buyers[page[i].CustomerID]; b != nil {
			page[i].Buyer = *b
		}
	}
	return nil
}

func derivedSums(bits int64) crm.DerivedSums {
	return crm.DerivedSums{
		Total: bits&derivedTotal != 0, Paid: bits&derivedPaid != 0, Refunded: bits&derivedRefund != 0,
		Net: bits&givenNet == 0, ItemCount: bits&derivedItems != 0,
	}
}
