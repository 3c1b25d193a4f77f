package sqlite

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"shuke/backend/crm"
)

// apartFrom says of an identity which customers its bearer is not, by the owner's word.
type apartFrom map[identityKey][]int64

// readApart reads what the owner said of pairs, so that no number or address joins two whom they keep apart.
func (im *Import) readApart(ctx context.Context) error {
	rows, err := im.tx.QueryContext(ctx, `SELECT a_key, b_key, a, b FROM decisions WHERE apart = 1`)
	if err != nil {
		return asShopError(err)
	}
	defer rows.Close()
	im.people.apart = apartFrom{}
	for rows.Next() {
		var keys [2]string
		var ids [2]int64
		if err := rows.Scan(&keys[0], &keys[1], &ids[0], &ids[1]); err != nil {
			return asShopError(err)
		}
		for i, text := range keys {
			if id, ok := identityOfText(text); ok {
				key := im.people.hasher.key(id)
				im.people.apart[key] = append(im.people.apart[key], ids[1-i])
			}
		}
	}
	return asShopError(rows.Err())
}

// identityOfText reads "kind|platform|value" as decisions keep it.
func identityOfText(text string) (id identityOf, ok bool) {
	parts := strings.SplitN(text, "|", 3)
	if len(parts) != 3 {
		return id, false
	}
	kind, err := strconv.Atoi(parts[0])
	if err != nil {
		return id, false
	}
	platform, err := strconv.ParseInt(parts[1], 10, 64)
	return identityOf{crm.IdentityKind(kind), platform, parts[2]}, err == nil
}

// keptApart tells whether the owner said that whom the evidence names is not this customer.
func (im *Import) keptApart(customer int64, found []evidence) bool {
	if len(im.people.apart) == 0 {
		return false
	}
	return slices.ContainsFunc(found, func(e evidence) bool { return slices.Contains(im.people.apart[e.key], customer) })
}
