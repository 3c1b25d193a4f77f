package outbox_test

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/mail"
	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/outbox"
	"shuke/backend/sqlite"
)

const (
	campaign = 7
	mailbox  = 3
)

// host opens a mail account on this computer and writes every customer the same.
type host struct {
	port        int
	user        string
	connections int
	limits      []crm.Limit
	gap         func() time.Duration
	caps        []crm.Cap
	clock       crm.Clock

	mu        sync.Mutex
	openError error
	other     channel.Reconciler // whom can be asked; nil where nobody
	write     func(d crm.Delivery) error
	opensAt   func(d *crm.Delivery, now int64) int64
}

func (h *host) Open(context.Context, int64) (outbox.Line, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.openError != nil {
		return outbox.Line{}, h.openError
	}
	settings := mail.Settings{Host: "127.0.0.1", Port: h.port, Security: mail.SecurityNone, From: "shop@example.com", User: h.user}
	line := outbox.Line{Channel: mail.New(settings, "a code", h.clock), Limits: h.limits, Connections: h.connections, Gap: h.gap}
	if h.other != nil {
		line.Channel = struct {
			channel.Channel
			channel.Reconciler
		}{line.Channel, h.other}
	}
	return line, nil
}

func (h *host) Write(_ context.Context, d crm.Delivery) (channel.Content, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := channel.Content{Key: d.Key, To: channel.Address{At: d.Address}, Subject: "新茶到了", Text: "你好"}
	if h.write != nil {
		return c, h.write(d)
	}
	return c, nil
}

func (h *host) Begin(context.Context) error { return nil }

func (h *host) Rules(context.Context) (outbox.Rules, error) {
	return outbox.Rules{Caps: h.caps, OpensAt: h.opens}, nil
}

func (h *host) opens(d *crm.Delivery, now int64) int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.opensAt == nil {
		return now
	}
	return h.opensAt(d, now)
}

// world is a shop with an audience, and a mail server on the other side.
type world struct {
	*testing.T
	db     *sqlite.DB
	clock  *testkit.Clock
	server *testkit.MailServer
	host   *host
	marks  string // folder of the sender's mark
	people int
}

func newWorld(t *testing.T, people int) *world {
	t.Helper()
	db, clock := testkit.MustOpenShop(t)
	w := &world{T: t, db: db, clock: clock, server: testkit.MustServeMail(t), marks: t.TempDir(), people: people}
	w.host = &host{port: w.server.Port, connections: 4, clock: clock.Now}
	populate(t, db, people)
	w.enqueue(campaign, nil)
	return w
}

// populate makes customers 1 to n.
func populate(tb testing.TB, db *sqlite.DB, n int) {
	tb.Helper()
	records := make([]crm.Record, n)
	for i := range records {
		nick := fmt.Sprintf("buyer %d", i)
		records[i] = crm.Record{
			Order:    crm.OrderFacts{Number: fmt.Sprintf("o%d", i), Status: crm.OrderPaid, CreatedAt: 1_700_000_000_000, PaidAt: 1_700_000_000_000, Paid: crm.AmountOf(100)},
			Customer: crm.CustomerFacts{Accounts: []string{nick}, Nick: nick},
		}
	}
	testkit.MustImport(tb, db, crm.ImportSource{Platform: "taobao", Currency: "CNY"}, records...)
}

func (w *world) enqueue(campaign int64, change func(d *crm.Delivery)) {
	w.Helper()
	if _, err := w.db.Enqueue(w.Context(), campaign, letters(w.people, change)); err != nil {
		w.Fatal(err)
	}
	if err := w.db.StartRun(w.Context(), campaign); err != nil {
		w.Fatal(err)
	}
}

// letters are service mails to customers 1 to n.
func letters(n int, change func(d *crm.Delivery)) iter.Seq2[crm.Delivery, error] {
	return func(yield func(crm.Delivery, error) bool) {
		for i := range int64(n) {
			d := crm.Delivery{
				Customer: i + 1, Channel: mailbox, Medium: crm.ChannelEmail, Content: 1, Address: address(i + 1), Fields: `{}`,
			}
			if change != nil {
				change(&d)
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

func address(customer int64) string { return fmt.Sprintf("c%d@customer.example", customer) }

// open makes a sender; it is closed with the test, or before.
func (w *world) open() (s *outbox.Sender, end func()) {
	w.Helper()
	s, err := outbox.Open(w.Context(), w.marks, w.db, w.host, w.clock.Now, func() {})
	if err != nil {
		w.Fatal(err)
	}
	end = sync.OnceFunc(func() {
		if err := s.Close(); err != nil {
			w.Error(err)
		}
	})
	w.Cleanup(end)
	return s, end
}

// sendDue sends what is due, once.
func (w *world) sendDue() {
	w.Helper()
	s, end := w.open()
	defer end()
	if err := s.SendDue(w.Context()); err != nil {
		w.Fatal(err)
	}
}

// wantLedger holds the outbox to what it should have, and to adding up to everybody.
func (w *world) wantLedger(want string) {
	w.Helper()
	if got := w.ledger(campaign); got != want {
		w.Errorf("the outbox has %q, want %q", got, want)
	}
}

func (w *world) ledger(campaign int64) string {
	w.Helper()
	counts, err := w.db.CountDeliveries(w.Context(), campaign)
	if err != nil {
		w.Fatal(err)
	}
	var words []string
	sum := int64(0)
	for _, c := range counts {
		sum += c.Count
		words = append(words, strings.TrimSuffix(fmt.Sprintf("%d %s:%s", c.Count, c.State, c.Reason), ":"))
	}
	if sum != int64(w.people) {
		w.Errorf("the ledger has %d of %d: %v", sum, w.people, words)
	}
	return strings.Join(words, ", ")
}

// audit holds what the outbox says against what the server took: nothing twice, nothing said to be sent that was not, and what
// was taken is sent or uncertain.
func audit(tb testing.TB, db *sqlite.DB, accepted map[string]int) (uncertain int) {
	tb.Helper()
	known := 0
	for after := int64(0); ; {
		page, err := db.FindDeliveries(context.Background(), crm.DeliveryQuery{After: after, Limit: crm.MaxPage})
		if err != nil {
			tb.Fatal(err)
		}
		for _, d := range page {
			n := accepted[d.Key]
			known += min(n, 1)
			switch {
			case n > 1:
				tb.Errorf("delivery %d arrived %d times", d.ID, n)
			case d.State == crm.DeliverySent && n == 0:
				tb.Errorf("delivery %d is said to be sent and was not taken", d.ID)
			case d.State == crm.DeliveryUncertain:
				uncertain++
			case n == 1 && d.State != crm.DeliverySent:
				tb.Errorf("delivery %d was taken and is %s", d.ID, d.State)
			}
			after = d.ID
		}
		if len(page) == 0 {
			break
		}
	}
	if known != len(accepted) {
		tb.Errorf("the server took %d mails, %d of them are in the outbox", len(accepted), known)
	}
	return uncertain
}

func (w *world) audit() int { w.Helper(); return audit(w, w.db, w.server.Accepted()) }

// until waits for something that happens in the background.
func (w *world) until(what string, is func() bool) {
	w.Helper()
	for end := time.Now().Add(20 * time.Second); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			w.Fatalf("%s does not come to pass: %s", what, w.ledger(campaign))
		}
	}
}

func wantKey(tb testing.TB, err error, key string) {
	tb.Helper()
	if crm.ErrorKey(err) != key {
		tb.Errorf("got %v, want %s", err, key)
	}
}

func mustOpen(t *testing.T, path string, clock *testkit.Clock) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path, clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func shopFile(t *testing.T) string { return filepath.Join(t.TempDir(), "shop.shuke") }
