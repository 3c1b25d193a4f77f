package shop

import (
	"fmt"
	"testing"

	"shuke/backend/crm"
)

func TestSplitPace(t *testing.T) {
	for settings, want := range map[string]string{
		`{"host":"a"}`: `{0 false false} 4 {"host":"a"}`,
		`{"host":"a","connections":16,"warmUp":true}`: `{16 false true} 16 {"host":"a"}`,
		`{"gentle":true,"connections":9}`:             `{9 true false} 1 {}`,
		`{"connections":17}`:                          "channel.connections",
		`{"connections":"many"}`:                      "channel.settings",
	} {
		p, rest, err := splitPace(settings)
		got := fmt.Sprintf("%v %d %s", p, p.lines(), rest)
		if err != nil {
			got = crm.ErrorKey(err)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", settings, got, want)
		}
	}
	gap := channelPace{Gentle: true}.gap()
	for range 100 {
		if g := gap(); g < leastGap || g >= mostGap {
			t.Fatal(g)
		}
	}
}

// A new mailbox sends twenty on its first day and twice as many each day that it is used, up to its own limit.
func TestWarming_DoublesUpToTheLimit(t *testing.T) {
	own := []crm.Limit{{Per: crm.PerDay, Most: 100}, {Per: crm.PerMinute, Most: 9}}
	for day, want := range []int64{20, 40, 80, 100, 100} {
		if got := warming(own, day); len(got) != 2 || got[0] != own[1] || got[1] != (crm.Limit{Per: crm.PerDay, Most: want}) {
			t.Errorf("day %d: %v", day, got)
		}
	}
	if got := warming(nil, 400); len(got) != 1 || got[0].Most < 1e9 {
		t.Error("an old mailbox without a limit:", got)
	}
}
