package region

import (
	"strings"
	"testing"
)

// FuzzFind: a place that is found is one of the table's, its parts belong together, and asking again gives the same.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"广东省 广州市 天河区 体育西路", "上海 上海市 浦东新区", "朝阳区建国路", "新疆维吾尔自治区", "台灣台北市中正區", "周强，86-139，江苏省 扬州市", "吉林市", "San Francisco",
	} {
		f.Add("", "", "", "", s)
		f.Add("CN", s, "", "", "")
		f.Add("US", "CA", s, "", "")
	}
	f.Fuzz(func(t *testing.T, country, province, city, district, address string) {
		p := Parts{Country: country, Province: province, City: city, District: district, Address: address}
		finder := new(Finder)
		r := finder.Find(p)
		if again := finder.Find(p); again != r {
			t.Fatalf("%+v: %+v, then %+v", p, r, again)
		}
		if r.Code != 0 && r.Province == "" {
			t.Errorf("%+v: %+v", p, r)
		}
		if r.District != "" && r.City == "" && r.Country == "CN" && r.Code == 0 {
			t.Errorf("%+v: a district of nowhere: %+v", p, r)
		}
		if strings.ContainsAny(r.Province, "\n") && r.Code != 0 {
			t.Errorf("%+v: %+v", p, r)
		}
	})
}
