package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
)

// SplitCustomer makes a new person of a part of a customer: the identities, orders, notes, tags and own fields named go
// there, the parcels of those orders with them, and what was said of a channel holds for both. Everything else stays. Both are
// remembered as two people. It answers the new customer's id.
func (db *DB) SplitCustomer(ctx context.Context, id int64, what crm.Split) (op crm.Operation, made int64, err error) {
	what.Name = strings.TrimSpace(what.Name)
	if utf8.RuneCountInString(what.Name) > maxField {
		return op, 0, crm.Errorf(crm.CodeInvalid, "customer.fieldTooLong", "field", "name", "max", maxField)
	}
	if len(what.Identities) == 0 && len(what.Orders) == 0 {
		return op, 0, crm.Errorf(crm.CodeInvalid, "identity.splitNothing")
	}
	params := map[string]any{"from": id}
	op, err = db.change(ctx, crm.OpSplit, params, func(tx *Tx) (int64, error) {
		if params["customer"], err = tx.customerName(ctx, id); err != nil {
			return 0, err
		}
		s := &splitting{Tx: tx, id: id, what: what}
		if err := s.run(ctx); err != nil {
			return 0, err
		}
		made = s.made
		params["made"] = made
		return 2, nil
	})
	return op, made, err
}

// splitting is a split at work.
type splitting struct {
	*Tx
	id, made int64
	what     crm.Split
	whole    storedCustomer
	part     storedCustomer
}

func (s *splitting) run(ctx context.Context) error {
	for _, step := range []func(context.Context) error{
		s.checkLeft, s.divideProfile, s.create, s.moveIdentities, s.moveRows, s.moveTags, s.moveFields, s.followOrders, s.copyWords,
		s.saveWhole, s.finish,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// checkLeft refuses to split off everything: there would be nobody left.
func (s *splitting) checkLeft(ctx context.Context) error {
	var identities, orders int
	err := s.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM identities WHERE customer_id = ?1), (SELECT count(*) FROM orders WHERE customer_id = ?1)`, s.id).
		Scan(&identities, &orders)
	if err != nil {
		return asShopError(err)
	}
	if len(s.what.Identities) >= identities && len(s.what.Orders) >= orders {
		return crm.Errorf(crm.CodeInvalid, "identity.splitEverything")
	}
	return nil
}

// divideProfile decides what the two are called: each keeps what their identities say.
func (s *splitting) divideProfile(ctx context.Context) error {
	row := s.QueryRowContext(ctx, `SELECT by_hand, `+customerColumns+` FROM customers WHERE id = ?`, s.id)
	if err := row.Scan(append([]any{&s.whole.hand}, s.whole.fields()...)...); err != nil {
		return notFound(err, "customer.gone")
	}
	left, err := s.stayingValues(ctx)
	if err != nil {
		return err
	}
	s.part.name = firstText(s.what.Name, s.whole.name)
	s.part.hand = handName | handNick | handPhone | handEmail
	for _, f := range []struct {
		kind        crm.IdentityKind
		whole, part *string
		hand        int64
	}{
		{crm.IdentityAccount, &s.whole.nick, &s.part.nick, handNick},
		{crm.IdentityPhone, &s.whole.phone, &s.part.phone, handPhone},
		{crm.IdentityEmail, &s.whole.email, &s.part.email, handEmail},
	} {
		for _, i := range s.what.Identities {
			if i.Kind != f.kind {
				continue
			}
			*f.part = firstText(*f.part, i.Value)
			if *f.whole == i.Value {
				*f.whole, s.whole.hand = firstText(left[f.kind]...), s.whole.hand|f.hand
			}
		}
	}
	return nil
}

// stayingValues are the identities that stay, by kind.
func (s *splitting) stayingValues(ctx context.Context) (map[crm.IdentityKind][]string, error) {
	rows, err := s.QueryContext(ctx, `SELECT kind, platform_id, value FROM identities WHERE customer_id = ? ORDER BY kind, platform_id, value`, s.id)
	if err != nil {
		return nil, asShopError(err)
	}
	defer rows.Close()
	left := map[crm.IdentityKind][]string{}
	for rows.Next() {
		var i crm.Identity
		var platform int64
		if err := rows.Scan(&i.Kind, &platform, &i.Value); err != nil {
			return nil, asShopError(err)
		}
		i.Platform = s.db.words.platforms.word(platform)
		goes := slices.ContainsFunc(s.what.Identities, func(g crm.Identity) bool {
			return g.Kind == i.Kind && g.Platform == i.Platform && g.Value == i.Value
		})
		if !goes {
			left[i.Kind] = append(left[i.Kind], i.Value)
		}
	}
	return left, asShopError(rows.Err())
}

// create enters the new person. They come from where their latest order went, and as far as the shop knows they are as old.
func (s *splitting) create(ctx context.Context) (err error) {
	if s.made, err = s.nextID(ctx, "customers"); err != nil {
		return err
	}
	orders, err := jsonText(s.what.Orders)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(ctx, `
		INSERT INTO customers (id, op, name, nick, phone, email, by_hand, blocked, region_id, created_at, updated_at)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, blocked,
			coalesce((SELECT region_id FROM orders WHERE id IN (SELECT value FROM json_each(?8)) ORDER BY created_at DESC, id DESC LIMIT 1), 0),
			created_at, ?9
		FROM customers WHERE id = ?10`,
		s.made, s.op, s.part.name, s.part.nick, s.part.phone, s.part.email, s.part.hand, orders, s.now, s.id)
	if err != nil {
		return asShopError(err)
	}
	return s.rememberRange(ctx, "customers", s.made, s.made)
}

func (s *splitting) moveIdentities(ctx context.Context) error {
	for _, i := range s.what.Identities {
		platform, _ := s.db.words.platforms.id(i.Platform)
		const mine = `customer_id = ?1 AND kind = ?2 AND platform_id = ?3 AND value = ?4`
		if err := s.rehouse(ctx, imageIdentities, mine, s.made, s.id, i.Kind, platform, i.Value); err != nil {
			return err
		}
	}
	return s.arrived(ctx, "identities", len(s.what.Identities))
}

// moveRows gives the new person their orders and notes.
func (s *splitting) moveRows(ctx context.Context) error {
	for _, m := range []struct {
		table imageTable
		ids   []int64
	}{{imageOrders, s.what.Orders}, {imageNotes, s.what.Notes}} {
		ids, err := jsonText(m.ids)
		if err != nil {
			return err
		}
		const mine = `customer_id = ?1 AND id IN (SELECT value FROM json_each(?2))`
		if err := s.rehouse(ctx, m.table, mine, s.made, s.id, ids); err != nil {
			return err
		}
		if err := s.arrived(ctx, m.table.name, len(m.ids)); err != nil {
			return err
		}
	}
	return nil
}

// arrived makes sure that all that was named was the customer's to give.
func (s *splitting) arrived(ctx context.Context, table string, want int) error {
	var n int
	if err := s.QueryRowContext(ctx, `SELECT count(*) FROM `+table+` WHERE customer_id = ?`, s.made).Scan(&n); err != nil {
		return asShopError(err)
	}
	if n != want {
		return crm.Errorf(crm.CodeConflict, "identity.splitChanged")
	}
	return nil
}

func (s *splitting) saveWhole(ctx context.Context) error {
	if err := s.remember(ctx, imageCustomers, s.id); err != nil {
		return err
	}
	var blocked bool
	if err := s.QueryRowContext(ctx, `SELECT blocked FROM customers WHERE id = ?`, s.id).Scan(&blocked); err != nil {
		return asShopError(err)
	}
	if err := s.saveEdited(ctx, s.id, &s.whole, blocked); err != nil {
		return err
	}
	return s.indexWords(ctx, "id = ?", s.made)
}

// finish remembers that they are two, and counts both.
func (s *splitting) finish(ctx context.Context) error {
	if err := s.remembersDecision(ctx, pair{min(s.id, s.made), max(s.id, s.made)}, true); err != nil {
		return err
	}
	if err := s.emptyTouched(ctx); err != nil {
		return err
	}
	if _, err := s.ExecContext(ctx, `INSERT INTO temp.touched VALUES (?), (?)`, s.id, s.made); err != nil {
		return asShopError(err)
	}
	if err := s.recountTouched(ctx); err != nil {
		return fmt.Errorf("count both: %w", err)
	}
	return nil
}
