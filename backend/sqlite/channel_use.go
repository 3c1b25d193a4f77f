package sqlite

import (
	"context"

	"shuke/backend/crm"
)

// QuotaUsed is how much of each limit a channel has used in the stretch that ends now, as the sender counts it.
func (db *DB) QuotaUsed(ctx context.Context, channel int64, limits []crm.Limit) ([]int64, error) {
	used := make([]int64, len(limits))
	now := crm.Millis(db.clock())
	for i, l := range limits {
		span := l.Per.Millis()
		err := db.read.QueryRowContext(ctx, `
			SELECT coalesce(sum(used), 0) FROM quota_uses WHERE channel_id = ?1 AND per = ?2 AND start > ?3 - ?4 - ?4 / ?5 AND start < ?3 + ?4`,
			channel, l.Per, now, span, quotaParts).Scan(&used[i])
		if err != nil {
			return nil, asShopError(err)
		}
	}
	return used, nil
}
