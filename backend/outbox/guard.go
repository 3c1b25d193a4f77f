package outbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"shuke/backend/crm"

	"github.com/gofrs/flock"
)

// guard sees to it that one sender on this computer sends for a shop, wherever copies of its file lie, and that a file which
// was restored from a backup does not send again what went since. It keeps the sender's mark in a file of its own.
type guard struct {
	lock *flock.Flock
	file *os.File

	mu     sync.Mutex
	number int64
}

// watch takes the shop for this sender. Folder is of the computer's user, and no part of any backup of the shop.
func watch(ctx context.Context, folder string, store Store) (*guard, error) {
	shop, number, err := store.SenderMark(ctx)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, crm.WrapError(err, crm.CodeUnavailable, "outbox.noMark", "path", folder)
	}
	path := filepath.Join(folder, shop)
	g := &guard{lock: flock.New(path + ".lock")}
	got, err := g.lock.TryLock()
	if err != nil {
		return nil, crm.WrapError(err, crm.CodeUnavailable, "outbox.noMark", "path", folder)
	}
	if !got {
		return nil, crm.Errorf(crm.CodeUnavailable, "outbox.locked")
	}
	if err := g.open(ctx, path+".mark", number, store); err != nil {
		return nil, errors.Join(err, g.close())
	}
	return g, nil
}

// Mark has something done by hand where no sender runs. It is marked as a sender would: a shop file that was restored since is
// noticed before, and one that is restored later is by the next sender. do answers how far the shop is, 0 where it did not move.
func Mark(ctx context.Context, folder string, store Store, do func() (mark int64, err error)) error {
	g, err := watch(ctx, folder, store)
	if err != nil {
		return err
	}
	mark, err := do()
	if err == nil {
		err = g.advance(mark) // what is behind is left alone
	}
	return errors.Join(err, g.close())
}

// open compares the two marks. The file's is written before what it stands for goes out, so a shop that is behind it was
// restored; so was, for all one can know, a shop that has sent and has no mark here.
func (g *guard) open(ctx context.Context, path string, number int64, store Store) error {
	reached, known, err := readMark(path)
	if err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "outbox.noMark", "path", filepath.Dir(path))
	}
	if known && number < reached || !known && number > 0 {
		if _, err := store.Restored(ctx, reached); err != nil {
			return err
		}
		if _, number, err = store.SenderMark(ctx); err != nil {
			return err
		}
	}
	if g.file, err = os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600); err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "outbox.noMark", "path", filepath.Dir(path))
	}
	return g.advance(number)
}

func readMark(path string) (number int64, known bool, err error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(text) == 0 {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	number, err = strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	return number, true, err
}

// advance writes how far the sender is. The system keeps it when the program is killed; it is told to the disk when the
// sender ends, since a power cut that loses the last of it only matters to a backup made in that moment.
func (g *guard) advance(number int64) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if number < g.number {
		return nil
	}
	if _, err := g.file.WriteAt(fmt.Appendf(nil, "%019d\n", number), 0); err != nil {
		return crm.WrapError(err, crm.CodeUnavailable, "outbox.noMark", "path", filepath.Dir(g.file.Name()))
	}
	g.number = number
	return nil
}

func (g *guard) close() error {
	var err error
	if g.file != nil {
		err = errors.Join(g.file.Sync(), g.file.Close())
	}
	return errors.Join(err, g.lock.Unlock())
}
