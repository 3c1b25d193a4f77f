package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// withShop opens the shop of --shop for f and closes it again. Only commands that bring data may make a new one, and
// one in which nothing came to stand is removed again.
func (t *terminal) withShop(ctx context.Context, mayMake bool, f func(s *shop.Shop) error) error {
	_, err := os.Stat(t.shopFile)
	made := errors.Is(err, fs.ErrNotExist)
	if made && !mayMake {
		return crm.WrapError(err, crm.CodeNotFound, "shop.missing", "path", t.shopFile)
	}
	s, err := shop.Open(ctx, t.shopFile, t.now)
	if err != nil {
		return err
	}
	before := s.Generation()
	if err = f(s); err == nil {
		err = followRules(ctx, s, before)
	}
	empty := made && isEmpty(context.WithoutCancel(ctx), s) // the command itself may have been stopped
	if closing := s.Close(); err == nil {
		err = closing
	}
	if empty {
		removeShop(t.shopFile)
	}
	return err
}

// isEmpty tells whether nothing was ever done in a shop.
func isEmpty(ctx context.Context, s *shop.Shop) bool {
	operations, err := s.FindOperations(ctx, crm.OperationQuery{Limit: 1})
	return err == nil && len(operations) == 0
}

// removeShop removes a shop of ours with all that SQLite and the lock leave beside it. What cannot be removed is an empty
// shop more.
func removeShop(path string) {
	for _, part := range []string{"", "-wal", "-shm", ".lock"} {
		_ = os.Remove(path + part)
	}
}
