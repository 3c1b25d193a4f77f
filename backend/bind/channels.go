package bind

import (
	"context"
	"strings"

	"shuke/backend/channel"
	"shuke/backend/channel/mail"
	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Channels is the ways to reach customers that were set up, and what can be set up.
type Channels struct{ desk *Desk }

// Kinds lists what channels can be, and the mail providers whose servers are known.
func (c *Channels) Kinds() (ChannelKinds, error) {
	return guard(c.desk, func(context.Context) (ChannelKinds, error) {
		return ChannelKinds{
			Kinds: each(shop.ChannelForms(), func(f shop.ChannelForm) ChannelKind {
				return ChannelKind{Kind: string(f.Kind), Class: string(f.Class), Fields: each(f.Fields, fieldDTO), Secrets: each(f.Secrets, fieldDTO), Limits: each(f.Limits, limitDTO)}
			}),
			Presets: each(mail.Presets, func(p mail.Preset) MailPreset {
				return MailPreset{
					Name: p.ID, Host: p.Host, Port: p.Port, Security: string(p.Security), Domains: append([]string{}, p.Domains...), Personal: p.Personal(), Limits: each(p.Limits, limitDTO),
				}
			}),
		}, nil
	})
}

func fieldDTO(f shop.ChannelField) ChannelField {
	return ChannelField{Name: f.Name, Type: string(f.Type), Options: append([]string{}, f.Options...), Value: f.Value, Optional: f.Optional, Rare: f.Rare}
}

func limitDTO(l crm.Limit) ChannelLimit { return ChannelLimit{Per: string(l.Per), Most: l.Most} }

// All lists the channels in the order they were set up in.
func (c *Channels) All() ([]Channel, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) ([]Channel, error) {
		states, err := s.ChannelStates(ctx, c.desk.keyring)
		return each(states, channelDTO), err
	})
}

func channelDTO(v shop.ChannelState) Channel {
	out := Channel{
		ID: v.ID, Name: v.Name, Kind: string(v.Kind), Settings: v.Settings, Secret: v.Password, Paused: v.Rest.Paused, Code: v.Rest.Code, Until: v.Rest.Until,
		Limits: each(v.Limits, limitDTO), Held: each(v.Held, limitDTO),
	}
	for i := range out.Held {
		out.Held[i].Used = v.Used[i]
	}
	if t, ok := crm.TraitOf(v.Kind); ok {
		out.Class = string(t.Class)
	}
	return out
}

// Add sets a channel up.
func (c *Channels) Add(d ChannelDraft) (Channel, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Channel, error) {
		v, password, err := d.read()
		if err == nil && password == "" {
			err = missingSecret(v)
		}
		if err != nil {
			return Channel{}, err
		}
		made, err := s.AddChannel(ctx, c.desk.keyring, v, password)
		if err != nil {
			return Channel{}, err
		}
		return channelDTO(shop.ChannelState{Channel: made, Password: shop.PasswordKept}), nil
	})
}

// Edit changes a channel. Its kind stays.
func (c *Channels) Edit(id int64, d ChannelDraft) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		v, password, err := d.read()
		if err != nil {
			return Operation{}, err
		}
		v.ID = id
		op, err := s.ChangeChannel(ctx, c.desk.keyring, v, password)
		return operationDTO(op), err
	})
}

func (d ChannelDraft) read() (crm.Channel, string, error) {
	form, err := shop.ChannelFormOf(crm.ChannelKind(d.Kind))
	if err != nil {
		return crm.Channel{}, "", err
	}
	v := crm.Channel{Name: d.Name, Kind: form.Kind, Settings: d.Settings}
	for _, l := range d.Limits {
		v.Limits = append(v.Limits, crm.Limit{Per: crm.LimitPer(l.Per), Most: l.Most})
	}
	if d.NoLimits {
		v.Limits = []crm.Limit{}
	}
	given, filled := map[string]string{}, false
	for _, p := range d.Secrets {
		given[p.Name] = p.Value
		filled = filled || p.Value != ""
	}
	if !filled {
		return v, "", nil
	}
	password, err := form.JoinSecrets(given)
	return v, password, err
}

// missingSecret tells that a new channel has no password or key. A robot says what its address has to be; an interface may go
// without where none is written into what it is sent.
func missingSecret(c crm.Channel) error {
	form, err := shop.ChannelFormOf(c.Kind)
	t, _ := crm.TraitOf(c.Kind)
	if err != nil || len(form.Secrets) == 0 || t.Class != crm.ClassAutomatic || c.Kind == crm.ChannelGateway && !strings.Contains(c.Settings, "{{secret}}") {
		return err
	}
	return crm.Errorf(crm.CodeInvalid, "channel.secret")
}

// Remove deletes a channel and forgets its password.
func (c *Channels) Remove(id int64) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.RemoveChannel(ctx, c.desk.keyring, id)
		return operationDTO(op), err
	})
}

// Check connects and signs in, and sends nothing.
func (c *Channels) Check(id int64) (bool, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (bool, error) {
		found, err := s.ChannelByID(ctx, id)
		if err == nil {
			err = s.CheckChannel(ctx, c.desk.keyring, found)
		}
		return err == nil, err
	})
}

// Try sends one message.
func (c *Channels) Try(id int64, to, subject, text string) (bool, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (bool, error) {
		found, err := s.ChannelByID(ctx, id)
		if err == nil {
			err = s.TryChannel(ctx, c.desk.keyring, found, to, channel.Content{Subject: subject, Text: text})
		}
		return err == nil, err
	})
}

// Wake lets a channel send again that the sender gave up on.
func (c *Channels) Wake(id int64) (bool, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (bool, error) {
		if err := s.WakeChannel(ctx, id); err != nil {
			return false, err
		}
		s.SendNow()
		return true, nil
	})
}

// Keyring tells whether a passphrase has to be asked for.
func (c *Channels) Keyring() (Keyring, error) {
	return guard(c.desk, func(context.Context) (Keyring, error) { return c.desk.keyring.state(), nil })
}

// Unlock opens the file of passwords. Channels that stopped because it was locked go on.
func (c *Channels) Unlock(passphrase string) (bool, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (bool, error) {
		if err := c.desk.keyring.unlock(passphrase); err != nil {
			return false, err
		}
		return true, s.WakeLocked(ctx)
	})
}
