package main

import (
	"shuke/backend/chart"
	"shuke/backend/insight"
	"shuke/backend/shop"
)

// writeChart writes a review file of the kind its name asks for.
func (t *terminal) writeChart(r *insight.Review, req *chartRequest) error {
	return shop.WriteReview(req.out, *r, measureOf(r), t.language())
}

// measureOf colours the map by customers, or by orders where the exports name no customer.
func measureOf(r *insight.Review) chart.Measure {
	if r.ByOrders() {
		return chart.MeasureOrders
	}
	return chart.MeasureCustomers
}
