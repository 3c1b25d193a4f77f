package sqlite

import "context"

// replayWords say what it means that a row of a table was left alone, by what should have become of it. An empty key says
// nothing: the row comes and goes with another, or is derived.
var replayWords = []struct {
	table, name            string
	changed, goes, returns string
}{
	{"settings", "key", "conflict.settings", "conflict.settings", "conflict.settings"},
	{"products", "title", "conflict.productChanged", "", ""},
	{"tags", "name", "conflict.tagEdited", "conflict.tagInUse", "conflict.tagNameTaken"},
	{"custom_fields", "name", "conflict.fieldEdited", "conflict.fieldInUse", "conflict.fieldNameTaken"},
	{"sources", "name", "conflict.sourceChanged", "", ""},
	{"customers", "name", "conflict.customerChanged", "conflict.customerNeeded", "conflict.customerBack"},
	{"orders", "number", "conflict.orderChanged", "conflict.orderChanged", "conflict.orderChanged"},
	{"notes", "text", "conflict.noteChanged", "conflict.noteChanged", "conflict.noteChanged"},
	{"reminders", "text", "conflict.reminderChanged", "conflict.reminderChanged", "conflict.reminderChanged"},
	{"parcels", "contents", "conflict.parcelChanged", "conflict.parcelChanged", "conflict.parcelChanged"},
	{"addresses", "label", "conflict.addressChanged", "conflict.addressChanged", "conflict.addressChanged"},
	{"batches", "name", "conflict.batchChanged", "conflict.batchChanged", "conflict.batchChanged"},
	{"quality_requests", "product", "conflict.qualityChanged", "conflict.qualityChanged", "conflict.qualityChanged"},
	{"identities", "value", "conflict.identityChanged", "conflict.identityChanged", "conflict.identityChanged"},
	{"customer_fields", "", "conflict.fieldChanged", "conflict.fieldChanged", "conflict.fieldChanged"},
}

// reportReplay tells what was left alone: every row that is not what the recording says it was.
func (u *undoing) reportReplay(ctx context.Context) error {
	for _, words := range replayWords {
		t := tableNamed(words.table)
		for _, c := range []struct{ key, which, off string }{
			{words.changed, `r.image IS NOT NULL AND r.version IS NOT NULL`, t.versionOf("x") + ` IS NOT ` + t.element("r.image", t.version)},
			{words.goes, `r.image IS NULL AND r.version IS NOT NULL`, `x.` + t.keys[0] + ` IS NOT NULL`},
			{words.returns, `r.image IS NOT NULL AND r.version IS NULL`, t.versionOf("x") + ` IS NOT ` + t.element("r.image", t.version)},
		} {
			if c.key == "" {
				continue
			}
			err := u.conflict(ctx, c.key, `
				SELECT coalesce(`+t.called(words.name)+`, ''), `+t.owner()+` FROM operation_changes r LEFT JOIN `+t.name+` x ON `+t.found()+`
				WHERE `+kept(t)+` AND `+c.which+` AND `+c.off, u.of)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// called is the SQL for what a row is called: as it is, or as it was where it is gone.
func (t recordedTable) called(column string) string {
	switch t.name {
	case "customers":
		return `nullif(x.name, ''), nullif(x.nick, ''), nullif(` + t.element("r.image", "name") + `, ''), ` + t.element("r.image", "nick")
	case "customer_fields":
		return `(SELECT coalesce(nullif(c.name, ''), c.nick) FROM customers c WHERE c.id = json_extract(r.row_key, '$[0]'))`
	}
	return `x.` + column + `, ` + t.element("r.image", column)
}

// owner is the SQL for the customer a row belongs to: as it is, or as it was where it is gone.
func (t recordedTable) owner() string {
	switch {
	case t.name == imageCustomers.name:
		return `r.row_key`
	case t.customer() >= 0:
		return `coalesce(x.customer_id, ` + t.element("r.image", "customer_id") + `, 0)`
	}
	return `0`
}
