package bind

import (
	"context"
	"encoding/base64"
	"io"

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

func portraitQuery(q PortraitQuery) (crm.PortraitQuery, error) {
	out := crm.PortraitQuery{Population: crm.Population(q.Population), LastDays: q.LastDays}
	switch out.Population {
	case crm.PopulationAll, crm.PopulationInterest, crm.PopulationBuyers, crm.PopulationScanned:
	case "":
		out.Population = crm.PopulationAll
	default:
		return out, crm.Errorf(crm.CodeInvalid, "portrait.populationUnknown", "population", q.Population)
	}
	return out, nil
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
		asked, err := portraitQuery(q)
		if err != nil {
			return Portrait{}, err
		}
		r, err := s.Review(ctx, asked)
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

// Counts are the numbers on the population switch.
func (p *Portraits) Counts(lastDays int) (PopulationCounts, error) {
	return onShop(p.desk, func(ctx context.Context, s *shop.Shop) (PopulationCounts, error) {
		n, err := s.PopulationCounts(ctx, lastDays)
		return PopulationCounts{
			All: n[crm.PopulationAll], Interest: n[crm.PopulationInterest], Buyers: n[crm.PopulationBuyers], Scanned: n[crm.PopulationScanned],
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
		asked, err := portraitQuery(e.Query)
		if err != nil {
			return "", err
		}
		w := words.For(words.ParseLanguage(e.Query.Language))
		name := p.desk.fileName(w.Portrait.Title, e.Format)
		path, err := p.desk.Window.ChooseSave(w.Portrait.Title, name, shell.Filter{Name: e.Format, Pattern: "*." + e.Format})
		if err != nil || path == "" {
			return "", err
		}
		return path, p.write(ctx, s, asked, e, path)
	})
}

func (p *Portraits) write(ctx context.Context, s *shop.Shop, q crm.PortraitQuery, e ChartExport, path string) error {
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
	r, err := s.Review(ctx, q, parts...)
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
