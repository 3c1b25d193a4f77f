package shop

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/campaign"
	"shuke/backend/channel"
	"shuke/backend/column"
	"shuke/backend/crm"
)

// WriteDelivery is what a delivery says to its customer: the frozen message with the frozen values, and the way out.
func (s *Shop) WriteDelivery(ctx context.Context, d *crm.Delivery) (channel.Content, error) {
	said, err := (&deliveryWriter{shop: s}).write(ctx, d)
	if err != nil {
		return channel.Content{}, err
	}
	reached, _ := crm.ConsentAbout(d.Medium)
	out := channel.Content{Key: d.Key, To: channel.Address{At: d.Address}, Subject: said.Subject, Text: said.Text, HTML: said.HTML}
	if d.Marketing && reached == crm.ChannelEmail {
		from, err := s.senderOf(ctx, d.Channel)
		if err != nil { // without its way out it does not go
			return channel.Content{}, err
		}
		if to := campaign.Unsubscribe(from, d.Key); to != "" {
			out.Unsubscribe = []string{to}
		}
	}
	return out, nil
}

// deliveryWriter writes many messages of few contents.
type deliveryWriter struct {
	shop *Shop
	read map[int64]readContent
}

// readContent is a frozen message that was read.
type readContent struct {
	campaign.Compiled
	pictures []int64
}

func (w *deliveryWriter) write(ctx context.Context, d *crm.Delivery) (said campaign.Texts, err error) {
	one, known := w.read[d.Content]
	if !known {
		content, err := w.shop.FindContent(ctx, d.Content)
		if err != nil {
			return said, err
		}
		reached, purpose := crm.ConsentAbout(d.Medium)
		if one.Compiled, err = campaign.Compile(content.Message, reached, purpose, content.Footer); err != nil {
			return said, err
		}
		one.pictures = content.Message.Pictures
		if w.read == nil {
			w.read = map[int64]readContent{}
		}
		w.read[d.Content] = one
	}
	values := campaign.Values{}
	if err := json.Unmarshal([]byte(d.Fields), &values); err != nil {
		return said, fmt.Errorf("fields of delivery %d: %w", d.ID, err)
	}
	country, _, _ := strings.Cut(d.Place, "|")
	return one.For(campaign.Reader{Country: country, Values: values}), nil
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

// CampaignPreview is a campaign's message as one of those who get it reads it.
type CampaignPreview struct {
	Customer int64
	Name     string
	Address  string
	Language string // that it is said in
	Wanted   string // most people where the reader is read this one, and it is said in another; else ""
	Zone     string
	Opens    int64
	campaign.Texts
	Size  campaign.Size
	Index int64 // of Of
	Of    int64
	// Unread says that nobody reads the language that was asked for: it is shown as somebody else would read it.
	Unread bool
}

// PreviewCampaign shows the message as the n-th of those who get it reads it, round and round: of all, or of those who read
// it in a language.
func (s *Shop) PreviewCampaign(ctx context.Context, id, n int64, language string) (v CampaignPreview, err error) {
	c, err := s.findPlanned(ctx, id)
	if err != nil {
		return v, err
	}
	var who *roaring64.Bitmap
	var g *planning
	err = s.planCampaign(ctx, c, func(of *planning, p *planned) error {
		g = of
		readers := g.readersOf(p, language)
		if readers == nil {
			readers, v.Unread = p.left, language != "" && g.Languages() > 1
		}
		v.Of = int64(readers.Count())
		who = p.nth(readers, n, &v.Index)
		return nil
	})
	if err != nil || who == nil {
		return v, err
	}
	for reader, err := range s.Recipients(ctx, who, g.trait.Account != "") {
		if err != nil {
			return v, err
		}
		g.show(&v, reader, language)
	}
	return v, nil
}

// nth is one of some people, counted round and round; nil where there is nobody.
func (p *planned) nth(some column.Bits, n int64, index *int64) (who *roaring64.Bitmap) {
	of := int64(some.Count())
	if of == 0 {
		return nil
	}
	*index = ((n % of) + of) % of
	at := int64(0)
	some.Each(func(row int) {
		if at == *index {
			who = roaring64.BitmapOf(uint64(p.table.ID(row))) //nolint:gosec // ids are positive
		}
		at++
	})
	return who
}

func (g *planning) show(v *CampaignPreview, c *crm.Customer, language string) {
	r := g.reader(c)
	v.Wanted = g.Unwritten(r.Country)
	if v.Unread {
		r.Language, v.Wanted = language, ""
	}
	zone, _ := campaign.Zone(c.Region, c.Phone, g.zone)
	opens, _ := g.times(c.Region, c.Phone)
	v.Customer, v.Name, v.Address, v.Language, v.Zone, v.Opens = c.ID, c.Called(), addressOf(c, g.trait), r.Language, zone.String(), opens.UnixMilli()
	v.Texts = g.For(r)
	v.Text = g.arrives(v.Text)
	v.Size = campaign.Measure(v.Text, r.Country == "CN")
}

// reader is what the message has to know of a customer.
func (g *planning) reader(c *crm.Customer) campaign.Reader {
	country := campaign.Country(c.Region, c.Phone, g.zone)
	r := campaign.Reader{Country: country, Language: g.Written(country), Values: campaign.Values{}}
	for _, f := range g.Fields() {
		if v := f.Value(c, g.zone); v != "" {
			r.Values[f] = v
		}
	}
	return r
}

// MessageLength is how long a text message becomes, measured on some of those who get it.
type MessageLength struct {
	Units, Parts int   // of the longest
	Billed       int64 // parts for everybody, reckoned from those measured
	Measured     int64
	Unapproved   int64 // of those measured: what the provider would refuse
}

// mostMeasured is on how many the length of a message is measured.
const mostMeasured = 200

func (s *Shop) measure(ctx context.Context, g *planning, some *roaring64.Bitmap, all int64) (l MessageLength, err error) {
	sum := int64(0)
	for c, err := range s.Recipients(ctx, some, false) {
		if err != nil {
			return l, err
		}
		r := g.reader(c)
		text := g.For(r).Text
		size := campaign.Measure(g.arrives(text), r.Country == "CN")
		if g.approved != nil {
			if _, _, err := g.approved.Match(text); err != nil {
				l.Unapproved++
			}
		}
		l.Units, l.Parts = max(l.Units, size.Units), max(l.Parts, size.Parts)
		l.Measured, sum = l.Measured+1, sum+int64(size.Parts)
	}
	if l.Measured > 0 {
		l.Billed = (sum*all + l.Measured - 1) / l.Measured
	}
	return l, nil
}
