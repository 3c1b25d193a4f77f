package bind

import (
	"context"

	"shuke/backend/segment"
	"shuke/backend/shop"
)

// Rules is what rules can ask for.
type Rules struct{ desk *Desk }

// RuleField is something a rule can ask for.
type RuleField struct {
	Of        string   `json:"of"` // "customers", "orders", "events"
	Name      string   `json:"name"`
	Type      string   `json:"type"`    // "number", "money", "day", "text", "choice", "tag", "yesno", "birthday", "content"
	Choices   []string `json:"choices"` // of a choice
	Operators []string `json:"operators"`
}

// Fields lists what rules can ask of customers, and of orders and events in a measure.
func (r *Rules) Fields() ([]RuleField, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) ([]RuleField, error) {
		fields, err := s.RuleFields(ctx)
		if err != nil {
			return nil, err
		}
		list := each(fields, ruleFieldOf("customers"))
		for _, of := range segment.Belongings {
			list = append(list, each(segment.FieldsOf(of), ruleFieldOf(of))...)
		}
		return list, nil
	})
}

func ruleFieldOf(of string) func(segment.Field) RuleField {
	return func(f segment.Field) RuleField {
		choices := []string{}
		for _, c := range f.Choices {
			if c != "" && c != "unknown" {
				choices = append(choices, c)
			}
		}
		return RuleField{Of: of, Name: f.Name, Type: string(f.Type), Choices: choices, Operators: segment.Operators(f)}
	}
}

// Words lists the words the shop knows for a field of texts, such as its provinces.
func (r *Rules) Words(field string) ([]string, error) {
	return onShop(r.desk, func(ctx context.Context, s *shop.Shop) ([]string, error) { return s.RuleWords(ctx, field), nil })
}
