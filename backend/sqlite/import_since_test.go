package sqlite_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// file is what one export says.
type file struct {
	src     crm.ImportSource
	records []crm.Record
}

// since is when the shop first knew everybody, by nick, as the customer's page and the figures tell.
func since(t *testing.T, db *sqlite.DB) map[string]int64 {
	t.Helper()
	known := map[string]int64{}
	err := db.EachCustomer(context.Background(), nil, func(c *crm.Customer) error {
		known[c.Nick] = c.CreatedAt
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return known
}

func TestImport_FirstSeenIsTheEarliestMomentKnown(t *testing.T) {
	const day = int64(86_400_000)
	const early = 1_600_000_000_000
	list := taobao
	list.Kind = crm.FileCustomers
	person := crm.CustomerFacts{Accounts: []string{"lin"}, Nick: "lin"}
	told := person
	told.CreatedAt = early + 5*day
	bought := order("1", "lin", 10, crm.OrderPaid)
	bought.Order.CreatedAt = early + 3*day
	seen := crm.Record{Customer: person, Event: crm.EventFacts{Kind: crm.EventFavouriteItem, At: early + 2*day, ProductTitle: "soap"}}
	listed, dated, orders := file{list, []crm.Record{{Customer: person}}}, file{list, []crm.Record{{Customer: told}}}, file{taobao, []crm.Record{bought}}
	events := file{taobao, []crm.Record{seen}}

	for name, c := range map[string]struct {
		files []file
		want  int64
	}{
		"a list that tells no date, then orders": {[]file{listed, orders}, early + 3*day},
		"orders, then that list":                 {[]file{orders, listed}, early + 3*day},
		"a list that tells a date":               {[]file{listed, dated}, early + 5*day},
		"that list, then an earlier order":       {[]file{dated, orders}, early + 3*day},
		"an order, then events":                  {[]file{orders, dated, events}, early + 2*day},
	} {
		t.Run(name, func(t *testing.T) {
			db, clock := testkit.MustOpenShop(t)
			var states []string
			for _, f := range c.files {
				before := dump(t, db)
				clock.Turn(time.Hour)
				if testkit.MustImport(t, db, f.src, f.records...).OperationID != 0 {
					states = append(states, before)
				}
			}
			if got := since(t, db)["lin"]; got != c.want {
				t.Errorf("known since %d, want %d", got, c.want)
			}
			for i := len(states) - 1; i >= 0; i-- {
				undone, err := db.LatestUndoable(context.Background())
				if err != nil || undone == nil {
					t.Fatal(undone, err)
				}
				if _, err := db.Undo(context.Background(), undone.ID); err != nil {
					t.Fatal(err)
				}
				if is := dump(t, db); is != states[i] {
					t.Fatalf("undo left a difference\nwas\n%s\nis\n%s", states[i], is)
				}
			}
		})
	}
}

// TestImport_FirstSeenWhateverTheOrderOfFiles imports random files in two orders: everybody is known since the same moment.
func TestImport_FirstSeenWhateverTheOrderOfFiles(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(drawDatedFile), 2, 4).Draw(rt, "files")
		another := rapid.Permutation(files).Draw(rt, "another order")
		var told [2]map[string]int64
		for i, list := range [][]file{files, another} {
			w := newWorld(t, rt, &n)
			for _, f := range list {
				if _, err := testkit.Import(w.db, f.src, f.records...); err != nil {
					rt.Fatal(err)
				}
				checkFigures(t, rt, w.db)
			}
			told[i] = since(t, w.db)
			w.db.Close()
		}
		for nick, at := range told[0] {
			if told[1][nick] != at {
				rt.Fatalf("%s is known since %d, or in another order of files %d", nick, at, told[1][nick])
			}
		}
	})
}

// drawDatedFile draws a list, orders or events of a few people. Their orders have numbers of their own.
func drawDatedFile(t *rapid.T) file {
	f := file{src: taobao}
	f.src.Kind = rapid.SampledFrom([]crm.FileKind{crm.FileCustomers, crm.FileOrders, crm.FileEvents}).Draw(t, "kind")
	for range rapid.IntRange(1, 4).Draw(t, "rows") {
		nick := rapid.SampledFrom([]string{"lin", "zhou", "mei"}).Draw(t, "nick")
		at := int64(rapid.IntRange(0, 5).Draw(t, "at")) * 1_000_000
		r := crm.Record{Rows: 1, Customer: crm.CustomerFacts{Accounts: []string{nick}, Nick: nick}}
		switch f.src.Kind {
		case crm.FileCustomers:
			r.Customer.CreatedAt = at
		case crm.FileOrders:
			n := rapid.IntRange(1, 3).Draw(t, "number") // an order has one date, whichever file tells of it
			r.Order = crm.OrderFacts{Number: nick + strconv.Itoa(n), CreatedAt: int64(n) * 1_500_000, Status: crm.OrderCreated}
		default:
			r.Event = crm.EventFacts{Kind: crm.EventFavouriteItem, At: at + 1, ProductTitle: "soap"}
		}
		f.records = append(f.records, r)
	}
	return f
}
