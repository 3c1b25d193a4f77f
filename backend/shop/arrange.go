package shop

import (
	"context"

	"shuke/backend/importer"
)

// Arrange puts files that are imported together into their order; see importer.Arrange.
func (s *Shop) Arrange(ctx context.Context, paths []string, o importer.Options) ([]importer.Part, error) {
	if err := s.localise(ctx, forGood{s.DB}, &o); err != nil {
		return nil, err
	}
	return importer.Arrange(ctx, paths, o), nil
}
