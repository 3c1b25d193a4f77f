package shop

import (
	"context"

	"shuke/backend/crm"
	"shuke/backend/segment"
)

// SourceReport says what each source brought in the last days; see sqlite.DB.SourceReport.
func (s *Shop) SourceReport(ctx context.Context, lastDays int) ([]crm.SourceResult, error) {
	sums, found, err := s.sourceSums(ctx, lastDays)
	if err == nil && !found {
		return s.DB.SourceReport(ctx, lastDays)
	}
	return s.SourceResults(sums), err
}

// FindSources lists the sources with how many customers came from each, the largest first.
func (s *Shop) FindSources(ctx context.Context) ([]crm.Source, error) {
	sums, found, err := s.sourceSums(ctx, 0)
	if err == nil && !found {
		return s.DB.FindSources(ctx)
	}
	return s.SourcesOf(sums), err
}

// sourceSums is what came by each word for a source; false while memory does not know it.
func (s *Shop) sourceSums(ctx context.Context, lastDays int) (sums []crm.SourceSum, found bool, err error) {
	found, err = s.matching(ctx, crm.CustomerFilter{}, func(m segment.Matches) error {
		sums = m.Sources(lastDays)
		return nil
	})
	return sums, found, err
}
