package shop_test

import (
	"cmp"
	"context"
	"html"
	"strings"
	"testing"

	"shuke/backend/campaign"
	"shuke/backend/crm"
)

// TestWriteDelivery_EveryMarketingMessageHasItsWayOut reads what goes out to people of several countries over every medium that a
// message is sent by: advertising says how to turn it off, in mails also to the mail program; a service message says nothing of it.
func TestWriteDelivery_EveryMarketingMessageHasItsWayOut(t *testing.T) {
	ctx := context.Background()
	s := openMailShop(t, agreed(1))
	box, err := s.CreateChannel(ctx, crm.Channel{Name: "box", Kind: crm.ChannelMail, Settings: `{"from":"shop@example.com"}`})
	if err != nil {
		t.Fatal(err)
	}
	c := s.draft(t, func(c *crm.Campaign) {
		c.ChannelID = box.ID
		c.Message.Variants = append(c.Message.Variants, crm.Variant{Language: "en", Subject: "For you", Text: "Hello", HTML: "<body><p>Hello</p></body>"})
	})
	s.start(t, c.ID)
	rows, err := s.FindDeliveries(ctx, crm.DeliveryQuery{Campaign: c.ID, Limit: 1})
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	mediums := map[string]bool{}
	for _, trait := range crm.ChannelTraits {
		if trait.Class == crm.ClassAutomatic {
			mediums[cmp.Or(trait.Consent, trait.Account)] = true
		}
	}
	for medium := range mediums {
		for place, language := range map[string]string{"CN|Asia/Shanghai|0-0": "zh-CN", "TW|Asia/Taipei|0-0": "zh-CN", "TH|Asia/Bangkok|0-0": "en", "US|America/New_York|0-0": "en"} {
			country, _, _ := strings.Cut(place, "|")
			d := rows[0]
			d.Medium, d.Place = medium, place
			sold, err := s.WriteDelivery(ctx, &d)
			if err != nil {
				t.Fatal(err)
			}
			out := campaign.OptOut(medium, country, language)
			if out == "" || !strings.HasSuffix(sold.Text, out) || sold.HTML != "" && !strings.Contains(sold.HTML, html.EscapeString(out)+"</p></body>") {
				t.Errorf("%s to %s: %q %q", medium, country, sold.Text, sold.HTML)
			}
			if mail := medium == crm.ChannelEmail; mail != (len(sold.Unsubscribe) == 1) || mail && sold.Unsubscribe[0] != "mailto:shop@example.com?subject=unsubscribe-"+d.Key {
				t.Errorf("%s to %s is turned off at %v", medium, country, sold.Unsubscribe)
			}
			if mail := medium == crm.ChannelEmail; strings.HasPrefix(sold.Subject, "广告") != (mail && country == "CN") {
				t.Errorf("%s to %s is about %q", medium, country, sold.Subject)
			}
			d.Medium, d.Marketing = crm.ConsentFor(medium, crm.PurposeService), false
			told, err := s.WriteDelivery(ctx, &d)
			if err != nil || strings.Contains(told.Text, out) || len(told.Unsubscribe) > 0 {
				t.Errorf("service by %s: %+v, %v", medium, told, err)
			}
		}
	}
}
