package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"shuke/backend/crm"
	"shuke/backend/shop"
)

// withShop opens the shop of --shop for f and closes it again. Only commands that bring data may make a new one.
func (t *terminal) withShop(ctx context.Context, mayMake bool, f func(s *shop.Shop) error) error {
	if _, err := os.Stat(t.shopFile); !mayMake && errors.Is(err, fs.ErrNotExist) {
		return crm.WrapError(err, crm.CodeNotFound, "shop.missing", "path", t.shopFile)
	}
	s, err := shop.Open(ctx, t.shopFile, t.now)
	if err != nil {
		return err
	}
	err = f(s)
	if closing := s.Close(); err == nil {
		err = closing
	}
	return err
}
