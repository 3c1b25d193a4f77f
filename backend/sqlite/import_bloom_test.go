package sqlite

import (
	"fmt"
	"testing"
)

// What was entered is always suspected; what was not, hardly ever.
func TestBloom_NeverForgets(t *testing.T) {
	const n = 200_000
	seen, suspected := newBloom(), 0
	for i := range n {
		if seen.add(orderKey{1, fmt.Sprint(i)}) {
			suspected++
		}
	}
	if suspected > n/10_000 {
		t.Errorf("%d of %d new orders are suspected", suspected, n)
	}
	for i := range n {
		if !seen.add(orderKey{1, fmt.Sprint(i)}) {
			t.Fatalf("order %d is forgotten", i)
		}
	}
}
