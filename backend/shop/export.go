package shop

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/chart"
	"shuke/backend/crm"
	"shuke/backend/insight"
	"shuke/backend/insight/words"
	"shuke/backend/report"
)

// ExportCustomers writes the customers of a set, or everybody when it is nil, to a new file at path.
func (s *Shop) ExportCustomers(ctx context.Context, set *roaring64.Bitmap, path string, format report.Format, lang words.Language) error {
	o, err := s.ListOptions(ctx, lang)
	if err != nil {
		return err
	}
	_, err = report.Customers(path, format, o, func(visit func(*crm.Customer) error) error {
		return s.EachCustomer(ctx, set, visit)
	})
	return err
}

// ExportOrders writes all orders with their lines to a new file at path and answers how many rows that made. Progress, in
// orders, tells how far it is.
func (s *Shop) ExportOrders(ctx context.Context, path string, format report.Format, lang words.Language, progress Progress) (int64, error) {
	o, err := s.ListOptions(ctx, lang)
	if err != nil {
		return 0, err
	}
	_, all, err := s.Counts(ctx)
	if err != nil {
		return 0, err
	}
	return report.Orders(path, format, o, report.Counted(all, progress, func(visit func(*crm.Order) error) error {
		return s.EachOrder(ctx, visit)
	}))
}

// ListOptions is how the shop's lists are written in a language.
func (s *Shop) ListOptions(ctx context.Context, lang words.Language) (report.ListOptions, error) {
	settings, err := s.Settings(ctx)
	if err != nil {
		return report.ListOptions{}, err
	}
	fields, err := s.FindFields(ctx)
	return report.ListOptions{Language: lang, Zone: settings.Zone(), Currency: settings.Currency, Fields: fields}, err
}

// Review is the portrait of a population with everything that must stand beside its numbers.
func (s *Shop) Review(ctx context.Context, q crm.PortraitQuery, parts ...insight.Part) (insight.Review, error) {
	counted, err := s.Portrait(ctx, q)
	if err != nil {
		return insight.Review{}, err
	}
	settings, err := s.Settings(ctx)
	return insight.Review{
		Portrait: insight.Profile(counted), Shop: settings.Name, Population: q.Population, LastDays: q.LastDays,
		Currency: settings.Currency, Made: s.clock(), Zone: settings.Zone(), Parts: parts,
	}, err
}

// SourceReview counts what each source brought in the last days; 0 is ever.
func (s *Shop) SourceReview(ctx context.Context, lastDays int) (insight.Review, error) {
	r, err := s.Review(ctx, crm.PortraitQuery{Population: crm.PopulationAll, LastDays: lastDays}, insight.PartSource)
	if err != nil {
		return r, err
	}
	results, err := s.SourceReport(ctx, lastDays)
	list, received := insight.Sources(results)
	r.Sources = slices.DeleteFunc(list, func(s insight.SourceCount) bool { return s.Source.Customers == 0 })
	r.Received, r.Customers = received, r.Everyone
	return r, err
}

// WriteReview writes a review as a workbook with native charts or as a page of its own, by the name's ending.
func WriteReview(path string, r insight.Review, m chart.Measure, lang words.Language) error {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
		return report.Portrait(path, r, lang)
	case ".html":
		return report.WriteFile(path, func(w io.Writer) error { return chart.HTML(w, r, m, lang) })
	}
	return crm.Errorf(crm.CodeInvalid, "export.formatUnknown", "format", filepath.Ext(path))
}
