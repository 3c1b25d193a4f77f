package outbox

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"shuke/backend/crm"
)

// Sender sends what is due. There is one for a shop on a computer.
type Sender struct {
	store   Store
	host    Host
	clock   crm.Clock
	guard   *guard
	changed func() // something became of a delivery or of a channel

	mu      sync.Mutex
	pulses  map[int64]*pulse
	problem error // why nothing is sent: the disk is full

	asked map[int64]asking // of uncertain messages; one at a time asks
	seen  time.Time        // what the clock said last; who runs asks

	news   chan struct{}
	stop   context.CancelFunc // ends claiming
	hangUp context.CancelFunc // ends what is being handed over
	hard   context.Context
	done   chan struct{}
}

// Open takes the shop for sending, and puts in order what a sender before left. Folder is of the computer's user. It says with
// a crm.Error when another program sends for the same shop.
func Open(ctx context.Context, folder string, store Store, host Host, clock crm.Clock, changed func()) (*Sender, error) {
	g, err := watch(ctx, folder, store)
	if err != nil {
		return nil, err
	}
	if _, err := store.Recover(ctx); err != nil {
		return nil, errors.Join(err, g.close())
	}
	s := &Sender{
		store: store, host: host, clock: clock, guard: g, changed: changed,
		pulses: map[int64]*pulse{}, asked: map[int64]asking{}, news: make(chan struct{}, 1), stop: func() {},
	}
	s.hard, s.hangUp = context.WithCancel(context.WithoutCancel(ctx))
	return s, nil
}

// looks is how often the sender asks what is due without being told: a computer that slept wakes up to what became due.
const looks = 10 * time.Second

// Start sends in the background until Close.
func (s *Sender) Start() {
	ctx, stop := context.WithCancel(context.Background())
	s.stop, s.done = stop, make(chan struct{})
	s.Wake()
	go s.run(ctx)
}

// Wake tells the sender that something may be due.
func (s *Sender) Wake() {
	select {
	case s.news <- struct{}{}:
	default:
	}
}

// ended is a channel that has sent what it could.
type ended struct {
	id int64
	end
}

// asker is no channel: it is who asks about uncertain messages.
const asker = 0

// run drains channels independently of each other: one that takes hours keeps nobody waiting.
func (s *Sender) run(ctx context.Context) {
	defer close(s.done)
	busy, ends := map[int64]bool{}, make(chan ended)
	for ctx.Err() == nil {
		if err := s.startDue(ctx, busy, ends); err != nil && ctx.Err() == nil {
			slog.Error("send what is due", "err", err)
			s.tell(err)
		}
		s.await(ctx, busy, ends)
	}
	for len(busy) > 0 {
		delete(busy, (<-ends).id)
	}
}

func (s *Sender) startDue(ctx context.Context, busy map[int64]bool, ends chan<- ended) error {
	if s.Problem() != nil || s.turnedBack() {
		if len(busy) > 0 { // what is under way ends first
			time.AfterFunc(time.Second, s.Wake)
			return nil
		}
		if _, err := s.store.Recover(ctx); err != nil {
			return err
		}
		s.tell(nil)
		s.seen = s.clock()
	}
	due, err := s.dueChannels(ctx)
	if err != nil {
		return err
	}
	for _, id := range append(due, asker) {
		if busy[id] {
			continue
		}
		busy[id] = true
		go func() {
			if id == asker {
				ends <- ended{asker, end{err: s.reconcile(ctx)}}
				return
			}
			ends <- ended{id, s.drain(ctx, id)}
		}()
	}
	return nil
}

// turnedBack tells whether the computer's clock was put back since it was last looked at: what waits for a moment that was never
// meant is put in order as after a restart.
func (s *Sender) turnedBack() bool {
	now := s.clock()
	if now.Before(s.seen.Add(-time.Minute)) {
		return true
	}
	s.seen = now
	return false
}

// dueChannels are the channels that something waits for, once it is known which of them rest.
func (s *Sender) dueChannels(ctx context.Context) ([]int64, error) {
	if err := s.host.Begin(ctx); err != nil { // what is frozen already goes all the same
		slog.Error("begin campaigns", "err", err)
	}
	if err := s.readRests(ctx); err != nil {
		return nil, err
	}
	return s.store.ChannelsDue(ctx)
}

// await returns when it is worth to look what is due.
func (s *Sender) await(ctx context.Context, busy map[int64]bool, ends <-chan ended) {
	look := time.NewTimer(looks)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.news:
			return
		case <-look.C:
			return
		case e := <-ends:
			delete(busy, e.id)
			if e.err != nil && ctx.Err() == nil {
				slog.Error("send over a channel", "channel", e.id, "err", e.err)
				s.tell(e.err)
			}
			if e.next > 0 {
				wait := time.Duration(e.next-crm.Millis(s.clock())) * time.Millisecond
				time.AfterFunc(min(max(wait, minPause), looks), s.Wake)
			}
		}
	}
}

// minPause keeps a limit of many a second from becoming a busy loop.
const minPause = 20 * time.Millisecond

// Reached takes note of how far the shop is that somebody else than the sender took further: what the owner does by hand counts as
// well.
func (s *Sender) Reached(mark int64) error { return s.guard.advance(mark) }

// SendDue sends once what is due and may go, over all channels, and returns when that is done. It ends early when ctx does:
// what was being handed over then is finished.
func (s *Sender) SendDue(ctx context.Context) error {
	due, err := s.dueChannels(ctx)
	if err != nil {
		return err
	}
	var wait sync.WaitGroup
	errs := make([]error, len(due))
	for i, id := range due {
		wait.Go(func() { errs[i] = s.drain(ctx, id).err })
	}
	wait.Wait()
	return errors.Join(errors.Join(errs...), s.reconcile(ctx))
}

// Problem is why nothing can be sent at the moment; nil when things go their way.
func (s *Sender) Problem() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.problem
}

func (s *Sender) tell(problem error) {
	s.mu.Lock()
	was := s.problem
	s.problem = problem
	s.mu.Unlock()
	if (was == nil) != (problem == nil) {
		s.changed()
	}
}

func (s *Sender) pulse(id int64) *pulse {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.pulses[id]
	if !ok {
		p = &pulse{}
		s.pulses[id] = p
	}
	return p
}

// readRests takes over what the owner, or a sender before, said of channels.
func (s *Sender) readRests(ctx context.Context) error {
	list, err := s.store.FindRests(ctx)
	if err != nil {
		return err
	}
	rests := map[int64]crm.ChannelRest{}
	for _, r := range list {
		rests[r.Channel] = r
		s.pulse(r.Channel)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, p := range s.pulses {
		p.adopt(rests[id])
	}
	return nil
}

// patience is how long what is being handed over may take when the program ends.
const patience = 8 * time.Second

// Close ends the sender: nothing new is taken, what is being handed over has a little time, and becomes uncertain after it.
func (s *Sender) Close() error {
	s.stop()
	late := time.AfterFunc(patience, s.hangUp)
	if s.done != nil {
		<-s.done
	}
	late.Stop()
	s.hangUp()
	return s.guard.close()
}
