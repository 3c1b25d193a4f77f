package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"github.com/mattn/go-sqlite3"
)

// View is the shop as it was at one moment, for whoever reads much of it.
type View struct {
	conn       *sql.Conn
	raw        *sqlite3.SQLiteConn
	generation crm.Generation
	currency   string
	indexed    bool
}

// View opens the shop as it is now for f. It has a connection of its own, with a small cache: a scan meets no page twice.
func (db *DB) View(ctx context.Context, f func(*View) error) (err error) {
	pool := db.openReaders(1)
	defer func() { err = errors.Join(err, pool.Close()) }()
	conn, err := pool.Conn(ctx)
	if err != nil {
		return asShopError(err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	v := &View{conn: conn, indexed: db.indexed.Load()}
	if err := v.begin(ctx); err != nil {
		return err
	}
	return f(v)
}

func (v *View) begin(ctx context.Context) (err error) {
	if v.raw, err = driverConn(v.conn); err != nil {
		return err
	}
	if _, err := v.conn.ExecContext(ctx, `BEGIN`); err != nil {
		return asShopError(err)
	}
	if v.generation, err = readGeneration(ctx, v.conn); err != nil {
		return err
	}
	v.currency, err = setting(ctx, v.conn, "currency")
	return err
}

// Generation names what the view shows.
func (v *View) Generation() crm.Generation { return v.generation }

// Indexed tells whether some customers' rows can be found without reading all.
func (v *View) Indexed() bool { return v.indexed }

// Sizes tells how many rows there are.
func (v *View) Sizes(ctx context.Context) (customers, orders, events int64, err error) {
	err = v.conn.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(order_count + open_count), 0), coalesce(sum(event_count), 0) FROM figures`).
		Scan(&customers, &orders, &events)
	return customers, orders, events, asShopError(err)
}

// kinds are the columns of a sheet: whole numbers, then texts.
func kinds(ints, texts int) []crm.SheetColumn {
	k := make([]crm.SheetColumn, ints+texts)
	for i := range texts {
		k[ints+i] = crm.SheetText
	}
	return k
}

var viewCustomers = `
		SELECT c.id, c.gender, c.birth_year * 10000 + c.birth_month * 100 + c.birth_day, c.birth_lunar, c.region_id, c.source_id,
			c.level, c.points, c.card_at, c.blocked, f.created_at, f.standing, f.order_count, f.own_count, f.completed_count, f.open_count,
			f.item_count, f.total_paid, f.total_refunded, f.net_paid, f.first_order_at, f.last_order_at, f.last_interest_at,
			f.last_scan_at, f.event_count, ` + contactsOf + `, c.name, c.nick, c.phone, c.email, c.address
		FROM customers c CROSS JOIN figures f ON f.customer_id = c.id`

const (
	viewOrders = `
		SELECT o.customer_id, o.id, o.status, o.created_at, o.paid_at, CASE WHEN o.currency = ?1 THEN o.paid ELSE 0 END,
			o.currency <> ?1, CASE WHEN o.currency = ?1 THEN o.paid - o.net ELSE 0 END, o.platform_id, o.source_id, o.item_count, o.region_id, coalesce(o.coupon, '')`
	viewEvents = `SELECT e.customer_id, e.id, e.kind, e.at, e.product_id, e.source_id`
	viewTags   = `SELECT m.tag_id, m.customer_id`
)

// read runs a query over everybody, or over the customers in only where that is not nil: some then takes the place of all.
func (v *View) read(kinds []crm.SheetColumn, head, all, some string, only []int64, f func(*crm.Sheet) error, args ...any) error {
	if only == nil {
		return asShopError(bulk.Read(v.raw, head+all, kinds, f, args...))
	}
	ids, err := jsonText(only)
	if err != nil {
		return err
	}
	at := fmt.Sprintf("json_each(?%d) w CROSS JOIN ", len(args)+1)
	return asShopError(bulk.Read(v.raw, head+" FROM "+at+some, kinds, f, append(args, ids)...))
}

// Customers reads facts and texts, by id.
func (v *View) Customers(only []int64, f func(*crm.Sheet) error) error {
	columns := kinds(int(crm.FactCount), crm.TextAddress-crm.TextName+1)
	if only == nil {
		return v.read(columns, viewCustomers, ` ORDER BY c.id`, "", nil, f)
	}
	ids, err := jsonText(only)
	if err != nil {
		return err
	}
	return asShopError(bulk.Read(v.raw, viewCustomers+` WHERE c.id IN (SELECT value FROM json_each(?1)) ORDER BY c.id`, columns, f, ids))
}

// Orders reads the orders that have a customer, by id; those of some by customer.
func (v *View) Orders(only []int64, f func(*crm.Sheet) error) error {
	return v.read(kinds(crm.OrderSheetCoupon, 1), viewOrders,
		` FROM orders o WHERE o.customer_id IS NOT NULL ORDER BY o.id`,
		`orders o ON o.customer_id = w.value ORDER BY o.customer_id, o.id`, only, f, v.currency)
}

// Lines reads the lines of orders that have a customer, by order; those of some by customer and order.
func (v *View) Lines(only []int64, f func(*crm.Sheet) error) error {
	const lines = ` LEFT JOIN order_lines l ON l.order_id = o.id`
	return v.read(kinds(crm.LineSheetAmount+1, 0), `
		SELECT o.customer_id, o.id, l.order_id IS NOT NULL, coalesce(l.product_id, 0), coalesce(l.quantity, 0),
			CASE WHEN o.currency = ?1 THEN coalesce(l.amount, 0) ELSE 0 END`,
		` FROM orders o`+lines+` WHERE o.customer_id IS NOT NULL ORDER BY o.id, l.n`,
		`orders o ON o.customer_id = w.value`+lines+` ORDER BY o.customer_id, o.id, l.n`, only, f, v.currency)
}

// Events reads the events, by id; those of some by customer.
func (v *View) Events(only []int64, f func(*crm.Sheet) error) error {
	return v.read(kinds(crm.EventSheetSource+1, 0), viewEvents,
		` FROM events e ORDER BY e.id`,
		`events e ON e.customer_id = w.value ORDER BY e.customer_id, e.id`, only, f)
}

// Tags reads who carries which tag; of some customers, all that they carry.
func (v *View) Tags(only []int64, f func(*crm.Sheet) error) error {
	return v.read(kinds(crm.TagSheetCustomer+1, 0), viewTags,
		` FROM customer_tags m ORDER BY m.tag_id, m.customer_id`,
		`customer_tags m ON m.customer_id = w.value ORDER BY m.tag_id, m.customer_id`, only, f)
}

// Tag reads who carries one tag.
func (v *View) Tag(tag int64, f func(*crm.Sheet) error) error {
	return asShopError(bulk.Read(v.raw, viewTags+` FROM customer_tags m WHERE m.tag_id = ?1 ORDER BY m.customer_id`,
		kinds(crm.TagSheetCustomer+1, 0), f, tag))
}

// Consents reads what was said of channels, in the order it was said.
func (v *View) Consents(only []int64, f func(*crm.Sheet) error) error {
	return v.read(kinds(crm.ConsentSheetChannel, 1), `SELECT s.customer_id, s.granted, s.by_hand, s.channel`,
		` FROM consents s ORDER BY s.id`,
		`consents s ON s.customer_id = w.value ORDER BY s.id`, only, f)
}

// Owners lists whose the rows of a table are that stand in the runs and are still there: a customer for each row.
func (v *View) Owners(ctx context.Context, table string, runs []crm.IDRun) ([]int64, error) {
	if table != "orders" && table != "events" && table != "consents" {
		return nil, fmt.Errorf("rows of %s have no owner", table)
	}
	if len(runs) == 0 {
		return nil, nil
	}
	pairs := make([][2]int64, len(runs))
	for i, r := range runs {
		pairs[i] = [2]int64{r.First, r.Last}
	}
	text, err := jsonText(pairs)
	if err != nil {
		return nil, err
	}
	var owners []int64
	err = bulk.Read(v.raw, `
		SELECT x.customer_id FROM json_each(?1) r CROSS JOIN `+table+` x ON x.id BETWEEN r.value ->> 0 AND r.value ->> 1
		WHERE x.customer_id IS NOT NULL`, kinds(1, 0), func(s *crm.Sheet) error {
		owners = append(owners, s.Cells[0][:s.Rows]...)
		return ctx.Err()
	}, text)
	return owners, asShopError(err)
}

// Zone is the shop's time zone.
func (v *View) Zone(ctx context.Context) (*time.Location, error) {
	s, err := readSettings(ctx, v.conn)
	return s.Zone(), err
}

// TagMoves hands to f who gained and lost each tag by an operation, unless it took something back or brought it back: then
// it answers false, and TagsOf lists the tags that have to be read again.
func (v *View) TagMoves(ctx context.Context, operation int64, f func(tag int64, gained bool, customers []int64)) (bool, error) {
	rows, err := v.conn.QueryContext(ctx, `
		SELECT s.tag_id, s.added, s.members FROM operations o JOIN operation_sets s ON s.operation_id = o.id
		WHERE o.id = ?1 AND o.undoes = 0 ORDER BY s.tag_id, s.added`, operation)
	if err != nil {
		return false, asShopError(err)
	}
	defer rows.Close()
	met := false
	for rows.Next() {
		var tag int64
		var gained bool
		var blob []byte
		if err := rows.Scan(&tag, &gained, &blob); err != nil {
			return false, asShopError(err)
		}
		set := roaring64.New()
		if err := set.UnmarshalBinary(blob); err != nil {
			return false, fmt.Errorf("journal set of operation %d: %w", operation, err)
		}
		f(tag, gained, setIDs(set))
		met = true
	}
	return met, asShopError(rows.Err())
}

// TagsOf lists the tags whose members an operation may have changed: its own, and those of what it took back or brought back.
func (v *View) TagsOf(ctx context.Context, operation int64) ([]int64, error) {
	rows, err := v.conn.QueryContext(ctx, `
		WITH RECURSIVE chain (id) AS (
			SELECT ?1 UNION SELECT o.undoes FROM chain c JOIN operations o ON o.id = c.id WHERE o.undoes <> 0
		)
		SELECT DISTINCT s.tag_id FROM chain c JOIN operation_sets s ON s.operation_id = c.id`, operation)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	var tags []int64
	for rows.Next() {
		var tag int64
		if err := rows.Scan(&tag); err != nil {
			return nil, asShopError(err)
		}
		tags = append(tags, tag)
	}
	return tags, asShopError(rows.Err())
}
