package crm

import "testing"

func TestStageFacts_TheFurthestCounts(t *testing.T) {
	for _, c := range []struct {
		facts StageFacts
		stage Stage
		why   string
	}{
		{StageFacts{}, StageAware, "nothing"},
		{StageFacts{Interests: 3}, StageAppeal, "interests"},
		{StageFacts{Interests: 3, Carts: 1}, StageAsk, "carts"},
		{StageFacts{Carts: 1, OpenOrders: 2}, StageAsk, "open"},
		{StageFacts{OpenOrders: 2, PaidOrders: 1}, StageAct, "orders"},
		{StageFacts{PaidOrders: 9, GoodReviews: 1}, StageAdvocate, "reviews"},
		{StageFacts{GoodReviews: 1, Referrals: 2}, StageAdvocate, "referrals"},
	} {
		if r := c.facts.Stage(); r.Stage != c.stage || r.Why != c.why {
			t.Errorf("%+v is at %+v", c.facts, r)
		}
	}
}
