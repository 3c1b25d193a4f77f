package insight

import "shuke/backend/crm"

// Highlight is what a portrait says in one sentence. A part that is not known well enough is left out:
// its share is nil.
type Highlight struct {
	Age         crm.AgeBand // the two neighbouring bands with the most customers, joined
	AgeShare    *float64
	Gender      crm.Gender // the most frequent one
	GenderShare *float64
	Places      []crm.PlaceCount // up to three leading places
	PlaceShare  *float64         // of them together
	ByOrders    bool             // Places and PlaceShare are of orders, since the customers' places are not known
}

// leadingPlaces is how many places a sentence names before it becomes a list.
const leadingPlaces = 3

// Highlights picks what stands out. Parts known of fewer than MinimumKnown customers stay silent.
func Highlights(p Portrait) Highlight {
	var h Highlight
	if p.AgeKnown >= MinimumKnown {
		h.Age, h.AgeShare = leadingAges(p.Ages[:len(Bands)], p.AgeKnown)
	}
	if p.GenderKnown >= MinimumKnown {
		h.Gender, h.GenderShare = leadingGender(p.Genders)
	}
	switch {
	case p.PlaceKnown >= MinimumKnown:
		h.Places, h.PlaceShare = leading(p.Places, p.PlaceKnown, PlaceCount.customers)
	case p.ByOrders() && p.OrdersPlaced >= MinimumKnown:
		h.ByOrders = true
		h.Places, h.PlaceShare = leading(p.Places, p.OrdersPlaced, PlaceCount.orders)
	}
	return h
}

func leadingAges(counts []AgeCount, known int64) (crm.AgeBand, *float64) {
	best, most := 0, int64(-1)
	for i := 0; i+1 < len(counts); i++ {
		if n := counts[i].Count + counts[i+1].Count; n > most {
			best, most = i, n
		}
	}
	return crm.AgeBand{From: counts[best].Band.From, To: counts[best+1].Band.To}, share(most, known)
}

func leadingGender(counts []GenderCount) (crm.Gender, *float64) {
	best := counts[0]
	for _, c := range counts {
		if c.Share != nil && c.Count > best.Count {
			best = c
		}
	}
	return best.Gender, best.Share
}

func (p PlaceCount) customers() int64 { return p.Customers }
func (p PlaceCount) orders() int64    { return p.Orders }

// leading takes the first known places; they are sorted by what count counts.
func leading(places []PlaceCount, known int64, count func(PlaceCount) int64) (top []crm.PlaceCount, together *float64) {
	var n int64
	for _, p := range places {
		if len(top) == leadingPlaces || !PlaceKnown(p.PlaceCount) || count(p) == 0 {
			break
		}
		top = append(top, p.PlaceCount)
		n += count(p)
	}
	return top, share(n, known)
}
