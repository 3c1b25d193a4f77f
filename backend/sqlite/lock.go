package sqlite

import (
	"fmt"

	"shuke/backend/crm"

	"github.com/gofrs/flock"
)

// lockShop takes the shop for this process. The lock is a file of its own beside the shop, so that it holds before SQLite
// opens anything and works alike on Windows, macOS and Linux; the operating system drops it when the process dies.
func lockShop(path string) (*flock.Flock, error) {
	lock := flock.New(path + ".lock")
	got, err := lock.TryLock()
	if err != nil {
		return nil, crm.WrapError(fmt.Errorf("lock %s: %w", path, err), crm.CodeUnavailable, "shop.cannotOpen", "path", path)
	}
	if !got {
		return nil, crm.Errorf(crm.CodeUnavailable, "shop.locked", "path", path)
	}
	return lock, nil
}
