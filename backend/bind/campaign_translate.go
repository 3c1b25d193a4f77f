package bind

import (
	"context"
	"encoding/json"

	"shuke/backend/campaign"
	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
)

func campaignRow(st *shop.CampaignStatus, channels []crm.Channel) CampaignRow {
	row := CampaignRow{
		ID: st.ID, Name: st.Name, State: string(st.State), Reason: st.Reason, ChannelID: st.ChannelID, Purpose: string(st.Purpose),
		StartAt: st.StartAt, NextAt: st.NextAt, ChangedAt: st.ChangedAt, Audience: st.Waterfall.Audience, Open: st.Open(),
	}
	for _, ch := range channels {
		if ch.ID == st.ChannelID {
			row.Channel = ch.Name
		}
	}
	for _, c := range st.Counts {
		row.Total += c.Count
		switch c.State {
		case crm.DeliverySent, crm.DeliveryDelivered:
			row.Sent += c.Count
		case crm.DeliveryUncertain:
			row.Uncertain += c.Count
		case crm.DeliveryFailed, crm.DeliveryBounced:
			row.Failed += c.Count
		case crm.DeliverySkipped, crm.DeliveryExpired, crm.DeliveryCancelled:
			row.Left += c.Count
		default:
		}
	}
	return row
}

func campaignDTO(ctx context.Context, s *shop.Shop, st *shop.CampaignStatus) (out Campaign, err error) {
	channels, err := s.FindChannels(ctx)
	if err != nil {
		return out, err
	}
	out = Campaign{
		Row: campaignRow(st, channels), Waterfall: each(st.Waterfall.Steps, campaignStep),
		Counts: each(st.Counts, func(c crm.DeliveryCount) CampaignCount {
			return CampaignCount{State: string(c.State), Reason: c.Reason, Count: c.Count}
		}),
		Draft: CampaignDraft{
			ID: st.ID, Name: st.Name, ChannelID: st.ChannelID, Purpose: string(st.Purpose), After: st.Audience.After,
			Variants: each(st.Message.Variants, func(v crm.Variant) CampaignVariant { return CampaignVariant(v) }), Plan: planningDTO(st.Plan),
			Pictures: append([]int64{}, st.Message.Pictures...),
		},
	}
	if after := st.Audience.After; after != 0 {
		before, err := s.FindCampaign(ctx, after)
		if err != nil && crm.ErrorCode(err) != crm.CodeNotFound {
			return out, err
		}
		out.AfterName = before.Name
	}
	out.Draft.Rule, err = ruleByName(ctx, s, st.Audience.Rule)
	return out, err
}

func planningDTO(p crm.Plan) CampaignPlanning {
	return CampaignPlanning{
		HoldOut: p.HoldOut, When: string(p.When), Moment: p.At, Zone: string(p.Zone), Batch: p.Batch, Every: p.Every, Decide: string(p.Decide), Late: string(p.Late),
		Hours: p.Hours, Priority: int(p.Priority), From: p.From, To: p.To, Price: p.Price, Footer: p.Footer,
	}
}

func campaignOf(d CampaignDraft) crm.Campaign {
	p := d.Plan
	c := crm.Campaign{
		ID: d.ID, Name: d.Name, ChannelID: d.ChannelID, Purpose: crm.Purpose(d.Purpose), Audience: crm.Audience{After: d.After},
		Message: crm.Message{Variants: each(d.Variants, func(v CampaignVariant) crm.Variant { return crm.Variant(v) }), Pictures: d.Pictures},
	}
	if d.Rule != "" {
		c.Audience.Rule = json.RawMessage(d.Rule)
	}
	if p.When != "" { // a new one is sent as campaigns are, until the owner says otherwise
		c.Plan = crm.Plan{
			HoldOut: p.HoldOut, When: crm.When(p.When), At: p.Moment, Zone: crm.InZone(p.Zone), Batch: p.Batch, Every: p.Every, Decide: crm.Decide(p.Decide),
			Late: crm.Late(p.Late), Hours: p.Hours, Priority: crm.Priority(p.Priority), From: p.From, To: p.To, Price: p.Price, Footer: p.Footer,
		}
	}
	return c
}

func campaignStep(s crm.WaterfallStep) CampaignStep {
	return CampaignStep{Reason: string(s.Reason), People: s.People}
}

func campaignFinding(f campaign.Finding) CampaignFinding {
	return CampaignFinding{Key: f.Key, Params: params(f.Params), Stops: f.Stops, Language: f.Language, Part: f.Part}
}

func campaignReaders(r shop.Readers) CampaignReaders {
	return CampaignReaders{Of: r.Of, In: r.In, People: r.People, At: r.At}
}

func campaignLanguage(t campaign.Tongue) CampaignLanguage {
	out := CampaignLanguage{Code: t.Code, Own: t.Own, Instead: []CampaignInstead{}}
	for _, f := range campaign.Fields {
		if text := t.Instead(f); text != "" {
			out.Instead = append(out.Instead, CampaignInstead{Field: string(f), Text: text})
		}
	}
	return out
}

func campaignMissing(m shop.MissingField) CampaignMissing {
	return CampaignMissing{Field: string(m.Field), People: m.People}
}

// recipients reads a page of a campaign's messages with the names of their customers.
func recipients(ctx context.Context, s *shop.Shop, id int64, state crm.DeliveryState, after int64) (CampaignRecipients, error) {
	q := crm.DeliveryQuery{Campaign: id, After: after, Limit: crm.MaxPage}
	if state != "" {
		q.States = []crm.DeliveryState{state}
	}
	list, err := s.FindDeliveries(ctx, q)
	if err != nil {
		return CampaignRecipients{}, err
	}
	is, err := s.WhoTheyBecame(ctx)
	if err != nil {
		return CampaignRecipients{}, err
	}
	for i := range list { // a page that is looked at leads to who they are by now
		list[i].Customer = is(list[i].Customer)
	}
	names, err := namesOf(ctx, s, list)
	out := CampaignRecipients{Rows: each(list, func(d crm.Delivery) CampaignRecipient {
		return CampaignRecipient{
			ID: d.ID, Customer: d.Customer, Name: names[d.Customer], State: string(d.State), Reason: d.Reason, Code: d.Code, At: d.PhaseAt, NextAt: d.NextAt,
		}
	})}
	if len(list) == crm.MaxPage {
		out.After = list[len(list)-1].ID
	}
	return out, err
}

func namesOf(ctx context.Context, s *shop.Shop, list []crm.Delivery) (map[int64]string, error) {
	cursors := make([]crm.Cursor, len(list))
	for i, d := range list {
		cursors[i] = crm.Cursor{ID: d.Customer}
	}
	found, _, err := s.FindPage(ctx, cursors, len(cursors))
	names := make(map[int64]string, len(found))
	for i := range found {
		names[found[i].ID] = found[i].Called()
	}
	return names, err
}

// shownPeopleOf is how many of those a step of the waterfall means are shown at a time.
const shownPeopleOf = 50

// somePeople reads a page of a set of customers, from behind an id on.
func somePeople(ctx context.Context, s *shop.Shop, set *roaring64.Bitmap, after int64) (CampaignPeople, error) {
	out := CampaignPeople{Total: int64(set.GetCardinality()), Rows: []CampaignPerson{}} //nolint:gosec // a count of customers
	it := set.Iterator()
	it.AdvanceIfNeeded(uint64(after + 1)) //nolint:gosec // ids are positive
	cursors := []crm.Cursor{}
	for it.HasNext() && len(cursors) < shownPeopleOf {
		cursors = append(cursors, crm.Cursor{ID: int64(it.Next())}) //nolint:gosec // ids are positive
	}
	if it.HasNext() {
		out.After = cursors[len(cursors)-1].ID
	}
	found, _, err := s.FindPage(ctx, cursors, len(cursors))
	for i := range found {
		c := &found[i]
		contact := crm.MaskPhone(c.Phone)
		if contact == "" {
			contact = crm.MaskEmail(c.Email)
		}
		out.Rows = append(out.Rows, CampaignPerson{ID: c.ID, Name: c.Called(), Contact: contact, LastOrderAt: c.Figures.LastOrderAt})
	}
	return out, err
}
