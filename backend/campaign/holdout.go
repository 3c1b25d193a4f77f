package campaign

// HeldOut tells whether a customer is left out of a campaign so that its effect can be seen. It is the same answer every time:
// who is in the group follows from the two numbers alone.
func HeldOut(seed, customer int64, percent int) bool {
	return mix(mix(uint64(seed))^uint64(customer))%10_000 < uint64(max(percent, 0))*100 //nolint:gosec // ids are positive; a wrapped one is only another number
}

// mix is the finisher of SplitMix64: near numbers go far apart.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
