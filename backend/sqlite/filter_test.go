package sqlite_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

var peopleFile = crm.ImportSource{File: "people.csv", Kind: crm.FileCustomers, Platform: "taobao"}

// person is a record of one customer and nothing else.
func person(nick string, set func(*crm.CustomerFacts)) crm.Record {
	c := crm.CustomerFacts{Accounts: []string{nick}, Nick: nick}
	set(&c)
	return crm.Record{Customer: c}
}

// nicks lists whom a filter means, by nick.
func nicks(t *testing.T, db *sqlite.DB, f crm.CustomerFilter) string {
	t.Helper()
	rows, _, err := db.FindCustomers(context.Background(), crm.CustomerQuery{Filter: f, Sort: crm.SortCreated, Ascending: true})
	if err != nil {
		t.Fatal(err)
	}
	found := []string{}
	for _, c := range rows {
		found = append(found, c.Nick)
	}
	return fmt.Sprint(found)
}

func TestSearch(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	lin := order("3501200042", "小满妈妈", 10, crm.OrderPaid)
	lin.Customer.Name, lin.Customer.Phone, lin.Customer.Email = "林静宜", "+8613812346021", "lin.jing@shop.cn"
	anna := order("C536379", "Anna_Lee", 10, crm.OrderPaid)
	anna.Customer.Name, anna.Customer.Email = "O'Hara \"x\" 100%_", "anna@example.com"
	mei := order("#1001", "meimei", 10, crm.OrderPaid)
	testkit.MustImport(t, db, taobao, lin, anna, mei)

	for name, c := range map[string]struct{ text, want string }{
		"OneCharacter":          {"静", "[小满妈妈]"},
		"TwoCharacters":         {"静宜", "[小满妈妈]"},
		"ThreeCharacters":       {"林静宜", "[小满妈妈]"},
		"PartOfANick":           {"满妈妈", "[小满妈妈]"},
		"NickInAnotherCase":     {"ANNA_l", "[Anna_Lee]"},
		"SpacesAround":          {"  林静宜 ", "[小满妈妈]"},
		"Phone":                 {"13812346021", "[小满妈妈]"},
		"PhoneWithSpaces":       {"138 1234 6021", "[小满妈妈]"},
		"PhoneWithDashes":       {"138-1234-6021", "[小满妈妈]"},
		"PhoneWithCountry":      {"+86 138 1234 6021", "[小满妈妈]"},
		"LastFourOfAPhone":      {"6021", "[小满妈妈]"},
		"Email":                 {"lin.jing@shop.cn", "[小满妈妈]"},
		"EmailInAnotherCase":    {"LIN.JING", "[小满妈妈]"},
		"OrderNumber":           {"3501200042", "[小满妈妈]"},
		"OrderNumberPrefix":     {"35012", "[小满妈妈]"},
		"OrderNumberWithLetter": {"C536379", "[Anna_Lee]"},
		"OrderNumberInLower":    {"c5363", "[Anna_Lee]"},
		"OrderNumberWithHash":   {"#1001", "[meimei]"},
		"MiddleOfAnOrderNumber": {"200042", "[]"},
		"NameAndDigits":         {"林静 6021", "[小满妈妈]"},
		"DigitsAndName":         {"１３８ 静宜", "[小满妈妈]"},
		"NameAndOrderNumber":    {"小满 35012", "[小满妈妈]"},
		"NameAndOthersDigits":   {"林静 9999", "[]"},
		"NameAndOthersOrder":    {"林静 C5363", "[]"},
		"TwoWideDigits":         {"６０", "[小满妈妈]"},
		"OneWideDigit":          {"６", "[小满妈妈]"},
		"WideSpaceBetween":      {"静　６０２１", "[小满妈妈]"},
		"Quotes":                {`o'hara "x"`, "[Anna_Lee]"},
		"WhatLikeWouldRead":     {"100%_", "[Anna_Lee]"},
		"WhatFullTextWouldRead": {"lin OR anna", "[]"},
		"OverABorderOfFields":   {"林静宜小满", "[]"},
		"Nobody":                {"王小明", "[]"},
		"Everybody":             {"   ", "[小满妈妈 Anna_Lee meimei]"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := nicks(t, db, crm.CustomerFilter{Search: c.text}); got != c.want {
				t.Errorf("%q finds %s, want %s", c.text, got, c.want)
			}
		})
	}
}

func TestSearch_FollowsEdits(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, order("1", "lin", 10, crm.OrderPaid))
	name := "欧阳修远"
	op, err := db.EditCustomer(ctx, 1, crm.CustomerPatch{Name: &name})
	if err != nil {
		t.Fatal(err)
	}
	if got := nicks(t, db, crm.CustomerFilter{Search: "阳修远"}) + nicks(t, db, crm.CustomerFilter{Search: "name of"}); got != "[lin][]" {
		t.Errorf("after the edit: %s", got)
	}
	if _, err := db.Undo(ctx, op.ID); err != nil {
		t.Fatal(err)
	}
	if got := nicks(t, db, crm.CustomerFilter{Search: "阳修远"}) + nicks(t, db, crm.CustomerFilter{Search: "name of"}); got != "[][lin]" {
		t.Errorf("after the undo: %s", got)
	}
}

// A birthday counts from its day on, in the shop's zone.
func TestFilter_AgeOnTheDay(t *testing.T) {
	db, clock := testkit.MustOpenShop(t)
	y, m, d := clock.Now().Date()
	born := func(nick string, year, month, day int) crm.Record {
		return person(nick, func(c *crm.CustomerFacts) { c.Birthday = crm.Birthday{Year: year, Month: month, Day: day} })
	}
	testkit.MustImport(t, db, peopleFile,
		born("yesterday", y-30, int(m), d-1), born("today", y-30, int(m), d), born("tomorrow", y-30, int(m), d+1),
		born("only year", y-30, 0, 0), born("only day", 0, int(m), d), born("not yet", y, int(m), d+1))
	for want, band := range map[string]crm.AgeBand{
		"[yesterday today only year]": {From: 30, To: 30},
		"[tomorrow]":                  {From: 29, To: 29},
		"[only day]":                  {Unknown: true},
		"[not yet]":                   {From: 0, To: 5},
	} {
		if got := nicks(t, db, crm.CustomerFilter{Age: &band}); got != want {
			t.Errorf("%+v: %s, want %s", band, got, want)
		}
	}
	// At midnight in Shanghai, when it is still the 22nd in London, tomorrow has come.
	clock.Turn(9*time.Hour + time.Minute)
	if got := nicks(t, db, crm.CustomerFilter{Age: &crm.AgeBand{From: 30, To: 30}}); got != "[yesterday today tomorrow only year]" {
		t.Errorf("a day later: %s", got)
	}
	p, err := db.Portrait(context.Background(), crm.PortraitQuery{Population: crm.PopulationAll})
	if err != nil || p.Ages[30] != 4 || p.Ages[0] != 1 || p.Ages[-1] != 1 || len(p.Ages) != 3 {
		t.Errorf("the chart counts %v, %v", p.Ages, err)
	}
}

// "The last 2 days" are today and yesterday, and begin at midnight of the shop.
func TestFilter_LastDaysBeginAtMidnightOfTheShop(t *testing.T) {
	ctx := context.Background()
	db, clock := testkit.MustOpenShop(t)
	midnight := crm.Millis(crm.StartOfDay(clock.Now()))
	const day = 24 * 3600 * 1000
	paid := func(nick string, at int64) crm.Record {
		r := order(nick, nick, 10, crm.OrderPaid)
		r.Order.CreatedAt, r.Order.PaidAt = at, at
		return r
	}
	testkit.MustImport(t, db, taobao, paid("before", midnight-day-1), paid("yesterday", midnight-day), paid("today", midnight))
	buyers := func(days int) string {
		return nicks(t, db, crm.CustomerFilter{Population: crm.PopulationBuyers, LastDays: days})
	}
	if got := buyers(2) + buyers(1) + buyers(0); got != "[yesterday today][today][before yesterday today]" {
		t.Errorf("in Shanghai: %s", got)
	}
	// In London the day began eight hours later: what was paid at midnight of Shanghai was paid the day before.
	if _, err := db.SaveSettings(ctx, sqlite.Settings{TimeZone: "Europe/London", Currency: "CNY"}); err != nil {
		t.Fatal(err)
	}
	if got := buyers(2) + buyers(1); got != "[today][]" {
		t.Errorf("in London: %s", got)
	}
}

// Behind the number of an import stand the people it created or changed.
func TestFilter_ImportMeansWhomItCreatedOrChanged(t *testing.T) {
	db, _ := testkit.MustOpenShop(t)
	first := testkit.MustImport(t, db, taobao, order("1", "lin", 10, crm.OrderCreated), order("2", "zhou", 10, crm.OrderPaid), order("3", "mei", 10, crm.OrderPaid))
	second := testkit.MustImport(t, db, taobao,
		order("1", "lin", 10, crm.OrderDelivered), // her order changed
		order("3", "mei", 10, crm.OrderPaid),      // nothing changed
		order("4", "wang", 10, crm.OrderPaid))     // new
	third := testkit.MustImport(t, db, peopleFile, person("zhou", func(c *crm.CustomerFacts) { c.Email = "zhou@b.cn" }))
	fourth := testkit.MustImport(t, db, crm.ImportSource{File: "carts.csv", Kind: crm.FileEvents, Platform: "taobao"},
		crm.Record{Customer: crm.CustomerFacts{Accounts: []string{"mei"}}, Event: crm.EventFacts{Kind: crm.EventCart, At: 1_750_000_000_000, ProductCode: "p"}})
	fifth := testkit.MustImport(t, db, peopleFile, // no word of the profile changes
		person("zhou", func(c *crm.CustomerFacts) { c.Tags = []string{"vip"} }),
		person("mei", func(c *crm.CustomerFacts) { c.Note = "likes blue" }),
		person("wang", func(c *crm.CustomerFacts) { c.Consent = []crm.ConsentFacts{{Channel: "sms", Granted: true}} }),
		person("lin", func(*crm.CustomerFacts) {}))
	for want, result := range map[string]crm.ImportResult{
		"[zhou mei wang]": fifth, "[lin zhou mei]": first, "[lin wang]": second, "[zhou]": third, "[mei]": fourth,
	} {
		if got := nicks(t, db, crm.CustomerFilter{ImportID: result.ImportID}); got != want {
			t.Errorf("import %d means %s, want %s", result.ImportID, got, want)
		}
	}
}
