package column

import "math"

// MostPassed writes, for each customer, the largest number of the rows whose place in pass is set – the smallest with sign −1 –
// and adds those who have one to known.
func (s *Stretch) MostPassed(of *Ints, sign int64, pass []uint8, out []int64, known Bits) {
	for c, n := range s.count {
		out[c] = 0
		if n == 0 { // it may stand anywhere
			continue
		}
		at := int(s.start[c])
		most, found := of.most(sign, at, pass[at-s.From:][:n])
		if found {
			out[c] = most * sign
			known.Set(s.First + c)
		}
	}
}

func (c *Ints) most(sign int64, from int, pass []uint8) (most int64, found bool) {
	switch to := from + len(pass); {
	case c.w32 != nil:
		most, found = largest(c.w32[from:to], pass, sign)
	case c.w8 != nil:
		most, found = largest(c.w8[from:to], pass, sign)
	case c.w16 != nil:
		most, found = largest(c.w16[from:to], pass, sign)
	default:
		return largest(c.w64[from:to], pass, sign)
	}
	return most * c.scale, found
}

// largest takes what does not pass for the least there is: without a branch.
func largest[T narrow](numbers []T, pass []uint8, sign int64) (most int64, found bool) {
	most = math.MinInt64
	numbers = numbers[:len(pass)]
	for i, p := range pass {
		let := -int64(p)
		most = max(most, int64(numbers[i])*sign&let|math.MinInt64&^let)
	}
	return most, most != math.MinInt64
}

// Met tells which customer met a number last: how many distinct ones each has is found without a set.
type Met []int32

// CountDistinct writes, for each customer, how many distinct numbers the rows have whose place in pass is set; the number `but`
// does not count. False, and nothing is done, where the array is wide.
func (s *Stretch) CountDistinct(of *Ints, but int64, pass []uint8, met *Met, out []int64) bool {
	if of.w8 == nil && of.w16 == nil {
		return false
	}
	if *met == nil {
		*met = make(Met, 1<<16)
	}
	for c, n := range s.count {
		out[c] = 0
		if n == 0 { // it may stand anywhere
			continue
		}
		at := int(s.start[c])
		pass, customer := pass[at-s.From:][:n], int32(s.First+c)+1
		if of.w8 != nil {
			out[c] = distinct(of.w8[at:], pass, but, *met, customer)
		} else {
			out[c] = distinct(of.w16[at:], pass, but, *met, customer)
		}
	}
	return true
}

func distinct[T int8 | int16](numbers []T, pass []uint8, but int64, met Met, customer int32) (n int64) {
	numbers = numbers[:len(pass)]
	for i, p := range pass {
		if at := uint16(int16(numbers[i])); p != 0 && int64(numbers[i]) != but && met[at] != customer {
			met[at] = customer
			n++
		}
	}
	return n
}
