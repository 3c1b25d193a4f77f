package shop_test

import (
	"context"
	"fmt"
	"iter"
	"testing"

	"shuke/backend/crm"
)

// TestWhy_TellsTheirOwnValues: beside a condition stands what the customer has, also where no column knows it.
func TestWhy_TellsTheirOwnValues(t *testing.T) {
	ctx := context.Background()
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	r := newRuled(t, false)
	r.pays(50, "lin")
	field, err := r.CreateField(ctx, "鞋码", crm.FieldNumber)
	ok(err)
	yes, err := r.CreateField(ctx, "过敏", crm.FieldYesNo)
	ok(err)
	_, err = r.SetField(ctx, 1, field.ID, &crm.FieldFacts{Name: "鞋码", Type: crm.FieldNumber, Number: 37.5})
	ok(err)
	_, err = r.SetField(ctx, 1, yes.ID, &crm.FieldFacts{Name: "过敏", Type: crm.FieldYesNo, Number: 1})
	ok(err)
	_, err = r.AddNote(ctx, 1, crm.NoteDraft{Kind: crm.NoteVisit, Text: "喜欢蓝色"})
	ok(err)
	_, err = r.SetConsent(ctx, 1, crm.ChannelEmail, false, "来信")
	ok(err)
	c, err := r.CreateCampaign(ctx, crm.Campaign{Name: "双12", State: crm.CampaignDraft})
	ok(err)
	letter := func(yield func(crm.Delivery, error) bool) {
		yield(crm.Delivery{Customer: 1, Channel: 3, Medium: crm.ChannelSMS, Content: 1, Address: "13800000000", Fields: "{}"}, nil)
	}
	_, err = r.Enqueue(ctx, c.ID, iter.Seq2[crm.Delivery, error](letter))
	ok(err)
	ok(r.StartRun(ctx, c.ID))
	claimed, err := r.Claim(ctx, crm.Claim{Channel: 3, Most: 1})
	if err != nil || len(claimed.Deliveries) != 1 {
		t.Fatal(claimed, err)
	}
	_, err = r.Handing(ctx, claimed.Deliveries[0].ID, nil)
	ok(err)
	ok(r.Finish(ctx, claimed.Deliveries[0].ID, crm.DeliveryOutcome{State: crm.DeliverySent}))

	for rule, want := range map[string]string{
		`{"field":"custom.鞋码","op":">","value":40}`:                                                                    "{decimal [37.5]}",
		`{"field":"custom.过敏","op":"=","value":true}`:                                                                  "{yesno [true]}",
		`{"field":"note","op":"contains","value":"红"}`:                                                                 "{content [喜欢蓝色]}",
		`{"field":"noteKind","op":"=","value":"remark"}`:                                                               "{choice [visit]}",
		`{"field":"consent.email","op":"=","value":true}`:                                                              "{yesno [false]}",
		`{"field":"consent.sms","op":"known"}`:                                                                         "{yesno []}",
		`{"field":"messageCount","op":">","value":1}`:                                                                  "{number [1]}",
		`{"field":"lastMessageAt","op":">=","value":{"daysAgo":0}}`:                                                    "{day [" + r.clock.Now().Format("2006-01-02") + "]}",
		`{"measure":"count","of":"messages","where":[{"field":"campaign","op":"=","value":"618"}],"op":">","value":0}`: "{number [0]}",
	} {
		checked, err := r.ParseRule(ctx, []byte(rule))
		ok(err)
		why, err := r.Why(ctx, checked, 1)
		if got := fmt.Sprint(why.Own); err != nil || got != want {
			t.Errorf("%s: %s, not %s, %v", rule, got, want, err)
		}
	}
}
