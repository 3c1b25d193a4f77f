package report_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight"
)

var shanghai = time.FixedZone("CST", 8*3600)

func at(year int, month time.Month, day, hour, minute, second int) int64 {
	return time.Date(year, month, day, hour, minute, second, 0, shanghai).UnixMilli()
}

func sampleReview() insight.Review {
	return insight.Review{
		Portrait: insight.Profile(crm.Portrait{
			Customers: 1_000, Everyone: 2_500, DataSince: at(2023, 3, 1, 0, 0, 0),
			Ages:    map[int]int64{-1: 300, 17: 7, 20: 100, 27: 200, 31: 190, 36: 90, 45: 70, 60: 43},
			Genders: map[crm.Gender]int64{crm.GenderFemale: 600, crm.GenderMale: 200, crm.GenderUnknown: 200},
			Places: []crm.PlaceCount{
				{Country: "CN", Province: "广东", Code: 440000, Customers: 400, Orders: 900, Paid: 12_345_678},
				{Country: "CN", Province: "浙江", Code: 330000, Customers: 350, Orders: 700, Paid: 9_000_001},
				{Country: "US", Province: "California", Customers: 50, Orders: 60, Paid: 100},
				{Customers: 200, Orders: 20, Paid: 0},
			},
		}),
		Shop: "青禾日用", Population: crm.PopulationBuyers, LastDays: 365, Currency: "CNY",
		Made: time.Date(2026, 11, 22, 10, 0, 0, 0, shanghai), Zone: shanghai,
	}
}

// sampleCustomers are people as they come, and as they should not.
func sampleCustomers() []crm.Customer {
	return []crm.Customer{
		{
			ID: 1, Name: "林晓", Nick: "xiao_lin", Phone: "+8613812345678", Email: "lin@example.com", Gender: crm.GenderFemale,
			Birthday: crm.Birthday{Year: 1990, Month: 5, Day: 1}, Address: "浙江省杭州市西湖区文三路 1 号, 302",
			Region: crm.Region{Country: "CN", Province: "浙江", City: "杭州", District: "西湖区", Code: 330106},
			Source: "双11", Level: 2, Points: 1200, Tags: []crm.Tag{{Name: "老客"}, {Name: "爱尝新"}}, Note: "喜欢\"米白\"\n下次送小样",
			CreatedAt: at(2024, 1, 2, 9, 30, 5),
			Figures: crm.Figures{
				Standing: crm.StandingBuyer, OrderCount: 5, CompletedCount: 4, ItemCount: 9, TotalPaid: 348_260, TotalRefunded: 1_999,
				NetPaid: 346_261, FirstOrderAt: at(2024, 1, 2, 9, 31, 0), LastOrderAt: at(2026, 11, 11, 0, 0, 3),
			},
		},
		{
			ID: 2, Name: `=HYPERLINK("http://evil.example","点我")`, Nick: "+cmd|' /C calc'!A0", Phone: "+14155550100", Email: "@SUM(A1)",
			Address: "\t=1+1", Source: "-2+3", Note: "'t Hooft", Birthday: crm.Birthday{Month: 8, Day: 15, Lunar: true},
			Figures: crm.Figures{Standing: crm.StandingProspect, NetPaid: -500},
		},
		{ID: 3, Birthday: crm.Birthday{Year: 1988}, Gender: crm.GenderOther, Blocked: true, Figures: crm.Figures{Standing: crm.StandingOther}},
	}
}

func sampleOrders() []crm.Order {
	return []crm.Order{
		{
			ID: 1, Number: "2026112200123456789", Platform: "taobao", CustomerID: 1, Status: crm.OrderDelivered,
			CreatedAt: at(2026, 11, 11, 0, 0, 1), PaidAt: at(2026, 11, 11, 0, 0, 3), Currency: "CNY", Total: 12_990, Paid: 11_990, Refunded: 1_000, Net: 10_990,
			ItemCount: 3, Region: crm.Region{Country: "CN", Province: "浙江", City: "杭州"}, Coupon: "双11满减", Remark: "=请放门口",
			Lines: []crm.OrderLine{
				{Key: "1", Code: "T-01", Title: "竹纤维毛巾", Variant: "米白", Category: "毛巾", Quantity: 2, UnitPrice: 4_995, Amount: 9_990},
				{Title: "洗衣液", Quantity: 1, UnitPrice: 3_000, Amount: 3_000},
			},
			Derived: crm.DerivedSums{Total: true, Refunded: true, Net: true},
			Buyer: crm.OrderBuyer{
				Accounts: []crm.PlatformAccount{{Platform: "taobao", Value: "lin"}}, Nick: "xiao_lin", Name: "林晓", Phone: "+8613812345678",
			},
		},
		{ID: 2, Number: "#1001", Platform: "somewhere", Status: crm.OrderCreated, Currency: "JPY", Total: 1_500, ItemCount: 1},
	}
}

func from[T any](rows []T) func(func(*T) error) error {
	return func(visit func(*T) error) error {
		for i := range rows {
			if err := visit(&rows[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

// onlyFile fails when anything but the file at path is left in its folder.
func onlyFile(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(path) {
			t.Errorf("%s is left over", e.Name())
		}
	}
}
