package bind

import (
	"context"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/shop"
	"shuke/backend/sqlite"
)

func params(m map[string]any) []Param {
	out := make([]Param, 0, len(m))
	for name, value := range m {
		out = append(out, Param{Name: name, Value: fmt.Sprint(value)})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// each translates a list; it is made, never nil.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}

var standings = []string{"all", "buyers", "prospects", "others"}

func standing(name string) (crm.Standing, error) {
	for i, s := range standings {
		if s == name || name == "" && i == 0 {
			return crm.Standing(i), nil
		}
	}
	return 0, crm.Errorf(crm.CodeInvalid, "customer.standingUnknown", "standing", name)
}

var genders = []string{"unknown", "female", "male", "other"}

func gender(name string) (crm.Gender, error) {
	for i, g := range genders {
		if g == name {
			return crm.Gender(i), nil
		}
	}
	return 0, crm.Errorf(crm.CodeInvalid, "customer.genderUnknown", "gender", name)
}

func filter(ctx context.Context, s *shop.Shop, f CustomerFilter) (out crm.CustomerFilter, err error) {
	out = crm.CustomerFilter{
		Search: f.Search, TagID: f.TagID, Population: crm.Population(f.Population), LastDays: f.LastDays,
		Country: f.Country, Province: f.Province, SourceID: f.SourceID, SourceKind: crm.SourceKind(f.SourceKind), ImportID: f.ImportID,
		OperationID: f.OperationID,
	}
	if out.Standing, err = standing(f.Standing); err != nil {
		return out, err
	}
	if f.Gender != nil {
		g, err := gender(*f.Gender)
		if err != nil {
			return out, err
		}
		out.Gender = &g
	}
	if f.Age != nil {
		out.Age = &crm.AgeBand{From: f.Age.From, To: f.Age.To, Unknown: f.Age.Unknown}
	}
	if f.Rule != "" {
		r, err := s.ParseRule(ctx, []byte(f.Rule))
		if err != nil {
			return out, err
		}
		out.Rule = &r
	}
	return out, nil
}

func toCursor(c *Cursor) (*crm.Cursor, error) {
	if c == nil {
		return nil, nil //nolint:nilnil // a list begins without one
	}
	value, err := strconv.ParseInt(c.Value, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("cursor: %w", err)
	}
	return &crm.Cursor{Value: value, ID: c.ID}, nil
}

func fromCursor(c *crm.Cursor) *Cursor {
	if c == nil {
		return nil
	}
	return &Cursor{Value: strconv.FormatInt(c.Value, 10), ID: c.ID}
}

func rowDTO(c crm.Customer, today time.Time) CustomerRow {
	f := figuresDTO(c.Figures)
	row := CustomerRow{
		ID: c.ID, Name: c.Name, Nick: c.Nick, Phone: crm.MaskPhone(c.Phone), Email: crm.MaskEmail(c.Email), Gender: c.Gender.String(),
		Level: c.Level, Source: c.Source, Country: c.Region.Country, Province: c.Region.Province, City: c.Region.City, RegionGuessed: c.Region.Guessed,
		Standing: standings[c.Figures.Standing], Points: c.Points, CardClaimedAt: c.CardClaimedAt, OrderCount: f.OrderCount, CompletedCount: f.CompletedCount,
		OpenCount: f.OpenCount, ItemCount: f.ItemCount, TotalPaid: f.TotalPaid, TotalRefunded: f.TotalRefunded, NetPaid: f.NetPaid,
		AverageOrder: f.AverageOrder, FirstOrderAt: f.FirstOrderAt, LastOrderAt: f.LastOrderAt, LastInterestAt: f.LastInterestAt,
		LastScanAt: c.Figures.LastScanAt, EventCount: f.EventCount, CreatedAt: c.CreatedAt, Tags: each(c.Tags, tagDTO),
		Fields: each(c.Fields, fieldValueDTO), Note: firstLine(c.Note), Blocked: c.Blocked,
	}
	if b := c.Birthday; b.Known() {
		row.Birthday = &Birthday{Year: b.Year, Month: b.Month, Day: b.Day, Lunar: b.Lunar}
		row.Age = age(b, today)
	}
	return row
}

// firstLine is as much of a note as a list has room for.
func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	if r := []rune(line); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return line
}

func customerDTO(c crm.Customer, ids []crm.Identity, notes []crm.Note, settings sqlite.Settings, now time.Time) Customer {
	out := Customer{
		ID: c.ID, Name: c.Name, Nick: c.Nick, Phone: crm.MaskPhone(c.Phone), Email: crm.MaskEmail(c.Email), Gender: c.Gender.String(),
		Country: c.Region.Country, Province: c.Region.Province, City: c.Region.City, District: c.Region.District, RegionGuessed: c.Region.Guessed, Address: maskAddress(c.Address),
		Source: c.Source, Level: c.Level, Points: c.Points, CardClaimedAt: c.CardClaimedAt, Blocked: c.Blocked, ErasedAt: c.ErasedAt, CreatedAt: c.CreatedAt,
		Standing: standings[c.Figures.Standing], Identities: each(ids, identityDTO), Tags: each(c.Tags, tagDTO), Fields: each(c.Fields, fieldValueDTO), Notes: each(notes, noteDTO),
		Figures: figuresDTO(c.Figures), Currency: settings.Currency,
	}
	if b := c.Birthday; b.Known() {
		out.Birthday = &Birthday{Year: b.Year, Month: b.Month, Day: b.Day, Lunar: b.Lunar}
		out.Age = age(b, now.In(settings.Zone()))
	}
	return out
}

// age is whole years, nil without a year; an unknown day counts as past, as in the age chart.
func age(b crm.Birthday, now time.Time) *int {
	if b.Year == 0 {
		return nil
	}
	years := now.Year() - b.Year
	if b.Month*100+b.Day > int(now.Month())*100+now.Day() {
		years--
	}
	years = max(years, 0)
	return &years
}

func figuresDTO(f crm.Figures) Figures {
	out := Figures{
		OrderCount: f.OrderCount, CompletedCount: f.CompletedCount, OpenCount: f.OpenCount, ItemCount: f.ItemCount,
		TotalPaid: f.TotalPaid, TotalRefunded: f.TotalRefunded, NetPaid: f.NetPaid, FirstOrderAt: f.FirstOrderAt,
		LastOrderAt: f.LastOrderAt, LastInterestAt: f.LastInterestAt, EventCount: f.EventCount,
	}
	if f.OwnCount > 0 {
		average := crm.AverageOrder(f.TotalPaid, f.OwnCount)
		out.AverageOrder = &average
	}
	return out
}

func identityDTO(id crm.Identity) Identity {
	out := plainIdentity(id)
	switch id.Kind {
	case crm.IdentityPhone:
		out.Value = crm.MaskPhone(id.Value)
	case crm.IdentityEmail:
		out.Value = crm.MaskEmail(id.Value)
	case crm.IdentityAccount:
	}
	return out
}

var identityKinds = map[crm.IdentityKind]string{
	crm.IdentityAccount: "account", crm.IdentityPhone: "phone", crm.IdentityEmail: "email",
}

func plainIdentity(id crm.Identity) Identity {
	return Identity{Kind: identityKinds[id.Kind], Platform: id.Platform, Value: id.Value}
}

// maskAddress leaves the first characters, which name the place, and hides the door.
func maskAddress(address string) string {
	r := []rune(address)
	if len(r) <= 8 {
		return address
	}
	return string(r[:8]) + "****"
}

func orderDTO(o crm.Order) Order {
	return Order{
		ID: o.ID, Number: o.Number, Platform: o.Platform, Status: o.Status.String(), CreatedAt: o.CreatedAt, PaidAt: o.PaidAt,
		Currency: o.Currency, Total: o.Total, Paid: o.Paid, Refunded: o.Refunded, Net: o.Net, ItemCount: o.ItemCount,
		Coupon: o.Coupon, Remark: o.Remark, Memo: o.Memo, Lines: each(o.Lines, lineDTO),
	}
}

func lineDTO(l crm.OrderLine) OrderLine {
	title := l.Title
	if title == "" {
		title = l.Code
	}
	return OrderLine{Title: title, Variant: l.Variant, Quantity: l.Quantity, UnitPrice: l.UnitPrice, Amount: l.Amount}
}

func operationDTO(op crm.Operation) Operation {
	return Operation{
		ID: op.ID, Kind: string(op.Kind), At: op.At, Count: op.Count, Params: params(op.Params), UndoneBy: op.UndoneBy,
		Undoes: op.Undoes, Undoable: op.Undoable, User: op.Author.User, Computer: op.Author.Computer, CustomerID: op.Customer,
	}
}

func undoDTO(r crm.UndoReport) UndoReport {
	return UndoReport{
		Operation: operationDTO(r.Operation), Undo: r.Undo, Restored: r.Restored, Removed: r.Removed,
		Conflicts: each(r.Conflicts, conflictDTO),
	}
}

func conflictDTO(c crm.Conflict) Conflict {
	return Conflict{
		Key: c.Key, Count: c.Count, Sample: c.Sample,
		People: each(c.People, func(p crm.NamedCustomer) NamedCustomer { return NamedCustomer(p) }),
	}
}
