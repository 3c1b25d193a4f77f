package shop

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/notice"
	"shuke/backend/crm"
	"shuke/backend/secret"
)

// Herald has the owner's robots tell what happened: each what its owner chose, together, once a minute at most. What it says
// counts and names campaigns and channels; never a customer.
type Herald struct {
	shop    *Shop
	keyring func() secret.Store
	say     func(key string, params map[string]any) string
	before  *standing // nil until something was looked at
	waiting map[int64][]string
	refused map[int64]int // in a row, by the robot
}

// NewHerald tells what happens from its first look on.
func NewHerald(s *Shop, keyring func() secret.Store, say func(key string, params map[string]any) string) *Herald {
	return &Herald{shop: s, keyring: keyring, say: say, waiting: map[int64][]string{}, refused: map[int64]int{}}
}

// tellsEvery is how often robots speak at most.
const tellsEvery = time.Minute

func (h *Herald) keepTelling(ctx context.Context) {
	ticker := time.NewTicker(tellsEvery)
	defer ticker.Stop()
	for {
		if err := h.Tell(ctx); err != nil && ctx.Err() == nil {
			slog.Error("tell the owner", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Tell looks what happened since the last time, and has each robot tell what it is to.
func (h *Herald) Tell(ctx context.Context) error {
	robots, err := h.robots(ctx)
	if err != nil || len(robots) == 0 {
		h.before = nil
		return err
	}
	now, err := h.look(ctx)
	if err != nil {
		return err
	}
	news := h.news(h.before, now)
	h.before = now
	for _, r := range robots {
		for _, topic := range notice.Topics {
			if r.Tells(topic) {
				h.waiting[r.ID] = append(h.waiting[r.ID], news[topic]...)
			}
		}
		if err := h.speak(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// ownersRobot is one that tells something.
type ownersRobot struct {
	crm.Channel
	notice.Settings
}

func (h *Herald) robots(ctx context.Context) (list []ownersRobot, err error) {
	channels, err := h.shop.FindChannels(ctx)
	for _, c := range channels {
		t, _ := crm.TraitOf(c.Kind)
		r := ownersRobot{Channel: c}
		if t.Class == crm.ClassNotice && json.Unmarshal([]byte(c.Settings), &r.Settings) == nil && slices.ContainsFunc(notice.Topics, r.Tells) {
			list = append(list, r)
		}
	}
	return list, err
}

// mostTold is how many lines a robot says at once, and how many wait while it cannot be reached.
const mostTold = 20

// speak sends what waits for a robot. It keeps the channel's limits, and rests and is paused as the others are.
func (h *Herald) speak(ctx context.Context, r ownersRobot) error {
	lines := h.waiting[r.ID]
	if len(lines) == 0 {
		return nil
	}
	lines = lines[max(0, len(lines)-mostTold):]
	h.waiting[r.ID] = lines
	if may, err := h.may(ctx, r); err != nil || !may {
		return err
	}
	settings, err := h.shop.Settings(ctx)
	if err != nil {
		return err
	}
	ready, err := h.shop.OpenChannel(h.keyring(), r.Channel)
	if err != nil {
		return err
	}
	defer ready.Close()
	m, err := ready.Compose(channel.Content{Key: secret.NewName(), Subject: h.say("notice.title", crm.Params("shop", settings.Name)), Text: strings.Join(lines, "\n")})
	if err != nil {
		return err
	}
	_, err = ready.Send(ctx, m, func() error { return h.shop.CountUse(ctx, r.ID, r.Limits) })
	return h.judge(ctx, r, err)
}

// may tells whether a robot may be spoken to now.
func (h *Herald) may(ctx context.Context, r ownersRobot) (bool, error) {
	rests, err := h.shop.FindRests(ctx)
	if err != nil {
		return false, err
	}
	now := crm.Millis(h.shop.clock())
	if slices.ContainsFunc(rests, func(rest crm.ChannelRest) bool {
		return rest.Channel == r.ID && (rest.Paused != "" || rest.Until > now)
	}) {
		return false, nil
	}
	used, err := h.shop.QuotaUsed(ctx, r.ID, r.Limits)
	for i, l := range r.Limits {
		if err == nil && used[i] >= l.Most {
			return false, nil
		}
	}
	return true, err
}

// mostRefused is how often in a row a robot is refused before it waits for its owner.
const mostRefused = 5

// judge decides what becomes of what was said. What surely did not arrive is said again in a minute.
func (h *Herald) judge(ctx context.Context, r ownersRobot, err error) error {
	f := channel.AsFailure(err)
	if f == nil {
		if err == nil {
			delete(h.waiting, r.ID)
			h.refused[r.ID] = 0
		}
		return err
	}
	slog.Info("a robot did not tell the owner", "channel", r.ID, "verdict", f.Verdict, "cause", f.Cause, "code", f.Code)
	if f.Verdict == channel.Uncertain || f.Cause == channel.CauseContent {
		delete(h.waiting, r.ID)
	}
	if f.Cause != channel.CauseAccount {
		return nil
	}
	if h.refused[r.ID]++; h.refused[r.ID] < mostRefused {
		return nil
	}
	h.refused[r.ID] = 0
	return h.shop.RestChannel(ctx, crm.ChannelRest{Channel: r.ID, Paused: crm.PausedAccount, Code: f.Code})
}
