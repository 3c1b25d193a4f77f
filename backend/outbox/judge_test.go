package outbox

import (
	"testing"

	"shuke/backend/channel"
	"shuke/backend/crm"
)

func TestJudge_BuriesOnlyWhereNobodyIs(t *testing.T) {
	for code, buries := range map[string]bool{
		channel.CodeOptOut: true, "550 5.1.1": true, "550 5.1.10": true, "552 5.2.2": false, "550": false, "550 5.7.1": false, "": false,
	} {
		o := judge(&channel.Failure{Verdict: channel.Refused, Cause: channel.CauseAddress, Code: code}, crm.Delivery{}, 0, 0)
		if o.State != crm.DeliveryFailed || o.Buries != buries {
			t.Errorf("%q: %+v", code, o)
		}
	}
	full := judge(&channel.Failure{Verdict: channel.Retry, Cause: channel.CauseAddress, Code: "452 5.1.1"}, crm.Delivery{}, 0, 0)
	if full.Buries || full.State != crm.DeliveryQueued {
		t.Errorf("what may be another day is buried: %+v", full)
	}
}
