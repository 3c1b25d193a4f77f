package sqlite

import (
	"context"
	"fmt"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/sqlite/bulk"
)

// fieldWriter enters the custom fields of customers.
type fieldWriter struct {
	ids   map[string]crm.CustomField
	heard map[heardField]struct{} // what the file has said of customers who were there: the first counts
	fresh *bulk.Inserter          // values of customers whom the file brings: of several in a file the first stands
}

type heardField struct{ customer, field int64 }

func (w *fieldWriter) close() error {
	if w.fresh == nil {
		return nil
	}
	return w.fresh.Close()
}

func (im *Import) openFields(ctx context.Context) error {
	w := &im.extras.fields
	w.ids, w.heard = map[string]crm.CustomField{}, map[heardField]struct{}{}
	fields, err := findFields(ctx, im.tx)
	if err != nil {
		return err
	}
	for _, f := range fields {
		w.ids[f.Name] = f
	}
	w.fresh = bulk.NewInserter(im.tx.lane, `INSERT OR IGNORE INTO customer_fields (op, customer_id, field_id, number, text) VALUES`,
		fmt.Sprintf(`(%d, ?, ?, ?, ?)`, im.tx.op))
	return nil
}

// giveFields enters what a record says of its customer in custom fields.
func (im *Import) giveFields(ctx context.Context, customer int64, r *crm.Record) (changed bool, err error) {
	for i := range r.Customer.Fields {
		f := &r.Customer.Fields[i]
		field, err := im.fieldNamed(ctx, f)
		if err != nil {
			return changed, err
		}
		if field.Type.Numeric() != f.Type.Numeric() {
			continue // the field got another type since the mapping was made; Reader gives it the shop's
		}
		if customer >= im.people.first {
			if err := im.giveFreshField(customer, field, f); err != nil {
				return changed, err
			}
			continue
		}
		got, err := im.giveField(ctx, customer, field, f, r)
		if err != nil {
			return changed, err
		}
		changed = changed || got
	}
	return changed, nil
}

func (im *Import) giveFreshField(customer int64, field crm.CustomField, f *crm.FieldFacts) error {
	b := im.extras.fields.fresh
	b.Ints(customer, field.ID)
	if field.Type.Numeric() {
		b.Float(f.Number)
		b.Null()
	} else {
		b.Null()
		b.Texts(f.Text)
	}
	return asShopError(b.EndRow())
}

// stored is a value as the table keeps it: one of the two columns holds it, the other is NULL.
func stored(t crm.FieldType, number float64, text string) (any, any) {
	if t.Numeric() {
		return number, nil
	}
	return nil, text
}

// fieldNamed finds the custom field of a name, or makes it.
func (im *Import) fieldNamed(ctx context.Context, f *crm.FieldFacts) (crm.CustomField, error) {
	w := &im.extras.fields
	if known, ok := w.ids[f.Name]; ok {
		return known, nil
	}
	field := crm.CustomField{Name: strings.Clone(f.Name), Type: f.Type}
	id, err := im.tx.insertField(ctx, field)
	if err != nil {
		return field, err
	}
	field.ID = id
	w.ids[field.Name] = field
	return field, im.tx.rememberCreated(ctx, imageFields, id)
}

// giveField sets the value of a customer who was there before, as far as policy and the owner's hand allow.
func (im *Import) giveField(ctx context.Context, customer int64, field crm.CustomField, f *crm.FieldFacts, r *crm.Record) (bool, error) {
	policy := im.src.Policies["field:"+f.Name]
	if policy == crm.PolicyKeep {
		return false, nil
	}
	heard := heardField{customer, field.ID}
	if _, again := im.extras.fields.heard[heard]; again {
		return false, nil
	}
	im.extras.fields.heard[heard] = struct{}{}
	number, text := stored(field.Type, f.Number, f.Text)
	res, err := im.tx.ExecContext(ctx, `
		INSERT OR IGNORE INTO customer_fields (op, customer_id, field_id, number, text) VALUES (?, ?, ?, ?, ?)`,
		im.tx.op, customer, field.ID, number, text)
	if err != nil {
		return false, asShopError(err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 1 {
		if n == 1 {
			im.sampleField(r, field, "", crm.FieldValue{Field: field, Number: f.Number, Text: f.Text})
		}
		return n == 1, err
	}
	overwrite := policy == crm.PolicyOverwrite || policy == "" && im.src.Kind == crm.FileCustomers
	if !overwrite {
		return false, nil
	}
	return im.overwriteField(ctx, customer, field, f, r)
}

// overwriteField replaces a value that another operation wrote. What the owner wrote gives way only to a column that says
// overwrite.
func (im *Import) overwriteField(ctx context.Context, customer int64, field crm.CustomField, f *crm.FieldFacts, r *crm.Record) (bool, error) {
	was, err := im.tx.fieldValue(ctx, customer, field)
	if err != nil {
		return false, err
	}
	forced := im.src.Policies["field:"+f.Name] == crm.PolicyOverwrite
	same := was.known && was.number == f.Number && was.text == f.Text
	if same || was.byHand && !forced {
		return false, nil
	}
	if err := im.tx.rememberField(ctx, customer, field.ID); err != nil {
		return false, err
	}
	number, text := stored(field.Type, f.Number, f.Text)
	_, err = im.tx.ExecContext(ctx, `
		UPDATE customer_fields SET op = ?, number = ?, text = ? WHERE customer_id = ? AND field_id = ?`,
		im.tx.op, number, text, customer, field.ID)
	before := ""
	if was.known && !forced {
		im.warn("import.warning.fieldChanged", r.Row)
	}
	if was.known {
		before = crm.FieldValue{Field: field, Number: was.number, Text: was.text}.String()
	}
	im.sampleField(r, field, before, crm.FieldValue{Field: field, Number: f.Number, Text: f.Text})
	return true, asShopError(err)
}

func (im *Import) sampleField(r *crm.Record, field crm.CustomField, before string, after crm.FieldValue) {
	c := &r.Customer
	who := firstText(c.Name, c.Nick)
	if who == "" && len(c.Accounts) > 0 {
		who = c.Accounts[0]
	}
	im.sample(who, "field:"+field.Name, before, after.String())
}
