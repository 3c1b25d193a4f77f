package shop

import (
	"context"

	"shuke/backend/channel/notice"
	"shuke/backend/crm"
)

// standing is how things stood when the herald looked.
type standing struct {
	at        int64
	campaigns map[int64]CampaignStatus
	paused    map[int64]string // channels that wait for their owner, by name
	uncertain int64
	due       []int64 // when open reminders came due
	imported  []int64 // when files were imported
}

// lately is how many imports are looked at: more than come in a minute.
const lately = 50

func (h *Herald) look(ctx context.Context) (*standing, error) {
	s := h.shop
	now := &standing{at: crm.Millis(s.clock()), campaigns: map[int64]CampaignStatus{}, paused: map[int64]string{}}
	statuses, err := s.CampaignStatuses(ctx)
	if err != nil {
		return nil, err
	}
	for _, st := range statuses {
		now.campaigns[st.ID] = st
		now.uncertain += countOf(&st, crm.DeliveryUncertain)
	}
	if err := h.lookAtChannels(ctx, now); err != nil {
		return nil, err
	}
	todo, err := s.Todo(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range append(todo.Overdue, todo.Today...) {
		now.due = append(now.due, r.Due)
	}
	_, now.imported, err = s.FindImports(ctx, lately)
	return now, err
}

func (h *Herald) lookAtChannels(ctx context.Context, now *standing) error {
	rests, err := h.shop.FindRests(ctx)
	if err != nil {
		return err
	}
	channels, err := h.shop.FindChannels(ctx)
	for _, r := range rests {
		for _, c := range channels {
			if c.ID == r.Channel && r.Paused != "" {
				now.paused[c.ID] = c.Name
			}
		}
	}
	return err
}

func countOf(st *CampaignStatus, states ...crm.DeliveryState) (n int64) {
	for _, c := range st.Counts {
		for _, s := range states {
			if c.State == s {
				n += c.Count
			}
		}
	}
	return n
}

// news are the sentences of what happened between two looks.
func (h *Herald) news(before, now *standing) map[notice.Topic][]string {
	out := map[notice.Topic][]string{}
	if before == nil {
		return out
	}
	tell := func(topic notice.Topic, key string, pairs ...any) {
		out[topic] = append(out[topic], h.say(key, crm.Params(pairs...)))
	}
	for id, st := range now.campaigns {
		was, name := before.campaigns[id].State, crm.HideContacts(st.Name)
		switch {
		case was == st.State:
		case st.State == crm.CampaignDone:
			tell(notice.Done, "notice.done", "name", name, "sent", countOf(&st, crm.DeliverySent, crm.DeliveryDelivered), "failed", countOf(&st, crm.DeliveryFailed, crm.DeliveryBounced))
		case st.State == crm.CampaignPaused && st.Reason != crm.PausedByOwner:
			tell(notice.Paused, "notice.paused", "name", name)
		}
	}
	for id, name := range now.paused {
		if _, known := before.paused[id]; !known {
			tell(notice.Paused, "notice.channelPaused", "name", crm.HideContacts(name))
		}
	}
	for _, c := range []struct {
		topic notice.Topic
		key   string
		count int64
	}{
		{notice.Uncertain, "notice.uncertain", now.uncertain - before.uncertain},
		{notice.Reminders, "notice.reminders", since(now.due, before.at, now.at)},
		{notice.Imports, "notice.imports", since(now.imported, before.at, now.at)},
	} {
		if c.count > 0 {
			tell(c.topic, c.key, "count", c.count)
		}
	}
	return out
}

// since counts the moments after one, up to another.
func since(moments []int64, after, upTo int64) (n int64) {
	for _, at := range moments {
		if after < at && at <= upTo {
			n++
		}
	}
	return n
}
