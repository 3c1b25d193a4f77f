// Package region finds out where an address is: Chinese province, city and district from free text or from columns, and
// the country and state of everywhere else. What could be two places stays unknown.
package region

import (
	"strings"

	"shuke/backend/crm"
)

// separators stand between the parts of an address.
const separators = " \t\u00a0\u3000,，、/·-—|\r\n"

// Parse reads the place at the beginning of a Chinese address: "广东省 广州市 天河区 …", "广东深圳市福田区…", "上海".
// An address that hides behind a name and a number ("周强，86-139…，江苏省 扬州市 …") is found at its last comma.
// The zero Region means that the text names no place, or not one for certain.
func Parse(text string) crm.Region {
	if r := parse(text); r.Known() {
		return r
	}
	if at := strings.LastIndex(text, "，"); at >= 0 {
		return parse(text[at+len("，"):])
	}
	return crm.Region{}
}

func parse(text string) crm.Region {
	s := bare(text)
	if s == "" {
		return crm.Region{}
	}
	a := divisions()
	province, rest, certain := a.province(s)
	if province == nil {
		return regionOf(a.withoutProvince(s))
	}
	if found := within(province, rest); found != nil {
		return regionOf(found)
	}
	if !certain {
		return crm.Region{}
	}
	return regionOf(province)
}

// bare is an address from its place on, in simplified characters: a postcode and the country stand before it.
func bare(text string) string {
	s := strings.TrimLeft(text, separators)
	if code := strings.TrimLeft(s, "0123456789〒"); len(s)-len(code) <= 9 {
		s = strings.TrimLeft(code, separators)
	}
	s = simplified(s)
	for _, country := range [...]string{"中华人民共和国", "中国大陆", "中国", "中华民国"} {
		s = strings.TrimLeft(strings.TrimPrefix(s, country), separators)
	}
	return s
}

// Candidates are the places that the beginning of an address could be when it could be several: 朝阳区 is in three cities.
func Candidates(text string) []crm.Region {
	if Parse(text).Known() {
		return nil
	}
	s := bare(text)
	var found []*place
	longest := 0
	for _, area := range divisions().areas[head(s, 2)] {
		if !strings.HasPrefix(s, area.name) || len(area.name) < longest {
			continue
		}
		if len(area.name) > longest {
			found, longest = nil, len(area.name)
		}
		found = append(found, area)
	}
	if len(found) < 2 || longest <= len("东区") {
		return nil // a name that many have says nothing
	}
	list := make([]crm.Region, len(found))
	for i, p := range found {
		list[i] = regionOf(p)
	}
	return list
}

// province finds the province s begins with. certain tells that nothing else can be meant: the full name stands there,
// or the short one on its own. "海南藏族自治州" and "吉林市" are cities that begin like a province.
func (a *atlas) province(s string) (p *place, rest string, certain bool) {
	for _, p := range a.provinces[head(s, 1)] {
		if rest, ok := strings.CutPrefix(s, p.name); ok {
			return p, rest, true
		}
		rest, ok := strings.CutPrefix(s, p.short)
		if !ok || a.city(s) != nil {
			continue
		}
		return p, rest, ends(rest)
	}
	return nil, s, false
}

// withoutProvince finds a city, or an area whose name exists only once, at the beginning of s.
func (a *atlas) withoutProvince(s string) *place {
	area := only(a.areas[head(s, 2)], s)
	if city := a.city(s); city != nil && (area == nil || len(area.name) <= len(city.name)) { // 九龙坡区 is not in 九龙
		rest := strings.TrimPrefix(s, city.name)
		if area := areaOf(city, rest); area != nil {
			return area
		}
		return city
	}
	return area
}

// city is the one city whose full name s begins with.
func (a *atlas) city(s string) *place {
	p := only(a.cities[head(s, 2)], s)
	if p == nil || p.municipal() {
		return nil
	}
	return p
}

// only is the one place of the list whose full name s begins with, nil when there is none or more than one.
func only(list []*place, s string) *place {
	var found *place
	for _, p := range list {
		if !strings.HasPrefix(s, p.name) || found != nil && found.code == p.code {
			continue
		}
		if found != nil {
			return nil
		}
		found = p
	}
	return found
}

// renamed are the cities that addresses of past years call by a name they no longer have.
var renamed = [...][2]string{{"莱芜市", "济南市莱芜区"}, {"襄樊市", "襄阳市"}, {"思茅市", "普洱市"}, {"巢湖市", "合肥市巢湖市"}}

// within finds the narrowest place of a province that rest begins with.
func within(province *place, rest string) *place {
	rest = skip(rest, province.name, province.short, "市辖区", "县")
	for _, name := range renamed {
		if tail, ok := strings.CutPrefix(rest, name[0]); ok {
			rest = name[1] + tail
		}
	}
	for _, city := range province.kids {
		if city.municipal() {
			if area := areaOf(city, rest); area != nil {
				return area
			}
			continue
		}
		tail, certain := cut(city, rest)
		if tail == rest {
			continue
		}
		if area := areaOf(city, tail); area != nil {
			return area
		}
		if certain {
			return city
		}
	}
	return countyOf(province, rest)
}

// skip drops words that repeat what is already known: 上海 上海市 市辖区.
func skip(s string, words ...string) string {
	s = strings.TrimLeft(s, separators)
	for again := true; again; {
		again = false
		for _, w := range words {
			rest, ok := strings.CutPrefix(s, w)
			if ok && (ends(rest) || len(w) > 6) {
				s, again = strings.TrimLeft(rest, separators), true
			}
		}
	}
	return s
}

// cut takes the name of p off s; certain tells that the full name stood there or the short one on its own.
func cut(p *place, s string) (rest string, certain bool) {
	if rest, ok := strings.CutPrefix(s, p.name); ok {
		return rest, true
	}
	if rest, ok := strings.CutPrefix(s, p.short); ok {
		if tail, ok := strings.CutPrefix(rest, "地区"); ok && p.parent.parent == nil {
			return tail, true // a city since, such as 日喀则
		}
		return rest, ends(rest)
	}
	return s, false
}

// areaOf is the district, county or town of a city that rest begins with.
func areaOf(city *place, rest string) *place {
	rest = skip(rest, "市辖区")
	for _, area := range city.kids {
		if tail, certain := cut(area, rest); tail != rest && certain {
			return area
		}
	}
	return nil
}

// countyOf finds a county written straight behind its province: 浙江省 义乌市.
func countyOf(province *place, rest string) *place {
	var found *place
	for _, city := range province.kids {
		for _, area := range city.kids {
			if !strings.HasPrefix(rest, area.name) {
				continue
			}
			if found != nil {
				return nil
			}
			found = area
		}
	}
	return found
}

// ends tells whether a name ended here: nothing follows, or a separator does.
func ends(rest string) bool {
	return rest == "" || strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "（") ||
		len(strings.TrimLeft(rest, separators)) < len(rest)
}

// regionOf spells a place out as the shop keeps it.
func regionOf(p *place) crm.Region {
	if p == nil {
		return crm.Region{}
	}
	r := crm.Region{Country: "CN", Code: p.code}
	for ; p != nil; p = p.parent {
		switch {
		case p.parent == nil:
			r.Province = p.short
			if municipality(p) {
				r.City = p.short
			}
		case p.parent.parent == nil && !p.municipal():
			r.City = p.short
		case p.parent.parent != nil:
			r.District = p.name
		}
	}
	return r
}

// municipality tells whether a province is a city of its own: 北京 天津 上海 重庆.
func municipality(p *place) bool {
	return len(p.kids) > 0 && p.kids[0].municipal()
}
