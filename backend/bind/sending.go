package bind

import (
	"context"

	"shuke/backend/campaign"
	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Sending is what happens to a campaign from its start on, and what holds for all of them.
type Sending struct{ desk *Desk }

// Start sends a campaign on its way, to those and with those words that the seal stands for.
func (c *Sending) Start(id int64, seal string, typed int64) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.LaunchCampaign(ctx, c.desk.keyring, id, shop.Confirmation{Seal: seal, Typed: typed})
		return operationDTO(op), err
	})
}

// Standstill says, as an error, why nothing is sent at the moment: the disk is full, or another program sends for the shop.
func (c *Sending) Standstill() error {
	_, err := onShop(c.desk, func(_ context.Context, s *shop.Shop) (bool, error) { return true, s.SendingProblem() })
	return err
}

// Pause stops a campaign after what is being handed over.
func (c *Sending) Pause(id int64) error {
	_, err := onShop(c.desk, func(ctx context.Context, s *shop.Shop) (bool, error) { return true, s.PauseCampaign(ctx, id) })
	return err
}

// Resume lets a campaign that stands still go on.
func (c *Sending) Resume(id int64) error {
	_, err := onShop(c.desk, func(ctx context.Context, s *shop.Shop) (bool, error) { return true, s.ResumeCampaign(ctx, id) })
	return err
}

// Cancel ends a campaign for good and answers how many messages will not go.
func (c *Sending) Cancel(id int64) (int64, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (int64, error) {
		_, n, err := s.CancelCampaign(ctx, id)
		return n, err
	})
}

// Recipients lists those a campaign was decided for, in the state given, or all for "".
func (c *Sending) Recipients(id int64, state string, after int64) (CampaignRecipients, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (CampaignRecipients, error) {
		return recipients(ctx, s, id, crm.DeliveryState(state), after)
	})
}

// History is the life of one message.
func (c *Sending) History(delivery int64) ([]CampaignMoment, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) ([]CampaignMoment, error) {
		list, err := s.DeliveryHistory(ctx, delivery)
		return each(list, func(e crm.DeliveryEvent) CampaignMoment {
			return CampaignMoment{At: e.At, State: string(e.State), Reason: e.Reason, Code: e.Code, Detail: e.Detail}
		}), err
	})
}

// Resolve takes the owner's word on a message that nobody answered for: it counts as sent, or is sent again.
func (c *Sending) Resolve(delivery int64, again bool) (bool, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (bool, error) {
		n, err := s.Resolve(ctx, []int64{delivery}, again)
		return n == 1, err
	})
}

// Bounce takes the owner's word that a message came back: nothing is sent to its address any more.
func (c *Sending) Bounce(delivery int64) (bool, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (bool, error) { return true, s.Bounce(ctx, delivery) })
}

// OptOut takes the owner's word that whoever got a message wants no more of its kind.
func (c *Sending) OptOut(delivery int64) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		op, err := s.OptOut(ctx, delivery, "")
		return operationDTO(op), err
	})
}

// Settings are what holds for all campaigns, and what can be chosen for them.
func (c *Sending) Settings() (SendingRules, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (SendingRules, error) {
		settings, err := s.SendingSettings(ctx)
		return SendingRules{
			Settings: sendingDTO(settings), Usual: sendingDTO(crm.DefaultSending()), Countries: campaign.Countries(),
		}, err
	})
}

// SaveSettings sets what holds for all campaigns.
func (c *Sending) SaveSettings(w SendingSettings) (Operation, error) {
	return onShop(c.desk, func(ctx context.Context, s *shop.Shop) (Operation, error) {
		settings, err := w.read()
		if err != nil {
			return Operation{}, err
		}
		op, err := s.SaveSendingSettings(ctx, settings)
		return operationDTO(op), err
	})
}
