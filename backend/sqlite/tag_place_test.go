package sqlite_test

import (
	"context"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// order of tags as the page has it, by group.
func tagOrder(t *testing.T, db *sqlite.DB, group string) string {
	t.Helper()
	tags, err := db.FindTags(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, tag := range tags {
		if tag.Group == group {
			names = append(names, tag.Name)
		}
	}
	return strings.Join(names, "")
}

func TestPlaceTag(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	h := &history{t: t, db: db}
	ids := map[string]int64{}
	for _, name := range []string{"a", "b", "c", "d"} {
		ids[name] = h.tag(name)
	}
	if got := tagOrder(t, db, ""); got != "abcd" {
		t.Fatal(got)
	}
	before := dump(t, db)
	first := h.must(db.PlaceTag(ctx, ids["d"], "", ids["b"]))
	if got := tagOrder(t, db, ""); got != "adbc" {
		t.Error(got)
	}
	if report, err := db.Undo(ctx, first.ID); err != nil || len(report.Conflicts) > 0 || dump(t, db) != before {
		t.Fatalf("%+v, %v", report, err)
	}
	for _, of := range [][2]string{{"a", "c"}, {"d", "b"}} { // into a group and into its beginning
		h.must(db.PlaceTag(ctx, ids[of[0]], "", ids[of[1]]))
	}
	if got := tagOrder(t, db, ""); got != "dbac" {
		t.Error(got)
	}
	h.must(db.PlaceTag(ctx, ids["a"], "价值", 0))
	h.must(db.PlaceTag(ctx, ids["b"], "价值", ids["a"]))
	if got := tagOrder(t, db, "价值") + " " + tagOrder(t, db, ""); got != "ba dc" {
		t.Error(got)
	}
	if op, err := db.PlaceTag(ctx, ids["b"], "价值", ids["a"]); err != nil || op.ID != 0 {
		t.Error("it stands there already", op, err)
	}
	_, err := db.PlaceTag(ctx, ids["c"], "价值", ids["d"])
	wantKey(t, err, "tag.gone")
	_, err = db.PlaceTag(ctx, 4711, "", 0)
	wantKey(t, err, "tag.gone")
}

// However often a tag is put between the same two, there is a place for it.
func TestPlaceTag_FindsRoom(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	h := &history{t: t, db: db}
	h.tag("z")
	x, y := h.tag("x"), h.tag("y")
	for i := range 130 {
		want := "zyx"
		if i%2 == 0 {
			h.must(db.PlaceTag(ctx, y, "", x))
		} else {
			h.must(db.PlaceTag(ctx, x, "", y))
			want = "zxy"
		}
		if got := tagOrder(t, db, ""); got != want {
			t.Fatalf("after %d: %s", i, got)
		}
	}
}

func TestEditTag(t *testing.T) {
	ctx := context.Background()
	db, _ := testkit.MustOpenShop(t)
	h := &history{t: t, db: db}
	vip := h.tag("vip")
	draft := crm.TagDraft{Name: "vip", Color: "2", Group: "价值", Description: "一年花到 5000 元"}
	before := dump(t, db)
	edited := h.must(db.EditTag(ctx, vip, draft, nil))
	if edited.Kind != crm.OpTagEdit {
		t.Error(edited.Kind)
	}
	if again, err := db.EditTag(ctx, vip, draft, nil); err != nil || again.ID != 0 {
		t.Error(again, err)
	}
	tags, err := db.FindTags(ctx)
	if err != nil || tags[0].Description != draft.Description || tags[0].Group != "价值" || tags[0].Color != "2" {
		t.Error(tags, err)
	}
	if report, err := db.Undo(ctx, edited.ID); err != nil || len(report.Conflicts) > 0 || dump(t, db) != before {
		t.Fatalf("%+v, %v", report, err)
	}
	for key, d := range map[string]crm.TagDraft{
		"tag.group.length":       {Name: "vip", Group: strings.Repeat("长", crm.MaxTagName+1)},
		"tag.description.length": {Name: "vip", Description: strings.Repeat("长", crm.MaxTagDescription+1)},
	} {
		_, err := db.EditTag(ctx, vip, d, nil)
		wantKey(t, err, key)
	}
}
