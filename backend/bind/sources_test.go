package bind_test

import (
	"testing"

	"shuke/backend/bind"
)

const sourced = "会员名,姓名,来源\nlin,林静宜,直通车\nzhou,周强,无线活动\nmei,梅兰,微博吸纳\n"

func TestSources_AreSetForAFrozenSetAndReported(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("people.csv", sourced))
	sources := screen[*bind.Sources](o.Desk)
	all := must(sources.All())(t)
	if len(all) != 3 || all[0].Kind != "paid" || !all[0].Recognised {
		t.Fatalf("%+v", all)
	}
	selected := must(o.customers().Freeze(bind.CustomerFilter{SourceID: all[1].ID}))(t)
	op := must(sources.Set("微博吸纳", selected.ID))(t)
	if op.Count != 1 || op.Kind != "source.set" {
		t.Fatalf("%+v", op)
	}
	page := must(o.customers().Page(bind.CustomerQuery{Filter: bind.CustomerFilter{SourceKind: "kol"}}))(t)
	if len(page.Rows) != 2 || page.Rows[0].Source != "微博吸纳" {
		t.Fatalf("%+v", page.Rows)
	}
	moved := must(o.customers().Page(bind.CustomerQuery{Filter: bind.CustomerFilter{Search: "周强"}}))(t).Rows[0]
	if h := must(sources.History(moved.ID))(t); len(h) != 1 || h[0].Was != "无线活动" || h[0].Is != "微博吸纳" {
		t.Fatalf("%+v", h)
	}
	name := "微博"
	must(sources.Edit(all[2].ID, bind.SourceEdit{Name: &name}))(t)
	must(sources.Merge(all[2].ID, all[1].ID))(t)
	report := must(sources.Report(0, "zh-CN"))(t)
	if len(report.Rows) != 2 || report.Rows[0].Source.Name != name || report.Rows[0].Source.Customers != 2 || report.Rows[0].Added != 2 {
		t.Fatalf("%+v", report)
	}
	_, err := sources.Set("微博", "77")
	wantKey(t, err, "selection.gone")
}
