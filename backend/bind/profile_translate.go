package bind

import (
	"context"
	"slices"
	"strconv"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// patchOf reads what the page wants set.
func patchOf(ctx context.Context, s *shop.Shop, e *CustomerEdit) (p crm.CustomerPatch, err error) {
	p = crm.CustomerPatch{
		Name: e.Name, Nick: e.Nick, Phone: e.Phone, Email: e.Email, Address: e.Address, Source: e.Source, Referrer: e.Referrer, Level: e.Level,
		Points: e.Points, Card: e.Card, Impersonal: e.Impersonal, Blocked: e.Blocked,
	}
	if e.Gender != nil {
		g, err := gender(*e.Gender)
		if err != nil {
			return p, err
		}
		p.Gender = &g
	}
	if b := e.Birthday; b != nil {
		p.Birthday = &crm.Birthday{Year: b.Year, Month: b.Month, Day: b.Day, Lunar: b.Lunar}
	}
	if e.CardDay != nil {
		at, err := startOfDay(ctx, s, *e.CardDay)
		if err != nil {
			return p, err
		}
		p.CardAt = &at
	}
	if len(e.Seen) > 0 {
		p.Seen = map[crm.ProfileField]string{}
		for _, m := range e.Seen {
			p.Seen[crm.ProfileField(m.Field)] = m.Mark
		}
	}
	return p, nil
}

// startOfDay is when a day begins in the shop, 0 for no day.
func startOfDay(ctx context.Context, s *shop.Shop, day string) (int64, error) {
	if day == "" {
		return 0, nil
	}
	settings, err := s.Settings(ctx)
	if err != nil {
		return 0, err
	}
	return dayStart(day, 0, settings.Zone())
}

func addressDTO(a crm.Address) Address {
	return Address{ID: a.ID, CustomerID: a.CustomerID, Label: a.Label, Recipient: a.Recipient, Phone: a.Phone, Address: a.Address, Version: a.Version}
}

func maskedAddress(a crm.Address) Address {
	out := addressDTO(a)
	out.Phone, out.Address = crm.MaskPhone(out.Phone), maskAddress(out.Address)
	return out
}

func consentDTO(c crm.Consent) Consent {
	return Consent{Channel: c.Channel, Granted: c.Granted, Evidence: c.Evidence, ByHand: c.ByHand, At: c.At}
}

func detailsDTO(d shop.Details) CustomerDetails {
	c := &d.Customer
	h := &d.Habits
	out := CustomerDetails{
		Nick: c.Nick, Card: c.Card, Impersonal: c.Impersonal, Brought: d.Facts.Stage.Referrals, Marks: []FieldMark{},
		Addresses: each(d.Addresses, maskedAddress), Consents: each(d.Consents, consentDTO), Dead: d.Dead,
		Stage: Stage{Stage: string(d.Stage.Stage), Why: d.Stage.Why, Count: d.Stage.Count},
		Habits: Habits{
			Rhythm: h.Rhythm, Expected: h.Expected, Hours: slices.Clone(h.Hours[:]), Weekdays: slices.Clone(h.Weekdays[:]), Months: slices.Clone(h.Months[:]),
		},
		Products: each(d.Facts.Products, favouriteDTO), Refunds: d.Facts.Refunds, Others: each(d.Facts.Others, currencyDTO),
	}
	if d.Referrer != nil {
		out.Referrer = &Person{ID: d.Referrer.ID, Name: d.Referrer.Called()}
	}
	for _, f := range crm.ProfileFields {
		out.Marks = append(out.Marks, FieldMark{Field: string(f), Mark: c.ProfileMark(f)})
	}
	return out
}

func favouriteDTO(p crm.FavouriteProduct) FavouriteProduct {
	return FavouriteProduct{ProductID: p.ProductID, Title: p.Title, Orders: p.Orders, Quantity: p.Quantity, Amount: p.Amount}
}

// changeDTO masks what is only shown when asked for.
func changeDTO(c crm.ProfileChange) ProfileChange {
	mask := func(text string) string { return text }
	switch c.Field {
	case crm.ProfilePhone:
		mask = crm.MaskPhone
	case crm.ProfileEmail:
		mask = crm.MaskEmail
	case crm.ProfileAddress:
		mask = maskAddress
	default:
	}
	return ProfileChange{
		At: c.At, Field: string(c.Field), Was: mask(c.Was), Is: mask(c.Is), WasWho: referrerDTO(c.Was, c.WasCalled), IsWho: referrerDTO(c.Is, c.IsCalled),
	}
}

func referrerDTO(number, called string) *Person {
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil || called == "" {
		return nil
	}
	return &Person{ID: id, Name: called}
}

func timelineQuery(q *TimelineQuery) crm.TimelineQuery {
	out := crm.TimelineQuery{
		Customer: q.CustomerID, Search: q.Search, Called: q.Called, Orders: crm.OrderSet(q.Orders), Product: q.ProductID, Hour: q.Hour, Weekday: q.Weekday, Limit: timelinePage,
		Kinds: each(q.Kinds, func(k string) crm.EntryKind { return crm.EntryKind(k) }),
	}
	if q.After != nil {
		out.After = &crm.EntryPlace{At: q.After.At, Kind: crm.EntryKind(q.After.Kind), ID: q.After.ID}
	}
	return out
}

// timelinePage is how many entries come at once: more than fit a tall screen.
const timelinePage = 100

func timelineDTO(t *crm.Timeline) Timeline {
	out := Timeline{Rows: each(t.Entries, entryDTO), Total: t.Total, Counts: []KindCount{}}
	if t.Next != nil {
		out.Next = &EntryPlace{At: t.Next.At, Kind: string(t.Next.Kind), ID: t.Next.ID}
	}
	for _, k := range crm.EntryKinds {
		out.Counts = append(out.Counts, KindCount{Kind: string(k), Count: t.Counts[k]})
	}
	return out
}

func entryDTO(e crm.TimelineEntry) TimelineEntry {
	out := TimelineEntry{At: e.At, Kind: string(e.Kind), ID: e.ID, Changes: each(e.Changes, changeDTO), Orders: e.Orders}
	if e.Order != nil {
		order := orderDTO(*e.Order)
		out.Order = &order
	}
	if v := e.Event; v != nil {
		out.Event = &Event{ID: v.ID, Kind: v.Kind.String(), At: v.At, Title: v.Title, Text: v.Text, Score: v.Score}
	}
	if t := e.Tag; t != nil {
		out.Tag = &TagChange{TagID: t.TagID, Name: t.Name, Color: t.Color, Added: t.Added}
	}
	if m := e.Message; m != nil {
		out.Message = &MessageEntry{CampaignID: m.CampaignID, Campaign: m.Campaign, Medium: m.Medium, State: string(m.State), Reason: m.Reason}
	}
	if e.Consent != nil {
		consent := consentDTO(*e.Consent)
		out.Consent = &consent
	}
	if e.Said != nil {
		said := operationDTO(*e.Said)
		out.Said = &said
	}
	return out
}
