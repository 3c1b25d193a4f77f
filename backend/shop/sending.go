package shop

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"shuke/backend/campaign"
	"shuke/backend/channel"
	"shuke/backend/crm"
	"shuke/backend/outbox"
	"shuke/backend/secret"
)

// Sending is what sending needs of the computer: where passwords are, and a folder to keep how far the sender is. The folder
// is the user's and no part of a shop.
type Sending struct {
	Keyring func() secret.Store // asked for when a channel is opened: the system's may take its time
	Folder  string
	Say     func(key string, params map[string]any) string // in the owner's language; nil tells the owner nothing
	Changed func()                                         // told a few times a second while something becomes of messages
}

// sending sends in the background for an open shop.
type sending struct {
	mu      sync.Mutex
	sender  *outbox.Sender
	problem error
	stop    context.CancelFunc
	done    chan struct{}
}

// senderWaits is how long is waited when another program sends for the shop.
const senderWaits = 10 * time.Second

// KeepSending sends what is due in the background until StopSending.
func (s *Shop) KeepSending(with Sending) {
	ctx, stop := context.WithCancel(context.Background())
	b := &sending{stop: stop, done: make(chan struct{})}
	s.sending = b
	go func() {
		defer close(b.done)
		for ctx.Err() == nil && !b.begin(ctx, s, with) {
			select {
			case <-ctx.Done():
			case <-time.After(senderWaits):
			}
		}
		if with.Say != nil {
			NewHerald(s, with.Keyring, with.Say).keepTelling(ctx) // where the sender is, so that one program tells
		}
	}()
}

// begin answers whether there is a sender now.
func (b *sending) begin(ctx context.Context, s *Shop, with Sending) bool {
	sender, err := s.openSender(ctx, with)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.problem = err; err != nil {
		if ctx.Err() == nil {
			slog.Error("begin to send", "err", err)
		}
		return false
	}
	b.sender = sender
	sender.Start()
	return true
}

func (s *Shop) openSender(ctx context.Context, with Sending) (*outbox.Sender, error) {
	return outbox.Open(ctx, with.Folder, s.DB, &sendingHost{Shop: s, keyring: with.Keyring}, s.clock, throttled(with.Changed))
}

// StopSending ends the sender: what is being handed over has a few seconds to end.
func (s *Shop) StopSending() error {
	b := s.sending
	if b == nil {
		return nil
	}
	b.stop()
	<-b.done
	b.mu.Lock()
	sender := b.sender
	b.sender = nil
	b.mu.Unlock()
	if sender == nil {
		return nil
	}
	return sender.Close()
}

// SendNow tells the sender that something may be due; it need not be there.
func (s *Shop) SendNow() {
	if b := s.sending; b != nil {
		b.mu.Lock()
		defer b.mu.Unlock()
		if b.sender != nil {
			b.sender.Wake()
		}
	}
}

// Resolve is that of the store; what is to be sent again goes at once.
func (s *Shop) Resolve(ctx context.Context, ids []int64, again bool) (int64, error) {
	defer s.SendNow()
	return s.DB.Resolve(ctx, ids, again)
}

// WakeChannel is that of the store; what waited for the channel goes at once.
func (s *Shop) WakeChannel(ctx context.Context, id int64) error {
	defer s.SendNow()
	return s.DB.WakeChannel(ctx, id)
}

// sends tells whether there is a sender in this program.
func (s *Shop) sends() bool {
	b := s.sending
	if b == nil {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.sender != nil
}

// keepMark has the sender remember outside of the shop file how far the file is.
func (s *Shop) keepMark(mark int64) error {
	b := s.sending
	if b == nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.sender == nil {
		return nil
	}
	return b.sender.Reached(mark)
}

// SendingProblem is why nothing is sent at the moment: the disk is full, or another program sends for this shop. Nil while
// things go their way.
func (s *Shop) SendingProblem() error {
	b := s.sending
	if b == nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.sender != nil {
		return b.sender.Problem()
	}
	return b.problem
}

// SendDue sends what is due once, and returns when that is done. A scheduler calls it.
func (s *Shop) SendDue(ctx context.Context, with Sending) (err error) {
	sender, err := s.openSender(ctx, with)
	if err != nil {
		return err
	}
	defer func() {
		if closing := sender.Close(); err == nil {
			err = closing
		}
	}()
	return sender.SendDue(ctx)
}

// SaveSendingSettings is that of the store, for countries that there are.
func (s *Shop) SaveSendingSettings(ctx context.Context, want crm.SendingSettings) (crm.Operation, error) {
	for _, h := range want.Hours {
		if h.Country != "" && !campaign.IsCountry(h.Country) {
			return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "campaign.hours.country", "country", h.Country)
		}
	}
	return s.DB.SaveSendingSettings(ctx, want)
}

// tellings is how often somebody is told that something became of messages.
const tellings = 300 * time.Millisecond

// throttled calls f soon after it is called itself, and not more often than a few times a second.
func throttled(f func()) func() {
	var mu sync.Mutex
	pending := false
	return func() {
		mu.Lock()
		defer mu.Unlock()
		if pending || f == nil {
			return
		}
		pending = true
		time.AfterFunc(tellings, func() {
			mu.Lock()
			pending = false
			mu.Unlock()
			f()
		})
	}
}

// sendingHost is the shop as its sender sees it.
type sendingHost struct {
	*Shop
	keyring func() secret.Store
}

// Begin implements outbox.Host. Who gets a campaign is decided in memory.
func (h *sendingHost) Begin(ctx context.Context) error {
	_, err := h.StartDue(ctx)
	return err
}

// Open implements outbox.Host.
func (h *sendingHost) Open(ctx context.Context, id int64) (line outbox.Line, err error) {
	list, err := h.FindChannels(ctx)
	if err != nil {
		return line, err
	}
	for _, c := range list {
		if c.ID != id {
			continue
		}
		trait, known := crm.TraitOf(c.Kind)
		if known && trait.Class != crm.ClassAutomatic {
			return line, nil
		}
		pace, _, err := splitPace(c.Settings)
		if err != nil {
			return line, err
		}
		limits, err := h.limits(ctx, c, pace)
		if err != nil {
			return line, err
		}
		ready, err := h.OpenChannel(h.keyring(), c)
		return outbox.Line{Channel: ready, Limits: limits, Connections: pace.lines(), Gap: pace.gap()}, err
	}
	return line, crm.Errorf(crm.CodeNotFound, "channel.gone")
}

// Write implements outbox.Host.
func (h *sendingHost) Write(ctx context.Context, d crm.Delivery) (channel.Content, error) {
	return h.WriteDelivery(ctx, &d)
}

// Rules implements outbox.Host.
func (h *sendingHost) Rules(ctx context.Context) (outbox.Rules, error) {
	settings, err := h.SendingSettings(ctx)
	if err != nil {
		return outbox.Rules{}, err
	}
	hours := campaign.Timetable(settings.Hours)
	return outbox.Rules{
		Caps:    settings.Caps.Windows(),
		OpensAt: func(d *crm.Delivery, now int64) int64 { return opensAt(hours, d, now) },
	}, nil
}

// opensAt is when a delivery may go, by the hours of where its reader is.
func opensAt(hours campaign.Timetable, d *crm.Delivery, now int64) int64 {
	reached, purpose := crm.ConsentAbout(d.Medium)
	opens := hours.OpensAt(d.Place, reached, purpose == crm.PurposeService, time.UnixMilli(now))
	if opens.IsZero() {
		return now + time.Hour.Milliseconds()
	}
	return opens.UnixMilli()
}
