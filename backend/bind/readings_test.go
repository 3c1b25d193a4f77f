package bind_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/bind"
)

const list = "谁,花名,鞋码,喜欢\nlin,小满,38,茶\nzhou,阿橘,大,咖啡\n"

// said is what the owner says about such a list.
var said = bind.ReadOptions{
	Kind: "customers", Platform: "club", Columns: []bind.ColumnMapping{
		{Column: "谁", Field: "account"},
		{Column: "花名", Field: "name", Policy: "keep"},
		{Column: "鞋码", Field: "field:鞋码", Type: "number"},
		{Column: "喜欢"},
	},
}

func TestReadings_AreOfferedNextTime(t *testing.T) {
	o := openOffice(t)
	readings := screen[*bind.Readings](o.Desk)
	first := o.write("first.csv", list)
	o.finished(must(o.imports().Begin(bind.ImportRequest{Path: first, Options: said}))(t))

	next := o.write("next.csv", strings.Replace(list, "谁,花名", "谁,花名", 1)+"mei,小雅,39,茶\n")
	in := must(o.imports().Inspect(next, bind.ReadOptions{}))(t)
	if in.Remembered == nil || in.Remembered.Name != "first" || in.Kind != "customers" || in.Platform != "club" {
		t.Fatalf("got %+v", in)
	}
	if c := in.Columns[1]; c.Field != "name" || c.Policy != "keep" || !c.Policed {
		t.Errorf("got %+v", c)
	}
	if c := in.Columns[2]; c.Field != "field:鞋码" || c.FieldType != "number" || c.Good != 2 || c.Bad != 1 || c.BadCells[0].Text != "大" || c.BadCells[0].Row != 3 {
		t.Errorf("got %+v", c)
	}
	if c := in.Columns[3]; c.Field != "" || c.FieldType == "" {
		t.Errorf("got %+v", c)
	}
	if fresh := must(o.imports().Inspect(next, bind.ReadOptions{Fresh: true}))(t); fresh.Remembered != nil || fresh.Kind != "" {
		t.Errorf("got %+v", fresh)
	}
	id := must(o.imports().Begin(bind.ImportRequest{Path: next}))(t)
	o.finished(id)
	if r := must(o.imports().Result(id))(t); r.Created != 1 || r.Unchanged != 2 {
		t.Errorf("got %+v", r)
	}
	all := must(readings.Rename(in.Remembered.ID, "会员名单"))(t)
	if len(all) != 1 || all[0].Name != "会员名单" || all[0].Columns != 3 {
		t.Errorf("got %+v", all)
	}
}

func TestReadings_GoOutAndComeIn(t *testing.T) {
	o := openOffice(t)
	readings := screen[*bind.Readings](o.Desk)
	file := o.write("first.csv", list)
	o.finished(must(o.imports().Begin(bind.ImportRequest{Path: file, Options: said}))(t))
	id := must(readings.All())(t)[0].ID
	json := filepath.Join(o.home, "list.json")
	o.window.say(json)
	if saved := must(readings.Save(id))(t); saved != json {
		t.Fatalf("saved %q", saved)
	}
	if text := string(must(os.ReadFile(json))(t)); !strings.Contains(text, `"field:鞋码"`) || !strings.Contains(text, `"keep"`) {
		t.Errorf("the file is %s", text)
	}
	if left := must(readings.Forget(id))(t); len(left) != 0 {
		t.Errorf("left %+v", left)
	}
	if !must(readings.Open(file))(t) {
		t.Error("nothing was opened")
	}
	if in := must(o.imports().Inspect(file, bind.ReadOptions{}))(t); in.Remembered == nil || in.Columns[2].FieldType != "number" {
		t.Errorf("got %+v", in)
	}
}

func TestFields_OfACustomer(t *testing.T) {
	o := openOffice(t)
	fields := screen[*bind.Fields](o.Desk)
	o.finished(must(o.imports().Begin(bind.ImportRequest{Path: o.write("first.csv", list), Options: said}))(t))
	all := must(fields.All())(t)
	if len(all) != 1 || all[0].Type != "number" || all[0].Count != 1 {
		t.Fatalf("got %+v", all)
	}
	page := must(o.customers().Page(bind.CustomerQuery{Filter: bind.CustomerFilter{Search: "阿橘"}}))(t)
	who := page.Rows[0].ID
	_, err := fields.Set(who, all[0].ID, "很大")
	wantKey(t, err, "field.value.wrong")
	op := must(fields.Set(who, all[0].ID, "42"))(t)
	if c := must(o.customers().Get(who))(t); len(c.Fields) != 1 || c.Fields[0].Value != "42" {
		t.Fatalf("got %+v", c.Fields)
	}
	must(o.journal().Undo(op.ID))(t)
	if c := must(o.customers().Get(who))(t); len(c.Fields) != 0 {
		t.Fatalf("got %+v", c.Fields)
	}
	if in := must(o.imports().Fields())(t); in[len(in)-1].ID != "field:鞋码" || in[len(in)-1].Group != "custom" {
		t.Errorf("got %+v", in[len(in)-1])
	}
}
