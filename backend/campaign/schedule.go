package campaign

import (
	"time"

	"shuke/backend/crm"
)

// clockLayout is how a plan writes a moment of somebody's clock.
const clockLayout = "2006-01-02T15:04"

// Begins is when a plan begins for somebody in a zone.
func Begins(p crm.Plan, now time.Time, zone, shop *time.Location) (time.Time, error) {
	if p.When != crm.WhenAt {
		return now, nil
	}
	if p.Zone != crm.ZoneCustomer {
		zone = shop
	}
	at, err := time.ParseInLocation(clockLayout, p.At, zone)
	if err != nil {
		return at, crm.WrapError(err, crm.CodeInvalid, "campaign.plan.moment", "at", p.At)
	}
	return at, nil
}

// Earliest is when a plan begins for the first of readers in some zones, the shop's own among them.
func Earliest(p crm.Plan, now time.Time, shop *time.Location, zones []*time.Location) (time.Time, error) {
	first, err := Begins(p, now, shop, shop)
	for _, zone := range zones {
		at, wrong := Begins(p, now, zone, shop)
		if err == nil && wrong == nil && at.Before(first) {
			first = at
		}
	}
	return first, err
}

// Ends is until when a message that begins at a moment makes sense; the zero time when it always does.
func Ends(p crm.Plan, begins time.Time) time.Time {
	if p.Hours <= 0 {
		return time.Time{}
	}
	return begins.Add(time.Duration(p.Hours) * time.Hour)
}

// The limits of a plan.
const (
	mostHoldOut = 50
	mostHours   = 14 * 24
	longestWait = 366 * 24 * time.Hour
)

// CheckPlan tells what cannot be in a plan.
func CheckPlan(p crm.Plan, now time.Time, shop *time.Location) error {
	switch {
	case p.HoldOut < 0 || p.HoldOut > mostHoldOut:
		return crm.Errorf(crm.CodeInvalid, "campaign.plan.holdOut", "max", mostHoldOut)
	case p.Hours < 0 || p.Hours > mostHours:
		return crm.Errorf(crm.CodeInvalid, "campaign.plan.hours", "max", mostHours)
	case p.Batch < 0 || p.Every < 0 || p.Batch > 0 && p.Every == 0 || p.Every > 24*60:
		return crm.Errorf(crm.CodeInvalid, "campaign.plan.batch")
	}
	if field := meaningless(p); field != "" {
		return crm.Errorf(crm.CodeInvalid, "campaign.plan.shape", "field", field)
	}
	last, err := Begins(p, now, time.FixedZone("", -11*60*60), shop)
	if err != nil {
		return err
	}
	if p.When == crm.WhenAt && (last.Before(now) || last.After(now.Add(longestWait))) {
		return crm.Errorf(crm.CodeInvalid, "campaign.plan.past")
	}
	return nil
}

// meaningless names the field of a plan whose value is none; "" where there is no such.
func meaningless(p crm.Plan) string {
	for _, f := range []struct {
		name string
		none bool
	}{
		{"when", p.When != crm.WhenNow && p.When != crm.WhenAt},
		{"zone", p.Zone != crm.ZoneShop && p.Zone != crm.ZoneCustomer},
		{"decide", p.Decide != crm.DecideNow && p.Decide != crm.DecideSending},
		{"late", p.Late != crm.LateWithin && p.Late != crm.LateAsk && p.Late != crm.LateSkip},
		{"priority", p.Priority < crm.PriorityLow || p.Priority > crm.PriorityHigh},
		{"from", p.From < 0 || p.From > 24*60},
		{"to", p.To < 0 || p.To > 24*60},
	} {
		if f.none {
			return f.name
		}
	}
	return ""
}

// Wait is how much later the n-th message of a plan begins than the first one.
func Wait(p crm.Plan, n int64) time.Duration {
	if p.Batch <= 0 {
		return 0
	}
	return time.Duration(n/p.Batch) * time.Duration(p.Every) * time.Minute
}
