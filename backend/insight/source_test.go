package insight_test

import (
	"testing"

	"shuke/backend/crm"
	"shuke/backend/insight"
)

func TestSources(t *testing.T) {
	of := func(id, customers, paid int64) crm.SourceResult {
		return crm.SourceResult{Source: crm.Source{ID: id, Customers: customers}, Paid: paid}
	}
	list, paid := insight.Sources([]crm.SourceResult{of(0, 9, 600), of(1, 5, 100), of(3, 2, 300), of(4, 4, 0)})
	if paid != 1000 || len(list) != 4 {
		t.Fatalf("got %d of %+v", paid, list)
	}
	for i, want := range []struct {
		id    int64
		share float64
	}{{3, 0.3}, {1, 0.1}, {4, 0}, {0, 0.6}} {
		if list[i].Source.ID != want.id || *list[i].Share != want.share {
			t.Errorf("place %d is %+v, want %+v", i, list[i], want)
		}
	}
	if *list[0].CustomerShare != 0.1 {
		t.Errorf("the first has %v of the customers", *list[0].CustomerShare)
	}
	if list, _ := insight.Sources([]crm.SourceResult{of(1, 5, 0)}); list[0].Share != nil {
		t.Error("a share of nothing")
	}
}
