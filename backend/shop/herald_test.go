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
