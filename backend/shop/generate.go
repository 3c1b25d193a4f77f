package shop

import (
	"context"
	"errors"
	"io"

	"shuke/backend/crm"
	"shuke/backend/sample"
	"shuke/backend/sqlite"
)

// generateBatch is how many made-up records go into the shop at a time.
const generateBatch = 512

// Generate fills the shop with made-up customers and orders, as one operation that can be taken back.
func (s *Shop) Generate(ctx context.Context, o sample.Options, progress Progress) (crm.ImportResult, error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return crm.ImportResult{}, err
	}
	o.Zone = zone
	if o.Now.IsZero() {
		o.Now = s.clock()
	}
	g := sample.New(o)
	im, err := s.BeginImport(ctx, g.Source(), crm.OpGenerate)
	if err != nil {
		return crm.ImportResult{}, err
	}
	if err := pour(ctx, g, im, progress); err != nil {
		return crm.ImportResult{}, errors.Join(err, im.Rollback())
	}
	return im.Finish(ctx, "", []crm.Warning{}, []crm.Warning{})
}

func pour(ctx context.Context, g *sample.Generator, im *sqlite.Import, progress Progress) error {
	records, verdicts := make([]crm.Record, generateBatch), make([]sqlite.Verdict, generateBatch)
	var done int64
	for {
		n, err := g.Next(records)
		if n > 0 {
			if err := im.Apply(ctx, records[:n], verdicts[:n]); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if done += int64(n); progress != nil {
			progress(done, g.Total())
		}
	}
}
