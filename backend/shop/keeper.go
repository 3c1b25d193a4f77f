package shop

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// keeper brings the tags that have a rule up to date after every change, and when a day begins. What is due is asked of the
// shop file: a computer that slept over midnight, or a program that was not running, makes no difference.
type keeper struct {
	*column.Engine
	shop     *Shop
	profiles profileWrites
	news     chan struct{}
	stop     context.CancelFunc
	done     chan struct{}
}

// Pauses of the keeper: changes in a row are taken together, and a day that began is noticed within a minute.
const (
	keeperWaits = 200 * time.Millisecond
	keeperLooks = time.Minute
)

func (s *Shop) startKeeper(engine *column.Engine) *keeper {
	ctx, stop := context.WithCancel(context.Background())
	k := &keeper{Engine: engine, shop: s, news: make(chan struct{}, 1), stop: stop, done: make(chan struct{})}
	k.news <- struct{}{}
	go k.run(ctx)
	return k
}

// Committed implements sqlite.Watcher: the columns are told as well.
func (k *keeper) Committed() {
	k.Engine.Committed()
	k.profiles.committed()
	select {
	case k.news <- struct{}{}:
	default:
	}
}

// Wrote implements sqlite.Watcher.
func (k *keeper) Wrote(w crm.Write) {
	k.Engine.Wrote(w)
	k.profiles.wrote(w)
}

// profileWrites counts the writes that touched what customers' own rows say. It moves before such a write is committed and
// again when it is: what was read in between does not pass for new.
type profileWrites struct {
	count atomic.Int64
	open  atomic.Bool
}

func (p *profileWrites) wrote(w crm.Write) {
	if w.All || len(w.Profiles) > 0 {
		p.open.Store(true)
		p.count.Add(1)
	}
}

func (p *profileWrites) committed() {
	if p.open.Swap(false) {
		p.count.Add(1)
	}
}

func (k *keeper) run(ctx context.Context) {
	defer close(k.done)
	look := time.NewTicker(keeperLooks)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-k.news:
		case <-look.C:
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(keeperWaits):
		}
		if err := k.refresh(ctx); err != nil && ctx.Err() == nil {
			slog.Error("refresh tags", "err", err)
		}
	}
}

// refresh does nothing while the shop is not in memory: SQL would take seconds, and the columns tell when they are there.
func (k *keeper) refresh(ctx context.Context) error {
	due, err := k.shop.DueTags(ctx)
	if err != nil || len(due) == 0 {
		return err
	}
	if err := k.Ready(ctx); err != nil {
		return err
	}
	_, err = k.shop.RefreshTags(ctx, false)
	return err
}

func (k *keeper) close() {
	k.stop()
	<-k.done
}
