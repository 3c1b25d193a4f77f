package sqlite

import (
	"context"
	"errors"
	"strings"

	"shuke/backend/crm"
)

// takeCurrency gives an order the currency a file names where no file had named one. Its sums were read with the decimals
// of the currency that stood in.
func (im *Import) takeCurrency(ctx context.Context, o *orderRow, named string) error {
	if named == "" || named == o.currency || o.derived&derivedCurrency == 0 {
		return nil // what stood in is what is named: nothing changes, so the same file again changes nothing
	}
	was := o.currency
	o.currency, o.derived = strings.Clone(named), o.derived&^derivedCurrency
	if crm.CurrencyDigits(was) == crm.CurrencyDigits(named) {
		return nil
	}
	for _, sum := range []*int64{&o.total, &o.paid, &o.refunded, &o.net} {
		*sum = rescaled(*sum, was, named)
	}
	return im.rescaleLines(ctx, o, was)
}

func (im *Import) rescaleLines(ctx context.Context, o *orderRow, was string) error {
	if err := errors.Join(im.rememberLines(ctx, o), asShopError(im.lines.bulk.Flush())); err != nil {
		return err
	}
	lines := im.lines.stored[o.id]
	for n := range lines {
		lines[n].unitPrice, lines[n].amount = rescaled(lines[n].unitPrice, was, o.currency), rescaled(lines[n].amount, was, o.currency)
	}
	up, down := rescaled(1, was, o.currency), rescaled(1, o.currency, was)
	_, err := im.tx.ExecContext(ctx, `
		UPDATE order_lines SET unit_price = unit_price * ?1 / ?2, amount = amount * ?1 / ?2 WHERE order_id = ?3`,
		max(up, 1), max(down, 1), o.id)
	return asShopError(err)
}
