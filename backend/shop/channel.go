package shop

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strconv"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
	"shuke/backend/secret"
)

// readSettings reads and checks what is known of an account.
func readSettings[S interface{ Validate() error }](settings []byte) (s S, err error) {
	strict := json.NewDecoder(bytes.NewReader(settings))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&s); err != nil {
		return s, crm.WrapError(err, crm.CodeInvalid, "channel.settings")
	}
	return s, s.Validate()
}

// checkSettings tells what of a channel cannot be, before anything of it is kept.
func (s *Shop) checkSettings(c crm.Channel, password string) error {
	ready, err := open(c.Kind, c.Settings, password, web.Options{Clock: s.clock})
	if err == nil {
		return ready.Close()
	}
	if crm.ErrorKey(err) != "channel.byHand" {
		return err
	}
	_, err = readSettings[handSettings]([]byte(c.Settings))
	return err
}

// handSettings are those of a channel that is worked off by hand.
type handSettings struct {
	Batch int `json:"batch"` // how many the platform takes at once; 0 for what its kind is known for
}

// Validate finds what cannot be.
func (h handSettings) Validate() error {
	if h.Batch < 0 || h.Batch > mostWork {
		return crm.Errorf(crm.CodeInvalid, "channel.batch", "max", mostWork)
	}
	return nil
}

// batchOf is how many people the other program of a channel takes at once; 1 for one at a time.
func batchOf(c crm.Channel) int {
	s, err := readSettings[handSettings]([]byte(c.Settings))
	if err == nil && s.Batch > 0 {
		return s.Batch
	}
	return usualBatch(c.Kind)
}

// usualBatch is how many the programs of a kind are known to take at once.
func usualBatch(kind crm.ChannelKind) int {
	for _, f := range forms[kind].Fields {
		if n, err := strconv.Atoi(f.Value); f.Name == "batch" && err == nil {
			return n
		}
	}
	return 1
}

// takesMany tells whether the same words go to several people at once.
func takesMany(kind crm.ChannelKind) bool { return usualBatch(kind) > 1 }

// AddChannel sets a channel up: its settings go into the shop, its password or key into the keyring. Without limits it gets
// those that its provider is known for.
func (s *Shop) AddChannel(ctx context.Context, keyring secret.Store, c crm.Channel, password string) (crm.Channel, error) {
	form, err := ChannelFormOf(c.Kind)
	if err != nil {
		return c, err
	}
	if signsInByOAuth(c) && password == "" {
		return c, crm.Errorf(crm.CodeInvalid, "channel.mail.signIn")
	}
	if err := s.checkSettings(c, password); err != nil {
		return c, err
	}
	if c.Limits == nil {
		c.Limits = form.DefaultLimits([]byte(c.Settings))
	}
	if len(form.Secrets) == 0 {
		return s.CreateChannel(ctx, c)
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

// ChangeChannel gives a channel another name, other settings, other limits, and another password unless that is "". A password
// is not taken back by an undo.
func (s *Shop) ChangeChannel(ctx context.Context, keyring secret.Store, c crm.Channel, password string) (crm.Operation, error) {
	now, err := s.ChannelByID(ctx, c.ID)
	if err != nil {
		return crm.Operation{}, err
	}
	c.Kind, c.Secret = now.Kind, now.Secret
	if password == "" && signsInByOAuth(c) != signsInByOAuth(now) {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "channel.mail.signIn")
	}
	tried := password
	if tried == "" && c.Secret != "" {
		if tried, err = keyring.Get(c.Secret); err != nil {
			return crm.Operation{}, err
		}
	}
	if err := s.checkSettings(c, tried); err != nil {
		return crm.Operation{}, err
	}
	if password != "" && c.Secret != "" {
		if err := keyring.Set(c.Secret, password); err != nil {
			return crm.Operation{}, err
		}
	}
	return s.EditChannel(ctx, c)
}

// signsInByOAuth tells whether what is kept of a channel in the keyring is a refresh token, not a password.
func signsInByOAuth(c crm.Channel) bool {
	var settings struct {
		OAuth bool `json:"oauth"`
	}
	return c.Kind == crm.ChannelMail && json.Unmarshal([]byte(c.Settings), &settings) == nil && settings.OAuth
}

// RemoveChannel deletes a channel and forgets its password: taking that back brings the settings, and asks for the password anew.
func (s *Shop) RemoveChannel(ctx context.Context, keyring secret.Store, id int64) (crm.Operation, error) {
	c, err := s.ChannelByID(ctx, id)
	if err != nil {
		return crm.Operation{}, err
	}
	op, err := s.DeleteChannel(ctx, c.ID)
	if err != nil || c.Secret == "" {
		return op, err
	}
	return op, keyring.Delete(c.Secret)
}

// ChannelByID finds a channel.
func (s *Shop) ChannelByID(ctx context.Context, id int64) (crm.Channel, error) {
	list, err := s.FindChannels(ctx)
	for _, c := range list {
		if c.ID == id {
			return c, nil
		}
	}
	return crm.Channel{}, errors.Join(err, crm.Errorf(crm.CodeNotFound, "channel.gone"))
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
	if c.Secret == "" {
		return open(c.Kind, c.Settings, "", web.Options{Clock: s.clock})
	}
	password, err := keyring.Get(c.Secret)
	if err != nil {
		return nil, err
	}
	return open(c.Kind, c.Settings, password, web.Options{
		Clock:   s.clock,
		Renewed: func(password string) error { return keyring.Set(c.Secret, password) },
	})
}

// CheckChannel connects and signs in. What goes wrong is a sentence for the owner.
func (s *Shop) CheckChannel(ctx context.Context, keyring secret.Store, c crm.Channel) error {
	ready, err := s.OpenChannel(keyring, c)
	if err != nil {
		return err
	}
	defer ready.Close()
	return asOwnersError(ready.Check(ctx))
}

// TryChannel sends a message of ours to an address; a robot sends it to its group, whatever the address.
func (s *Shop) TryChannel(ctx context.Context, keyring secret.Store, c crm.Channel, at string, say channel.Content) error {
	ready, err := s.OpenChannel(keyring, c)
	if err != nil {
		return err
	}
	defer ready.Close()
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
	if f.Code == channel.CodeClock {
		return crm.WrapError(err, crm.CodeUnavailable, "channel.failed.clock")
	}
	if f.Code == channel.CodeCertificate {
		return crm.WrapError(err, crm.CodeUnavailable, "channel.failed.certificate")
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
