package sqlite_test

import (
	"slices"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// warnedRows are the rows of a warning, nil when it was not given.
func warnedRows(res crm.ImportResult, key string) []int {
	for _, w := range res.Warnings {
		if w.Key == key {
			return w.Rows
		}
	}
	return nil
}

func TestImport_TellsWhereTwoFilesContradict(t *testing.T) {
	at := func(row int, r crm.Record) crm.Record {
		r.Row = row
		return r
	}
	first := []crm.Record{
		order("1", "lin", 10, crm.OrderPaid), order("2", "zhou", 20, crm.OrderPaid), order("3", "wu", 30, crm.OrderPaid), order("4", "he", 40, crm.OrderPaid),
	}
	dearer, later, refunded := order("1", "lin", 11, crm.OrderPaid), order("2", "zhou", 20, crm.OrderPaid), order("4", "he", 40, crm.OrderPaid)
	later.Order.PaidAt += 3_600_000
	refunded.Order.Refunded = crm.AmountOf(500)
	delivered := order("3", "wu", 31, crm.OrderDelivered)
	second := []crm.Record{at(2, dearer), at(3, later), at(4, delivered), at(5, refunded)}

	db, _ := testkit.MustOpenShop(t)
	if res := testkit.MustImport(t, db, taobao, first...); len(res.Warnings) > 0 {
		t.Errorf("a first file contradicts nobody: %+v", res.Warnings)
	}
	res := testkit.MustImport(t, db, taobao, second...)
	if got := warnedRows(res, "import.warning.orderChanged"); !slices.Equal(got, []int{2, 3}) {
		t.Errorf("told of rows %v, want the sum of row 2 and the time of row 3; a later stage and a refund are news, no contradiction", got)
	}
	if res := testkit.MustImport(t, db, taobao, second...); len(res.Warnings) > 0 {
		t.Errorf("the same file again agrees: %+v", res.Warnings)
	}
}

func TestImport_TellsWhomACustomerFileDescribesOtherwise(t *testing.T) {
	person := func(row int, nick, phone, name string) crm.Record {
		return crm.Record{Row: row, Customer: crm.CustomerFacts{Accounts: []string{nick}, Nick: nick, Name: name, PhoneText: phone}}
	}
	list := taobao
	list.Kind = crm.FileCustomers
	first := []crm.Record{
		person(2, "lin", "138****0001", "林"), person(3, "zhou", "+8613800000002", "周"), person(4, "wu", "+8613800000003", ""),
	}
	second := []crm.Record{
		person(2, "lin", "+8613800000001", "林"), person(3, "zhou", "+8613800000009", "周"), person(4, "wu", "+8613800000003", "吴"),
	}
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, list, first...)
	if got := warnedRows(testkit.MustImport(t, db, list, second...), "import.warning.customerChanged"); !slices.Equal(got, []int{3}) {
		t.Errorf("told of rows %v, want 3: a masked number known in full and a blank filled are no contradictions", got)
	}
	list.Policies = map[string]crm.Policy{"phone": crm.PolicyOverwrite}
	if res := testkit.MustImport(t, db, list, first...); warnedRows(res, "import.warning.customerChanged") != nil {
		t.Errorf("a column told to overwrite does what it was told: %+v", res.Warnings)
	}
}

func TestImport_TellsWhomACustomerFileGivesAnotherField(t *testing.T) {
	sized := func(row int, nick, size string) crm.Record {
		return crm.Record{Row: row, Customer: crm.CustomerFacts{
			Accounts: []string{nick}, Nick: nick, Fields: []crm.FieldFacts{{Name: "尺码", Type: crm.FieldText, Text: size}},
		}}
	}
	list := taobao
	list.Kind = crm.FileCustomers
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, list, sized(2, "lin", "M"), sized(3, "zhou", "L"), crm.Record{Row: 4, Customer: crm.CustomerFacts{Accounts: []string{"wu"}, Nick: "wu"}})
	second := []crm.Record{sized(2, "lin", "M"), sized(3, "zhou", "XL"), sized(4, "wu", "S")}
	if got := warnedRows(testkit.MustImport(t, db, list, second...), "import.warning.fieldChanged"); !slices.Equal(got, []int{3}) {
		t.Errorf("told of rows %v, want 3: what is the same and a blank filled are no contradictions", got)
	}
	list.Policies = map[string]crm.Policy{"field:尺码": crm.PolicyOverwrite}
	if res := testkit.MustImport(t, db, list, sized(2, "lin", "XS")); warnedRows(res, "import.warning.fieldChanged") != nil {
		t.Errorf("a column told to overwrite does what it was told: %+v", res.Warnings)
	}
}

func TestImport_APaymentTimeGivesWayOnlyToOneThatWasSaid(t *testing.T) {
	silent, said := order("1", "lin", 10, crm.OrderPaid), order("1", "lin", 10, crm.OrderPaid)
	silent.Order.PaidAt, silent.Order.Received = 0, true
	for name, files := range map[string][]crm.Record{"said first": {said, silent}, "said later": {silent, said}} {
		db, _ := testkit.MustOpenShop(t)
		for _, file := range files {
			if res := testkit.MustImport(t, db, taobao, file); len(res.Warnings) > 0 {
				t.Errorf("%s: %+v", name, res.Warnings)
			}
		}
		if got := mustFind(t, db, "lin").Figures.LastOrderAt; got != said.Order.PaidAt {
			t.Errorf("%s: paid for at %d, want %d", name, got, said.Order.PaidAt)
		}
	}
}

// A moment that was filled in, and that a file then says, is said: it does not follow the other one any more.
func TestImport_AMomentThatIsSaidIsNotFilledIn(t *testing.T) {
	moments := func(status crm.OrderStatus, created, paid int64) crm.Record {
		r := order("1", "lin", 10, status)
		r.Order.CreatedAt, r.Order.PaidAt = created, paid
		return r
	}
	const hour = 3_600_000
	file := []crm.Record{moments(crm.OrderPaid, 0, 10*hour), moments(crm.OrderPaid, 10*hour, 30*hour)}
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, file...)
	later := []crm.Record{moments(crm.OrderDelivered, 0, 40*hour)}
	testkit.MustImport(t, db, taobao, later...)
	if res := testkit.MustImport(t, db, taobao, moments(crm.OrderDelivered, 10*hour, 0)); res.Tally.Unchanged != 1 {
		t.Errorf("when it was placed followed when it was paid for: %+v", res)
	}
}
