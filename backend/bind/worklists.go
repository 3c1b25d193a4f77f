package bind

import (
	"context"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// Worklists is what the owner does by hand for campaigns: the list, and what became of those on it.
type Worklists struct{ desk *Desk }

// All lists the campaigns that something is to be done for.
func (w *Worklists) All() ([]WorkToDo, error) {
	return onShop(w.desk, func(ctx context.Context, s *shop.Shop) ([]WorkToDo, error) {
		list, err := s.WorkToDo(ctx)
		return each(list, func(d shop.WorkToDo) WorkToDo {
			return WorkToDo{
				Campaign: d.Campaign, Name: d.Name, ChannelID: d.Channel.ID, Channel: d.Channel.Name, Kind: string(d.Channel.Kind),
				Due: d.Due, InHand: d.InHand, Later: d.Later, NextAt: d.NextAt,
			}
		}), err
	})
}

// List is what is to be done for a campaign now. Who may not be reached any more is settled on the way.
func (w *Worklists) List(campaign int64) (Worklist, error) {
	return onShop(w.desk, func(ctx context.Context, s *shop.Shop) (Worklist, error) {
		list, err := s.Worklist(ctx, campaign)
		if err != nil {
			return Worklist{}, err
		}
		channels, err := s.FindChannels(ctx)
		if err != nil {
			return Worklist{}, err
		}
		settings, err := s.Settings(ctx)
		return Worklist{
			Campaign: campaignRow(&list.Status, channels), Kind: string(list.Trait.Kind), Class: string(list.Trait.Class), Consent: list.Trait.Consent,
			Batch: list.Batch, Rows: each(list.Rows, workRow), Due: list.Left.Due, InHand: list.Left.InHand, Later: list.Left.Later, NextAt: list.Left.NextAt,
			Currency: settings.Currency,
		}, err
	})
}

func workRow(r shop.WorkRow) WorkRow {
	return WorkRow{
		ID: r.ID, Customer: r.Who.ID, Name: r.Who.Called(), Nick: r.Who.Nick, Address: strings.TrimPrefix(r.Address, "+86"), Text: r.Text, Pictures: append([]int64{}, r.Pictures...),
		InHand: r.State == crm.DeliveryHanding, Attempt: r.Attempt, LastOrderAt: r.Who.Figures.LastOrderAt, NetPaid: r.Who.Figures.NetPaid,
		Note: firstLine(r.Who.Note),
	}
}

// HandOut gives messages to the owner: from now on they count as if they went.
func (w *Worklists) HandOut(campaign int64, ids []int64) (WorkTold, error) {
	return onShop(w.desk, func(ctx context.Context, s *shop.Shop) (WorkTold, error) {
		told, err := s.HandOut(ctx, campaign, ids)
		return workTold(told, crm.Operation{}), err
	})
}

func workTold(t crm.Told, op crm.Operation) WorkTold {
	return WorkTold{IDs: append([]int64{}, t.IDs...), Settled: t.Settled, Operation: operationDTO(op)}
}

// Done takes the owner's word that messages reached their customers; without ids, all that are in hand.
func (w *Worklists) Done(campaign int64, ids []int64) (WorkTold, error) {
	return onShop(w.desk, func(ctx context.Context, s *shop.Shop) (WorkTold, error) {
		if len(ids) == 0 {
			told, err := s.AllInHandDone(ctx, campaign)
			return workTold(told, crm.Operation{}), err
		}
		told, err := s.WorkDone(ctx, campaign, ids)
		return workTold(told, crm.Operation{}), err
	})
}

// Skip leaves customers out: "notFound", "refused", "owner"; said is what a refusal was.
func (w *Worklists) Skip(campaign int64, ids []int64, reason, said string) (WorkTold, error) {
	return onShop(w.desk, func(ctx context.Context, s *shop.Shop) (WorkTold, error) {
		told, op, err := s.WorkSkipped(ctx, campaign, ids, reason, said)
		return workTold(told, op), err
	})
}

// Called takes how a call ended: "reached", "noAnswer", "later", "wrong", "stop"; said is what the owner adds.
func (w *Worklists) Called(campaign, id int64, outcome, said string) (WorkTold, error) {
	return onShop(w.desk, func(ctx context.Context, s *shop.Shop) (WorkTold, error) {
		text := strings.TrimSpace(w.desk.say("call.outcome."+outcome, nil) + " " + strings.TrimSpace(said))
		told, op, err := s.WorkCalled(ctx, campaign, id, shop.Outcome(outcome), text)
		return workTold(told, op), err
	})
}

// Back forgets the word on messages: they are to be done again. What it changed besides, an operation or 0, is taken back with it.
func (w *Worklists) Back(campaign int64, ids []int64, operation int64) (WorkTold, error) {
	return onShop(w.desk, func(ctx context.Context, s *shop.Shop) (WorkTold, error) {
		if operation != 0 { // first: a no that still stands would put them off the list again
			if _, err := s.Undo(ctx, operation); err != nil {
				return WorkTold{}, err
			}
		}
		told, err := s.WorkBack(ctx, campaign, ids)
		return workTold(told, crm.Operation{}), err
	})
}

// Selection hands out everybody on the list and freezes who that is, for labels.
func (w *Worklists) Selection(campaign int64) (Selection, error) {
	return onShop(w.desk, func(ctx context.Context, s *shop.Shop) (Selection, error) {
		set, err := s.HandOutAll(ctx, campaign)
		if err != nil {
			return Selection{}, err
		}
		return w.desk.freeze(set), nil
	})
}
