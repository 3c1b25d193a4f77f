package region

import "testing"

// The city of Jilin in the province of Jilin, and a municipality named twice, are found by their short names.
func TestFind_CityNamedLikeItsProvince(t *testing.T) {
	f := Finder{Default: "CN"}
	if r := f.Find(Parts{Country: "中国", Province: "吉林", City: "吉林"}); r.City != "吉林" {
		t.Errorf("got %+v", r)
	}
	one, two := f.Find(Parts{Country: "中国", Province: "北京", City: "北京"}), f.Find(Parts{Country: "中国", Province: "北京市", City: "北京市"})
	if one != two || one.Province != "北京" {
		t.Errorf("got %+v and %+v", one, two)
	}
}
