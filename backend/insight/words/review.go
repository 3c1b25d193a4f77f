package words

import (
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight"
)

// ReviewTitle is the heading of a portrait: 成交客户画像.
func (w *Words) ReviewTitle(r insight.Review) string {
	if r.Has(insight.PartSource) {
		return w.Portrait.SourceTitle
	}
	return Fill(w.Portrait.Title, "population", w.Whose(r))
}

// Whose names the people a portrait is of: 成交客户, 人群「老客」, 人群「老客」里的成交客户.
func (w *Words) Whose(r insight.Review) string {
	population := w.Populations[r.Population]
	switch {
	case r.Who == "":
		return population
	case r.Population == crm.PopulationAll || r.Population == "":
		return r.Who
	}
	return Fill(w.Portrait.Among, "who", r.Who, "population", population)
}

// ReviewFinding is the one sentence a portrait says; sources speak for themselves.
func (w *Words) ReviewFinding(r insight.Review) string {
	if r.Has(insight.PartSource) {
		return ""
	}
	return w.Finding(insight.Highlights(r.Portrait), w.Whose(r))
}

// SourceName names a source; those of nobody knows where have a name too.
func (w *Words) SourceName(s insight.SourceCount) string {
	if s.Source.ID == 0 {
		return w.Portrait.NoSourceName
	}
	return s.Source.Name
}

// KnownSources says how much was received, and how much of it from customers whose source is known.
func (w *Words) KnownSources(r insight.Review) string {
	known := r.Received
	for _, s := range r.Sources {
		if s.Source.ID == 0 {
			known -= s.Paid
		}
	}
	return Fill(w.Portrait.KnownSource, "money", Money(r.Received, r.Currency)+" "+r.Currency, "share", Percent(ratio(known, r.Received)))
}

// ReviewExtent is how many the portrait is of, and of how many: 52,640 位，占全店客户 41.0%.
func (w *Words) ReviewExtent(r insight.Review) string {
	return Fill(w.Portrait.OfEveryone, "n", Number(r.Customers), "share", Percent(ratio(r.Customers, r.Everyone)))
}

// ReviewSince says from when there are data, or nothing when there are none.
func (w *Words) ReviewSince(r insight.Review) string {
	if r.DataSince == 0 {
		return ""
	}
	return Fill(w.Portrait.Since, "date", w.Date(r.DataSince, r.Zone))
}

// ReviewMade says on which day the file was made.
func (w *Words) ReviewMade(r insight.Review) string {
	return Fill(w.Portrait.Made, "date", w.Date(crm.Millis(r.Made), r.Zone))
}

// Known fills one of KnownAge, KnownGender and KnownPlace: how many it is known of, and which share of all.
func (w *Words) Known(sentence string, known, customers int64) string {
	text := Fill(sentence, "n", Number(known), "share", Percent(ratio(known, customers)))
	if known < insight.MinimumKnown {
		text += w.AsideOpen + w.Portrait.TooFew + w.AsideClose
	}
	return text
}

// KnownPlaces is Known for places; where only orders have one, it speaks of those.
func (w *Words) KnownPlaces(p insight.Portrait) string {
	if p.ByOrders() {
		return Fill(w.Portrait.KnownOrders, "n", Number(p.OrdersPlaced))
	}
	return w.Known(w.Portrait.KnownPlace, p.PlaceKnown, p.Customers)
}

// Date writes the day of an instant in Unix milliseconds, cut in the shop's zone; "—" for 0.
func (w *Words) Date(millis int64, zone *time.Location) string {
	if millis == 0 {
		return "—"
	}
	if zone == nil {
		zone = time.UTC
	}
	return time.UnixMilli(millis).In(zone).Format(w.DateLayout)
}

// Money writes minor units with thousands apart and the currency's decimals: 1,902,487.15.
func Money(minor int64, currency string) string {
	text := strings.TrimPrefix(crm.FormatMinor(minor, currency), "-")
	whole, decimals, found := strings.Cut(text, ".")
	text = group(whole)
	if found {
		text += "." + decimals
	}
	return sign(minor) + text
}

// currencySigns stand before amounts of the currencies shops take; of the others the code does.
var currencySigns = map[string]string{
	"CNY": "¥", "JPY": "¥", "USD": "$", "TWD": "NT$", "HKD": "HK$", "SGD": "S$", "CAD": "CA$", "AUD": "A$", "EUR": "€", "GBP": "£",
	"KRW": "₩", "THB": "฿", "VND": "₫", "PHP": "₱", "INR": "₹", "MYR": "RM", "IDR": "Rp", "BRL": "R$",
}

// Price is an amount with what tells its currency, for where no heading names it.
func Price(minor int64, currency string) string {
	prefix, ok := currencySigns[currency]
	if !ok && currency != "" {
		prefix = currency + " "
	}
	text := Money(minor, currency)
	if digits := strings.TrimPrefix(text, sign(minor)); minor < 0 {
		return sign(minor) + prefix + digits
	}
	return prefix + text
}

func ratio(part, whole int64) *float64 {
	if whole <= 0 {
		return nil
	}
	r := float64(part) / float64(whole)
	return &r
}
