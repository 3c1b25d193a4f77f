package shop

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/campaign"
	"shuke/backend/channel/sms"
	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/segment"
)

// adultAge is from when on somebody is written to for marketing.
const adultAge = 18

// capReach is how far back and ahead caps look.
const capReach = 30 * 24 * time.Hour

// planned is how a campaign's audience comes down to those who get it, for as long as the table is lent.
type planned struct {
	table   *column.Table
	total   int
	left    column.Bits // who gets it
	reasons []crm.SkipReason
	out     []column.Bits // who does not, one a reason
}

// leave takes out of who is left those whom a reason means.
func (p *planned) leave(reason crm.SkipReason, who column.Bits) {
	out := slices.Clone(p.left)
	out.And(who)
	p.left.AndNot(out)
	p.reasons, p.out = append(p.reasons, reason), append(p.out, out)
}

func (p *planned) bits() column.Bits { return column.NewBits(p.table.Rows) }

func (p *planned) waterfall() crm.Waterfall {
	w := crm.Waterfall{Audience: int64(p.total), Steps: []crm.WaterfallStep{}, Sending: int64(p.left.Count())}
	for i, reason := range p.reasons {
		w.Steps = append(w.Steps, crm.WaterfallStep{Reason: reason, People: int64(p.out[i].Count())})
	}
	return w
}

// people is who gets the campaign, or for a reason does not.
func (p *planned) people(reason crm.SkipReason) column.Bits {
	if i := slices.Index(p.reasons, reason); i >= 0 {
		return p.out[i]
	}
	return p.left
}

// planning is what the plan of one campaign asks of the shop, gathered before the table is lent.
type planning struct {
	campaign.Compiled
	c         crm.Campaign
	trait     crm.ChannelTrait
	over      crm.Channel
	signature string
	approved  *sms.Templates // what the provider sends; nil where it sends any text
	rule      crm.Rule
	only      *roaring64.Bitmap // further limits the audience; nil does not
	onThere   *roaring64.Bitmap // who has an account on the channel's platform; nil where it needs none
	addresses *addressBook
	lately    map[int64][]int64
	caps      crm.Caps
	hours     campaign.Timetable
	quiet     []int64                      // numbers of places where no hour comes in time
	quietFor  bool                         // the same of those of whom no place is known
	numbered  map[string]*roaring64.Bitmap // who lives, as far as anybody knows, where their number is from
	now       time.Time
	zone      *time.Location
	begins    time.Time
	unsaid    map[campaign.Field]*roaring64.Bitmap // who has nothing there that could be said
	noPlace   map[campaign.Field][]int64
	homes     homes
	unready   error // why it cannot begin as planned
	unread    error // why the message cannot be said as it is written
}

// begun tells what stands in the way of a campaign that is about to begin.
func (g *planning) begun() error {
	if g.trait.Kind == "" {
		return crm.Errorf(crm.CodeInvalid, "campaign.noChannel")
	}
	return cmp.Or(g.unready, g.unread)
}

// medium is by what somebody is reached: a channel that consents are about, or the platform.
func medium(t crm.ChannelTrait) string {
	if t.Consent != "" {
		return t.Consent
	}
	return t.Account
}

func (g *planning) marketing() bool { return g.c.Purpose != crm.PurposeService }

// planCampaign works out who of a campaign's audience would get it, and hands it on.
func (s *Shop) planCampaign(ctx context.Context, c crm.Campaign, use func(g *planning, p *planned) error) error {
	if s.segments == nil {
		s.KeepInMemory()
	}
	g, err := s.gather(ctx, c)
	if err != nil {
		return err
	}
	for range 5 {
		if err := s.ColumnsReady(ctx); err != nil {
			return err
		}
		done, err := s.segments.With(ctx, g.rule, func(m segment.Matches) error { return use(g, g.plan(m)) })
		if done || err != nil {
			return err
		}
	}
	return crm.Errorf(crm.CodeUnavailable, "campaign.busy")
}

func (g *planning) plan(m segment.Matches) *planned {
	p := &planned{table: m.Table, left: slices.Clone(m.Set)}
	if g.only != nil {
		p.left.And(p.rows(g.only))
	}
	p.total = p.left.Count()
	if g.trait.Kind == "" {
		return p // who can be reached hangs on the channel
	}
	if g.marketing() || g.trait.Consent != "" {
		p.leave(crm.SkipNoConsent, g.unwilling(p))
	}
	if g.marketing() {
		p.leave(crm.SkipMinor, g.minors(p))
	}
	blocked := p.bits()
	p.table.Facts[crm.FactBlocked].Within(1, crm.Most, blocked)
	p.leave(crm.SkipBlocked, blocked)
	p.leave(crm.SkipSuppressed, p.rows(g.addresses.dead))
	p.leave(crm.SkipNoAddress, g.unreachable(p))
	p.leave(crm.SkipShared, g.sharing(p))
	if g.marketing() {
		p.leave(crm.SkipCap, g.capped(p))
		p.leave(crm.SkipQuiet, g.asleep(p))
		p.leave(crm.SkipHoldOut, g.heldOut(p))
	}
	return p
}

// rows are the rows of customers by their ids.
func (p *planned) rows(ids *roaring64.Bitmap) column.Bits {
	out := p.bits()
	for it := ids.Iterator(); it.HasNext(); {
		if row, ok := p.table.Row(int64(it.Next())); ok { //nolint:gosec // ids are positive
			out.Set(row)
		}
	}
	return out
}

// unwilling is who did not agree, or where nobody has to be asked first, who refused.
func (g *planning) unwilling(p *planned) column.Bits {
	if g.trait.Consent == "" {
		return p.bits()
	}
	key := crm.ConsentFor(g.trait.Consent, g.c.Purpose)
	asked, granted := p.table.Consent(key)
	out := p.bits()
	if crm.AsksFirst(key) {
		out.Fill()
	} else {
		out.Or(asked)
	}
	out.AndNot(granted)
	return out
}

// minors is who is known to be younger than 18 today.
func (g *planning) minors(p *planned) column.Bits {
	out := p.bits()
	y, m, d := g.now.In(g.zone).Date()
	p.table.Facts[crm.FactBirth].Within(int64((y-adultAge)*10_000+int(m)*100+d+1), crm.Most, out)
	return out
}

func (g *planning) unreachable(p *planned) column.Bits {
	if g.onThere != nil {
		out := p.rows(g.onThere)
		out.Not()
		return out
	}
	out := p.bits()
	p.table.Facts[crm.FactContacts].Listed(crm.Reached(g.trait.Consent), out)
	out.Not()
	return out
}

func (g *planning) capped(p *planned) column.Bits {
	out := p.bits()
	windows, at := g.caps.Windows(), g.begins.UnixMilli()
	for id, moments := range g.lately {
		if row, ok := p.table.Row(id); ok && !crm.Room(windows, moments, at) {
			out.Set(row)
		}
	}
	return out
}

func (g *planning) asleep(p *planned) column.Bits {
	out := p.bits()
	if len(g.quiet) > 0 || g.quietFor {
		out = p.inPlaces(g.quiet, g.quietFor)
	}
	for country, people := range g.numbered {
		if g.tooLate(crm.Region{}, campaign.SampleNumber(country)) {
			out.Or(p.rows(people))
		} else {
			out.AndNot(p.rows(people))
		}
	}
	return out
}

func (g *planning) heldOut(p *planned) column.Bits {
	out := p.bits()
	if g.c.Plan.HoldOut <= 0 {
		return out
	}
	p.left.Each(func(row int) {
		if campaign.HeldOut(g.c.ID, p.table.ID(row), g.c.Plan.HoldOut) {
			out.Set(row)
		}
	})
	return out
}
