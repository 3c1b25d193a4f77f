package aloud

import (
	"testing"

	"shuke/backend/segment"
)

// TestTerms_NameAllThatARuleAsks: whatever a rule can ask for has a name, and so have the words its field chooses from.
func TestTerms_NameAllThatARuleAsks(t *testing.T) {
	named := func(key string, got term) {
		if got == unnamed(key) || got.name.zhCN == "" || got.name.zhTW == "" || got.name.en == "" {
			t.Errorf("%s has no name: %v", key, got.name)
		}
	}
	chosen := func(f segment.Field) {
		for _, c := range f.Choices {
			if c != "" && choices[f.Name][c] == (spoken{}) {
				t.Errorf("%s of %s has no words", c, f.Name)
			}
		}
	}
	for _, f := range segment.CustomerFields(segment.Names{}) {
		named(f.Name, factTerm(f.Name))
		chosen(f)
	}
	for _, of := range segment.Belongings {
		for _, f := range segment.FieldsOf(of) {
			named(f.Name, partTerm(of, f.Name))
			chosen(f)
		}
		for _, m := range segment.Measures(of) {
			key := of + " " + m.How
			if m.What != "" {
				key += " " + m.What
			}
			named(key, measureTerm(of, m.How, m.What))
		}
	}
}
