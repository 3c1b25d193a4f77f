package shop

import (
	"context"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"math/bits"
	"slices"
	"strconv"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/campaign"
	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/segment"
)

// NewCampaign keeps a draft; what is not said of it is as usual.
func (s *Shop) NewCampaign(ctx context.Context, c crm.Campaign) (crm.Campaign, error) {
	c, err := s.checkedDraft(ctx, c)
	if err != nil {
		return c, err
	}
	return s.CreateCampaign(ctx, c)
}

// SaveCampaign gives a draft what c says. What is not finished yet may be saved; a rule that cannot be asked may not.
func (s *Shop) SaveCampaign(ctx context.Context, c crm.Campaign) (crm.Operation, error) {
	c, err := s.checkedDraft(ctx, c)
	if err != nil {
		return crm.Operation{}, err
	}
	return s.EditCampaign(ctx, c)
}

func (s *Shop) checkedDraft(ctx context.Context, c crm.Campaign) (_ crm.Campaign, err error) {
	if c.Purpose == "" {
		c.Purpose = crm.PurposeMarketing
	}
	if !slices.Contains(crm.Purposes, c.Purpose) {
		return c, crm.Errorf(crm.CodeInvalid, "campaign.purpose", "purpose", string(c.Purpose))
	}
	if c.Plan == (crm.Plan{}) {
		c.Plan = crm.DefaultPlan()
	}
	if err := campaign.CheckLanguages(c.Message.Variants); err != nil {
		return c, err
	}
	if c.Message.Pictures, err = s.checkedPictures(ctx, c.Message.Pictures); err != nil || len(c.Audience.Rule) == 0 {
		return c, err
	}
	kept, _, err := s.checkedRule(ctx, c.Audience.Rule)
	c.Audience.Rule = kept
	return c, err
}

// CopyCampaign makes a new draft of what a campaign says.
func (s *Shop) CopyCampaign(ctx context.Context, id int64, name string) (crm.Campaign, error) {
	c, err := s.FindCampaign(ctx, id)
	if err != nil {
		return c, err
	}
	c.Name = name
	return s.CreateCampaign(ctx, c)
}

// FollowCampaign makes a new draft for those who got a campaign and have paid nothing since.
func (s *Shop) FollowCampaign(ctx context.Context, id int64, name string) (crm.Campaign, error) {
	c, err := s.FindCampaign(ctx, id)
	if err != nil {
		return c, err
	}
	if c.FrozenAt == 0 {
		return c, crm.Errorf(crm.CodeConflict, "campaign.notSent", "name", c.Name)
	}
	c.Name, c.Audience = name, crm.Audience{After: id}
	c.Plan.When, c.Plan.At = crm.WhenNow, ""
	return s.CreateCampaign(ctx, c)
}

// CampaignPlan is what would become of a campaign if it began as planned.
type CampaignPlan struct {
	crm.Waterfall
	Seal      string // stands for exactly these people and these words
	Begins    int64
	Ends      int64 // 0 for never
	Findings  []campaign.Finding
	Missing   []MissingField
	Confirm   bool // there are so many that their number has to be typed
	Medium    string
	Length    MessageLength // of a text message
	Cost      int64         // in ten thousandths of the shop's currency
	Reading   []Readers     // by the languages of the message, where it has several
	Unwritten []Readers     // of those, who would rather read another one that it is not written in, by that one
	Clocks    []Readers     // by their time zones, where the campaign has a moment
	Resting   []Readers     // who waits for an hour that is allowed where they are, the first to go first
}

// PlanCampaign works out what would become of a campaign.
func (s *Shop) PlanCampaign(ctx context.Context, id int64) (CampaignPlan, error) {
	c, err := s.findPlanned(ctx, id)
	if err != nil {
		return CampaignPlan{}, err
	}
	return s.planOf(ctx, c)
}

// findPlanned is a campaign as it would begin now: one whose moment passed and whose owner is asked begins when they say so.
func (s *Shop) findPlanned(ctx context.Context, id int64) (crm.Campaign, error) {
	c, err := s.FindCampaign(ctx, id)
	if c.State == crm.CampaignPaused && c.FrozenAt == 0 {
		c.Plan.When, c.Plan.At = crm.WhenNow, ""
	}
	return c, err
}

func (s *Shop) planOf(ctx context.Context, c crm.Campaign) (plan CampaignPlan, err error) {
	settings, err := s.SendingSettings(ctx)
	if err != nil {
		return plan, err
	}
	var asked *planning
	var some *roaring64.Bitmap
	err = s.planCampaign(ctx, c, func(g *planning, p *planned) error {
		plan.Waterfall, plan.Begins = p.waterfall(), g.begins.UnixMilli()
		if ends := campaign.Ends(c.Plan, g.begins); !ends.IsZero() {
			plan.Ends = ends.UnixMilli()
		}
		plan.Seal = seal(c, p)
		plan.Confirm = plan.Sending > settings.ConfirmAbove
		plan.Medium, asked, some = medium(g.trait), g, p.some(mostMeasured)
		plan.Findings, plan.Missing = g.findings(), g.missing(p)
		plan.Reading, plan.Unwritten = g.languages(p)
		if g.Languages() < 2 {
			plan.Reading = []Readers{} // all of them read the only one
		}
		plan.Clocks, plan.Resting = g.clocks(p), g.resting(p)
		return nil
	})
	if err == nil && asked.trait.Class == crm.ClassAutomatic {
		err = s.pace(ctx, c, asked.over, &plan)
	}
	if err != nil || plan.Medium != crm.ChannelSMS {
		return plan, err
	}
	plan.Length, err = s.measure(ctx, asked, some, plan.Sending)
	plan.Cost = plan.Length.Billed * c.Plan.Price
	if plan.Length.Units > campaign.MaxSMS && !slices.ContainsFunc(plan.Findings, isTooLong) {
		plan.Findings = append(plan.Findings, campaign.TooLong(plan.Length.Units))
	}
	if n := plan.Length.Unapproved; n > 0 { // of some only, those fail alone
		plan.Findings = append(plan.Findings, campaign.Finding{Key: "channel.sms.notApproved", Params: map[string]any{}, Stops: n == plan.Length.Measured, Part: "text"})
	}
	return plan, err
}

func isTooLong(f campaign.Finding) bool { return f.Key == campaign.TooLong(0).Key }

// findings is everything to look at before a campaign begins.
func (g *planning) findings() []campaign.Finding {
	if g.trait.Kind == "" {
		return []campaign.Finding{{Key: "campaign.noChannel", Params: map[string]any{}, Stops: true, Part: "channel"}}
	}
	list := campaign.Check(g.c.Message, medium(g.trait), g.c.Purpose, g.mainland())
	if e := (*crm.Error)(nil); errors.As(g.unready, &e) {
		list = append(list, campaign.Finding{Key: e.Key, Params: e.Params, Stops: true, Part: "plan"})
	}
	if fields := g.Fields(); len(fields) > 0 && takesMany(g.trait.Kind) {
		list = append(list, campaign.Finding{Key: "campaign.message.oneByOne", Params: map[string]any{}, Part: "text"})
	}
	if len(g.c.Message.Pictures) > 0 && !g.trait.Class.ShowsPictures() {
		list = append(list, campaign.Finding{Key: "campaign.message.noPictures", Params: map[string]any{}, Stops: true, Part: "pictures"})
	}
	if g.marketing() && medium(g.trait) == crm.ChannelSMS && g.c.Plan.Footer == "" && campaign.Deaf(g.country()) {
		list = append(list, campaign.Finding{Key: "campaign.message.wayOut", Params: map[string]any{}, Part: "text"})
	}
	return list
}

// some are a few of those who get it, spread over all.
func (p *planned) some(n int) *roaring64.Bitmap {
	set := roaring64.New()
	for _, id := range (segment.Matches{Table: p.table, Set: p.left}).Sample(n, 0) {
		set.Add(uint64(id)) //nolint:gosec // ids are positive
	}
	return set
}

// country is where readers are for want of anything better.
func (g *planning) country() string { return campaign.Country(crm.Region{}, "", g.zone) }

func (g *planning) mainland() bool { return g.country() == "CN" }

// seal stands for who gets a campaign and what it says: what is confirmed is what is sent. People are named by their ids: rows of
// the table move when others go.
func seal(c crm.Campaign, p *planned) string {
	h := fnv.New64a()
	var word [8]byte
	people := uint64(0)
	p.left.Each(func(row int) { // a million of them at each keystroke: one multiplication each
		people = (bits.RotateLeft64(people, 5) ^ uint64(p.table.ID(row))) * 0x517cc1b727220a95 //nolint:gosec // ids are positive
	})
	_, _ = h.Write(binary.LittleEndian.AppendUint64(word[:0], people))
	_, _ = h.Write([]byte("\x00" + c.Plan.Footer + "\x00"))
	for _, v := range c.Message.Variants {
		_, _ = h.Write([]byte(v.Language + "\x00" + v.Subject + "\x00" + v.Text + "\x00" + v.HTML + "\x00"))
	}
	for _, id := range c.Message.Pictures {
		_, _ = h.Write(binary.LittleEndian.AppendUint64(word[:0], uint64(id))) //nolint:gosec // ids are positive
	}
	_, _ = h.Write([]byte(string(c.Purpose) + strconv.FormatInt(c.ChannelID, 10)))
	return strconv.FormatUint(h.Sum64(), 36)
}

// CampaignPeople is who gets a campaign, for reason "", or who does not for a reason: as decided, or as it would be now.
func (s *Shop) CampaignPeople(ctx context.Context, id int64, reason crm.SkipReason) (set *roaring64.Bitmap, err error) {
	c, err := s.findPlanned(ctx, id)
	if err != nil {
		return nil, err
	}
	if c.FrozenAt > 0 {
		return s.decidedPeople(ctx, id, reason)
	}
	err = s.planCampaign(ctx, c, func(_ *planning, p *planned) error {
		set = p.ids(p.people(reason))
		return nil
	})
	return set, err
}

// decidedPeople are those a campaign was decided for or against, as who they are by now.
func (s *Shop) decidedPeople(ctx context.Context, id int64, reason crm.SkipReason) (set *roaring64.Bitmap, err error) {
	if reason == "" {
		set, err = s.InState(ctx, id, "", "")
	} else {
		set, err = s.LeftOut(ctx, id, reason)
	}
	if err != nil {
		return nil, err
	}
	is, err := s.WhoTheyBecame(ctx)
	if err != nil {
		return nil, err
	}
	now := roaring64.New()
	for it := set.Iterator(); it.HasNext(); {
		now.Add(uint64(is(int64(it.Next())))) //nolint:gosec // ids are positive
	}
	return now, nil
}

func (p *planned) ids(who column.Bits) *roaring64.Bitmap {
	return idSet(segment.Matches{Table: p.table, Set: who})
}
