package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"shuke/backend/crm"
)

// productWriter finds and makes products. A shop has thousands, so they are kept by key and written one by one.
type productWriter struct {
	first, next int64
	ids         map[productRef]int64
	written     map[int64]struct{} // products on which the file has had its say
}

// productRef is what tells products apart: each platform has its own.
type productRef struct {
	platform int64
	key      string
}

func (im *Import) openProducts(ctx context.Context) (err error) {
	w := &im.products
	w.ids, w.written = map[productRef]int64{}, map[int64]struct{}{}
	w.first, err = im.tx.nextID(ctx, "products")
	w.next = w.first
	return err
}

// productKey is what tells products of a platform apart: the code, or title and variant where there is none.
func productKey(code, title, variant string) string {
	if code != "" {
		return code
	}
	if title == "" {
		return ""
	}
	return title + "\x1f" + variant
}

// kept is the reference with a text of its own: those of records are only borrowed.
func (r productRef) kept() productRef { return productRef{r.platform, strings.Clone(r.key)} }

// productID finds or makes the product of a line; 0 when the line names none.
func (im *Import) productID(ctx context.Context, platform int64, l *crm.LineFacts) (int64, error) {
	ref := productRef{platform, productKey(l.Code, l.Title, l.Variant)}
	if ref.key == "" {
		return 0, nil
	}
	if id, ok := im.products.ids[ref]; ok {
		return id, nil
	}
	id, err := im.findProduct(ctx, ref)
	if err != nil || id != 0 {
		return id, err
	}
	return im.createProduct(ctx, ref, crm.ProductFacts{Code: l.Code, Title: l.Title, Category: l.Category, Price: l.UnitPrice}, l.Variant)
}

func (im *Import) findProduct(ctx context.Context, ref productRef) (int64, error) {
	var id int64
	err := im.tx.QueryRowContext(ctx, `SELECT id FROM products WHERE platform_id = ? AND key = ?`, ref.platform, ref.key).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err == nil {
		im.products.ids[ref.kept()] = id
	}
	return id, asShopError(err)
}

func (im *Import) createProduct(ctx context.Context, ref productRef, p crm.ProductFacts, variant string) (int64, error) {
	w := &im.products
	id := w.next
	_, err := im.tx.ExecContext(ctx, `
		INSERT INTO products (id, op, platform_id, key, code, title, variant, category, price) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, im.tx.op, ref.platform, ref.key, p.Code, p.Title, variant, p.Category, p.Price.Minor)
	if err != nil {
		return 0, asShopError(err)
	}
	w.next++
	w.ids[ref.kept()] = id
	return id, nil
}

// applyProducts enters the products that stand for themselves.
func (im *Import) applyProducts(ctx context.Context, records []crm.Record, verdicts []Verdict) error {
	for i := range records {
		if subjectOf(&records[i]) != aboutProduct {
			continue
		}
		outcome, err := im.applyProduct(ctx, &records[i].Product)
		if err != nil {
			return err
		}
		verdicts[i] = Verdict{Outcome: outcome}
	}
	return nil
}

func (im *Import) applyProduct(ctx context.Context, p *crm.ProductFacts) (crm.Outcome, error) {
	ref := productRef{im.platform, productKey(p.Code, p.Title, "")}
	id, err := im.findProduct(ctx, ref)
	if err != nil {
		return 0, err
	}
	if id == 0 {
		_, err := im.createProduct(ctx, ref, *p, "")
		return crm.Created, err
	}
	return im.updateProduct(ctx, id, p)
}

func (im *Import) updateProduct(ctx context.Context, id int64, p *crm.ProductFacts) (crm.Outcome, error) {
	var title, category string
	var price int64
	err := im.tx.QueryRowContext(ctx, `SELECT title, category, price FROM products WHERE id = ?`, id).Scan(&title, &category, &price)
	if err != nil {
		return 0, asShopError(err)
	}
	newTitle, newCategory, newPrice := firstText(p.Title, title), firstText(p.Category, category), p.Price.Or(price)
	if _, had := im.products.written[id]; had || id >= im.products.first {
		newTitle, newCategory, newPrice = firstText(title, p.Title), firstText(category, p.Category), price
	}
	im.products.written[id] = struct{}{}
	if newTitle == title && newCategory == category && newPrice == price {
		return crm.Unchanged, nil
	}
	if id < im.products.first {
		if err := im.tx.remember(ctx, imageProducts, id); err != nil {
			return 0, err
		}
	}
	_, err = im.tx.ExecContext(ctx, `UPDATE products SET (op, title, category, price) = (?, ?, ?, ?) WHERE id = ?`,
		im.tx.op, newTitle, newCategory, newPrice, id)
	return crm.Updated, asShopError(err)
}
