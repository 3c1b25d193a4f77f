package shop

import (
	"testing"

	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/segment"
)

// The advice follows how often people paid, compared with everybody, and what they weigh.
func TestAdvice(t *testing.T) {
	shop := func(customers, paid, people, followed int64) Audience {
		a := Audience{
			Count:    crm.RuleCount{Customers: customers, Everyone: 10_000, Paid: paid, EveryonePaid: 1_000_000},
			Followed: segment.Followed{Days: 30, People: people, Paid: followed, Everyone: 9_000, EveryonePaid: 900},
		}
		a.Low, a.High = insight.ShareInterval(followed, people)
		return a
	}
	for name, c := range map[string]struct {
		audience Audience
		want     Advice
	}{
		"small, dear, and paying often":    {shop(500, 300_000, 400, 120), AdviceBold},
		"many, cheap, and paying seldom":   {shop(5_000, 100_000, 4_000, 40), AdviceTest},
		"paying often but bringing little": {shop(500, 10_000, 400, 120), AdviceTest},
		"paying as often as everybody":     {shop(500, 80_000, 400, 41), AdviceUnclear},
		"a handful":                        {shop(20, 80_000, 20, 19), AdviceFew},
		"nobody":                           {shop(0, 0, 0, 0), AdviceFew},
	} {
		if got := advice(c.audience); got != c.want {
			t.Errorf("%s: %s, not %s", name, got, c.want)
		}
	}
}
