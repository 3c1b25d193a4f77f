package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/report"
	"shuke/backend/shop"
	"shuke/backend/sqlite"
)

// customerJSON is a customer as --json and --csv tell it. Money is in the shop's reporting currency.
type customerJSON struct {
	ID             int64             `json:"id"`
	Name           string            `json:"name"`
	Nick           string            `json:"nick"`
	Phone          string            `json:"phone"`
	Email          string            `json:"email"`
	Gender         string            `json:"gender"`
	Birthday       string            `json:"birthday"` // 1991-07-26, --07-26 without the year, 1991 without the day
	BirthdayLunar  bool              `json:"birthdayLunar"`
	Country        string            `json:"country"`
	Province       string            `json:"province"`
	City           string            `json:"city"`
	District       string            `json:"district"`
	RegionGuessed  bool              `json:"regionGuessed"` // only the mobile number suggests it; --csv leaves it out
	Address        string            `json:"address"`
	Source         string            `json:"source"`
	Level          int               `json:"level"`
	Points         int64             `json:"points"`
	Standing       string            `json:"standing"`
	OrderCount     int64             `json:"orderCount"`
	CompletedCount int64             `json:"completedCount"`
	ItemCount      int64             `json:"itemCount"`
	TotalPaid      string            `json:"totalPaid"`
	TotalRefunded  string            `json:"totalRefunded"`
	NetPaid        string            `json:"netPaid"`
	Currency       string            `json:"currency"`
	FirstOrderAt   string            `json:"firstOrderAt"`
	LastOrderAt    string            `json:"lastOrderAt"`
	Blocked        bool              `json:"blocked"`
	Tags           []string          `json:"tags"`
	Fields         map[string]string `json:"fields"` // custom fields that are known
	Note           string            `json:"note"`
	CreatedAt      string            `json:"createdAt"`
}

var standings = map[crm.Standing]string{
	crm.StandingBuyer: "buyer", crm.StandingProspect: "prospect", crm.StandingOther: "other",
}

func customerOf(c *crm.Customer, s sqlite.Settings) customerJSON {
	zone, f := s.Zone(), &c.Figures
	money := func(minor int64) string { return crm.FormatMinor(minor, s.Currency) }
	tags := make([]string, len(c.Tags))
	for i, tag := range c.Tags {
		tags[i] = tag.Name
	}
	return customerJSON{
		ID: c.ID, Name: c.Name, Nick: c.Nick, Phone: c.Phone, Email: c.Email,
		Gender: c.Gender.String(), Birthday: birthdayText(c.Birthday), BirthdayLunar: c.Birthday.Lunar,
		Country: c.Region.Country, Province: c.Region.Province, City: c.Region.City, District: c.Region.District, RegionGuessed: c.Region.Guessed, Address: c.Address,
		Source: c.Source, Level: c.Level, Points: c.Points, Standing: standings[f.Standing],
		OrderCount: f.OrderCount, CompletedCount: f.CompletedCount, ItemCount: f.ItemCount,
		TotalPaid: money(f.TotalPaid), TotalRefunded: money(f.TotalRefunded), NetPaid: money(f.NetPaid), Currency: s.Currency,
		FirstOrderAt: instant(f.FirstOrderAt, zone), LastOrderAt: instant(f.LastOrderAt, zone),
		Blocked: c.Blocked, Tags: tags, Fields: fieldValues(c), Note: c.Note, CreatedAt: instant(c.CreatedAt, zone),
	}
}

// birthdayText writes what is known of a birthday as ISO 8601 does.
func birthdayText(b crm.Birthday) string {
	switch {
	case b.Month == 0 && b.Year == 0:
		return ""
	case b.Month == 0:
		return strconv.Itoa(b.Year)
	case b.Year == 0:
		return fmt.Sprintf("--%02d-%02d", b.Month, b.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", b.Year, b.Month, b.Day)
}

var csvHeader = []string{
	"id", "name", "nick", "phone", "email", "gender", "birthday", "birthdayLunar", "country", "province", "city", "district",
	"address", "source", "level", "points", "standing", "orderCount", "completedCount", "itemCount", "totalPaid",
	"totalRefunded", "netPaid", "currency", "firstOrderAt", "lastOrderAt", "blocked", "tags", "note", "createdAt",
}

// cells are in the order of csvHeader.
func (c *customerJSON) cells() []string {
	return []string{
		strconv.FormatInt(c.ID, 10), report.Inert(c.Name), report.Inert(c.Nick), c.Phone, report.Inert(c.Email), c.Gender, c.Birthday,
		strconv.FormatBool(c.BirthdayLunar), report.Inert(c.Country), report.Inert(c.Province), report.Inert(c.City), report.Inert(c.District),
		report.Inert(c.Address), report.Inert(c.Source), strconv.Itoa(c.Level), strconv.FormatInt(c.Points, 10), c.Standing,
		strconv.FormatInt(c.OrderCount, 10), strconv.FormatInt(c.CompletedCount, 10), strconv.FormatInt(c.ItemCount, 10),
		c.TotalPaid, c.TotalRefunded, c.NetPaid, c.Currency, c.FirstOrderAt, c.LastOrderAt, strconv.FormatBool(c.Blocked),
		report.Inert(strings.Join(c.Tags, ", ")), report.Inert(c.Note), c.CreatedAt,
	}
}

func (t *terminal) customersCSV(ctx context.Context, db *shop.Shop, filter crm.CustomerFilter, limit int, s sqlite.Settings) error {
	w := csv.NewWriter(t.out)
	if err := w.Write(csvHeader); err != nil {
		return err
	}
	err := eachCustomer(ctx, db, filter, limit, func(c *crm.Customer) error {
		row := customerOf(c, s)
		if row.RegionGuessed { // it would pass for a fact wherever the file is read
			row.Country, row.Province, row.City, row.District = "", "", "", ""
		}
		return w.Write(row.cells())
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// customerLine is a row of the list for reading: the phone is masked.
func (t *terminal) customerLine(c *crm.Customer, zone *time.Location) []string {
	latest := "—"
	if c.Figures.LastOrderAt != 0 {
		latest = time.UnixMilli(c.Figures.LastOrderAt).In(zone).Format(time.DateOnly)
	}
	return []string{
		orDash(c.Name), orDash(c.Nick), orDash(crm.MaskPhone(c.Phone)), strconv.FormatInt(c.Figures.OrderCount, 10),
		crm.FormatMinor(c.Figures.NetPaid, ""), latest, orDash(t.region(c.Region)),
	}
}

// region is a place for reading; one that only the mobile number suggests is marked.
func (t *terminal) region(r crm.Region) string {
	place := strings.TrimSpace(r.Province + " " + r.City)
	if r.Guessed {
		place += t.say("（按号码猜）", " (guessed)")
	}
	return place
}

func orDash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}
