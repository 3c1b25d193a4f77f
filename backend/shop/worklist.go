package shop

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/outbox"
)

// mostWork is how many are on a worklist at a time: more than anybody does at one sitting.
const mostWork = 200

// WorkRow is one message for the owner to bring to its customer.
type WorkRow struct {
	crm.Delivery
	Who      *crm.Customer
	Text     string  // as the customer is to get it
	Pictures []int64 // that go with it
}

// Worklist is what is to be done by hand for a campaign at the moment.
type Worklist struct {
	Status CampaignStatus
	Trait  crm.ChannelTrait
	Batch  int // how many the platform takes at once; 1 for one at a time
	Rows   []WorkRow
	Left   crm.WorkLeft
}

// Worklist looks at who of a campaign may be reached now and answers them with their messages, those in hand first.
func (s *Shop) Worklist(ctx context.Context, id int64) (list Worklist, err error) {
	if list.Status, err = s.CampaignStatus(ctx, id); err != nil {
		return list, err
	}
	channel, err := s.ChannelByID(ctx, list.Status.ChannelID)
	if err != nil {
		return list, err
	}
	if list.Trait, _ = crm.TraitOf(channel.Kind); !list.Trait.Class.ByHand() {
		return list, crm.Errorf(crm.CodeInvalid, "worklist.byItself", "name", list.Status.Name)
	}
	list.Batch = batchOf(channel)
	work, err := s.work(ctx, id)
	if err != nil {
		return list, err
	}
	rows, err := s.DB.Worklist(ctx, work)
	if err != nil {
		return list, err
	}
	if list.Rows, err = s.workRows(ctx, rows); err != nil {
		return list, err
	}
	if list.Trait.Kind == crm.ChannelCalls {
		slices.SortStableFunc(list.Rows, dearestFirst)
	}
	left, err := s.WorkLeft(ctx, id)
	if err == nil && len(left) > 0 {
		list.Left = left[0]
	}
	return list, err
}

// dearestFirst puts who spent most before the others: a day has few calls.
func dearestFirst(a, b WorkRow) int { return cmp.Compare(b.Who.Figures.NetPaid, a.Who.Figures.NetPaid) }

// work is how the worklist of a campaign is looked at.
func (s *Shop) work(ctx context.Context, id int64) (crm.Work, error) {
	rules, err := (&sendingHost{Shop: s}).Rules(ctx)
	return crm.Work{Campaign: id, Most: mostWork, Caps: rules.Caps, OpensAt: rules.OpensAt, Marked: s.sends()}, err
}

// workRows says to each row what it is about. Who was merged into somebody else meanwhile is shown as who they are now.
func (s *Shop) workRows(ctx context.Context, list []crm.Delivery) ([]WorkRow, error) {
	who := roaring64.New()
	for _, d := range list {
		who.Add(uint64(d.Customer)) //nolint:gosec // ids are positive
	}
	people := map[int64]*crm.Customer{}
	err := s.EachCustomer(ctx, who, func(c *crm.Customer) error { one := *c; people[c.ID] = &one; return nil })
	if err != nil {
		return nil, err
	}
	writer := deliveryWriter{shop: s}
	rows := make([]WorkRow, 0, len(list))
	for _, d := range list {
		said, err := writer.write(ctx, &d)
		if err != nil {
			return nil, err
		}
		if people[d.Customer] == nil { // gone since it was handed out
			people[d.Customer] = &crm.Customer{ID: d.Customer}
		}
		rows = append(rows, WorkRow{d, people[d.Customer], said.Text, writer.read[d.Content].pictures})
	}
	return rows, nil
}

// HandOut gives messages of a campaign to the owner: from now on they count as if they went, until the owner says otherwise.
func (s *Shop) HandOut(ctx context.Context, id int64, deliveries []int64) (crm.Told, error) {
	return s.byHand(ctx, id, func(w crm.Work) (crm.Told, error) { return s.DB.HandOut(ctx, deliveries, w) })
}

// WorkDone takes the owner's word that messages reached their customers.
func (s *Shop) WorkDone(ctx context.Context, id int64, deliveries []int64) (crm.Told, error) {
	return s.byHand(ctx, id, func(w crm.Work) (crm.Told, error) {
		return s.TellByHand(ctx, deliveries, w, crm.DeliveryOutcome{State: crm.DeliverySent})
	})
}

// WorkBack forgets what the owner said last of messages: they are to be done again.
func (s *Shop) WorkBack(ctx context.Context, id int64, deliveries []int64) (crm.Told, error) {
	return s.byHand(ctx, id, func(crm.Work) (crm.Told, error) { return s.TakeBackByHand(ctx, deliveries, id) })
}

// byHand changes something by hand. What was handed out is written down in the sender's mark as well, so that a shop file that is restored
// from a backup is known to have forgotten it.
func (s *Shop) byHand(ctx context.Context, id int64, do func(crm.Work) (crm.Told, error)) (crm.Told, error) {
	w, err := s.work(ctx, id)
	if err != nil {
		return crm.Told{}, err
	}
	if !w.Marked && s.marks != "" {
		return s.markedByHand(ctx, w, do)
	}
	told, err := do(w)
	if err == nil && told.Mark > 0 {
		err = s.keepMark(told.Mark)
	}
	return told, err
}

func (s *Shop) markedByHand(ctx context.Context, w crm.Work, do func(crm.Work) (crm.Told, error)) (told crm.Told, err error) {
	w.Marked = true
	err = outbox.Mark(ctx, s.marks, s.DB, func() (mark int64, err error) {
		told, err = do(w)
		return told.Mark, err
	})
	return told, err
}

// MarkByHand has what is done by hand marked in a sender's folder while no sender runs.
func (s *Shop) MarkByHand(folder string) { s.marks = folder }

// SkipReasonsByHand are why the owner leaves somebody out.
var SkipReasonsByHand = []string{crm.ReasonNotFound, crm.ReasonRefused, crm.ReasonOwner}

// WorkSkipped takes the owner's word that messages do not go, for one of SkipReasonsByHand. Who wants none is not written to again: their
// consent is withdrawn, and where a channel needs none they are not contacted any more. What that changed can be taken back.
func (s *Shop) WorkSkipped(ctx context.Context, id int64, deliveries []int64, reason, said string) (told crm.Told, op crm.Operation, err error) {
	if !slices.Contains(SkipReasonsByHand, reason) || reason == crm.ReasonRefused && len(deliveries) > 1 {
		return told, op, crm.Errorf(crm.CodeInvalid, "worklist.reason", "reason", reason)
	}
	told, err = s.byHand(ctx, id, func(w crm.Work) (crm.Told, error) {
		return s.TellByHand(ctx, deliveries, w, crm.DeliveryOutcome{State: crm.DeliverySkipped, Reason: reason})
	})
	if err != nil || reason != crm.ReasonRefused || len(told.IDs) == 0 {
		return told, op, err
	}
	op, err = s.refused(ctx, told.IDs[0], said)
	return told, op, err
}

// refused keeps a customer's no to the channel that a message was for.
func (s *Shop) refused(ctx context.Context, delivery int64, said string) (crm.Operation, error) {
	d, err := s.FindDelivery(ctx, delivery)
	if err != nil {
		return crm.Operation{}, err
	}
	if crm.ConsentKnown(d.Medium) {
		return s.SetConsent(ctx, d.Customer, d.Medium, false, said)
	}
	return s.SetBlocked(ctx, roaring64.BitmapOf(uint64(d.Customer)), true) //nolint:gosec // ids are positive
}

// Calls that nobody answers, or that come at a bad time, are made again; some few times.
const (
	callAgain = 3 * time.Hour
	callLater = 24 * time.Hour
	mostCalls = 3
)

// WorkCalled takes the owner's word on how a call of a campaign ended, and keeps it as LogCall does. The number that was
// called and is wrong is not used again; it may not be the one that they have by now.
func (s *Shop) WorkCalled(ctx context.Context, id, delivery int64, outcome Outcome, text string) (told crm.Told, op crm.Operation, err error) {
	d, err := s.FindDelivery(ctx, delivery)
	if err != nil {
		return told, op, err
	}
	if reached, _ := crm.ConsentAbout(d.Medium); reached != crm.ChannelPhone {
		return told, op, crm.Errorf(crm.CodeInvalid, "worklist.wrongChannel")
	}
	became, err := s.becameOf(&d, outcome)
	if err != nil {
		return told, op, err
	}
	told, err = s.byHand(ctx, id, func(w crm.Work) (crm.Told, error) { return s.TellByHand(ctx, []int64{delivery}, w, became) })
	if err != nil || len(told.IDs) == 0 {
		return told, op, err
	}
	call := crm.Call{Outcome: string(outcome), Refused: outcome == OutcomeStop}
	op, err = s.DB.LogCall(ctx, d.Customer, crm.NoteDraft{Text: text}, call)
	return told, op, err
}

// becameOf is what an outcome of a call means for its message.
func (s *Shop) becameOf(d *crm.Delivery, outcome Outcome) (crm.DeliveryOutcome, error) {
	now := s.clock()
	switch outcome {
	case OutcomeReached, OutcomeStop:
		return crm.DeliveryOutcome{State: crm.DeliverySent}, nil
	case OutcomeLater:
		return crm.DeliveryOutcome{State: crm.DeliveryQueued, Reason: crm.ReasonLater, NextAt: crm.Millis(now.Add(callLater))}, nil
	case OutcomeWrong:
		return crm.DeliveryOutcome{State: crm.DeliveryFailed, Reason: crm.ReasonAddress, Buries: true}, nil
	case OutcomeNoAnswer:
		if d.Attempt+1 >= mostCalls {
			return crm.DeliveryOutcome{State: crm.DeliveryFailed, Reason: crm.ReasonNoAnswer, Counts: true}, nil
		}
		return crm.DeliveryOutcome{State: crm.DeliveryQueued, Reason: crm.ReasonNoAnswer, NextAt: crm.Millis(now.Add(callAgain)), Counts: true}, nil
	}
	return crm.DeliveryOutcome{}, crm.Errorf(crm.CodeInvalid, "call.outcomeUnknown", "outcome", string(outcome))
}

// HandOutAll gives everybody on the worklist of a campaign to the owner, up to so many, and answers who that is: labels are printed for all
// of them at once.
func (s *Shop) HandOutAll(ctx context.Context, id int64) (*roaring64.Bitmap, error) {
	w, err := s.work(ctx, id)
	if err != nil {
		return nil, err
	}
	who := roaring64.New()
	w.Most = mostLabels
	rows, err := s.DB.Worklist(ctx, w)
	if err != nil {
		return who, err
	}
	ids := make([]int64, len(rows))
	for i, d := range rows {
		ids[i] = d.ID
	}
	if _, err := s.HandOut(ctx, id, ids); err != nil {
		return who, err
	}
	rows, err = s.readInHand(ctx, id)
	for _, d := range rows {
		who.Add(uint64(d.Customer)) //nolint:gosec // ids are positive
	}
	return who, err
}

// readInHand lists what was handed out and not told of since.
func (s *Shop) readInHand(ctx context.Context, id int64) (list []crm.Delivery, err error) {
	q := crm.DeliveryQuery{Campaign: id, States: []crm.DeliveryState{crm.DeliveryHanding}, Limit: crm.MaxPage}
	for {
		page, err := s.FindDeliveries(ctx, q)
		if err != nil || len(page) == 0 {
			return list, err
		}
		list, q.After = append(list, page...), page[len(page)-1].ID
	}
}

// AllInHandDone takes the owner's word that everything that was handed out for a campaign was done.
func (s *Shop) AllInHandDone(ctx context.Context, id int64) (crm.Told, error) {
	rows, err := s.readInHand(ctx, id)
	if err != nil {
		return crm.Told{}, err
	}
	ids := make([]int64, len(rows))
	for i, d := range rows {
		ids[i] = d.ID
	}
	return s.WorkDone(ctx, id, ids)
}

// WorkToDo is a campaign that the owner has something to do for.
type WorkToDo struct {
	crm.WorkLeft
	Name    string
	Channel crm.Channel
}

// WorkToDo lists the campaigns that are worked off by hand and are not done yet, in the order they were made.
func (s *Shop) WorkToDo(ctx context.Context) ([]WorkToDo, error) {
	left, err := s.WorkLeft(ctx, 0)
	if err != nil || len(left) == 0 {
		return nil, err
	}
	channels, err := s.FindChannels(ctx)
	if err != nil {
		return nil, err
	}
	list := []WorkToDo{}
	for _, w := range left {
		c, err := s.FindCampaign(ctx, w.Campaign)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(channels, func(ch crm.Channel) bool { return ch.ID == c.ChannelID })
		if i >= 0 {
			list = append(list, WorkToDo{w, c.Name, channels[i]})
		}
	}
	return list, nil
}
