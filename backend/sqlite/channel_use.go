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

// DaysUsed is on how many days before this one messages were handed over on a channel, in the two months that are known.
func (db *DB) DaysUsed(ctx context.Context, channel int64) (days int, err error) {
	day := crm.PerDay.Millis()
	err = db.read.QueryRowContext(ctx, `SELECT count(DISTINCT start / ?2) FROM quota_uses WHERE channel_id = ?1 AND start < ?3 - ?3 % ?2`,
		channel, day, crm.Millis(db.clock())).Scan(&days)
	return days, asShopError(err)
}
