package shop

import (
	"context"
	"errors"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/campaign"
	"shuke/backend/channel"
	"shuke/backend/channel/web"
	"shuke/backend/crm"
)

// takes finds out, on some of those who get it, whether the channel would take a message at all: a gateway of China sends nothing
// but approved texts, and a campaign that is none of them would fail for everybody. What fails for some of them fails alone.
func (s *Shop) takes(ctx context.Context, g *planning, some *roaring64.Bitmap) ([]campaign.Finding, error) {
	c, err := s.ChannelByID(ctx, g.c.ChannelID)
	if err != nil {
		return nil, err
	}
	ready, err := open(c.Kind, c.Settings, "", web.Options{Clock: s.clock})
	if err != nil {
		return nil, nil // worked off by hand, or told where the channel is set up
	}
	defer ready.Close()
	var first error
	for reader, err := range s.Recipients(ctx, some, g.trait.Account != "") {
		if err != nil {
			return nil, err
		}
		said := g.For(g.reader(reader))
		_, refused := ready.Compose(channel.Content{
			Key: "plan", To: channel.Address{At: addressOf(reader, g.trait)}, Subject: said.Subject, Text: said.Text, HTML: said.HTML,
		})
		if refused == nil {
			return nil, nil
		}
		if first == nil {
			first = refused
		}
	}
	if e := (*crm.Error)(nil); errors.As(first, &e) {
		return []campaign.Finding{{Key: e.Key, Params: e.Params, Stops: true, Part: "text"}}, nil
	}
	return nil, nil
}
