package shop

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/secret"
)

// What is known of a channel's password.
const (
	PasswordNone    = "none"    // it needs none
	PasswordKept    = "kept"    // this computer has it
	PasswordMissing = "missing" // this computer does not: the shop came from another one, or a removal was taken back
	PasswordLocked  = "locked"  // nobody can tell before the passphrase is given
)

// ChannelState is a channel as it stands.
type ChannelState struct {
	crm.Channel
	Held     []crm.Limit // what it is held to today: its own limits, or fewer while it warms up
	Used     []int64     // of each of those, in the stretch that ends now
	Password string
	Rest     crm.ChannelRest
}

// ChannelStates lists the channels, with what the sender made of them and whether this computer has their passwords.
func (s *Shop) ChannelStates(ctx context.Context, keyring secret.Store) ([]ChannelState, error) {
	list, err := s.FindChannels(ctx)
	if err != nil {
		return nil, err
	}
	rests, err := s.FindRests(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]ChannelState, len(list))
	for i, c := range list {
		out[i] = ChannelState{Channel: c, Password: passwordOf(keyring, c)}
		for _, r := range rests {
			if r.Channel == c.ID {
				out[i].Rest = r
			}
		}
		pace, _, _ := splitPace(c.Settings) // what cannot be read there is told when the channel is opened
		if out[i].Held, err = s.limits(ctx, c, pace); err != nil {
			return nil, err
		}
		if out[i].Used, err = s.QuotaUsed(ctx, c.ID, out[i].Held); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func passwordOf(keyring secret.Store, c crm.Channel) string {
	if c.Secret == "" {
		return PasswordNone
	}
	_, err := keyring.Get(c.Secret)
	switch {
	case err == nil:
		return PasswordKept
	case crm.ErrorKey(err) == "secret.gone":
		return PasswordMissing
	}
	return PasswordLocked
}

// WakeLocked lets channels send again that stopped because the passphrase was not given yet.
func (s *Shop) WakeLocked(ctx context.Context) error {
	rests, err := s.FindRests(ctx)
	for _, r := range rests {
		if err == nil && r.Paused != "" && r.Code == "secret.locked" {
			err = s.WakeChannel(ctx, r.Channel)
		}
	}
	s.SendNow()
	return err
}
