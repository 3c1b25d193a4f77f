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
