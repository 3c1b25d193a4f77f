package column

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"shuke/backend/crm"
)

// TestScan_MeasuresLinesAsOneByOne: what is found of the lines of many customers at once, some of whose orders lie elsewhere,
// is what each one's lines say.
func TestScan_MeasuresLinesAsOneByOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		customers := rapid.IntRange(1, 12).Draw(rt, "customers")
		var b Blocks
		l := newLines(0, 0)
		var pass []uint8
		passes := rapid.SampledFrom([][]uint8{{0, 1}, {1}, {1, 1, 1, 0}, {0, 0, 0, 0, 0, 0, 0, 1}}).Draw(rt, "passes")
		for range customers {
			b.grow()
		}
		fill := func(customer int) {
			b.move(customer, len(pass))
			for range rapid.IntRange(0, 3).Draw(rt, "orders") {
				b.count[customer]++
				pass = append(pass, rapid.SampledFrom(passes).Draw(rt, "order passes"))
				l.start, l.count = append(l.start, uint32(l.Product.Len())), append(l.count, 0)
				for range rapid.IntRange(0, 3).Draw(rt, "lines") {
					l.count[len(l.count)-1]++
					l.Product.Append(rapid.Int64Range(0, 4).Draw(rt, "product"))
					l.Quantity.Append(rapid.Int64Range(1, 2).Draw(rt, "quantity"))
					l.Amount.Append(rapid.Int64Range(-3, 3).Draw(rt, "amount"))
				}
			}
		}
		for c := range customers {
			fill(c)
		}
		if rapid.Bool().Draw(rt, "laid") {
			l.lay()
		}
		for _, c := range rapid.SliceOfDistinct(rapid.IntRange(0, customers-1), rapid.ID[int]).Draw(rt, "moved") {
			fill(c)
		}
		asked := l.Amount.Lookup(Question{Ranges: []crm.RuleRange{{From: -1, To: crm.Most}}}, nil)
		some := []*Lookup{l.Product.Lookup(Question{Ranges: []crm.RuleRange{{From: 1, To: 3}}}, nil), l.Quantity.Lookup(Question{Listed: []bool{false, true}}, nil)}
		for first := 0; first < customers; {
			s := b.Run(first, customers)
			lines, passed, ok := l.Passing(&s, pass[s.From:s.To], []*Lookup{asked}, &LineRoom{})
			if !ok || s.Len() == 0 || lines.Len() != s.Len() {
				rt.Fatalf("the lines of %d from %d on", s.Len(), first)
			}
			measured := measureLines(&lines, l, passed)
			again := make([]int64, s.Len())
			if !l.Sum(l.Amount, &s, pass[s.From:s.To], []*Lookup{asked}, &LineRoom{}, again) || !slices.Equal(again, measured.sum) {
				rt.Fatalf("%v, not %v", again, measured.sum)
			}
			wantSums(rt, &b, l, &s, pass, some)
			for c := range s.Len() {
				if got, want := measured.of(c), oneByOne(&b, l, pass, first+c); got != want {
					rt.Fatalf("customer %d: %+v, not %+v", first+c, got, want)
				}
			}
			first += s.Len()
		}
	})
}

// wantSums holds the sums of lines of whom several things are asked to what each line says.
func wantSums(t *rapid.T, b *Blocks, l *Lines, s *Stretch, pass []uint8, asked []*Lookup) {
	for n := range asked {
		for _, of := range []*Ints{nil, l.Quantity, l.Amount} {
			got := slices.Repeat([]int64{99}, s.Len())
			if !l.Sum(of, s, pass[s.From:s.To], asked[:n+1], &LineRoom{}, got) {
				t.Fatal("not in order")
			}
			for c := range got {
				var want int64
				for i, to := b.Of(s.First + c); i < to; i++ {
					if pass[i] != 0 {
						want += l.ofOne(of, i, asked[:n+1])
					}
				}
				if got[c] != want {
					t.Fatalf("customer %d: %d, not %d", s.First+c, got[c], want)
				}
			}
		}
	}
}

// lineMeasures are the measures of one customer's lines.
type lineMeasures struct{ count, sum, most, least, distinct int64 }

type stretchMeasures struct{ count, sum, most, least, distinct []int64 }

func (m stretchMeasures) of(c int) lineMeasures {
	return lineMeasures{m.count[c], m.sum[c], m.most[c], m.least[c], m.distinct[c]}
}

func measureLines(s *Stretch, l *Lines, pass []uint8) stretchMeasures {
	room := func() []int64 { return slices.Repeat([]int64{99}, s.Len()) }
	m := stretchMeasures{room(), room(), room(), room(), room()}
	known := NewBits(s.First + s.Len())
	var running Running
	var met Met
	s.SumPassed(nil, pass, &running, m.count)
	s.SumPassed(l.Amount, pass, &running, m.sum)
	s.MostPassed(l.Amount, 1, pass, m.most, known)
	s.MostPassed(l.Amount, -1, pass, m.least, known)
	s.CountDistinct(l.Product, 0, pass, &met, m.distinct)
	return m
}

func oneByOne(b *Blocks, l *Lines, pass []uint8, customer int) (m lineMeasures) {
	var amounts, products []int64
	for i, to := b.Of(customer); i < to; i++ {
		for j, end := l.Of(i); j < end && pass[i] != 0; j++ {
			if v := l.Amount.At(j); v >= -1 {
				amounts, products = append(amounts, v), append(products, l.Product.At(j))
				m.sum += v
			}
		}
	}
	if m.count = int64(len(amounts)); m.count > 0 {
		m.most, m.least = slices.Max(amounts), slices.Min(amounts)
	}
	slices.Sort(products)
	for _, p := range slices.Compact(products) {
		if p != 0 {
			m.distinct++
		}
	}
	return m
}

// TestLines_AreLaidInOrder: lines that came in any order lie in that of their orders, and each order keeps its own.
func TestLines_AreLaidInOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		orders := rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(rt, "orders")
		l := newLines(len(orders), 0)
		for _, order := range orders {
			l.start[order] = uint32(l.Product.Len())
			for range rapid.Uint16Range(0, 3).Draw(rt, "lines") {
				l.count[order]++
				l.Product.Append(int64(order))
				l.Quantity.Append(int64(l.count[order]))
				l.Amount.Append(int64(order) * 1000)
			}
		}
		l.lay()
		if !l.inOrder(0, len(orders)) || l.laid != len(orders) {
			rt.Fatalf("begin at %v with %v", l.start, l.count)
		}
		for order := range orders {
			for j, end := l.Of(order); j < end; j++ {
				first, _ := l.Of(order)
				if l.Product.At(j) != int64(order) || l.Amount.At(j) != int64(order)*1000 || l.Quantity.At(j) != int64(j-first+1) {
					rt.Fatalf("order %d has %v of %v", order, l.Quantity, l.Product)
				}
			}
		}
	})
}
