package main

import (
	"io"
	"strings"

	"shuke/backend/chart"
	"shuke/backend/insight"
	"shuke/backend/report"
)

// writeChart writes a review file of the kind its name asks for.
func (t *terminal) writeChart(r *insight.Review, req *chartRequest) error {
	if strings.HasSuffix(req.out, ".xlsx") {
		return report.Portrait(req.out, *r, t.language())
	}
	return report.WriteFile(req.out, func(w io.Writer) error {
		return chart.HTML(w, *r, measureOf(r), t.language())
	})
}

// measureOf colours the map by customers, or by orders where the exports name no customer.
func measureOf(r *insight.Review) chart.Measure {
	if r.PlaceKnown == 0 && r.OrdersPlaced > 0 {
		return chart.MeasureOrders
	}
	return chart.MeasureCustomers
}
