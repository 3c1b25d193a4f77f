package main

import (
	"context"
	"encoding/json"
	"strings"

	"shuke/backend/aloud"
	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/insight/words"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// chartJSON is a chart as numbers. A share is of those whose age, gender or place is known, null where it has no meaning.
type chartJSON struct {
	Chart      string    `json:"chart"`
	Population string    `json:"population"`
	LastDays   int       `json:"lastDays"`       // 0 is ever
	Who        string    `json:"who,omitempty"`  // the people of a rule, by name
	Rule       string    `json:"rule,omitempty"` // as a sentence
	Customers  int64     `json:"customers"`
	Everyone   int64     `json:"everyone"`
	Known      int64     `json:"known"`
	DataSince  string    `json:"dataSince"`
	Currency   string    `json:"currency"`
	Rows       []barJSON `json:"rows"`
}

// barJSON is one row of a chart; which fields it has depends on the chart.
type barJSON struct {
	Label      string   `json:"label"`
	From       *int     `json:"from,omitempty"` // whole years; both null when the age is not known
	To         *int     `json:"to,omitempty"`
	Gender     string   `json:"gender,omitempty"`
	Country    *string  `json:"country,omitempty"` // "" when the place is not known
	Province   *string  `json:"province,omitempty"`
	Code       int      `json:"code,omitempty"`
	Customers  int64    `json:"customers"`
	Share      *float64 `json:"share"`
	Orders     *int64   `json:"orders,omitempty"`
	OrderShare *float64 `json:"orderShare,omitempty"`
	Paid       *string  `json:"paid,omitempty"`
	PaidShare  *float64 `json:"paidShare,omitempty"`
	Source     *int64   `json:"source,omitempty"` // 0 when it is not known
}

type chartRequest struct {
	part       insight.Part
	population string
	lastDays   int
	where      string
	segment    string
	out        string
	asJSON     bool
}

func (t *terminal) chartCommand() *cobra.Command {
	r := chartRequest{}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("chart age|gender|region|source [--where 规则 | --segment 人群] [--json | --out 文件]", "chart age|gender|region|source [--where RULE | --segment NAME] [--json | --out FILE]"),
		Short:                 t.say("客户画像：年龄、性别、地区；各来源带来多少钱", "Who the customers are: age, gender, region; what each source brought"),
		Args: func(c *cobra.Command, args []string) error {
			if err := t.arguments(1, 1)(c, args); err != nil {
				return err
			}
			return t.oneOf(args[0], "age", "gender", "region", "source")
		},
		PreRunE: func(*cobra.Command, []string) error { return t.checkChart(&r) },
		RunE: func(c *cobra.Command, args []string) error {
			r.part = insight.Part(args[0])
			return t.withShop(c.Context(), false, func(db *shop.Shop) error { return t.chart(c.Context(), db, &r) })
		},
		Example: "shuke --shop my.shuke chart region --json\nshuke --shop my.shuke chart age --of buyers --last-days 365 --out age.html",
	})
	f := c.Flags()
	t.jsonFlag(c, &r.asJSON)
	f.StringVar(&r.out, "out", "", t.say("写成文件，.html 打开就能看，.xlsx 带原生图表", "write a file: .html opens anywhere, .xlsx has a native chart"))
	f.StringVar(&r.population, "of", string(crm.PopulationAll), t.say("画哪些客户：all、interest、buyers、scanned", "whom to draw: all, interest, buyers, scanned"))
	f.StringVar(&r.where, "where", "", t.say("只画合这条规则的：JSON、文件，或 -", "only who passes this rule: JSON, a file, or -"))
	f.StringVar(&r.segment, "segment", "", t.say("只画这个人群里的", "only who is in this segment"))
	f.IntVar(&r.lastDays, "last-days", 0, t.say("只看近几天；0 是全部时间", "only the last days; 0 is all time"))
	valued(f, map[string]string{"out": "file", "of": "population", "where": "rule", "segment": "name"})
	return c
}

func (t *terminal) checkChart(r *chartRequest) error {
	switch {
	case r.asJSON && r.out != "":
		return t.usagef("--json 和 --out 只能用一个", "Use either --json or --out")
	case r.out != "" && !strings.HasSuffix(r.out, ".html") && !strings.HasSuffix(r.out, ".xlsx"):
		return t.usagef("--out 的文件要以 .html 或 .xlsx 结尾", "The file of --out ends in .html or .xlsx")
	case r.where != "" && r.segment != "":
		return t.usagef("--where 和 --segment 只能用一个", "Use either --where or --segment")
	case r.lastDays < 0:
		return t.usagef("--last-days 不能是负数", "--last-days cannot be negative")
	}
	return t.oneOf(r.population, string(crm.PopulationAll), string(crm.PopulationInterest),
		string(crm.PopulationBuyers), string(crm.PopulationScanned))
}

func (t *terminal) chart(ctx context.Context, db *shop.Shop, r *chartRequest) error {
	review, err := t.review(ctx, db, r)
	if err != nil {
		return err
	}
	switch {
	case r.out != "":
		return t.writeChart(&review, r)
	case r.asJSON:
		return t.writeJSON(t.chartNumbers(&review, r.part))
	}
	return t.showChart(&review, r.part)
}

func (t *terminal) review(ctx context.Context, db *shop.Shop, r *chartRequest) (insight.Review, error) {
	if r.part == insight.PartSource {
		if r.population != string(crm.PopulationAll) || r.where != "" || r.segment != "" {
			return insight.Review{}, t.usagef("来源只算全部客户，不能用 --of、--where、--segment", "Sources count everybody; --of, --where and --segment do not fit")
		}
		return db.SourceReview(ctx, r.lastDays)
	}
	q := crm.PortraitQuery{Population: crm.Population(r.population), LastDays: r.lastDays}
	if r.where == "" && r.segment == "" {
		return db.Review(ctx, q, r.part)
	}
	text, err := json.Marshal(map[string]string{"field": "segment", "op": "=", "value": r.segment})
	if r.where != "" {
		text, err = readRule(r.where)
	}
	if err != nil {
		return insight.Review{}, err
	}
	rule, err := db.ParseRule(ctx, text)
	if err != nil {
		return insight.Review{}, err
	}
	q.Rule = &rule
	if err := db.StandForOne(ctx); err != nil {
		return insight.Review{}, err
	}
	review, err := db.Review(ctx, q, r.part)
	if err != nil {
		return review, err
	}
	return review, t.nameReview(ctx, db, &review, text)
}

// nameReview says whom a portrait is of, and by which rule.
func (t *terminal) nameReview(ctx context.Context, db *shop.Shop, review *insight.Review, rule []byte) error {
	names, err := db.RuleNames(ctx)
	if err != nil {
		return err
	}
	voice := aloud.In(t.language(), names)
	if review.Who, err = voice.Who(rule); err != nil {
		return err
	}
	review.Rule, err = voice.Rule(rule)
	return err
}

func (t *terminal) chartNumbers(r *insight.Review, part insight.Part) chartJSON {
	out := chartJSON{
		Chart: string(part), Population: string(r.Population), LastDays: r.LastDays, Customers: r.Customers, Everyone: r.Everyone,
		Who: r.Who, Rule: r.Rule, DataSince: instant(r.DataSince, r.Zone), Currency: r.Currency, Rows: []barJSON{},
	}
	switch part {
	case insight.PartAge:
		out.Known, out.Rows = r.AgeKnown, t.ageBars(r.Ages)
	case insight.PartGender:
		out.Known, out.Rows = r.GenderKnown, t.genderBars(r.Genders)
	case insight.PartRegion:
		out.Known, out.Rows = r.PlaceKnown, t.placeBars(r)
	case insight.PartSource:
		out.Known, out.Rows = t.sourceBars(r)
	}
	return out
}

func (t *terminal) ageBars(ages []insight.AgeCount) []barJSON {
	bars := make([]barJSON, len(ages))
	w := words.For(t.language())
	for i, a := range ages {
		bars[i] = barJSON{Label: w.Band(a.Band), Customers: a.Count, Share: a.Share}
		if a.Band.Unknown {
			continue
		}
		bars[i].From = &ages[i].Band.From
		if a.Band.To > 0 {
			bars[i].To = &ages[i].Band.To
		}
	}
	return bars
}

func (t *terminal) genderBars(genders []insight.GenderCount) []barJSON {
	bars := make([]barJSON, len(genders))
	w := words.For(t.language())
	for i, g := range genders {
		bars[i] = barJSON{Label: w.Gender(g.Gender), Gender: g.Gender.String(), Customers: g.Count, Share: g.Share}
	}
	return bars
}

func (t *terminal) placeBars(r *insight.Review) []barJSON {
	bars := make([]barJSON, len(r.Places))
	for i := range r.Places {
		p := &r.Places[i]
		paid := crm.FormatMinor(p.Paid, r.Currency)
		bars[i] = barJSON{
			Label: words.PlaceName(p.PlaceCount, t.language()), Country: &p.Country, Province: &p.Province, Code: p.Code, Customers: p.Customers,
			Share: p.Share, Orders: &p.Orders, OrderShare: p.OrderShare, Paid: &paid,
		}
	}
	return bars
}

func (t *terminal) sourceBars(r *insight.Review) (known int64, bars []barJSON) {
	bars = make([]barJSON, len(r.Sources))
	w := words.For(t.language())
	for i := range r.Sources {
		s := &r.Sources[i]
		if s.Source.ID != 0 {
			known += s.Source.Customers
		}
		paid := crm.FormatMinor(s.Paid, r.Currency)
		bars[i] = barJSON{
			Label: w.SourceName(*s), Source: &s.Source.ID, Customers: s.Source.Customers, Share: s.CustomerShare,
			Orders: &s.Orders, Paid: &paid, PaidShare: s.Share,
		}
	}
	return known, bars
}

// showChart is the table behind the chart.
func (t *terminal) showChart(r *insight.Review, part insight.Part) error {
	numbers := t.chartNumbers(r, part)
	list := &table{right: map[int]bool{1: true, 2: true, 3: true, 4: true, 5: true}}
	head := []string{"", t.say("客户", "Customers"), t.say("占比", "Share")}
	switch part {
	case insight.PartRegion:
		head = append(head, t.say("订单", "Orders"), t.say("实收", "Received"))
	case insight.PartSource:
		head = append(head, t.say("订单", "Orders"), t.say("实收", "Received"), t.say("占实收", "Of received"))
	case insight.PartAge, insight.PartGender:
	}
	list.add(head...)
	for _, bar := range numbers.Rows {
		row := []string{bar.Label, words.Number(bar.Customers), words.Percent(bar.Share)}
		if bar.Orders != nil {
			row = append(row, words.Number(*bar.Orders), *bar.Paid)
		}
		if part == insight.PartSource {
			row = append(row, words.Percent(bar.PaidShare))
		}
		list.add(row...)
	}
	return list.write(t.out)
}
