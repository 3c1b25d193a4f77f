package main

import (
	"context"
	"strconv"
	"strings"

	"shuke/backend/campaign"
	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// limitsJSON are the rules that hold for all campaigns.
type limitsJSON struct {
	Day          int         `json:"day"` // marketing messages to one customer; 0 for no limit
	Week         int         `json:"week"`
	Month        int         `json:"month"`
	ConfirmAbove int64       `json:"confirmAbove"`
	Hours        []hoursJSON `json:"hours"` // where they are not the usual ones
}

type hoursJSON struct {
	Channel string `json:"channel"`
	Country string `json:"country"` // "" for everywhere else
	Open    string `json:"open"`
}

func (t *terminal) outboxLimitsCommand() *cobra.Command {
	var asJSON bool
	var given limitsJSON
	var hours []string
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("limits [--day 条数] [--week 条数] [--month 条数] [--confirm-above 人数] [--hours 渠道:国家=时段]… [--json]",
			"limits [--day N] [--week N] [--month N] [--confirm-above N] [--hours CHANNEL:COUNTRY=HOURS]… [--json]"),
		Short: t.say("看或改所有活动都要守的上限和时段", "Show or set the limits and hours that every campaign keeps to"),
		Long: t.say("什么都不写就只看。上限写 0 是不限。时段的渠道是 sms、phone、email 或 chat，国家是 CN、TW 这样的两个字母，不写就是别的地方；usual 换回通用的。",
			"Without flags they are shown. A limit of 0 is none. Hours are for sms, phone, email or chat, in a country of two letters such as TW, or without one everywhere else; usual brings the usual ones back."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				now, err := db.SendingSettings(c.Context())
				if err != nil {
					return err
				}
				if !given.into(&now, c.Flags().Changed) && len(hours) == 0 {
					return t.showLimits(now, asJSON)
				}
				for _, h := range hours {
					if err := setHours(&now, h); err != nil {
						return err
					}
				}
				return t.saveLimits(c.Context(), db, now, asJSON)
			})
		},
		Example: "shuke --shop my.shuke outbox limits --week 3 --hours sms:TW=10:00-12:00,14:00-19:00",
	})
	c.Flags().IntVar(&given.Day, "day", 0, t.say("一天最多几条", "at most a day"))
	c.Flags().IntVar(&given.Week, "week", 0, t.say("七天最多几条", "at most in seven days"))
	c.Flags().IntVar(&given.Month, "month", 0, t.say("三十天最多几条", "at most in thirty days"))
	c.Flags().Int64Var(&given.ConfirmAbove, "confirm-above", 0, t.say("超过多少位要写人数", "to more people than this, their number has to be given"))
	c.Flags().StringArrayVar(&hours, "hours", nil, t.say("一个渠道在一个国家的时段", "the hours of a channel in a country"))
	valued(c.Flags(), map[string]string{"day": "number", "week": "number", "month": "number", "confirm-above": "number", "hours": "hours"})
	t.jsonFlag(c, &asJSON)
	return c
}

// into sets what was given, and answers whether anything was.
func (l limitsJSON) into(s *crm.SendingSettings, was func(flag string) bool) (given bool) {
	for flag, set := range map[string]func(){
		"day": func() { s.Caps.Day = l.Day }, "week": func() { s.Caps.Week = l.Week }, "month": func() { s.Caps.Month = l.Month },
		"confirm-above": func() { s.ConfirmAbove = l.ConfirmAbove },
	} {
		if was(flag) {
			set()
			given = true
		}
	}
	return given
}

// setHours reads "sms:TW=9:00-12:30,13:30-20:00" or "sms:TW=usual".
func setHours(s *crm.SendingSettings, text string) error {
	where, open, _ := strings.Cut(text, "=")
	channel, country, _ := strings.Cut(where, ":")
	at := crm.OpenHours{Channel: channel, Country: strings.ToUpper(country)}
	kept := []crm.OpenHours{}
	for _, h := range s.Hours {
		if h.Channel != at.Channel || h.Country != at.Country {
			kept = append(kept, h)
		}
	}
	s.Hours = kept
	if open == "usual" {
		return nil
	}
	spans, err := campaign.ReadHours(open)
	at.Spans = spans
	s.Hours = append(s.Hours, at)
	return err
}

func (t *terminal) saveLimits(ctx context.Context, db *shop.Shop, s crm.SendingSettings, asJSON bool) error {
	op, err := db.SaveSendingSettings(ctx, s)
	if err != nil {
		return err
	}
	return t.decided(ctx, db, op, asJSON)
}

func (t *terminal) showLimits(s crm.SendingSettings, asJSON bool) error {
	out := limitsJSON{s.Caps.Day, s.Caps.Week, s.Caps.Month, s.ConfirmAbove, []hoursJSON{}}
	list := &table{right: map[int]bool{1: true}}
	list.add(t.say("一天", "a day"), strconv.Itoa(out.Day))
	list.add(t.say("七天", "7 days"), strconv.Itoa(out.Week))
	list.add(t.say("三十天", "30 days"), strconv.Itoa(out.Month))
	list.add(t.say("超过就要写人数", "number to be given above"), strconv.FormatInt(out.ConfirmAbove, 10))
	for _, h := range s.Hours {
		one := hoursJSON{h.Channel, h.Country, campaign.WriteHours(h.Spans)}
		out.Hours = append(out.Hours, one)
		list.add(strings.TrimSuffix(one.Channel+":"+one.Country, ":"), one.Open)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

func (t *terminal) outboxOptOutCommand() *cobra.Command {
	var evidence string
	c := t.sourceAct(&cobra.Command{
		Use:   t.say("optout 编号 [--evidence 依据] [--json]", "optout ID [--evidence TEXT] [--json]"),
		Short: t.say("收到这条消息的人不想再收：记下，以后不发", "Whoever got this message wants no more: noted, and nothing more goes"),
		Args:  t.customerArguments(1, 1),
	}, func(ctx context.Context, db *shop.Shop, args []string) (crm.Operation, error) {
		ids, err := t.customerIDs(args)
		if err != nil {
			return crm.Operation{}, err
		}
		return db.OptOut(ctx, ids[0], evidence)
	})
	c.Flags().StringVar(&evidence, "evidence", "", t.say("什么时候、怎么说的", "when and how they said so"))
	valued(c.Flags(), map[string]string{"evidence": "text"})
	return c
}
