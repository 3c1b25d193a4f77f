package shop

import (
	"context"
	"slices"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/segment"
)

// RuleFields lists what rules can ask of customers in this shop: the facts every shop has, channels, and its own fields.
func (s *Shop) RuleFields(ctx context.Context) ([]segment.Field, error) {
	names, err := s.RuleNames(ctx)
	return segment.CustomerFields(names), err
}

// RuleWords lists the words the shop knows for a field of texts, in order; none for other fields.
func (s *Shop) RuleWords(_ context.Context, field string) []string {
	met := map[string]bool{}
	switch field {
	case "country", "province", "city":
		s.Regions(func(r crm.Region) bool {
			if !r.Guessed {
				met[map[string]string{"country": r.Country, "province": r.Province, "city": r.City}[field]] = true
			}
			return false
		})
	case "source":
		s.Sources(func(source crm.Source) bool {
			met[source.Name] = true
			return false
		})
	}
	delete(met, "")
	words := make([]string, 0, len(met))
	for word := range met {
		words = append(words, word)
	}
	slices.SortFunc(words, strings.Compare)
	return words
}
