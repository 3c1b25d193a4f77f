package shop

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"shuke/backend/campaign"
	"shuke/backend/channel/sms"
	"shuke/backend/crm"
)

// gather asks the shop what the plan of a campaign needs to know. A campaign whose people cannot be told says why; what else
// stands in the way of its start is kept beside.
func (s *Shop) gather(ctx context.Context, c crm.Campaign) (*planning, error) {
	g := &planning{c: c, now: s.clock()}
	var err error
	if g.zone, err = s.zone(ctx); err != nil {
		return nil, err
	}
	if c.State == crm.CampaignDraft { // later its moment may have come, and is not refused for it
		if g.unready = campaign.CheckPlan(c.Plan, g.now, g.zone); g.unready != nil {
			g.c.Plan.When = crm.WhenNow // for want of a moment that can be
		}
	}
	if g.trait, g.over, err = s.planChannel(ctx, c.ChannelID); err != nil {
		return nil, err
	}
	g.signature, g.approved = textsOf(g.over)
	g.Compiled, g.unread = campaign.Compile(c.Message, medium(g.trait), c.Purpose, c.Plan.Footer)
	settings, err := s.SendingSettings(ctx)
	if err != nil {
		return nil, err
	}
	g.caps, g.hours = settings.Caps, settings.Hours
	if err := s.gatherAudience(ctx, g); err != nil {
		return nil, err
	}
	if err := s.gatherLimits(ctx, g); err != nil {
		return nil, err
	}
	if err := s.gatherHomes(ctx, g); err != nil {
		return nil, err
	}
	return g, s.gatherUnsaid(ctx, g)
}

// planChannel is what a plan has to know of the channel that a campaign goes over.
func (s *Shop) planChannel(ctx context.Context, id int64) (t crm.ChannelTrait, over crm.Channel, err error) {
	if id == 0 {
		return t, over, nil
	}
	list, err := s.FindChannels(ctx)
	if err != nil {
		return t, over, err
	}
	for _, c := range list {
		if t, ok := crm.TraitOf(c.Kind); c.ID == id && ok && t.Class != crm.ClassNotice {
			return t, c, nil
		}
	}
	return t, over, crm.Errorf(crm.CodeNotFound, "channel.gone")
}

// ApprovedTexts are the texts that a channel's provider approved, as it has them; none where it sends any text.
func ApprovedTexts(c crm.Channel) []string {
	var settings struct {
		Templates []sms.Template `json:"templates"`
	}
	list := []string{}
	if json.Unmarshal([]byte(c.Settings), &settings) != nil {
		return list
	}
	for _, t := range settings.Templates {
		list = append(list, t.Text)
	}
	return list
}

// textsOf is what the provider puts in front of every text message of a channel, "" where it puts nothing there, and the texts
// it approved, nil where it sends any.
func textsOf(c crm.Channel) (signature string, approved *sms.Templates) {
	var settings struct {
		SignName  string         `json:"signName"`
		Templates []sms.Template `json:"templates"`
	}
	if json.Unmarshal([]byte(c.Settings), &settings) != nil || settings.SignName == "" {
		return "", nil
	}
	if texts, err := sms.NewTemplates(settings.SignName, settings.Templates); err == nil {
		approved = texts
	}
	return "【" + settings.SignName + "】", approved
}

// arrives is a text as it is read, and billed: with the provider's signature, unless whoever wrote it put that there.
func (g *planning) arrives(text string) string {
	if strings.HasPrefix(text, g.signature) {
		return text
	}
	return g.signature + text
}

func (s *Shop) gatherAudience(ctx context.Context, g *planning) (err error) {
	a := g.c.Audience
	if a.Empty() {
		return crm.Errorf(crm.CodeInvalid, "campaign.noAudience")
	}
	g.rule = crm.AllOf()
	if len(a.Rule) > 0 {
		if g.rule, err = s.ParseRule(ctx, a.Rule); err != nil {
			return err
		}
	}
	if a.After != 0 {
		if g.only, err = s.Quiet(ctx, a.After); err != nil {
			return err
		}
	}
	if g.trait.Account != "" {
		g.onThere, err = s.OnPlatform(ctx, g.trait.Account)
	}
	return err
}

func (s *Shop) gatherLimits(ctx context.Context, g *planning) (err error) {
	if g.addresses, err = s.addressesOf(ctx, g.trait); err != nil {
		return err
	}
	if g.begins, err = campaign.Begins(g.c.Plan, g.now, g.zone, g.zone); err != nil || !g.marketing() {
		return err
	}
	since := min(g.now.UnixMilli(), g.begins.UnixMilli()) - capReach.Milliseconds()
	if g.lately, err = s.WrittenLately(ctx, since, g.c.Plan.Priority, g.c.ID); err != nil {
		return err
	}
	return s.gatherQuiet(ctx, g)
}

// gatherQuiet finds the places where no hour comes in time. Whose place nobody told is where their number is from.
func (s *Shop) gatherQuiet(ctx context.Context, g *planning) error {
	g.quiet = s.Regions(func(r crm.Region) bool { return g.tooLate(r, "") })
	g.quietFor = g.tooLate(crm.Region{}, "")
	differ := false
	for _, country := range campaign.NumberedCountries() {
		differ = differ || g.tooLate(crm.Region{}, campaign.SampleNumber(country)) != g.quietFor
	}
	if !differ && (g.quietFor || len(g.quiet) == 0) {
		return nil // it is late for everybody, or for nobody
	}
	numbers, err := s.numberedIn(ctx)
	g.numbered = numbers
	return err
}

// tooLate tells whether no hour comes in time in a place.
func (g *planning) tooLate(r crm.Region, phone string) bool {
	opens, ends := g.times(r, phone)
	return opens.IsZero() || !ends.IsZero() && !opens.Before(ends)
}

// times is when somebody in a place may first be written to, and until when it makes sense; the zero time for always.
func (g *planning) times(r crm.Region, phone string) (opens, ends time.Time) {
	zone, _ := campaign.Zone(r, phone, g.zone)
	begins, err := campaign.Begins(g.c.Plan, g.now, zone, g.zone)
	if err != nil {
		return opens, ends // CheckPlan has read it before
	}
	hours := g.hours.Hours(medium(g.trait), campaign.Country(r, phone, g.zone), !g.marketing())
	if g.marketing() {
		hours = campaign.Within(hours, g.prefer())
	}
	return campaign.Next(later(begins, g.now), zone, hours), campaign.Ends(g.c.Plan, begins)
}

func (g *planning) prefer() campaign.Span { return campaign.Span{From: g.c.Plan.From, To: g.c.Plan.To} }

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}
