package chart_test

import (
	"time"

	"shuke/backend/crm"
	"shuke/backend/insight"
)

// shanghai is where the sample shop's days are cut; a fixed zone needs no zone database.
var shanghai = time.FixedZone("CST", 8*3600)

// sampleReview is the portrait of look/profile.html, with some customers outside of the map.
func sampleReview() insight.Review {
	return insight.Review{
		Portrait:   insight.Profile(samplePortrait()),
		Shop:       "青禾日用",
		Population: crm.PopulationBuyers,
		LastDays:   365,
		Currency:   "CNY",
		Made:       time.Date(2026, 11, 22, 10, 0, 0, 0, shanghai),
		Zone:       shanghai,
	}
}

func samplePortrait() crm.Portrait {
	p := crm.Portrait{
		Customers: 52_640,
		Everyone:  128_406,
		DataSince: time.Date(2023, 3, 1, 0, 0, 0, 0, shanghai).UnixMilli(),
		Ages:      map[int]int64{-1: 20_530, 16: 385, 21: 4_752, 27: 8_798, 32: 7_739, 37: 5_009, 44: 3_757, 58: 1_670},
		Genders: map[crm.Gender]int64{
			crm.GenderFemale: 29_891, crm.GenderMale: 11_168, crm.GenderOther: 41, crm.GenderUnknown: 11_540,
		},
	}
	left := p.Customers
	for i, c := range sampleProvinces {
		p.Places = append(p.Places, crm.PlaceCount{
			Country: "CN", Province: c.name, Customers: c.customers, Orders: c.customers*2 + int64(i)*31, Paid: c.customers * 186_40,
		})
		left -= c.customers
	}
	p.Places = append(p.Places,
		crm.PlaceCount{Country: "HK", Customers: 31, Orders: 40, Paid: 400_000},
		crm.PlaceCount{Country: "US", Province: "California", Customers: 12, Orders: 15, Paid: 210_050},
		crm.PlaceCount{Country: "CN", Customers: 200, Orders: 310, Paid: 99},
		crm.PlaceCount{Customers: left - 243, Orders: 900})
	return p
}

var sampleProvinces = []struct {
	name      string
	customers int64
}{
	{"广东", 5_010},
	{"浙江", 5_341},
	{"江苏", 4_803},
	{"上海", 3_064},
	{"山东", 2_443},
	{"四川", 2_236},
	{"福建", 1_987},
	{"北京", 1_822},
	{"湖北", 1_800},
	{"河南", 1_480},
	{"安徽", 1_420},
	{"湖南", 1_390},
	{"河北", 1_200},
	{"辽宁", 1_150},
	{"重庆", 1_120},
	{"江西", 860},
	{"陕西", 840},
	{"天津", 700},
	{"广西", 680},
	{"云南", 420},
	{"山西", 400},
	{"贵州", 360},
	{"黑龙江", 350},
	{"吉林", 340},
	{"内蒙古", 130},
	{"甘肃", 110},
	{"新疆", 105},
	{"海南", 100},
	{"宁夏", 90},
	{"青海", 83},
}
