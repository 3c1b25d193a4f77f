package main

import (
	"context"
	"encoding/csv"
	"slices"
	"strconv"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// consentJSON is one word on whether a channel may be used.
type consentJSON struct {
	Customer int64  `json:"customer"`
	Channel  string `json:"channel"`
	Purpose  string `json:"purpose"`
	Granted  bool   `json:"granted"`
	Evidence string `json:"evidence"`
	At       string `json:"at"`
	ByHand   bool   `json:"byHand"`
}

func (t *terminal) consentCommand() *cobra.Command {
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "consent",
		Short:                 t.say("同意：谁同意哪个渠道收什么，凭什么", "Consent: who agreed to what on which channel, and by what evidence"),
		Long: t.say("只会加，不会改：后来的话记在前面的后头。手工记下的拒绝，导入改不回来。",
			"Words are added, never rewritten. A refusal entered by hand outlives every import."),
		Args: t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(t.consentShowCommand(), t.consentSetCommand("set"), t.consentExportCommand())
	return c
}

func consentOf(customer int64, w crm.Consent, zone *time.Location) consentJSON {
	channel, purpose := crm.ConsentAbout(w.Channel)
	return consentJSON{customer, channel, string(purpose), w.Granted, w.Evidence, instant(w.At, zone), w.ByHand}
}

func (t *terminal) consentShowCommand() *cobra.Command {
	var asJSON bool
	return t.onCampaign(&cobra.Command{
		Use:   t.say("show 客户编号 [--json]", "show CUSTOMER [--json]"),
		Short: t.say("一位客户说过的每一句，旧的在前", "Every word of a customer, oldest first"),
	}, &asJSON, func(ctx context.Context, s *shop.Shop, id int64) error {
		settings, err := s.Settings(ctx)
		if err != nil {
			return err
		}
		words, err := s.FindAllConsents(ctx, id)
		if err != nil {
			return err
		}
		out, list := []consentJSON{}, &table{}
		for _, w := range words {
			one := consentOf(id, w, settings.Zone())
			out = append(out, one)
			list.add(one.At, one.Channel, one.Purpose, t.yesNo(one.Granted), one.Evidence)
		}
		if asJSON {
			return t.writeJSON(out)
		}
		return list.write(t.out)
	})
}

func (t *terminal) yesNo(yes bool) string {
	if yes {
		return t.say("同意", "yes")
	}
	return t.say("拒绝", "no")
}

// consentSetCommand enters a word on a channel. It stands under consent and, where somebody is looked at, under customer.
func (t *terminal) consentSetCommand(name string) *cobra.Command {
	var evidence, purpose string
	c := t.sourceAct(&cobra.Command{
		Use:   name + t.say(" 客户编号 渠道 yes|no [--purpose 用途] [--evidence 依据] [--json]", " CUSTOMER CHANNEL yes|no [--purpose PURPOSE] [--evidence TEXT] [--json]"),
		Short: t.say("记下一位客户同意或拒绝一个渠道；拒绝不会被导入改回去", "Record what a customer agreed to or refused; no import takes a refusal back"),
		Long: t.say("渠道：sms、email、phone、wecom、line、post。用途：marketing 营销，service 服务通知。同意要写依据。",
			"Channels: sms, email, phone, wecom, line, post. Purposes: marketing, service. A yes needs its evidence."),
		Args: t.arguments(3, 3),
	}, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		ids, err := t.customerIDs(args[:1])
		if err != nil {
			return crm.Operation{}, err
		}
		if err := t.oneOf(args[2], "yes", "no"); err != nil {
			return crm.Operation{}, err
		}
		if !slices.Contains(crm.Purposes, crm.Purpose(purpose)) {
			return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "campaign.purpose", "purpose", purpose)
		}
		return db.SetConsent(ctx, ids[0], crm.ConsentFor(args[1], crm.Purpose(purpose)), args[2] == "yes", evidence)
	})
	c.Flags().StringVar(&purpose, "purpose", string(crm.PurposeMarketing), t.say("用途", "what for"))
	c.Flags().StringVar(&evidence, "evidence", "", t.say("什么时候、怎么说的", "when and how they said so"))
	valued(c.Flags(), map[string]string{"evidence": "text", "purpose": "purpose"})
	return c
}

func (t *terminal) consentExportCommand() *cobra.Command {
	var asJSON bool
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   "export [--json]",
		Short:                 t.say("把所有人说过的每一句写成 CSV", "Write every word of everybody as CSV"),
		Args:                  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error { return t.exportConsents(c.Context(), s, asJSON) })
		},
	})
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) exportConsents(ctx context.Context, s *shop.Shop, asJSON bool) error {
	settings, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		out := []consentJSON{}
		err := s.EachConsent(ctx, func(customer int64, w crm.Consent) error {
			out = append(out, consentOf(customer, w, settings.Zone()))
			return nil
		})
		if err != nil {
			return err
		}
		return t.writeJSON(out)
	}
	w := csv.NewWriter(t.out)
	if err := w.Write([]string{"customer", "channel", "purpose", "granted", "evidence", "at", "by_hand"}); err != nil {
		return err
	}
	err = s.EachConsent(ctx, func(customer int64, said crm.Consent) error {
		c := consentOf(customer, said, settings.Zone())
		return w.Write([]string{
			strconv.FormatInt(c.Customer, 10), c.Channel, c.Purpose, strconv.FormatBool(c.Granted), c.Evidence, c.At, strconv.FormatBool(c.ByHand),
		})
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}
