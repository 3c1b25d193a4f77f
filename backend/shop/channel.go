package shop

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/mail"
	"shuke/backend/crm"
	"shuke/backend/secret"
)

// openChannel makes the channel of a kind from its settings and its secret. Settings that cannot be are a crm.Error.
type openChannel func(settings []byte, password string, clock func() time.Time) (channel.Channel, error)

var channels = map[crm.ChannelKind]openChannel{
	crm.ChannelMail: func(settings []byte, password string, clock func() time.Time) (channel.Channel, error) {
		s, err := readSettings[mail.Settings](settings)
		if err != nil {
			return nil, err
		}
		return mail.New(s, password, clock), nil
	},
}

// readSettings reads and checks what is known of an account.
func readSettings[S interface{ Validate() error }](settings []byte) (s S, err error) {
	strict := json.NewDecoder(bytes.NewReader(settings))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&s); err != nil {
		return s, crm.WrapError(err, crm.CodeInvalid, "channel.settings")
	}
	return s, s.Validate()
}

func open(kind crm.ChannelKind, settings, password string, clock func() time.Time) (channel.Channel, error) {
	of, ok := channels[kind]
	if !ok {
		return nil, crm.Errorf(crm.CodeInvalid, "channel.kind", "kind", string(kind))
	}
	return of([]byte(settings), password, clock)
}

// AddChannel sets a channel up: its settings go into the shop, its password or key into the keyring.
func (s *Shop) AddChannel(ctx context.Context, keyring secret.Store, c crm.Channel, password string) (crm.Channel, error) {
	if _, err := open(c.Kind, c.Settings, password, s.clock); err != nil {
		return c, err
	}
	c.Secret = secret.NewName()
	if err := keyring.Set(c.Secret, password); err != nil {
		return c, err
	}
	made, err := s.CreateChannel(ctx, c)
	if err != nil {
		return c, errors.Join(err, keyring.Delete(c.Secret))
	}
	return made, nil
}

// RemoveChannel deletes a channel and forgets its password: taking that back brings the settings, and asks for the password anew.
func (s *Shop) RemoveChannel(ctx context.Context, keyring secret.Store, name string) (crm.Operation, error) {
	c, err := s.ChannelByName(ctx, name)
	if err != nil {
		return crm.Operation{}, err
	}
	op, err := s.DeleteChannel(ctx, c.ID)
	if err != nil {
		return op, err
	}
	return op, keyring.Delete(c.Secret)
}

// ChannelByName finds a channel.
func (s *Shop) ChannelByName(ctx context.Context, name string) (crm.Channel, error) {
	list, err := s.FindChannels(ctx)
	for _, c := range list {
		if c.Name == name {
			return c, nil
		}
	}
	return crm.Channel{}, errors.Join(err, crm.Errorf(crm.CodeNotFound, "channel.unknown", "name", name))
}

// OpenChannel makes a channel ready to send. Whoever opens it closes it.
func (s *Shop) OpenChannel(keyring secret.Store, c crm.Channel) (channel.Channel, error) {
	password, err := keyring.Get(c.Secret)
	if err != nil {
		return nil, err
	}
	return open(c.Kind, c.Settings, password, s.clock)
}

// TryChannel connects and signs in, and where an address is given sends a message of ours there. What goes wrong is a
// sentence for the owner.
func (s *Shop) TryChannel(ctx context.Context, keyring secret.Store, c crm.Channel, at string, say channel.Content) error {
	ready, err := s.OpenChannel(keyring, c)
	if err != nil {
		return err
	}
	defer ready.Close()
	if at == "" {
		return asOwnersError(ready.Check(ctx))
	}
	say.Key, say.To = secret.NewName(), channel.Address{At: at}
	m, err := ready.Compose(say)
	if err != nil {
		return err
	}
	_, err = ready.Send(ctx, m, func() error { return nil }) // nothing is kept of a trial: there is nothing to write down before
	return asOwnersError(err)
}

// asOwnersError tells the owner what has to change before messages go.
func asOwnersError(err error) error {
	f := channel.AsFailure(err)
	if f == nil {
		return err
	}
	if f.Verdict == channel.Uncertain {
		return crm.WrapError(err, crm.CodeUnavailable, "channel.uncertain")
	}
	code := f.Code
	if code != "" {
		code = " (" + code + ")"
	}
	switch f.Cause {
	case channel.CauseAccount:
		return crm.WrapError(err, crm.CodeUnavailable, "channel.failed.account", "code", code)
	case channel.CauseContent:
		return crm.WrapError(err, crm.CodeUnavailable, "channel.failed.content", "code", code)
	case channel.CauseAddress:
		return crm.WrapError(err, crm.CodeUnavailable, "channel.failed.address", "code", code)
	default:
		return crm.WrapError(err, crm.CodeUnavailable, "channel.failed.line")
	}
}
