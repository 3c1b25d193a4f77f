package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// recordedTable is a table whose rows a recording keeps.
type recordedTable struct {
	imageTable
	keys    []string          // the columns a row is found by
	version string            // what tells that a row was written since: a column, or a constant where another row tells it
	parents map[string]string // tables that rows of this one cannot do without, by column
}

func recorded(t imageTable, parents map[string]string) recordedTable {
	return recordedTable{t, []string{"id"}, "op", parents}
}

func (t recordedTable) foundBy(version string, keys ...string) recordedTable {
	t.keys, t.version = keys, version
	return t
}

var belongsToCustomer = map[string]string{"customer_id": "customers"}

// recordedTables are all tables that operations write, what is referred to before what refers to it. Memberships in tags are
// not among them: they are kept as sets. Figures and words for the search are derived.
var recordedTables = []recordedTable{
	recorded(imageTable{"settings", "key", []string{"key", "value"}}, nil).foundBy("value", "key"),
	recorded(imageProducts, nil),
	recorded(imageTags, nil),
	recorded(imageExceptions, nil).foundBy("op", "tag_id", "customer_id"),
	recorded(imageWithheld, nil).foundBy("op", "tag_id", "customer_id"),
	recorded(imageSegments, nil),
	recorded(imageChannels, nil),
	recorded(imageCampaigns, nil),
	recorded(imageViews, nil),
	recorded(imageFields, nil),
	recorded(imageSources, nil),
	recorded(imageCustomers, nil),
	recorded(imageOrders, belongsToCustomer),
	recorded(imageLines, map[string]string{"order_id": "orders"}).foundBy("1", "order_id", "n"),
	recorded(imageEvents, belongsToCustomer),
	recorded(imageNotes, belongsToCustomer),
	recorded(imageConsents, belongsToCustomer),
	recorded(imageNotePictures, nil),
	recorded(imageReminders, belongsToCustomer),
	recorded(imageParcels, belongsToCustomer),
	recorded(imageAddresses, belongsToCustomer),
	recorded(imageBatches, nil),
	recorded(imageQuality, nil),
	recorded(imageIdentities, belongsToCustomer).foundBy("op", "kind", "platform_id", "value"),
	recorded(imageFieldValues, map[string]string{"customer_id": "customers", "field_id": "custom_fields"}).
		foundBy("op", "customer_id", "field_id"),
	// Nobody's: a hash says of an address what it says, whoever has it by now.
	recorded(imageTable{"dead_addresses", "hash", []string{"hash", "customer_id", "reason", "at"}}, nil).foundBy("at", "hash"),
	recorded(imageTable{"decisions", "id", []string{"id", "op", "apart", "a", "b", "a_key", "b_key", "at"}}, nil),
	recorded(imageCandidates, map[string]string{"a": "customers", "b": "customers"}).foundBy("op", "a", "b"),
	recorded(imageTable{"source_changes", "", []string{
		"op", "customer_id", "at", "was", "now", "was_op", "was_hand", "was_updated",
	}}, nil).foundBy("1", "op", "customer_id"),
	// An undo out of turn rewrites what later operations keep; taking the undo back means taking that back too.
	recorded(imageTable{"operation_rows", "", []string{"operation_id", "tbl", "row_key", "image", "gone"}}, nil).
		foundBy("1", "operation_id", "tbl", "row_key"),
}

// rowKey is the SQL for a row's key in the journal: the column it is found by, or an array of several. Row names the row. The
// sign takes the column's affinity away: row_key has none, and its index would not be used.
func (t recordedTable) rowKey(row string) string {
	if len(t.keys) == 1 {
		return "+" + row + "." + t.keys[0]
	}
	return "json_array(" + prefixed(row, t.keys) + ")"
}

// found is the condition that x is the row of the change r.
func (t recordedTable) found() string {
	if len(t.keys) == 1 {
		return "x." + t.keys[0] + " = r.row_key"
	}
	parts := make([]string, len(t.keys))
	for i, k := range t.keys {
		parts[i] = fmt.Sprintf("x.%s = json_extract(r.row_key, '$[%d]')", k, i)
	}
	return strings.Join(parts, " AND ")
}

// versionOf is the SQL for the version of a row.
func (t recordedTable) versionOf(row string) string {
	if t.version == "1" {
		return "1"
	}
	return row + "." + t.version
}

// element is the SQL for one column of an image.
func (t recordedTable) element(image, column string) string {
	return fmt.Sprintf("json_extract(%s, '$[%d]')", image, slices.Index(t.columns, column))
}

func prefixed(row string, columns []string) string {
	return row + "." + strings.Join(columns, ", "+row+".")
}

// record keeps, from now to stopRecording, each row that is written as it was before the operation, whoever writes it: that
// is what takes an undo back, and operations that have no undo of their own.
func (tx *Tx) record(ctx context.Context) error {
	tx.recording = true
	for _, t := range recordedTables {
		for _, event := range recordedEvents {
			if err := tx.recordOn(ctx, t, event); err != nil {
				return err
			}
		}
	}
	return nil
}

var recordedEvents = []string{"INSERT", "UPDATE", "DELETE"}

func (tx *Tx) recordOn(ctx context.Context, t recordedTable, event string) error {
	key, image, version := t.rowKey("old"), "json_array("+prefixed("old", t.columns)+")", t.versionOf("new")
	switch event {
	case "INSERT":
		key, image = t.rowKey("new"), "NULL"
	case "DELETE":
		version = "NULL"
	}
	_, err := tx.ExecContext(ctx, `
		CREATE TEMP TRIGGER record_`+t.name+`_`+event+` AFTER `+event+` ON main.`+t.name+` BEGIN
			INSERT INTO operation_changes (operation_id, tbl, row_key, image, version)
			VALUES (`+strconv.FormatInt(tx.op, 10)+`, '`+t.name+`', `+key+`, `+image+`, `+version+`)
			ON CONFLICT (operation_id, tbl, row_key) DO UPDATE SET version = excluded.version;
		END`)
	if err != nil {
		return fmt.Errorf("record %s of %s: %w", event, t.name, asShopError(err))
	}
	return nil
}

// recordedly does something and records what it writes.
func (tx *Tx) recordedly(ctx context.Context, do func() error) error {
	if err := tx.record(ctx); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	return tx.stopRecording(ctx)
}

// stopRecording ends what record began. A rollback does so too.
func (tx *Tx) stopRecording(ctx context.Context) error {
	tx.recording = false
	for _, t := range recordedTables {
		for _, event := range recordedEvents {
			if err := tx.stopRecordingOn(ctx, t, event); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *Tx) stopRecordingOn(ctx context.Context, t recordedTable, event string) error {
	_, err := tx.ExecContext(ctx, `DROP TRIGGER temp.record_`+t.name+`_`+event)
	return asShopError(err)
}
