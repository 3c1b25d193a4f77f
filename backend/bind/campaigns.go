package bind

import (
	"context"
	"encoding/json"
	"strings"

	"shuke/backend/campaign"
	"shuke/backend/crm"
	"shuke/backend/segment"
	"shuke/backend/shop"
)

// Campaigns is messages to many people: written, planned, sent, watched.
type Campaigns struct{ desk *Desk }

// All lists the campaigns with their live state.
func (c *Campaigns) All() ([]CampaignRow, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) ([]CampaignRow, error) {
		list, err := s.CampaignStatuses(ctx)
		if err != nil {
			return nil, err
		}
		channels, err := s.FindChannels(ctx)
		return each(list, func(st shop.CampaignStatus) CampaignRow { return campaignRow(&st, channels) }), err
	})
}

// Late lists the campaigns whose moment passed while the computer slept, and whose owner is to be asked.
func (c *Campaigns) Late() ([]CampaignRow, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) ([]CampaignRow, error) {
		list, err := s.LateCampaigns(ctx)
		if err != nil {
			return nil, err
		}
		channels, err := s.FindChannels(ctx)
		return each(list, func(st shop.CampaignStatus) CampaignRow { return campaignRow(&st, channels) }), err
	})
}

// Get is one campaign.
func (c *Campaigns) Get(id int64) (Campaign, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Campaign, error) {
		st, err := s.CampaignStatus(ctx, id)
		if err != nil {
			return Campaign{}, err
		}
		return campaignDTO(ctx, s, &st)
	})
}

// Choices are the channels and fields a draft can choose from.
func (c *Campaigns) Choices() (CampaignChoices, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (CampaignChoices, error) {
		channels, err := s.FindChannels(ctx)
		if err != nil {
			return CampaignChoices{}, err
		}
		settings, err := s.Settings(ctx)
		if err != nil {
			return CampaignChoices{}, err
		}
		sending, err := s.SendingSettings(ctx)
		out := CampaignChoices{Channels: []CampaignChannel{}, Caps: sendingDTO(sending), Zone: settings.TimeZone}
		for _, ch := range channels {
			if t, ok := crm.TraitOf(ch.Kind); ok && t.Class != crm.ClassNotice {
				out.Channels = append(out.Channels, CampaignChannel{ID: ch.ID, Name: ch.Name, Kind: string(ch.Kind), Class: string(t.Class), Medium: t.Consent, Approved: shop.ApprovedTexts(ch)})
			}
		}
		out.Fields = each(campaign.Fields, func(f campaign.Field) CampaignField {
			return CampaignField{Name: string(f), Word: f.Word(string(c.desk.language()))}
		})
		out.Languages = each(campaign.Tongues, campaignLanguage)
		return out, err
	})
}

// Save keeps a draft: a new one for id 0. It answers the draft's id.
func (c *Campaigns) Save(d CampaignDraft) (int64, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (int64, error) {
		if d.ID == 0 {
			made, err := s.NewCampaign(ctx, campaignOf(d))
			return made.ID, err
		}
		_, err := s.SaveCampaign(ctx, campaignOf(d))
		return d.ID, err
	})
}

// Copy makes a new draft of what a campaign says; follow, for those who got it and paid nothing since.
func (c *Campaigns) Copy(id int64, name string, follow bool) (int64, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (int64, error) {
		if follow {
			made, err := s.FollowCampaign(ctx, id, name)
			return made.ID, err
		}
		made, err := s.CopyCampaign(ctx, id, name)
		return made.ID, err
	})
}

// Delete removes a draft.
func (c *Campaigns) Delete(id int64) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.DeleteCampaign(ctx, id)
		return operationDTO(op), err
	})
}

// Plan works out what would become of a campaign now.
func (c *Campaigns) Plan(id int64) (CampaignPlan, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (CampaignPlan, error) {
		plan, err := s.PlanCampaign(ctx, id)
		if err != nil {
			return CampaignPlan{}, err
		}
		settings, err := s.Settings(ctx)
		return CampaignPlan{
			Audience: plan.Audience, Steps: each(plan.Steps, campaignStep), Sending: plan.Sending, Seal: plan.Seal, Begins: plan.Begins, Ends: plan.Ends,
			Confirm: plan.Confirm, Medium: plan.Medium, Findings: each(plan.Findings, campaignFinding), Missing: each(plan.Missing, campaignMissing),
			Units: plan.Length.Units, Parts: plan.Length.Parts, Billed: plan.Length.Billed, Cost: plan.Cost, Currency: settings.Currency,
			Reading: each(plan.Reading, campaignReaders), Unwritten: each(plan.Unwritten, campaignReaders), Clocks: each(plan.Clocks, campaignReaders),
			Resting: each(plan.Resting, campaignReaders),
		}, err
	})
}

// Preview shows the message as the n-th of those who get it reads it: of all, or of those who read a language.
func (c *Campaigns) Preview(id, n int64, language string) (CampaignPreview, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (CampaignPreview, error) {
		v, err := s.PreviewCampaign(ctx, id, n, language)
		return CampaignPreview{
			Customer: v.Customer, Name: v.Name, Address: masked(v.Address), Language: v.Language, Wanted: v.Wanted, Zone: v.Zone, Opens: v.Opens,
			Subject: v.Subject, Text: v.Text, HTML: v.HTML, Units: v.Size.Units, Parts: v.Size.Parts, Index: v.Index, Of: v.Of, Unread: v.Unread,
		}, err
	})
}

// masked hides most of an address, whichever kind it is.
func masked(address string) string {
	if strings.Contains(address, "@") {
		return crm.MaskEmail(address)
	}
	return crm.MaskPhone(address)
}

// People lists who gets a campaign, for the reason "", or who does not for a reason, from behind an id on.
func (c *Campaigns) People(id int64, reason string, after int64) (CampaignPeople, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (CampaignPeople, error) {
		set, err := s.CampaignPeople(ctx, id, crm.SkipReason(reason))
		if err != nil {
			return CampaignPeople{}, err
		}
		return somePeople(ctx, s, set, after)
	})
}

// ruleByName is a campaign's rule as the page edits it.
func ruleByName(ctx context.Context, s *shop.Shop, rule json.RawMessage) (string, error) {
	if len(rule) == 0 {
		return "", nil
	}
	names, err := s.RuleNames(ctx)
	if err != nil {
		return "", err
	}
	text, err := segment.ByName(rule, names)
	if err != nil {
		return string(rule), nil //nolint:nilerr // a tag or segment it names is gone: the plan tells which
	}
	return string(text), nil
}
