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
	Used     []int64 // of each limit, in the stretch that ends now
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
		if out[i].Used, err = s.QuotaUsed(ctx, c.ID, c.Limits); err != nil {
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
