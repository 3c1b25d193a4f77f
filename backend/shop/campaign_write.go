package shop

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"shuke/backend/campaign"
	"shuke/backend/channel"
	"shuke/backend/crm"
)

// WriteDelivery is what a delivery says to its customer: the frozen message with the frozen values, and the way out.
func (s *Shop) WriteDelivery(ctx context.Context, d *crm.Delivery) (channel.Content, error) {
	content, err := s.FindContent(ctx, d.Content)
	if err != nil {
		return channel.Content{}, err
	}
	reached, purpose := crm.ConsentAbout(d.Medium)
	compiled, err := campaign.Compile(content.Message, reached, purpose, content.Footer)
	if err != nil {
		return channel.Content{}, err
	}
	values := campaign.Values{}
	if err := json.Unmarshal([]byte(d.Fields), &values); err != nil {
		return channel.Content{}, fmt.Errorf("fields of delivery %d: %w", d.ID, err)
	}
	country, _, _ := strings.Cut(d.Place, "|")
	said := compiled.For(campaign.Reader{Country: country, Language: campaign.Language(country), Values: values})
	out := channel.Content{Key: d.Key, To: channel.Address{At: d.Address}, Subject: said.Subject, Text: said.Text, HTML: said.HTML}
	if d.Marketing && reached == crm.ChannelEmail {
		from, err := s.senderOf(ctx, d.Channel)
		if to := campaign.Unsubscribe(from, d.Key); to != "" && err == nil {
			out.Unsubscribe = []string{to}
		}
	}
	return out, nil
}

// senderOf is the address a mail channel sends from; "" where the channel has none.
func (s *Shop) senderOf(ctx context.Context, id int64) (string, error) {
	list, err := s.FindChannels(ctx)
	for _, c := range list {
		var settings struct{ From string }
		if c.ID == id && json.Unmarshal([]byte(c.Settings), &settings) == nil {
			return settings.From, nil
		}
	}
	return "", err
}

// DeliveryCaps are how often a customer is written to at most, as the sender looks at it again.
func (s *Shop) DeliveryCaps(ctx context.Context) ([]crm.Cap, error) {
	settings, err := s.SendingSettings(ctx)
	if err != nil {
		return nil, err
	}
	list := []crm.Cap{}
	for _, c := range []struct{ days, most int }{{1, settings.Caps.Day}, {7, settings.Caps.Week}, {30, settings.Caps.Month}} {
		if c.most > 0 {
			list = append(list, crm.Cap{Span: (time.Duration(c.days) * 24 * time.Hour).Milliseconds(), Most: int64(c.most)})
		}
	}
	return list, nil
}

// OpensAt is when a delivery may go, by the hours of where its reader is.
func OpensAt(d *crm.Delivery, now int64) int64 {
	reached, purpose := crm.ConsentAbout(d.Medium)
	opens := campaign.OpensAt(d.Place, reached, purpose == crm.PurposeService, time.UnixMilli(now))
	if opens.IsZero() {
		return now + time.Hour.Milliseconds()
	}
	return opens.UnixMilli()
}
