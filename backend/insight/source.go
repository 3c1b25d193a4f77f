package insight

import (
	"cmp"
	"slices"

	"shuke/backend/crm"
)

// SourceCount is what a source brought, with its share of all that was received. The share is nil where nothing was.
type SourceCount struct {
	crm.SourceResult
	Share         *float64
	CustomerShare *float64 // of all customers
}

// Sources orders sources by what they brought, most received first; customers without a source stand last. It
// answers what was received in all.
func Sources(results []crm.SourceResult) (list []SourceCount, paid int64) {
	var customers int64
	for _, r := range results {
		paid += r.Paid
		customers += r.Source.Customers
	}
	for _, r := range results {
		if r.Source.ID != 0 || r.Source.Customers > 0 {
			list = append(list, SourceCount{r, share(r.Paid, paid), share(r.Source.Customers, customers)})
		}
	}
	slices.SortStableFunc(list, func(a, b SourceCount) int {
		return cmp.Or(
			cmp.Compare(unnamed(a), unnamed(b)), cmp.Compare(b.Paid, a.Paid), cmp.Compare(b.Source.Customers, a.Source.Customers))
	})
	return list, paid
}

func unnamed(s SourceCount) int {
	if s.Source.ID == 0 {
		return 1
	}
	return 0
}
