package shop

import (
	"context"

	"shuke/backend/crm"
)

// mostOverlap is how many tags and segments a matrix may compare.
const mostOverlap = 20

// Overlap counts, for each two of some rules, who passes both. It waits for the shop to stand in memory.
func (s *Shop) Overlap(ctx context.Context, rules []crm.Rule) ([][]int64, error) {
	if len(rules) > mostOverlap {
		return nil, crm.Errorf(crm.CodeInvalid, "segment.overlap.tooMany", "max", mostOverlap)
	}
	if s.segments == nil {
		return nil, crm.Errorf(crm.CodeUnavailable, "shop.notOpen")
	}
	for {
		if err := s.ColumnsReady(ctx); err != nil {
			return nil, err
		}
		counts, found, err := s.segments.Overlap(ctx, rules)
		if err != nil || found {
			return counts, err
		}
	}
}
