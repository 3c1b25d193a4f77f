package sqlite

import (
	"cmp"
	"context"
	"slices"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

const figureColumns = `f.standing, f.order_count, f.own_count, f.completed_count, f.open_count, f.item_count, f.total_paid, f.total_refunded,
	f.net_paid, f.first_order_at, f.last_order_at, f.last_interest_at, f.last_scan_at, f.event_count`

const readCustomers = `
	SELECT c.id, c.name, c.nick, c.phone, c.email, c.gender, c.birth_year, c.birth_month, c.birth_day, c.birth_lunar, c.region_id,
		c.address, c.source_id, c.level, c.points, c.card_at, c.blocked, c.card, c.referrer_id, c.impersonal, c.erased_at,
		f.created_at, c.updated_at, ` + figureColumns + `,
		coalesce((SELECT n.text FROM notes n WHERE n.customer_id = c.id ORDER BY n.pinned DESC, n.created_at DESC, n.id DESC LIMIT 1), '')
	FROM customers c JOIN figures f ON f.customer_id = c.id`

func (db *DB) scanCustomer(row interface{ Scan(...any) error }) (c crm.Customer, err error) {
	var region int64
	f := &c.Figures
	err = row.Scan(&c.ID, &c.Name, &c.Nick, &c.Phone, &c.Email, &c.Gender, &c.Birthday.Year, &c.Birthday.Month, &c.Birthday.Day,
		&c.Birthday.Lunar, &region, &c.Address, &c.SourceID, &c.Level, &c.Points, &c.CardClaimedAt, &c.Blocked, &c.Card,
		&c.ReferrerID, &c.Impersonal, &c.ErasedAt, &c.CreatedAt, &c.UpdatedAt, &f.Standing, &f.OrderCount, &f.OwnCount, &f.CompletedCount, &f.OpenCount, &f.ItemCount, &f.TotalPaid, &f.TotalRefunded,
		&f.NetPaid, &f.FirstOrderAt, &f.LastOrderAt, &f.LastInterestAt, &f.LastScanAt, &f.EventCount, &c.Note)
	c.Region, c.Source = db.words.regions.word(region), db.words.source(c.SourceID).Name
	c.Tags = []crm.Tag{}
	return c, err
}

// FindCustomerByID reads one customer with figures and tags.
func (db *DB) FindCustomerByID(ctx context.Context, id int64) (crm.Customer, error) {
	rows, err := db.hydrate(ctx, []crm.Cursor{{ID: id}})
	if err != nil {
		return crm.Customer{}, err
	}
	if len(rows) == 0 {
		return crm.Customer{}, crm.Errorf(crm.CodeNotFound, "customer.gone")
	}
	return rows[0], nil
}

// hydrate reads the customers of a page, in the page's order.
func (db *DB) hydrate(ctx context.Context, keys []crm.Cursor) ([]crm.Customer, error) {
	out := make([]crm.Customer, 0, len(keys))
	if len(keys) == 0 {
		return out, nil
	}
	ids := make([]int64, len(keys))
	for i, k := range keys {
		ids[i] = k.ID
	}
	text, err := jsonText(ids)
	if err != nil {
		return nil, err
	}
	rows, err := db.read.QueryContext(ctx, readCustomers+`
		JOIN json_each(?) w ON w.value = c.id ORDER BY w.key`, text)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	at := map[int64]int{}
	for rows.Next() {
		c, err := db.scanCustomer(rows)
		if err != nil {
			return nil, asShopError(err)
		}
		at[c.ID] = len(out)
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, asShopError(err)
	}
	if err := db.hydrateTags(ctx, text, out, at); err != nil {
		return nil, err
	}
	return out, db.hydrateFields(ctx, text, out, at)
}

func (db *DB) hydrateTags(ctx context.Context, ids string, out []crm.Customer, at map[int64]int) error {
	rows, err := db.read.QueryContext(ctx, `
		SELECT m.customer_id, t.id, t.name, t.color, t.rule
		FROM json_each(?) w
		CROSS JOIN customer_tags m INDEXED BY customer_tags_by_customer ON m.customer_id = w.value
		JOIN tags t ON t.id = m.tag_id ORDER BY t.name`, ids)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var t crm.Tag
		if err := rows.Scan(&id, &t.ID, &t.Name, &t.Color, &t.Rule); err != nil {
			return asShopError(err)
		}
		c := &out[at[id]]
		c.Tags = append(c.Tags, t)
	}
	return asShopError(rows.Err())
}

// EachCustomer calls f with every customer of the set in id order, or of the shop when set is nil, without holding more
// than a page in memory.
func (db *DB) EachCustomer(ctx context.Context, set *roaring64.Bitmap, f func(*crm.Customer) error) error {
	next := db.nextOf(set)
	for {
		keys, err := next(ctx)
		if err != nil || len(keys) == 0 {
			return err
		}
		page, err := db.hydrate(ctx, keys)
		if err != nil {
			return err
		}
		if err := db.hydrateWhole(ctx, page); err != nil {
			return err
		}
		for i := range page {
			if err := f(&page[i]); err != nil {
				return err
			}
		}
	}
}

// hydrateWhole adds what only whole lists tell: the accounts of each customer, and the last word on each channel.
func (db *DB) hydrateWhole(ctx context.Context, page []crm.Customer) error {
	ids, at := make([]int64, len(page)), make(map[int64]int, len(page))
	for i := range page {
		ids[i], at[page[i].ID] = page[i].ID, i
	}
	text, err := jsonText(ids)
	if err != nil {
		return err
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT i.customer_id, i.platform_id, i.value, '', 0
		FROM json_each(?1) w CROSS JOIN identities i ON i.customer_id = w.value AND i.kind = 1
		UNION ALL
		SELECT c.customer_id, 0, '', c.channel, c.granted
		FROM json_each(?1) w CROSS JOIN consents c ON c.customer_id = w.value
		WHERE c.id = `+lastWord+``, text)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, platform int64
		var value string
		var consent crm.ConsentFacts
		if err := rows.Scan(&id, &platform, &value, &consent.Channel, &consent.Granted); err != nil {
			return asShopError(err)
		}
		c := &page[at[id]]
		if consent.Channel != "" {
			c.Consents = append(c.Consents, consent)
		} else {
			c.Accounts = append(c.Accounts, crm.PlatformAccount{Platform: db.words.platforms.word(platform), Value: value})
		}
	}
	for i := range page {
		slices.SortFunc(page[i].Accounts, compareAccounts)
	}
	return asShopError(rows.Err())
}

// compareAccounts orders by name: the numbers of platforms tell only which a shop met first.
func compareAccounts(a, b crm.PlatformAccount) int {
	return cmp.Or(cmp.Compare(a.Platform, b.Platform), cmp.Compare(a.Value, b.Value))
}

// nextOf hands out the ids of a set, or of all customers, a page at a time.
func (db *DB) nextOf(set *roaring64.Bitmap) func(context.Context) ([]crm.Cursor, error) {
	if set != nil {
		it := set.ManyIterator()
		buf := make([]uint64, maxPage)
		return func(context.Context) ([]crm.Cursor, error) {
			n := it.NextMany(buf)
			keys := make([]crm.Cursor, n)
			for i := range keys {
				keys[i].ID = int64(buf[i]) //nolint:gosec // ids are positive
			}
			return keys, nil
		}
	}
	last := int64(0)
	return func(ctx context.Context) ([]crm.Cursor, error) {
		rows, err := db.read.QueryContext(ctx, `SELECT id FROM customers WHERE id > ? ORDER BY id LIMIT ?`, last, maxPage)
		if err != nil {
			return nil, asShopError(err)
		}
		defer rows.Close()
		var keys []crm.Cursor
		for rows.Next() {
			if err := rows.Scan(&last); err != nil {
				return nil, asShopError(err)
			}
			keys = append(keys, crm.Cursor{ID: last})
		}
		return keys, asShopError(rows.Err())
	}
}

// FindIdentities lists the ways a customer is named, strongest first.
func (db *DB) FindIdentities(ctx context.Context, customer int64) ([]crm.Identity, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT kind, platform_id, value FROM identities WHERE customer_id = ? ORDER BY kind, platform_id, value`, customer)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	ids := []crm.Identity{}
	for rows.Next() {
		var platform int64
		id := crm.Identity{CustomerID: customer}
		if err := rows.Scan(&id.Kind, &platform, &id.Value); err != nil {
			return nil, asShopError(err)
		}
		id.Platform = db.words.platforms.word(platform)
		ids = append(ids, id)
	}
	return ids, asShopError(rows.Err())
}
