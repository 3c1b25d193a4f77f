package column

// PlaceSum is what counts for a region: customers who live there, and orders that went there.
type PlaceSum struct{ Customers, Orders, Paid int64 }

// PlaceSums are sums by a region's number.
type PlaceSums []PlaceSum

// At is where a region counts.
func (p *PlaceSums) At(region int64) *PlaceSum {
	for int64(len(*p)) <= region {
		*p = append(*p, PlaceSum{})
	}
	return &(*p)[region]
}

// AddPlaces adds the orders of a customer that lie in the stretch of days, by where they went.
func (o *Orders) AddPlaces(customer int, d *Days, into *PlaceSums) {
	from, to := o.Of(customer)
	switch {
	case d.narrow == nil || o.Paid.w32 == nil || o.Paid.scale != 1 || o.Place.w16 == nil && o.Place.w8 == nil:
		for i := from; i < to; i++ {
			if d.Has(i) {
				sum := into.At(o.Place.At(i))
				sum.Orders++
				sum.Paid += o.Paid.At(i)
			}
		}
	case o.Place.w16 != nil:
		addPlaces(o.Place.w16[from:to], d, d.narrow[from:to], o.Paid.w32[from:to], into)
	default:
		addPlaces(o.Place.w8[from:to], d, d.narrow[from:to], o.Paid.w32[from:to], into)
	}
}

func addPlaces[T int8 | int16](places []T, d *Days, days []int16, paid []int32, into *PlaceSums) {
	days, paid = days[:len(places)], paid[:len(places)]
	sums := *into
	for i, place := range places {
		if day := days[i]; day < d.lo || day > d.hi {
			continue
		}
		if int(place) >= len(sums) {
			into.At(int64(place))
			sums = *into
		}
		sum := &sums[place]
		sum.Orders++
		sum.Paid += int64(paid[i])
	}
}
