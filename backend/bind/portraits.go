package bind

import (
	"context"
	"encoding/base64"
	"io"

	"shuke/backend/aloud"
	"shuke/backend/chart"
	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/insight/words"
	"shuke/backend/report"
	"shuke/backend/shell"
	"shuke/backend/shop"
)

// Portraits is 客户画像.
type Portraits struct{ desk *Desk }

func portraitQuery(ctx context.Context, s *shop.Shop, q PortraitQuery) (crm.PortraitQuery, error) {
	out := crm.PortraitQuery{Population: crm.Population(q.Population), LastDays: q.LastDays}
	switch out.Population {
	case crm.PopulationAll, crm.PopulationInterest, crm.PopulationBuyers, crm.PopulationScanned:
	case "":
		out.Population = crm.PopulationAll
	default:
		return out, crm.Errorf(crm.CodeInvalid, "portrait.populationUnknown", "population", q.Population)
	}
	if q.Rule != "" {
		rule, err := s.ParseRule(ctx, []byte(q.Rule))
		out.Rule = &rule
		return out, err
	}
	return out, nil
}

// review is the portrait that is asked for, of people who have a name.
func (p *Portraits) review(ctx context.Context, s *shop.Shop, q PortraitQuery, parts ...insight.Part) (insight.Review, error) {
	asked, err := portraitQuery(ctx, s, q)
	if err != nil {
		return insight.Review{}, err
	}
	r, err := s.Review(ctx, asked, parts...)
	if err != nil || q.Rule == "" {
		return r, err
	}
	names, err := s.RuleNames(ctx)
	if err != nil {
		return r, err
	}
	voice := aloud.In(words.ParseLanguage(q.Language), names)
	if r.Who, err = voice.Who([]byte(q.Rule)); err != nil {
		return r, err
	}
	r.Rule, err = voice.Rule([]byte(q.Rule))
	return r, err
}

// measure is what the maps colour; orders where the exports name no customer's place.
func measure(name string, p *insight.Portrait) chart.Measure {
	if name == string(chart.MeasureOrders) || p.ByOrders() {
		return chart.MeasureOrders
	}
	return chart.MeasureCustomers
}

// Draw counts a population and draws it.
func (p *Portraits) Draw(q PortraitQuery) (Portrait, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (Portrait, error) {
		r, err := p.review(ctx, s, q)
		if err != nil {
			return Portrait{}, err
		}
		return portraitDTO(r, measure(q.Measure, &r.Portrait), words.ParseLanguage(q.Language))
	})
}

func portraitDTO(r insight.Review, m chart.Measure, lang words.Language) (out Portrait, err error) {
	out = Portrait{
		Customers: r.Customers, Everyone: r.Everyone, DataSince: r.DataSince, Currency: r.Currency, AgeKnown: r.AgeKnown,
		GenderKnown: r.GenderKnown, PlaceKnown: r.PlaceKnown, OrdersPlaced: r.OrdersPlaced,
		Who: r.Who, Sentence: r.Rule,
		Ages: each(r.Ages, func(a insight.AgeCount) AgeCount {
			return AgeCount{Band: AgeBand{From: a.Band.From, To: a.Band.To, Unknown: a.Band.Unknown}, Count: a.Count, Share: a.Share}
		}),
		Genders: each(r.Genders, func(g insight.GenderCount) GenderCount {
			return GenderCount{Gender: g.Gender.String(), Count: g.Count, Share: g.Share}
		}),
		Places: each(r.Places, func(c insight.PlaceCount) PlaceCount {
			return PlaceCount{
				Country: c.Country, Province: c.Province, Code: c.Code, Customers: c.Customers, Share: c.Share, Orders: c.Orders,
				OrderShare: c.OrderShare, Paid: c.Paid,
			}
		}),
	}
	if out.AgeOption, err = chart.Age(r.Portrait, lang); err != nil {
		return out, err
	}
	if out.GenderOption, err = chart.Gender(r.Portrait, lang); err != nil {
		return out, err
	}
	if !chart.OnMap(r.Portrait, m) { // a shop whose customers live elsewhere: their places, most first
		out.TileOption, err = chart.Places(r.Portrait, m, lang)
		out.MapOption = out.TileOption
		return out, err
	}
	if out.TileOption, err = chart.Tiles(r.Portrait, m, lang); err != nil {
		return out, err
	}
	out.MapOption, err = chart.Map(r.Portrait, m, lang)
	return out, err
}

// Counts are the numbers on the population switch, of a period and a rule.
func (p *Portraits) Counts(q PortraitQuery) (PopulationCounts, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (PopulationCounts, error) {
		asked, err := portraitQuery(ctx, s, q)
		if err != nil {
			return PopulationCounts{}, err
		}
		n, err := s.PopulationCounts(ctx, asked)
		return PopulationCounts{
			All: n[crm.PopulationAll], Interest: n[crm.PopulationInterest], Buyers: n[crm.PopulationBuyers], Scanned: n[crm.PopulationScanned],
		}, err
	})
}

// Buying tells what the people of a portrait bought and when.
func (p *Portraits) Buying(q PortraitQuery) (Buying, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (Buying, error) {
		asked, err := portraitQuery(ctx, s, q)
		if err != nil {
			return Buying{}, err
		}
		b, err := s.Buying(ctx, asked)
		return Buying{
			Orders: b.Orders, Hours: b.Hours[:], Weekdays: b.Weekdays[:],
			Products: each(b.Products, func(p crm.ProductBought) ProductBought {
				return ProductBought{Title: p.Title, Customers: p.Customers, Quantity: p.Quantity, Amount: p.Amount}
			}),
		}, err
	})
}

// China is the map of the 34 regions, as ECharts registers it.
func (p *Portraits) China() (string, error) {
	return guard(p.desk, func(context.Context) (string, error) { return chart.ChinaMap, nil })
}

// Export writes a chart to a file the owner chooses. It answers the path, or "" when they changed their mind.
func (p *Portraits) Export(e ChartExport) (string, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		w := words.For(words.ParseLanguage(e.Query.Language))
		name := p.desk.fileName(w.Portrait.Title, e.Format)
		path, err := p.desk.Window.ChooseSave(w.Portrait.Title, name, shell.Filter{Name: e.Format, Pattern: "*." + e.Format})
		if err != nil || path == "" {
			return "", err
		}
		return path, p.write(ctx, s, e, path)
	})
}

func (p *Portraits) write(ctx context.Context, s *shop.Shop, e ChartExport, path string) error {
	switch e.Format {
	case "svg":
		return writeBytes(path, []byte(e.Picture))
	case "png":
		data, err := base64.StdEncoding.DecodeString(e.Picture)
		if err != nil {
			return crm.WrapError(err, crm.CodeInvalid, "export.pictureBroken")
		}
		return writeBytes(path, data)
	}
	var parts []insight.Part
	if e.Chart != "all" {
		parts = append(parts, insight.Part(e.Chart))
	}
	r, err := p.review(ctx, s, e.Query, parts...)
	if err != nil {
		return err
	}
	return shop.WriteReview(path, r, measure(e.Query.Measure, &r.Portrait), words.ParseLanguage(e.Query.Language))
}

func writeBytes(path string, data []byte) error {
	return report.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
