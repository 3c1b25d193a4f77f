package shop

import (
	"context"
	"encoding/json"
	"hash/maphash"
	"iter"
	"strings"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/campaign"
	"shuke/backend/crm"
	"shuke/backend/sqlite"
)

// Confirmation is what the owner agreed to: exactly these people, these words, and where there are many, their number.
type Confirmation struct {
	Seal  string
	Typed int64
}

// StartCampaign sends a campaign on its way, or has it wait for its moment, as its plan says. It goes only to those and says
// only what was confirmed: when either changed since, the owner is shown it again.
func (s *Shop) StartCampaign(ctx context.Context, id int64, agreed Confirmation) (crm.Operation, error) {
	c, err := s.FindCampaign(ctx, id)
	if err != nil {
		return crm.Operation{}, err
	}
	if c.State != crm.CampaignDraft {
		return crm.Operation{}, crm.Errorf(crm.CodeConflict, "campaign.started", "name", c.Name)
	}
	plan, err := s.planOf(ctx, c)
	if err != nil {
		return crm.Operation{}, err
	}
	if err := plan.ready(agreed); err != nil {
		return crm.Operation{}, err
	}
	first, err := s.earliest(ctx, c.Plan)
	if err != nil {
		return crm.Operation{}, err
	}
	waits := c.Plan.When == crm.WhenAt && first.After(s.clock())
	if waits && c.Plan.Decide == crm.DecideSending {
		return s.ScheduleCampaign(ctx, id, first.UnixMilli())
	}
	return s.freeze(ctx, c, first, !waits)
}

// ready tells what stands in the way of a start.
func (p *CampaignPlan) ready(agreed Confirmation) error {
	for _, f := range p.Findings {
		if f.Stops {
			return &crm.Error{Code: crm.CodeInvalid, Key: f.Key, Params: f.Params}
		}
	}
	switch {
	case p.Sending == 0:
		return crm.Errorf(crm.CodeInvalid, "campaign.nobody")
	case agreed.Seal != p.Seal:
		return crm.Errorf(crm.CodeConflict, "campaign.changed", "count", p.Sending)
	case p.Confirm && agreed.Typed != p.Sending:
		return crm.Errorf(crm.CodeInvalid, "campaign.confirm", "count", p.Sending)
	}
	return nil
}

// freeze decides for good who gets a campaign.
func (s *Shop) freeze(ctx context.Context, c crm.Campaign, begins time.Time, going bool) (crm.Operation, error) {
	f, err := s.decide(ctx, c)
	if err != nil {
		return crm.Operation{}, err
	}
	op, _, err := s.FreezeCampaign(ctx, sqlite.Freeze{
		Campaign: c, StartAt: begins.UnixMilli(), Going: going,
		Deliveries: func(content int64) iter.Seq2[crm.Delivery, error] { return f.deliveries(ctx, s.DB, content) },
		LeftOut:    func() (crm.Waterfall, map[crm.SkipReason]*roaring64.Bitmap) { return f.waterfall, f.leftOut },
	})
	s.SendNow()
	return op, err
}

// decision is who gets a campaign, while it is written into the outbox.
type decision struct {
	*planning
	waterfall crm.Waterfall
	sending   *roaring64.Bitmap
	leftOut   map[crm.SkipReason]*roaring64.Bitmap
	buried    sqlite.DeadAddresses
	taken     addresses
	n         int64
}

// addresses are remembered by what a hash makes of them: a million take 16 MB. That two are taken for one of a million has a
// chance of one in thirty million, and means that one message too few goes.
type addresses struct {
	seed maphash.Seed
	seen map[uint64]struct{}
}

// take answers whether the address is new. Upper and lower case are one.
func (a *addresses) take(address string) bool {
	if a.seen == nil {
		a.seed, a.seen = maphash.MakeSeed(), map[uint64]struct{}{}
	}
	before := len(a.seen)
	a.seen[maphash.String(a.seed, strings.ToLower(address))] = struct{}{}
	return len(a.seen) > before
}

func (s *Shop) decide(ctx context.Context, c crm.Campaign) (*decision, error) {
	d := &decision{leftOut: map[crm.SkipReason]*roaring64.Bitmap{}}
	err := s.planCampaign(ctx, c, func(g *planning, p *planned) error {
		if err := g.begun(); err != nil {
			return err
		}
		d.planning, d.waterfall, d.sending = g, p.waterfall(), p.ids(p.left)
		for i, reason := range p.reasons {
			d.leftOut[reason] = p.ids(p.out[i])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	d.buried, err = s.FindDeadAddresses(ctx)
	return d, err
}

// deliveries are made one by one, so that a million of them need no more memory than one page of customers.
func (d *decision) deliveries(ctx context.Context, db *sqlite.DB, content int64) iter.Seq2[crm.Delivery, error] {
	return func(yield func(crm.Delivery, error) bool) {
		for c, err := range db.Recipients(ctx, d.sending, d.trait.Account != "") {
			if err != nil {
				yield(crm.Delivery{}, err)
				return
			}
			one, reason, err := d.delivery(c, content)
			if reason != "" && err == nil {
				d.moveOut(c.ID, reason)
				continue
			}
			if !yield(one, err) {
				return
			}
		}
	}
}

// delivery is the message to one customer; a reason where there can be none after all.
func (d *decision) delivery(c *crm.Customer, content int64) (one crm.Delivery, reason crm.SkipReason, err error) {
	address := addressOf(c, d.trait)
	switch {
	case address == "":
		return one, crm.SkipNoAddress, nil
	case d.buried.Has(address):
		return one, crm.SkipSuppressed, nil
	}
	opens, ends := d.times(c.Region, c.Phone)
	if opens.IsZero() || !ends.IsZero() && !opens.Before(ends) {
		return one, crm.SkipQuiet, nil
	}
	if !d.ownAddress() && !d.taken.take(address) {
		return one, crm.SkipShared, nil
	}
	wait := campaign.Wait(d.c.Plan, d.n)
	d.n++
	reader := d.reader(c)
	text, err := json.Marshal(reader.Values)
	if err != nil {
		return one, "", err
	}
	zone, _ := campaign.Zone(c.Region, c.Phone, d.zone)
	if at, err := campaign.Begins(d.c.Plan, d.now, zone, d.zone); err == nil && at.Before(d.now) && d.c.Plan.Zone == crm.ZoneCustomer {
		opens = at // so that it is known how late it is for them; whether it may go at this hour is looked at again before it does
	}
	one = crm.Delivery{
		Customer: c.ID, Channel: d.c.ChannelID, Medium: crm.ConsentFor(medium(d.trait), d.c.Purpose), Marketing: d.marketing(), Content: content,
		Address: address, Fields: string(text), Place: campaign.Place(reader.Country, zone, d.prefer()),
		NotBefore: opens.Add(wait).UnixMilli(),
	}
	if !ends.IsZero() {
		one.NotAfter = ends.Add(wait).UnixMilli()
	}
	return one, "", nil
}

// ownAddress tells whether an address is one person's by its nature: an account is, and a letter names whom it is for.
func (d *decision) ownAddress() bool {
	return d.trait.Account != "" || crm.ContactFor(d.trait.Consent) == crm.ContactAddress
}

// moveOut leaves somebody out about whom only their own row could tell.
func (d *decision) moveOut(id int64, reason crm.SkipReason) {
	d.waterfall.Sending--
	for i := range d.waterfall.Steps {
		if d.waterfall.Steps[i].Reason == reason {
			d.waterfall.Steps[i].People++
			d.leftOut[reason].Add(uint64(id)) //nolint:gosec // ids are positive
			return
		}
	}
	d.waterfall.Steps = append(d.waterfall.Steps, crm.WaterfallStep{Reason: reason, People: 1})
	d.leftOut[reason] = roaring64.BitmapOf(uint64(id)) //nolint:gosec // ids are positive
}

// addressOf is where a channel reaches a customer; "" where it cannot.
func addressOf(c *crm.Customer, t crm.ChannelTrait) string {
	if t.Account != "" {
		for _, a := range c.Accounts {
			if a.Platform == t.Account && !crm.Masked(a.Value) {
				return a.Value
			}
		}
		return ""
	}
	at := map[crm.Contact]string{crm.ContactEmail: c.Email, crm.ContactPhone: c.Phone, crm.ContactMobile: c.Phone, crm.ContactAddress: c.Address}[crm.ContactFor(t.Consent)]
	if crm.Masked(at) {
		return ""
	}
	return at
}
