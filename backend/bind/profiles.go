package bind

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Profiles is the page of one customer: what they are, what happened with them, and what is written down about both.
type Profiles struct{ desk *Desk }

// Details is what the page shows of a customer besides the profile itself.
func (p *Profiles) Details(id int64) (CustomerDetails, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (CustomerDetails, error) {
		d, err := s.CustomerDetails(ctx, id)
		return detailsDTO(d), err
	})
}

// Share is how a customer stands among all of the shop's.
func (p *Profiles) Share(id int64) (ShopShare, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (ShopShare, error) {
		of, err := s.ShopShare(ctx, id)
		out := ShopShare{Better: of.Better, Buyers: of.Buyers}
		if err == nil && of.NetPaid > 0 {
			share := float64(of.Theirs) / float64(of.NetPaid)
			out.Share = &share
		}
		return out, err
	})
}

// Timeline is a page of everything that happened with a customer, latest first.
func (p *Profiles) Timeline(q TimelineQuery) (Timeline, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (Timeline, error) {
		found, err := s.FindTimeline(ctx, timelineQuery(&q))
		return timelineDTO(&found), err
	})
}

// History is how a field of a profile changed by hand, latest first; all of them for "".
func (p *Profiles) History(id int64, field string) ([]ProfileChange, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) ([]ProfileChange, error) {
		changes, err := s.FindProfileChanges(ctx, id, crm.ProfileField(field))
		return each(changes, changeDTO), err
	})
}

// AddContact gives a customer one more phone, e-mail or account.
func (p *Profiles) AddContact(id int64, contact Identity) (Operation, error) {
	return p.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		i := crm.Identity{Platform: contact.Platform, Value: contact.Value}
		for kind, name := range identityKinds {
			if name == contact.Kind {
				i.Kind = kind
			}
		}
		return s.AddContact(ctx, id, i)
	})
}

// RemoveContact takes one of a customer's contacts away.
func (p *Profiles) RemoveContact(ref ContactRef) (Operation, error) {
	return p.changeContact(ref, func(ctx context.Context, s *shop.Shop, i crm.Identity) (crm.Operation, error) {
		return s.RemoveContact(ctx, ref.CustomerID, i)
	})
}

// MakePrimary puts one of a customer's contacts into the profile.
func (p *Profiles) MakePrimary(ref ContactRef) (Operation, error) {
	return p.changeContact(ref, func(ctx context.Context, s *shop.Shop, i crm.Identity) (crm.Operation, error) {
		return s.MakePrimary(ctx, ref.CustomerID, i)
	})
}

// SaveAddress enters an address, or changes the one whose id it has.
func (p *Profiles) SaveAddress(a Address) (Operation, error) {
	return p.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.SaveAddress(ctx, crm.Address{
			ID: a.ID, CustomerID: a.CustomerID, Label: a.Label, Recipient: a.Recipient, Phone: a.Phone, Address: a.Address, Version: a.Version,
		})
	})
}

// DeleteAddress removes an address.
func (p *Profiles) DeleteAddress(id int64) (Operation, error) {
	return p.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.DeleteAddress(ctx, id) })
}

// MakeMainAddress puts an address into the profile, and what stood there among the others.
func (p *Profiles) MakeMainAddress(id int64) (Operation, error) {
	return p.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.MakeMainAddress(ctx, id) })
}

// SetDead takes the owner's word that nobody is reached at what a customer has for a channel, or that somebody is after all.
func (p *Profiles) SetDead(id int64, channel string, dead bool) (Operation, error) {
	return p.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.SetAddressDead(ctx, id, channel, dead)
	})
}

// SetConsent enters the owner's word on a channel, with what speaks for it.
func (p *Profiles) SetConsent(id int64, channel string, granted bool, evidence string) (Operation, error) {
	return p.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		return s.SetConsent(ctx, id, channel, granted, evidence)
	})
}

// Erase takes all that is personal of a customer out of the shop, for good.
func (p *Profiles) Erase(id int64) (Operation, error) {
	return p.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) { return s.EraseCustomer(ctx, id) })
}

// Disclose writes all that is known of a customer to a folder the owner names. It answers its path, or "" when they changed
// their mind.
func (p *Profiles) Disclose(id int64) (string, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		title := p.desk.say("person.folder", nil)
		path, err := p.desk.Window.ChooseSave(title, title+"-"+p.desk.Clock().Format("2006-01-02"))
		if err != nil || path == "" {
			return "", err
		}
		_, err = s.Disclose(ctx, id, path, p.desk.language())
		return path, err
	})
}

func (p *Profiles) change(do func(context.Context, *shop.Shop) (crm.Operation, error)) (Operation, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := do(ctx, s)
		return operationDTO(op), err
	})
}

func (p *Profiles) changeContact(ref ContactRef, do func(context.Context, *shop.Shop, crm.Identity) (crm.Operation, error)) (Operation, error) {
	return p.change(func(ctx context.Context, s *shop.Shop) (crm.Operation, error) {
		ids, err := s.FindIdentities(ctx, ref.CustomerID)
		if err != nil {
			return crm.Operation{}, err
		}
		if len(ids) != ref.Of || ref.Place < 0 || ref.Place >= len(ids) {
			return crm.Operation{}, crm.Errorf(crm.CodeConflict, "customer.changedMeanwhile", "field", "contact")
		}
		return do(ctx, s, ids[ref.Place])
	})
}
