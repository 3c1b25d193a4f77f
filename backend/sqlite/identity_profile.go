package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// profile is a customer as a merge weighs them.
type profile struct {
	storedCustomer
	id      int64
	blocked bool
	orders  int64
	known   int64 // since when the shop knows them
}

// mergeFields says of each field how it is read, taken over and marked as the owner's word.
var mergeFields = map[crm.MergeField]struct {
	hand  int64
	value func(*profile) any // comparable; nil when nothing is known
	take  func(into, from *customerRow)
}{
	crm.FieldName: {
		handName, func(p *profile) any { return textOrNil(p.name) },
		func(into, from *customerRow) { into.name = from.name },
	},
	crm.FieldNick: {
		handNick, func(p *profile) any { return textOrNil(p.nick) },
		func(into, from *customerRow) { into.nick = from.nick },
	},
	crm.FieldPhone: {
		handPhone, func(p *profile) any { return textOrNil(p.phone) },
		func(into, from *customerRow) { into.phone = from.phone },
	},
	crm.FieldEmail: {
		handEmail, func(p *profile) any { return textOrNil(p.email) },
		func(into, from *customerRow) { into.email = from.email },
	},
	crm.FieldGender: {
		handGender, func(p *profile) any { return numberOrNil(p.gender) },
		func(into, from *customerRow) { into.gender = from.gender },
	},
	crm.FieldBirthday: {
		handBirthday, birthdayOrNil,
		func(into, from *customerRow) {
			into.birthYear, into.birthMonth, into.birthDay, into.lunar = from.birthYear, from.birthMonth, from.birthDay, from.lunar
		},
	},
	crm.FieldAddress: {
		handAddress, placeOrNil,
		func(into, from *customerRow) { into.address, into.region = from.address, from.region },
	},
	crm.FieldSource: {
		handSource, func(p *profile) any { return numberOrNil(p.source) },
		func(into, from *customerRow) { into.source = from.source },
	},
	crm.FieldLevel: {
		handLevel, func(p *profile) any { return numberOrNil(p.level) },
		func(into, from *customerRow) { into.level = from.level },
	},
	crm.FieldPoints: {
		handPoints, func(p *profile) any { return numberOrNil(p.points) },
		func(into, from *customerRow) { into.points = from.points },
	},
	crm.FieldCard: {
		handCard, func(p *profile) any { return numberOrNil(p.cardAt) },
		func(into, from *customerRow) { into.cardAt = from.cardAt },
	},
}

func textOrNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func numberOrNil(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

func birthdayOrNil(p *profile) any {
	b := [4]int64{p.birthYear, p.birthMonth, p.birthDay, p.lunar}
	if b[0] == 0 && b[2] == 0 {
		return nil
	}
	return b
}

func placeOrNil(p *profile) any {
	if p.address == "" && p.region == 0 {
		return nil
	}
	type place struct {
		address string
		region  int64
	}
	return place{p.address, p.region}
}

// onlyGuessed tells whether all that is known of a field is a guess, which contradicts nobody.
func (p *profile) onlyGuessed(f crm.MergeField) bool {
	return f == crm.FieldAddress && p.guessed && p.address == "" && p.hand&handAddress == 0
}

// fuller ranks what is known of a field: written by hand over the rest, in full over masked, a street over a town, and what
// was said over a guess.
func fuller(f crm.MergeField, p *profile) int {
	hand := mergeFields[f].hand
	switch v := mergeFields[f].value(p); {
	case hand != 0 && p.hand&hand != 0:
		return 9 // also when they wrote that there is none
	case v == nil:
		return 0
	case f == crm.FieldAddress:
		return placeRank(p)
	default:
		if text, ok := v.(string); ok && strings.Contains(text, "*") {
			return 1
		}
		return 2
	}
}

func placeRank(p *profile) int {
	rank := 4
	if p.address == "" || crm.Masked(p.address) {
		rank = 2
	}
	if p.guessed {
		rank--
	}
	return rank
}

// PlanMerge says which customer stays of several who become one, and whose value each field takes. With prefer 0 the one
// with the most paid orders stays, then the one known longer. In each field they have the first say, but what the owner
// wrote beats what files said, what is known in full beats what is masked, and anything beats nothing.
func (db *DB) PlanMerge(ctx context.Context, ids []int64, prefer int64) (into int64, fields []crm.MergeChoice, err error) {
	all, err := readMergeProfiles(ctx, db.read, ids, db.words.regions.word)
	if err != nil {
		return 0, nil, err
	}
	stays := slices.MaxFunc(all, func(x, y *profile) int {
		return cmp.Or(cmp.Compare(x.orders, y.orders), cmp.Compare(y.known, x.known), cmp.Compare(y.id, x.id))
	})
	if at := slices.IndexFunc(all, func(p *profile) bool { return p.id == prefer }); at >= 0 {
		stays = all[at]
	}
	own, err := planOwnFields(ctx, db.read, stays.id, ids)
	return stays.id, append(planFields(stays, all), own...), err
}

// planFields weighs each field; the one who stays is asked first.
func planFields(stays *profile, all []*profile) []crm.MergeChoice {
	fields := make([]crm.MergeChoice, 0, len(crm.MergeFields))
	for _, f := range crm.MergeFields {
		c := crm.MergeChoice{Field: f, Take: stays.id, Known: []int64{}}
		best := fuller(f, stays)
		var values []any
		for _, p := range all {
			if n := fuller(f, p); n > best {
				c.Take, best = p.id, n
			}
			if v := mergeFields[f].value(p); v != nil {
				c.Known = append(c.Known, p.id)
				if !p.onlyGuessed(f) && !slices.Contains(values, v) {
					values = append(values, v)
				}
			}
		}
		c.Differs = len(values) > 1
		fields = append(fields, c)
	}
	return fields
}

// mostMerged is how many customers become one at a time.
const mostMerged = 10

func readMergeProfiles(ctx context.Context, q querier, ids []int64, region func(int64) crm.Region) ([]*profile, error) {
	if unique := slices.Compact(slices.Sorted(slices.Values(ids))); len(unique) < 2 || len(unique) != len(ids) || len(ids) > mostMerged {
		return nil, crm.Errorf(crm.CodeInvalid, "identity.sameCustomer")
	}
	all := make([]*profile, 0, len(ids))
	for _, id := range ids {
		p := &profile{id: id}
		err := q.QueryRowContext(ctx, `
			SELECT by_hand, blocked, created_at, (SELECT count(*) FROM orders WHERE customer_id = c.id AND paid_at > 0),
				(SELECT f.created_at FROM figures f WHERE f.customer_id = c.id), `+customerColumns+`
			FROM customers c WHERE id = ?`, id).Scan(append([]any{&p.hand, &p.blocked, &p.createdAt, &p.orders, &p.known}, p.fields()...)...)
		if err != nil {
			return nil, notFound(err, "customer.gone")
		}
		p.guessed = region(p.region).Guessed
		all = append(all, p)
	}
	return all, nil
}
