package segment

import (
	"context"

	"shuke/backend/column"
	"shuke/backend/crm"
)

// Overlap counts who passes each two of some rules; on the diagonal, who passes one. It answers false while the shop does not
// stand in memory.
func (s *Segments) Overlap(ctx context.Context, rules []crm.Rule) (counts [][]int64, found bool, err error) {
	found, err = s.engine.Read(ctx, func(t *column.Table) error {
		e := evaluation{table: t, words: s.words, clock: ClockAt(s.clock(), t.Zone), cache: &s.cache, earlier: &s.earlier, mail: s.mail(t)}
		sets := make([]column.Bits, len(rules))
		for i := range rules {
			var err error
			if sets[i], err = e.rule(ctx, &rules[i]); err != nil {
				return err
			}
			sets[i].And(t.Alive)
		}
		counts = make([][]int64, len(rules))
		both := column.NewBits(t.Rows)
		for i := range sets {
			counts[i] = make([]int64, len(sets))
			for j := range i + 1 {
				copy(both, sets[i])
				both.And(sets[j])
				counts[i][j] = int64(both.Count())
				counts[j][i] = counts[i][j]
			}
		}
		return nil
	})
	return counts, found, err
}
