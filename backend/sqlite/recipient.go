package sqlite

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"iter"
	"maps"
	"strings"

	"shuke/backend/crm"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

// Recipients are the customers of a set in the order of their ids, with what a message can say of them and, for a platform,
// their accounts. No more than a page of them is in memory.
func (db *DB) Recipients(ctx context.Context, set *roaring64.Bitmap, accounts bool) iter.Seq2[*crm.Customer, error] {
	return func(yield func(*crm.Customer, error) bool) {
		for next := db.nextOf(set); ; {
			keys, err := next(ctx)
			if err == nil && len(keys) == 0 {
				return
			}
			page, err := db.recipientPage(ctx, keys, accounts)
			if err != nil {
				yield(nil, err)
				return
			}
			for i := range page {
				if !yield(&page[i], nil) {
					return
				}
			}
		}
	}
}

// readRecipients is what addresses, hours and merge fields are made of, and no more: it is read for everybody who gets a message.
const readRecipients = `
	SELECT c.id, c.name, c.nick, c.phone, c.email, c.region_id, c.address, c.level, c.points, c.card, c.impersonal, f.order_count, f.last_order_at
	FROM json_each(?) w CROSS JOIN customers c ON c.id = w.value JOIN figures f ON f.customer_id = c.id ORDER BY w.key`

func (db *DB) recipientPage(ctx context.Context, keys []crm.Cursor, accounts bool) ([]crm.Customer, error) {
	ids := make([]int64, len(keys))
	for i, k := range keys {
		ids[i] = k.ID
	}
	text, err := jsonText(ids)
	if err != nil {
		return nil, err
	}
	page := make([]crm.Customer, 0, len(keys))
	rows, err := db.read.QueryContext(ctx, readRecipients, text)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var c crm.Customer
		var region int64
		if err := rows.Scan(&c.ID, &c.Name, &c.Nick, &c.Phone, &c.Email, &region, &c.Address, &c.Level, &c.Points, &c.Card, &c.Impersonal,
			&c.Figures.OrderCount, &c.Figures.LastOrderAt); err != nil {
			return nil, asShopError(err)
		}
		c.Region = db.words.regions.word(region)
		page = append(page, c)
	}
	if err := rows.Err(); err != nil || !accounts {
		return page, asShopError(err)
	}
	return page, db.hydrateWhole(ctx, page)
}

// Unsaid is who has nothing in a text of the profile that a message could say: nothing at all, or what a platform masked.
func (db *DB) Unsaid(ctx context.Context, column string) (*roaring64.Bitmap, error) {
	switch column {
	case "name", "nick", "card":
		return db.idSet(ctx, `SELECT id FROM customers WHERE `+column+` = '' OR instr(`+column+`, '*') > 0 OR instr(`+column+`, '＊') > 0`)
	default:
		return nil, fmt.Errorf("no text of a profile: %s", column)
	}
}

// EachContact calls f with the telephone number or the mail address of every customer who has one in full, and the place they
// are thought to be at. It asks once and holds no row.
func (db *DB) EachContact(ctx context.Context, contact crm.Contact, f func(id int64, address string, place crm.Region)) error {
	column := "phone"
	if contact == crm.ContactEmail {
		column = "email"
	}
	rows, err := db.read.QueryContext(ctx, `SELECT id, `+column+`, region_id FROM customers WHERE `+column+` <> ''`)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, region int64
		var address string
		if err := rows.Scan(&id, &address, &region); err != nil {
			return asShopError(err)
		}
		if !crm.Masked(address) {
			f(id, address, db.words.regions.word(region))
		}
	}
	return asShopError(rows.Err())
}

// addressSalt is the setting that keeps the secret by which dead addresses are hashed.
const addressSalt = "addressSalt"

// DeadAddresses knows addresses that refuse messages for good, without knowing what they are.
type DeadAddresses struct {
	known suppressed
	// Customers are those who had one when it was found out.
	Customers *roaring64.Bitmap
}

// Has tells whether an address is one of them.
func (d DeadAddresses) Has(address string) bool {
	return len(d.known.hashes) > 0 && address != "" && d.known.hashes[d.known.hash(0, "", strings.ToLower(address))]
}

// Same tells whether both hold the same addresses.
func (d DeadAddresses) Same(o DeadAddresses) bool { return maps.Equal(d.known.hashes, o.known.hashes) }

// FindDeadAddresses reads them.
func (db *DB) FindDeadAddresses(ctx context.Context) (d DeadAddresses, err error) {
	d.Customers = roaring64.New()
	salt, err := setting(ctx, db.read, addressSalt)
	if err != nil || salt == "" {
		return d, err
	}
	rows, err := db.read.QueryContext(ctx, `SELECT hash, customer_id FROM dead_addresses`)
	if err != nil {
		return d, asShopError(err)
	}
	defer rows.Close()
	d.known = suppressed{[]byte(salt), map[string]bool{}}
	for rows.Next() {
		var hash string
		var customer uint64
		if err := rows.Scan(&hash, &customer); err != nil {
			return d, asShopError(err)
		}
		d.known.hashes[hash] = true
		d.Customers.Add(customer)
	}
	return d, asShopError(rows.Err())
}

// buryAddressOf notes that a delivery's address is not to be used again: no campaign writes there, whoever has it, also after
// they were erased or imported again.
func (tx *Tx) buryAddressOf(ctx context.Context, delivery int64, reason string) error {
	var customer int64
	var address string
	if err := tx.QueryRowContext(ctx, `SELECT customer_id, address FROM outbox WHERE id = ?`, delivery).Scan(&customer, &address); err != nil {
		return asShopError(err)
	}
	return tx.buryAddress(ctx, customer, address, reason)
}

func (tx *Tx) buryAddress(ctx context.Context, customer int64, address, reason string) error {
	salt, err := tx.saltOfAddresses(ctx)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO dead_addresses (hash, customer_id, reason, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		addressHash(salt, address), customer, reason, tx.now)
	return asShopError(err)
}

// saltOfAddresses is the secret by which dead addresses are hashed; the first asks for one. It stays once it is there: what is
// hashed with it could not be told any more.
func (tx *Tx) saltOfAddresses(ctx context.Context) (string, error) {
	salt, err := setting(ctx, tx, addressSalt)
	if err != nil || salt != "" {
		return salt, err
	}
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		return "", fmt.Errorf("make the secret of addresses: %w", err)
	}
	salt = hex.EncodeToString(secret)
	_, err = tx.ExecContext(ctx, `INSERT INTO settings (key, value) VALUES (?, ?)`, addressSalt, salt)
	return salt, asShopError(err)
}
