package sqlite_test

import (
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/sqlite"
)

// A message that may have gone is asked about by handing it over once more only while it might go anyhow.
func TestMayGo(t *testing.T) {
	for name, c := range map[string]struct {
		may    bool
		change func(t *testing.T, w *afterwards)
	}{
		"nothing changed": {true, func(*testing.T, *afterwards) {}},
		"they said no": {false, func(t *testing.T, w *afterwards) {
			if _, err := w.db.SetConsent(t.Context(), 1, crm.ChannelEmail, false, ""); err != nil {
				t.Fatal(err)
			}
		}},
		"blocked": {false, func(t *testing.T, w *afterwards) {
			if _, err := w.db.SetBlocked(t.Context(), people(1), true); err != nil {
				t.Fatal(err)
			}
		}},
		"paused": {false, func(t *testing.T, w *afterwards) {
			if _, err := w.db.PauseRun(t.Context(), campaign, crm.PausedByOwner); err != nil {
				t.Fatal(err)
			}
		}},
		"cancelled": {false, func(t *testing.T, w *afterwards) {
			if _, err := w.db.CancelRun(t.Context(), campaign); err != nil {
				t.Fatal(err)
			}
		}},
		"asleep": {false, func(_ *testing.T, w *afterwards) { w.opens = time.Hour.Milliseconds() }},
	} {
		t.Run(name, func(t *testing.T) {
			db, _ := audience(t, 1)
			w := &afterwards{db: db}
			one := claim(t, db, crm.Claim{}).Deliveries[0]
			if _, err := db.Handing(t.Context(), one.ID, nil); err != nil {
				t.Fatal(err)
			}
			if err := db.Finish(t.Context(), one.ID, crm.DeliveryOutcome{State: crm.DeliveryUncertain, Reason: crm.ReasonNoAnswer}); err != nil {
				t.Fatal(err)
			}
			c.change(t, w)
			may, err := db.MayGo(t.Context(), one.ID, func(_ *crm.Delivery, now int64) int64 { return now + w.opens })
			if err != nil || may != c.may {
				t.Errorf("%v, %v", may, err)
			}
		})
	}
}

// afterwards is a shop, and how long it is until the hours open.
type afterwards struct {
	db    *sqlite.DB
	opens int64
}
