package sqlite

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"shuke/backend/crm"
)

// plan is what SQLite says it would do for a query, one step a line.
func plan(t *testing.T, db *DB, query string, args ...any) string {
	t.Helper()
	rows, err := db.read.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}

func openTestShop(t *testing.T) *DB {
	t.Helper()
	db, err := Open(context.Background(), filepath.Join(t.TempDir(), "my.shuke"), fixedClock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func mustFilter(t *testing.T, db *DB, f crm.CustomerFilter) *where {
	t.Helper()
	w, err := db.filter(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// A page walks along the index of its sort key from where the last page ended: it neither sorts nor skips. This holds for
// a million customers because it does not depend on how many there are.
func TestPlan_PagesWalkAlongAnIndex(t *testing.T) {
	db := openTestShop(t)
	female := crm.GenderFemale
	for sort, by := range sortColumns {
		if by.index == "" {
			continue
		}
		for _, ascending := range []bool{false, true} {
			for name, f := range map[string]crm.CustomerFilter{
				"everybody": {}, "population": {Population: crm.PopulationBuyers, LastDays: 30}, "gender": {Gender: &female},
			} {
				w := mustFilter(t, db, f)
				w.standing = crm.StandingBuyer
				query, args := pageQuery(w, crm.CustomerQuery{Sort: sort, Ascending: ascending, After: &crm.Cursor{Value: 5, ID: 5}, Limit: 200})
				got := plan(t, db, query, args...)
				if !strings.Contains(got, "USING COVERING INDEX "+by.index) && !strings.Contains(got, "USING INDEX "+by.index) {
					t.Errorf("%s of %s does not use %s:\n%s", sort, name, by.index, got)
				}
				if strings.Contains(got, "TEMP B-TREE") || strings.Contains(got, "SCAN c") {
					t.Errorf("%s of %s sorts or scans:\n%s", sort, name, got)
				}
			}
		}
	}
}

// The seek of a page goes by standing, value and id together, not by standing alone.
func TestPlan_APageBeginsWhereTheLastEnded(t *testing.T) {
	db := openTestShop(t)
	w := mustFilter(t, db, crm.CustomerFilter{Standing: crm.StandingBuyer})
	query, args := pageQuery(w, crm.CustomerQuery{Sort: crm.SortNetPaid, After: &crm.Cursor{Value: 5, ID: 5}, Limit: 200})
	if got := plan(t, db, query, args...); !strings.Contains(got, "(standing=? AND net_paid<?)") && !strings.Contains(got, "(standing=? AND (net_paid,customer_id)<(?,?))") {
		t.Errorf("the page is found by\n%s", got)
	}
}

func TestPlan_SearchGoesThroughTheIndex(t *testing.T) {
	db := openTestShop(t)
	from, args := mustFilter(t, db, crm.CustomerFilter{Search: "林静宜"}).from("")
	got := plan(t, db, `SELECT count(*) `+from, args...)
	if !strings.Contains(got, "customer_search VIRTUAL TABLE INDEX") {
		t.Errorf("names are not found by the full-text index:\n%s", got)
	}
	if !strings.Contains(got, "SEARCH orders USING INDEX sqlite_autoindex_orders_1 (number>? AND number<?)") {
		t.Errorf("order numbers are not found by their index:\n%s", got)
	}
	for _, scan := range []string{"SCAN c\n", "SCAN orders", "SCAN f\n"} {
		if strings.Contains(got+"\n", scan) {
			t.Errorf("the search reads a whole table:\n%s", got)
		}
	}
}

func TestPlan_TagsAndPlacesStartFromTheirIndex(t *testing.T) {
	db := openTestShop(t)
	zhejiang := "浙江"
	for name, c := range map[string]struct {
		filter crm.CustomerFilter
		want   string
	}{
		"tag":      {crm.CustomerFilter{TagID: 1}, "SEARCH customer_tags USING PRIMARY KEY (tag_id=?)"},
		"province": {crm.CustomerFilter{Province: &zhejiang}, "customers_by_region (region_id=?)"},
	} {
		from, args := mustFilter(t, db, c.filter).from("")
		if got := plan(t, db, `SELECT count(*) `+from, args...); !strings.Contains(got, c.want) || strings.Contains(got, "SCAN f") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}
