package main

import (
	"encoding/json"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/shop"
	"shuke/backend/sqlite"

	"github.com/RoaringBitmap/roaring/v2/roaring64"
	"github.com/zalando/go-keyring"
)

// TestSend_FromTheOutbox takes a campaign's mails to a server, with one that nobody answers for.
func TestSend_FromTheOutbox(t *testing.T) {
	keyring.MockInit()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	server := testkit.MustServeMail(t)
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "3", "--orders", "3", "--seed", "1")
	settings := fmt.Sprintf(`{"host":"127.0.0.1","port":%d,"security":"none","user":"","fromName":"","from":"shop@example.com"}`, server.Port)
	tt.shopFile, tt.now = tt.shop, time.Now
	err := tt.withShop(t.Context(), false, func(db *shop.Shop) error {
		c, err := db.AddChannel(t.Context(), tt.keyring(), crm.Channel{Name: "mail", Kind: crm.ChannelMail, Settings: settings}, "")
		if err != nil {
			return err
		}
		return startServiceMail(t, db, c.ID)
	})
	if err != nil {
		t.Fatal(err)
	}
	server.Answer(func(p testkit.MailPhase, to string) error {
		if p == testkit.MailAccepted && to == "c2@customer.example" {
			return testkit.ErrCut
		}
		return nil
	})
	out := read[outboxJSON](t, tt.mustDo("send", "--json"))
	if left := out.Counts[len(out.Counts)-1]; left != (deliveryCountJSON{"uncertain", "noAnswer", 1}) {
		t.Errorf("sent %v, and %d arrived", out, server.Total())
	}
	list := read[[]deliveryJSON](t, tt.mustDo("outbox", "list", "--state", "uncertain", "--json"))
	if len(list) != 1 || list[0].Customer != 2 {
		t.Fatalf("to be confirmed are %v", list)
	}
	id := fmt.Sprint(list[0].ID)
	if said := tt.mustDo("outbox", "show", id); !strings.Contains(said, "nobody answered") {
		t.Errorf("its history is %s", said)
	}
	for _, wrong := range [][]string{{"999", "--sent"}, {id, "999", "--again"}, {"1", "--sent"}, {id, "999", "--bounced"}} {
		if o := tt.on(append([]string{"outbox", "resolve"}, wrong...)...); o.status == exitDone || o.err == "" {
			t.Errorf("resolve %v: %+v", wrong, o)
		}
	}
	if said := tt.mustDo("outbox", "resolve", id, "--sent", "--json"); !strings.Contains(said, `"resolved": 1`) {
		t.Errorf("resolved %s", said)
	}
	tt.mustDo("outbox", "optout", id)
	if words := read[[]consentJSON](t, tt.mustDo("consent", "show", "2", "--json")); len(words) == 0 || words[len(words)-1].Granted || words[len(words)-1].Purpose != "service" {
		t.Errorf("no opt-out: %v", words)
	}
	tt.mustDo("outbox", "wake", "mail")
	out = read[outboxJSON](t, tt.mustDo("send", "--json"))
	if fmt.Sprint(out) != "{[{sent  3}] []}" || server.Total() != 3 {
		t.Errorf("in the end %v, and %d arrived", out, server.Total())
	}
}

// startServiceMail freezes a service message to the first three customers.
func startServiceMail(t *testing.T, db *shop.Shop, channel int64) error {
	c, err := db.NewCampaign(t.Context(), crm.Campaign{
		Name: "shipped", ChannelID: channel, Purpose: crm.PurposeService, Audience: crm.Audience{Rule: json.RawMessage(`{"all":[]}`)}, Plan: crm.DefaultPlan(),
		Message: crm.Message{Variants: []crm.Variant{{Language: "en", Subject: "Your parcel", Text: "It is on its way."}}},
	})
	if err != nil {
		return err
	}
	_, _, err = db.FreezeCampaign(t.Context(), sqlite.Freeze{
		Campaign: c, StartAt: 1, Going: true,
		Deliveries: func(content int64) iter.Seq2[crm.Delivery, error] {
			return func(yield func(crm.Delivery, error) bool) {
				for id := int64(1); id <= 3; id++ {
					d := crm.Delivery{
						Customer: id, Channel: channel, Medium: crm.ConsentFor(crm.ChannelEmail, crm.PurposeService), Content: content,
						Address: fmt.Sprintf("c%d@customer.example", id), Fields: `{}`,
					}
					if !yield(d, nil) {
						return
					}
				}
			}
		},
		LeftOut: func() (crm.Waterfall, map[crm.SkipReason]*roaring64.Bitmap) {
			return crm.Waterfall{Audience: 3, Sending: 3}, nil
		},
	})
	return err
}
