package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// imageTable says how rows of a table are kept in the journal: as a JSON array of these columns, found by key.
type imageTable struct {
	name    string
	key     string // expression over the row that is its row_key
	columns []string
}

// The journalled tables. Columns stand in the order of the image; every one has `op`.
var (
	imageCustomers = imageTable{"customers", "id", []string{
		"id", "op", "name", "nick", "phone", "email", "gender", "birth_year", "birth_month", "birth_day", "birth_lunar",
		"region_id", "address", "source_id", "level", "points", "card_at", "blocked", "by_hand", "created_at", "updated_at",
		"card", "referrer_id", "impersonal", "erased_at",
	}}
	imageOrders = imageTable{"orders", "id", []string{
		"id", "op", "number", "platform_id", "customer_id", "status", "created_at", "paid_at", "currency", "total", "paid",
		"refunded", "net", "item_count", "region_id", "source_id", "derived", "coupon", "remark", "memo",
	}}
	imageIdentities = imageTable{"identities", "kind || '|' || platform_id || '|' || value", []string{
		"kind", "platform_id", "value", "customer_id", "op",
	}}
	imageProducts = imageTable{"products", "id", []string{
		"id", "op", "platform_id", "key", "code", "title", "variant", "category", "price",
	}}
	imageNotes = imageTable{"notes", "id", []string{
		"id", "op", "customer_id", "kind", "text", "pinned", "product", "batch", "order_number", "created_at", "updated_at", "html",
	}}
	imageReminders = imageTable{"reminders", "id", []string{
		"id", "op", "customer_id", "text", "waits_for", "due_at", "since", "after_order", "after_event", "done_at", "created_at",
	}}
	imageBatches = imageTable{"batches", "id", []string{"id", "op", "product", "name", "since"}}
	imageQuality = imageTable{"quality_requests", "id", []string{
		"id", "op", "product", "batch", "people", "buyers", "problem", "quotes", "wish", "state", "answer", "created_at", "changed_at",
	}}
	imageParcels      = imageTable{"parcels", "id", []string{"id", "op", "customer_id", "order_number", "contents", "packed_at"}}
	imageNotePictures = imageTable{"note_pictures", "id", []string{"id", "op", "note_id", "picture_id"}}
	imageTags         = imageTable{"tags", "id", []string{
		"id", "op", "name", "color", "created_at", "rule", "grp", "description", "position",
	}}
	imageExceptions = imageTable{"tag_exceptions", "tag_id || '|' || customer_id", []string{"tag_id", "customer_id", "op", "always"}}
	imageWithheld   = imageTable{"tag_withheld", "tag_id || '|' || customer_id", []string{"tag_id", "customer_id", "op"}}
	imageSegments   = imageTable{"segments", "id", []string{
		"id", "op", "name", "rule", "frozen_at", "people", "members", "created_at", "changed_at",
	}}
	imageCampaigns = imageTable{"campaigns", "id", []string{
		"id", "op", "name", "state", "channel_id", "purpose", "audience", "message", "plan", "start_at", "frozen_at", "ended_at", "waterfall",
		"created_at", "changed_at",
	}}
	imageViews    = imageTable{"views", "id", []string{"id", "op", "name", "query", "columns", "created_at", "changed_at"}}
	imageChannels = imageTable{"channels", "id", []string{"id", "op", "name", "kind", "settings", "limits", "secret", "created_at", "changed_at"}}
	imageEvents   = imageTable{"events", "id", []string{
		"id", "op", "customer_id", "kind", "at", "product_id", "source_id", "key", "text", "score",
	}}
	imageConsents = imageTable{"consents", "id", []string{
		"id", "op", "customer_id", "channel", "granted", "evidence", "at", "by_hand",
	}}
	imageAddresses = imageTable{"addresses", "id", []string{
		"id", "op", "customer_id", "label", "recipient", "phone", "region_id", "address", "created_at",
	}}
	imageCandidates = imageTable{"candidates", "a || '|' || b", []string{"a", "b", "op", "score", "evidence", "later"}}
	imageSources    = imageTable{"sources", "id", []string{"id", "name", "op", "label", "kind", "parent"}}
	imageFields     = imageTable{"custom_fields", "id", []string{"id", "op", "name", "type", "deleted", "created_at"}}
	// Kept by rememberField and put back by undoing.fieldValues, which find the row by the parts of its key.
	imageFieldValues = imageTable{"customer_fields", "customer_id || '|' || field_id", []string{
		"customer_id", "field_id", "op", "number", "text", "by_hand",
	}}
	// Lines have no op of their own: they belong to their order and are put back with it.
	imageLines = imageTable{"order_lines", "order_id", []string{
		"order_id", "n", "key", "product_id", "quantity", "unit_price", "amount",
	}}
)

// array is the SQL for the image of one row.
func (t imageTable) array() string { return "json_array(" + strings.Join(t.columns, ", ") + ")" }

// fixed are columns that no operation changes: what a row is found by, and what makes its id.
var fixed = map[string][]string{
	"orders":   {"id", "number", "platform_id"},
	"products": {"id", "platform_id", "key"},
}

// changing is elements, and the columns they are for, without the fixed ones.
func (t imageTable) changing(image string) (names, values string) {
	left := fixed[t.name]
	if left == nil {
		left = []string{"id"}
	}
	var columns, parts []string
	for i, c := range t.columns {
		if !slices.Contains(left, c) {
			columns = append(columns, c)
			parts = append(parts, fmt.Sprintf("json_extract(%s, '$[%d]')", image, i))
		}
	}
	return strings.Join(columns, ", "), strings.Join(parts, ", ")
}

// elements is the SQL that takes an image apart again into the table's columns.
func (t imageTable) elements(image string) string {
	parts := make([]string, len(t.columns))
	for i := range t.columns {
		parts[i] = fmt.Sprintf("json_extract(%s, '$[%d]')", image, i)
	}
	return strings.Join(parts, ", ")
}

// customer is where in the image the row's customer stands.
func (t imageTable) customer() int { return slices.Index(t.columns, "customer_id") }

// remember keeps the row as it is before this operation writes it. Only the first call for a row counts.
func (tx *Tx) remember(ctx context.Context, t imageTable, key any) error {
	return tx.keep(ctx, t, key, 0)
}

// rememberGone is remember for a row that the operation is about to delete.
func (tx *Tx) rememberGone(ctx context.Context, t imageTable, key any) error {
	return tx.keep(ctx, t, key, 1)
}

func (tx *Tx) keep(ctx context.Context, t imageTable, key any, gone int) error {
	return tx.keepWhere(ctx, t, t.key+` = ?1`, gone, key)
}

// keepWhere keeps the rows of a table that a condition picks, as they are before this operation writes them: gone 1 when it
// is about to delete them. The condition's own parameters are numbered from ?1.
func (tx *Tx) keepWhere(ctx context.Context, t imageTable, where string, gone int, args ...any) error {
	op := "?" + strconv.Itoa(len(args)+1)
	_, err := tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO operation_rows (operation_id, tbl, row_key, image, gone)
		SELECT `+op+`, '`+t.name+`', `+t.key+`, `+t.array()+`, `+strconv.Itoa(gone)+` FROM `+t.name+` WHERE (`+where+`) AND op <> `+op,
		append(append([]any{}, args...), tx.op)...)
	return asShopError(err)
}

// rememberCreated notes that the operation made the row.
func (tx *Tx) rememberCreated(ctx context.Context, t imageTable, key any) error {
	_, err := tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO operation_rows (operation_id, tbl, row_key, image, gone) VALUES (?, ?, ?, NULL, 0)`,
		tx.op, t.name, key)
	return asShopError(err)
}

// rememberRange notes that the operation made the rows first…last.
func (tx *Tx) rememberRange(ctx context.Context, t string, first, last int64) error {
	if last < first {
		return nil
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO operation_ranges (operation_id, tbl, first, last) VALUES (?, ?, ?, ?)`, tx.op, t, first, last)
	return asShopError(err)
}

// rememberOrder keeps an order together with its lines.
func (tx *Tx) rememberOrder(ctx context.Context, id int64) error {
	_, err := tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO operation_rows (operation_id, tbl, row_key, image, gone)
		SELECT ?, 'order_lines', o.id,
			(SELECT json_group_array(`+imageLines.array()+`) FROM order_lines WHERE order_id = o.id), 0
		FROM orders o WHERE o.id = ? AND o.op <> ?`, tx.op, id, tx.op)
	if err != nil {
		return asShopError(err)
	}
	return tx.remember(ctx, imageOrders, id)
}
