package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// Verdict is what became of one record. Key and Params are the reason of a rejection.
type Verdict struct {
	Outcome crm.Outcome // 0 for a payment: its order's sum is only known at the end
	Key     string
	Params  map[string]any
}

// Import writes the records of one file as one transaction: until Finish commits, nobody sees any of it, and a
// cancel, a full disk or a kill leaves the shop as it was. It must be used from one goroutine.
type Import struct {
	db   *DB
	tx   *Tx
	conn *sql.Conn
	src  crm.ImportSource
	kind crm.OperationKind

	rehearsal *Rehearsal // the files it is tried out with; nil for an import
	before    newWords   // the words of a rehearsal as the file found them
	cleared   bool       // the secondary indexes were dropped for it
	finishing func(done, of int)

	suppressed suppressed // whom the file must not bring back
	platform   int64
	currency   string // the shop's reporting currency, adopted from the file when the shop has none
	adopted    bool

	people   people
	orders   orderWriter
	lines    lineWriter
	events   eventWriter
	products productWriter
	extras   extrasWriter

	amendments map[int64]*amendment // by order

	tally    crm.Tally
	result   crm.ImportResult
	changes  []crm.Change
	warnings []crm.Warning // what only the store can notice
}

// BeginImport opens an import of the source as an operation of the given kind. The writer is taken until Finish or
// Rollback: other writes wait.
func (db *DB) BeginImport(ctx context.Context, src crm.ImportSource, kind crm.OperationKind) (*Import, error) {
	if err := db.buildIndexes(ctx); err != nil {
		return nil, err
	}
	conn, tx, err := db.beginBulk(ctx)
	if err != nil {
		return nil, err
	}
	im := &Import{db: db, tx: tx, conn: conn, src: src, kind: kind, amendments: map[int64]*amendment{}}
	if err := im.open(ctx); err != nil {
		return nil, errors.Join(err, im.Rollback())
	}
	return im, nil
}

// beginBulk takes the writer for a large transaction, with the pragmas that suit one, until endBulk.
func (db *DB) beginBulk(ctx context.Context) (conn *sql.Conn, tx *Tx, err error) {
	if conn, err = db.write.Conn(ctx); err != nil {
		return nil, nil, asShopError(err)
	}
	if _, err = conn.ExecContext(ctx, bulkPragmas); err == nil {
		tx, err = db.begin(ctx, conn)
	}
	if err != nil {
		return nil, nil, errors.Join(asShopError(err), db.endBulk(conn))
	}
	return conn, tx, nil
}

// endBulk gives the writer free again.
func (db *DB) endBulk(conn *sql.Conn) error {
	_, err := conn.ExecContext(context.Background(), ordinaryPragmas)
	return errors.Join(err, conn.Close())
}

func (im *Import) open(ctx context.Context) error {
	raw, err := driverConn(im.conn)
	if err != nil {
		return err
	}
	im.tx.lane = bulk.NewLane(raw)
	if err := im.tx.openOperation(ctx, im.kind, 0); err != nil {
		return err
	}
	if im.platform, err = im.tx.platformID(ctx, im.src.Platform); err != nil {
		return err
	}
	if im.currency, err = setting(ctx, im.tx, "currency"); err != nil {
		return err
	}
	if err := im.readSuppressed(ctx); err != nil {
		return err
	}
	if err := im.makeRoom(ctx); err != nil {
		return err
	}
	return im.openWriters(ctx)
}

// makeRoom drops the secondary indexes for the first import of a shop.
func (im *Import) makeRoom(ctx context.Context) error {
	var filled bool
	err := im.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM customers) OR EXISTS (SELECT 1 FROM orders)`).Scan(&filled)
	if err != nil || filled {
		return asShopError(err)
	}
	im.cleared = true
	return im.tx.dropSecondaryIndexes(ctx)
}

// bulkPragmas suit an import: every customer and order an import refers to is one it just found or made, so asking SQLite
// about each again costs a tenth of the time and tells nothing; the property tests run foreign_key_check. The write-ahead
// log is folded into the file when everything is written. ordinaryPragmas take this back.
const (
	bulkPragmas     = `PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 0`
	ordinaryPragmas = `PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 1000; PRAGMA shrink_memory`
)

func (im *Import) openWriters(ctx context.Context) error {
	for _, open := range []func(context.Context) error{
		im.openPeople, im.openOrders, im.openLines, im.openEvents, im.openProducts,
	} {
		if err := open(ctx); err != nil {
			return err
		}
	}
	im.extras.init()
	return im.openFields(ctx)
}

// subject is what a record is mainly about: that is what its outcome tells.
type subject int

const (
	aboutCustomer subject = iota
	aboutOrder
	aboutEvent
	aboutProduct
)

func subjectOf(r *crm.Record) subject {
	switch {
	case r.Order.Number != "":
		return aboutOrder
	case r.Event.Kind != 0:
		return aboutEvent
	case r.Product.Code != "" || r.Product.Title != "":
		return aboutProduct
	}
	return aboutCustomer
}

// Apply writes a batch of records and says in verdicts, which must be as long, what became of each. The records' texts are
// only borrowed until it returns.
func (im *Import) Apply(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	return im.ApplyNamed(ctx, records, im.Names(records, nil), verdicts)
}

// ApplyNamed is Apply with the names of the records found beforehand, by Names.
func (im *Import) ApplyNamed(ctx context.Context, records []crm.Record, names *Names, verdicts []Verdict) error {
	if err := ctx.Err(); err != nil {
		return crm.WrapError(err, crm.CodeCancelled, "job.cancelled")
	}
	// The driver watches a context that can be cancelled in a goroutine for each statement; a batch is short enough to wait for.
	ctx = context.WithoutCancel(ctx)
	clear(verdicts)
	var err error
	if im.people.names, err = im.withElsewhere(ctx, records, names); err != nil {
		return err
	}
	if err := im.refuse(ctx, records, verdicts); err != nil {
		return err
	}
	if err := im.applyPeople(ctx, records, verdicts); err != nil {
		return err
	}
	if err := im.applyOrders(ctx, records, verdicts); err != nil {
		return err
	}
	if err := im.applyEvents(ctx, records, verdicts); err != nil {
		return err
	}
	if err := im.applyProducts(ctx, records, verdicts); err != nil {
		return err
	}
	for i := range records {
		if verdicts[i].Outcome != 0 {
			im.tally.Add(verdicts[i].Outcome, int64(records[i].Rows))
		}
	}
	return nil
}

// Count enters rows that never became a record: rejected or ignored by the reader.
func (im *Import) Count(o crm.Outcome, rows int64) { im.tally.Add(o, rows) }

// Describe replaces the file's description with what reading it to its end told.
func (im *Import) Describe(src crm.ImportSource) {
	im.src.File, im.src.Encoding = src.File, src.Encoding
}

// Finish completes the import: sums, figures, search and the journal, and commits. An import that changed nothing is rolled
// back. In a rehearsal nothing is committed, and what the file brought stays for the files behind it. The result says what
// was done, or would have been.
func (im *Import) Finish(ctx context.Context, rejectsFile string, rejects, warnings []crm.Warning) (crm.ImportResult, error) {
	if err := im.settle(ctx); err != nil {
		return crm.ImportResult{}, errors.Join(err, im.Rollback())
	}
	res := im.result
	res.Source, res.Tally, res.Changes = im.src, im.tally, im.changes
	res.RejectsFile, res.Rejects, res.Warnings = rejectsFile, rejects, append(warnings, im.warnings...)
	if im.tally.Created+im.tally.Updated == 0 {
		return res, im.Rollback()
	}
	if im.rehearsal != nil {
		return res, im.rehearsal.leave(im, true)
	}
	if err := im.write(ctx, &res); err != nil {
		return crm.ImportResult{}, errors.Join(err, im.Rollback())
	}
	if err := im.tx.commit(); err != nil {
		return crm.ImportResult{}, errors.Join(err, im.Rollback())
	}
	if err := im.close(nil); err != nil {
		return crm.ImportResult{}, err
	}
	im.finished(4)
	if err := im.db.tidy(context.WithoutCancel(ctx), func(built int) { im.finished(4 + built) }); err != nil {
		// The rows are in, which is what was asked for; the shop is slow until it is opened or imports again.
		res.Warnings = append(res.Warnings, crm.Warning{Key: "import.warning.indexesMissing", Count: 1})
	}
	return res, nil
}

// Finishing asks to be told how far Finish is, in steps that take about as long as each other. It answers how long it takes
// beside the rows themselves, as their multiple: a first import builds the indexes too, a rehearsal does neither.
func (im *Import) Finishing(tell func(done, of int)) float64 {
	im.finishing = tell
	switch {
	case im.rehearsal != nil:
		return 0
	case im.cleared:
		return 1
	}
	return 0.3
}

// finished tells that a step of Finish is: figures, search and ranges, then the commit, then the indexes of a first import.
func (im *Import) finished(step int) {
	of := 4
	if im.cleared {
		of += len(secondaryIndexes)
	}
	if im.finishing != nil {
		im.finishing(step, of)
	}
}

// settle writes what waited for the end of the file and counts.
func (im *Import) settle(ctx context.Context) error {
	for _, rows := range []*bulk.Inserter{im.people.customers, im.people.identities, im.orders.bulk, im.lines.bulk} {
		if err := rows.Flush(); err != nil {
			return asShopError(err)
		}
	}
	if err := im.settleLines(ctx); err != nil {
		return err
	}
	if err := im.settleAmendments(ctx); err != nil {
		return err
	}
	im.result.Customers = im.people.fresh.count
	im.result.Orders = im.orders.created
	im.result.Lines = im.lines.created
	if im.adopted {
		return im.tx.setSetting(ctx, "currency", im.currency)
	}
	return nil
}

// write brings everything derived up to date and enters the journal.
func (im *Import) write(ctx context.Context, res *crm.ImportResult) error {
	for i, step := range []func(context.Context) error{
		im.writeFigures, im.writeSearch, im.writeRanges,
	} {
		if err := step(ctx); err != nil {
			return err
		}
		im.finished(i + 1)
	}
	op, err := im.tx.closeOperation(ctx, im.kind, res.Tally.Created+res.Tally.Updated, crm.Params(
		"file", im.src.File, "format", im.src.Format, "customers", res.Customers, "orders", res.Orders))
	if err != nil {
		return err
	}
	res.OperationID = op.ID
	return im.writeHistory(ctx, res)
}

// writeRanges notes which ids the import created.
func (im *Import) writeRanges(ctx context.Context) error {
	for _, r := range []struct {
		table       string
		first, next int64
	}{
		{"customers", im.people.first, im.people.first + im.people.fresh.count},
		{"orders", im.orders.first, im.orders.next},
		{"events", im.events.first, im.events.next},
		{"products", im.products.first, im.products.next},
	} {
		if err := im.tx.rememberRange(ctx, r.table, r.first, r.next-1); err != nil {
			return err
		}
	}
	return im.extras.remember(ctx, im.tx)
}

// writeHistory keeps the result, so that the import page can tell of it later.
func (im *Import) writeHistory(ctx context.Context, res *crm.ImportResult) error {
	r, err := im.tx.ExecContext(ctx, `INSERT INTO imports (operation_id, at, result) VALUES (?, ?, '')`, res.OperationID, im.tx.now)
	if err != nil {
		return asShopError(err)
	}
	if res.ImportID, err = r.LastInsertId(); err != nil {
		return err
	}
	text, err := json.Marshal(res)
	if err != nil {
		return fmt.Errorf("encode import result: %w", err)
	}
	_, err = im.tx.ExecContext(ctx, `UPDATE imports SET result = ? WHERE id = ?`, string(text), res.ImportID)
	return asShopError(err)
}

// Rollback leaves the shop, or the rehearsal, as it was before BeginImport.
func (im *Import) Rollback() error {
	if im.rehearsal != nil {
		return im.rehearsal.leave(im, false)
	}
	err := im.tx.Rollback()
	if errors.Is(err, sql.ErrTxDone) {
		err = nil
	}
	return errors.Join(im.close(asShopError(err)), im.db.buildIndexes(context.Background()))
}

// close gives the writer free again.
func (im *Import) close(err error) error {
	if im.conn == nil {
		return err
	}
	err = errors.Join(err, im.closeWriters(), im.db.endBulk(im.conn))
	im.conn = nil
	return err
}

func (im *Import) closeWriters() error {
	return errors.Join(im.people.close(), im.orders.close(), im.lines.close(), im.events.close(), im.extras.fields.close())
}

// nextID is the first id a table has never used.
func (tx *Tx) nextID(ctx context.Context, table string) (int64, error) {
	var id int64
	err := tx.QueryRowContext(ctx, `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0) + 1`, table).Scan(&id)
	return id, asShopError(err)
}
