package chart

import (
	"math"

	"shuke/backend/insight"
	"shuke/backend/insight/words"
)

// Measure is what a map colours.
type Measure string

// The measures.
const (
	MeasureCustomers Measure = "customers"
	MeasureOrders    Measure = "orders"
)

// known is of how many the measure has a place.
func (m Measure) known(p insight.Portrait) int64 {
	if m == MeasureOrders {
		return p.OrdersPlaced
	}
	return p.PlaceKnown
}

// placeRef leads from a place to its customers. Province is nil for all of a country.
type placeRef struct {
	Country  string  `json:"country"`
	Province *string `json:"province"`
}

// regionCount adds up what is known of one of the 34 regions. 台湾, 香港 and 澳门 may come from several places: as a
// province on one platform and as a country on another.
type regionCount struct {
	province   words.Province
	ref        placeRef
	customers  int64
	orders     int64
	share      *float64 // of customers
	orderShare *float64
}

func (r regionCount) measured(m Measure) (share *float64, count int64) {
	if m == MeasureOrders {
		return r.orderShare, r.orders
	}
	return r.share, r.customers
}

// regions sums the places of a portrait per region of the map, in the order of words.Provinces.
func regions(p insight.Portrait) []regionCount {
	out := make([]regionCount, len(words.Provinces))
	at := map[int]*regionCount{}
	for i, province := range words.Provinces {
		name := province.Name
		out[i] = regionCount{province: province, ref: placeRef{Country: "CN", Province: &name}}
		at[province.Code] = &out[i]
	}
	for _, place := range p.Places {
		if province, ok := words.FindProvince(place.PlaceCount); ok {
			at[province.Code].add(place)
		}
	}
	for i := range out {
		out[i].divide(p)
	}
	return out
}

func (r *regionCount) add(place insight.PlaceCount) {
	if place.Country != "" && place.Country != "CN" && place.Customers > 0 {
		r.ref = placeRef{Country: place.Country}
	}
	r.customers += place.Customers
	r.orders += place.Orders
}

func (r *regionCount) divide(p insight.Portrait) {
	if p.PlaceKnown > 0 {
		s := float64(r.customers) / float64(p.PlaceKnown)
		r.share = &s
	}
	if p.OrdersPlaced > 0 {
		s := float64(r.orders) / float64(p.OrdersPlaced)
		r.orderShare = &s
	}
}

// ramp places shares on the sequential ramp. The scale goes by the square root: a few provinces hold most of a shop,
// and on a straight scale all others would look alike.
type ramp struct {
	lowest, highest float64
}

func newRamp(counts []regionCount, m Measure) ramp {
	r := ramp{lowest: math.Inf(1)}
	for _, c := range counts {
		if share, n := c.measured(m); n > 0 && share != nil {
			r.lowest, r.highest = min(r.lowest, *share), max(r.highest, *share)
		}
	}
	return r
}

// empty tells that no region has anything.
func (r ramp) empty() bool { return r.highest == 0 }

// step is 1 to steps, or 0 for a region without anything.
func (r ramp) step(share *float64) int {
	if share == nil || *share <= 0 {
		return 0
	}
	return max(1, int(math.Ceil(steps*math.Sqrt(*share/r.highest)-1e-9)))
}

// visualMap is the legend of the ramp, with its ends named. Steps were found in Go, so that the text on a tile can suit
// its colour; step 0 is outside of the ramp.
func (r ramp) visualMap(dimension int) fields {
	pieces := make([]fields, steps)
	for i := range pieces {
		pieces[i] = fields{"value": i + 1, "color": tokenStep(i + 1)}
	}
	return fields{
		"type": "piecewise", "dimension": dimension, "pieces": pieces, "outOfRange": fields{"color": tokenNoData},
		"orient": "horizontal", "left": 0, "bottom": 0, "padding": 0,
		"itemWidth": 18, "itemHeight": 8, "itemGap": 0, "itemSymbol": "rect",
		// The distance between ends and ramp is written, since a piecewise ramp knows no textGap.
		"text":         []string{"\u00a0\u00a0" + words.Percent(&r.highest), words.Percent(&r.lowest) + "\u00a0\u00a0"},
		"selectedMode": false, "hoverLink": false,
	}
}

// noData explains the grey, at the right end of the ramp.
func noData(w *words.Words) []fields {
	return []fields{{
		"type": "group", "right": 0, "bottom": 0, "silent": true,
		"children": []fields{
			{"type": "rect", "shape": fields{"x": 0, "y": 3, "width": 8, "height": 8, "r": 2}, "style": fields{"fill": tokenNoData}},
			{"type": "text", "style": fields{"x": 14, "y": 1, "text": w.Portrait.NoData, "fill": tokenInk3, "fontSize": 12}},
		},
	}}
}

func (r regionCount) tooltip(w *words.Words) fields {
	p := w.Portrait
	return tooltip(r.province.In(w.Language),
		tipRow{p.Customers, words.Number(r.customers)},
		tipRow{p.Share, words.Percent(r.share)},
		tipRow{p.Orders, words.Number(r.orders)},
		tipRow{p.OrderShare, words.Percent(r.orderShare)})
}

// textOn is the colour of text on a step.
func textOn(step int) string {
	switch {
	case step == 0:
		return tokenInk3
	case step >= firstDark:
		return tokenOnSeq
	default:
		return tokenInk
	}
}

// weightOn makes up for thin strokes: at this size dark text on a bright step, as the dark theme has it, looks greyer than
// it is.
func weightOn(step int) int {
	if step >= firstDark {
		return 600
	}
	return 400
}
