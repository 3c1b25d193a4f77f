package shop_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/internal/testkit"
	"shuke/backend/secret"
	"shuke/backend/sentence"
	"shuke/backend/shop"
)

// drawer is a keyring in memory.
type drawer map[string]string

func (d drawer) Set(name, value string) error { d[name] = value; return nil }
func (d drawer) Delete(name string) error     { delete(d, name); return nil }
func (d drawer) Get(name string) (string, error) {
	return d[name], nil
}

// group is where a robot speaks.
type group struct {
	mu     sync.Mutex
	said   []string
	answer string
}

func (g *group) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, _ := io.ReadAll(r.Body)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.said = append(g.said, string(text))
	_, _ = io.WriteString(w, g.answer)
}

func (g *group) heard() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	said := g.said
	g.said = nil
	return said
}

func TestHerald_TellsWhatItsOwnerChose(t *testing.T) {
	ctx := context.Background()
	g := &group{answer: `{"errcode":0,"errmsg":"ok"}`}
	far := httptest.NewServer(g)
	t.Cleanup(far.Close)
	s := openMailShop(t, callable(1), callable(2))
	keys := drawer{}
	robot, err := s.AddChannel(ctx, keys, crm.Channel{Name: "群", Kind: crm.ChannelWeComRobot, Settings: `{"tellDone":true,"tellReminders":true,"tellPaused":true}`},
		`{"webhook":"`+far.URL+`/cgi-bin/webhook/send?key=k"}`)
	if err != nil {
		t.Fatal(err)
	}
	h := shop.NewHerald(s.Shop, func() secret.Store { return keys }, sentence.In(words.En).Say)
	tell := func() []string {
		t.Helper()
		s.clock.Turn(time.Minute)
		if err := h.Tell(ctx); err != nil {
			t.Fatal(err)
		}
		return g.heard()
	}
	if said := tell(); len(said) != 0 {
		t.Errorf("what was before is told: %v", said)
	}
	c := startByHand(t, s, crm.ChannelCalls)
	if said := tell(); len(said) != 0 {
		t.Errorf("nothing happened: %v", said)
	}
	if _, err := s.WorkDone(ctx, c.ID, workIDs(s.worklist(t, c.ID))); err != nil {
		t.Fatal(err)
	}
	said := tell()
	if len(said) != 1 || !strings.Contains(said[0], "“双12” is done: 2 sent, 0 failed.") || strings.Contains(said[0], "客1") || strings.Contains(said[0], "139") {
		t.Fatalf("told %v", said)
	}
	if said := tell(); len(said) != 0 {
		t.Errorf("told twice: %v", said)
	}
	used, err := s.QuotaUsed(ctx, robot.ID, []crm.Limit{{Per: crm.PerMinute, Most: 20}})
	if err != nil || used[0] != 1 {
		t.Errorf("counted %v, %v", used, err)
	}
	g.answer = `{"errcode":93000,"errmsg":"invalid webhook url"}`
	if err := s.RestChannel(ctx, crm.ChannelRest{Channel: s.channel, Paused: crm.PausedAccount}); err != nil {
		t.Fatal(err)
	}
	for range 7 {
		tell()
	}
	rests, err := s.FindRests(ctx)
	if err != nil || len(rests) != 2 {
		t.Errorf("a robot that is refused goes on: %+v, %v", rests, err)
	}
}

// Whatever there is to tell goes together, counted; whom it is about does not.
func TestHerald_CountsAndNamesNobody(t *testing.T) {
	ctx := context.Background()
	g := &group{answer: `{"errcode":0,"errmsg":"ok"}`}
	far := httptest.NewServer(g)
	t.Cleanup(far.Close)
	s := openMailShop(t, callable(1), callable(2))
	keys := drawer{}
	_, err := s.AddChannel(ctx, keys, crm.Channel{
		Name: "群", Kind: crm.ChannelWeComRobot, Settings: `{"tellPaused":true,"tellUncertain":true,"tellReminders":true,"tellImports":true}`,
	}, `{"webhook":"`+far.URL+`/cgi-bin/webhook/send?key=k"}`)
	if err != nil {
		t.Fatal(err)
	}
	c := startByHand(t, s, crm.ChannelCalls)
	s.start(t, s.draft(t, func(c *crm.Campaign) {
		c.Name, c.Purpose, c.Plan.Hours = "到货", crm.PurposeService, 0
		c.Message.Variants = []crm.Variant{{Language: "zh-CN", Subject: "到货", Text: "您订的到了。"}}
	}).ID)
	now := s.clock.Now().UTC().Add(8 * time.Hour).Add(30 * time.Minute)
	_, err = s.AddReminder(ctx, 1, shop.ReminderWords{Text: "给客1打13912345671", Wait: crm.WaitTime, Date: now.Format("2006-01-02"), Time: now.Format("15:04")})
	if err != nil {
		t.Fatal(err)
	}
	h := shop.NewHerald(s.Shop, func() secret.Store { return keys }, sentence.In(words.En).Say)
	if err := h.Tell(ctx); err != nil || len(g.heard()) != 0 {
		t.Fatal("what was before is told", err)
	}
	s.clock.Turn(time.Hour)
	testkit.MustImport(t, s.DB, crm.ImportSource{File: "客1 13912345671.csv", Kind: crm.FileCustomers, Platform: "taobao", Currency: "CNY"},
		crm.Record{Customer: crm.CustomerFacts{Name: "客3", Accounts: []string{"n3"}}})
	if _, err := s.PauseRun(ctx, c.ID, crm.PausedByContent); err != nil {
		t.Fatal(err)
	}
	s.loseSight(t)
	if err := h.Tell(ctx); err != nil {
		t.Fatal(err)
	}
	said := g.heard()
	if len(said) != 1 {
		t.Fatalf("one message a minute, and not %d", len(said))
	}
	for _, line := range []string{"“双12” stopped by itself", "2 more messages are to be confirmed", "1 reminders are due", "1 files were imported"} {
		if !strings.Contains(said[0], line) {
			t.Errorf("nothing of %q in %s", line, said[0])
		}
	}
	if strings.Contains(said[0], "客1") || strings.Contains(said[0], "客3") || strings.Contains(said[0], "139") {
		t.Errorf("somebody is named: %s", said[0])
	}
}

// loseSight has every mail that is due handed over, and nobody knows whether it arrived.
func (s mailShop) loseSight(t *testing.T) {
	t.Helper()
	ctx := context.Background()
	claimed, err := s.Claim(ctx, crm.Claim{Channel: s.channel, Most: 9})
	if err != nil || len(claimed.Deliveries) != 2 {
		t.Fatal(claimed, err)
	}
	for _, d := range claimed.Deliveries {
		if _, err := s.Handing(ctx, d.ID, nil); err != nil {
			t.Fatal(err)
		}
		if err := s.Finish(ctx, d.ID, crm.DeliveryOutcome{State: crm.DeliveryUncertain}); err != nil {
			t.Fatal(err)
		}
	}
}
