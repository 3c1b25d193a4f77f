package main

import (
	"fmt"
	"testing"
)

const sourced = `会员名,姓名,来源
lin,林静宜,直通车
zhou,周强,无线活动
mei,梅兰,微博吸纳
`

func TestSources_AreToldSetAndTakenBack(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("import", writeFile(t, "people.csv", sourced))
	list := func() map[string]sourceJSON {
		all := map[string]sourceJSON{}
		for _, s := range read[[]sourceJSON](t, tt.mustDo("sources", "--json")) {
			all[s.Name] = s
		}
		return all
	}
	begun := list()
	if begun["直通车"].Kind != "paid" || begun["微博吸纳"].Customers != 1 || begun["无线活动"].New != 1 || len(begun) != 4 {
		t.Fatalf("%+v", begun)
	}
	tt.mustDo("sources", "set", "微博吸纳", "--search", "周强")
	tt.mustDo("sources", "merge", fmt.Sprint(begun["微博吸纳"].ID), fmt.Sprint(begun["无线活动"].ID))
	tt.mustDo("sources", "edit", fmt.Sprint(begun["微博吸纳"].ID), "--name", "微博", "--kind", "activity")
	if now := list(); now["微博"].Customers != 2 || now["微博"].Kind != "activity" || len(now["微博"].Words) != 2 {
		t.Fatalf("%+v", now)
	}
	for range 3 {
		tt.mustDo("undo")
	}
	if now := list(); fmt.Sprint(now) != fmt.Sprint(begun) {
		t.Errorf("was %+v, is %+v", begun, now)
	}
	if o := tt.on("sources", "set", "微博"); o.status != exitUsage {
		t.Errorf("everybody was meant: %+v", o)
	}
}

func TestChart_SourcesSumUpToWhatWasReceived(t *testing.T) {
	tt := newTerminal(t)
	tt.mustDo("generate", "--customers", "200", "--orders", "600", "--seed", "5")
	c := read[chartJSON](t, tt.mustDo("chart", "source", "--json"))
	customers, paid := int64(0), 0.0
	for i, bar := range c.Rows {
		customers += bar.Customers
		paid += *bar.PaidShare
		if i > 0 && *bar.Source != 0 && *bar.PaidShare > *c.Rows[i-1].PaidShare {
			t.Errorf("%s brought more than %s before it", bar.Label, c.Rows[i-1].Label)
		}
	}
	if customers != 200 || c.Customers != 200 || paid < 0.999 || paid > 1.001 {
		t.Errorf("%d customers, %v of what was received in %+v", customers, paid, c)
	}
	if o := tt.on("chart", "source", "--of", "buyers"); o.status != exitUsage {
		t.Errorf("sources of a population: %+v", o)
	}
}
