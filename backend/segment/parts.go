package segment

import (
	"context"
	"fmt"

	"shuke/backend/crm"
)

// Part is how many customers a part of a rule means by itself.
type Part struct {
	Path      string
	Customers int64
}

// Parts counts every leaf of the rule by itself, its "not" included.
func (m Matches) Parts(ctx context.Context) ([]Part, error) {
	var list []Part
	return list, m.parts(ctx, m.rule, "", &list)
}

func (m Matches) parts(ctx context.Context, r *crm.Rule, path string, list *[]Part) error {
	if r.Kind != crm.RuleLeaf {
		for i := range r.Of {
			if err := m.parts(ctx, &r.Of[i], Inside(path, r.Kind, i), list); err != nil {
				return err
			}
		}
		return nil
	}
	set, err := m.asked.rule(ctx, r)
	if err != nil {
		return err
	}
	set.And(m.Table.Alive)
	*list = append(*list, Part{path, int64(set.Count())})
	return nil
}

// Inside is the path of a part of a group or of what is negated.
func Inside(path string, kind crm.RuleKind, i int) string {
	if path != "" {
		path += "."
	}
	switch kind {
	case crm.RuleAll:
		return fmt.Sprintf("%sall[%d]", path, i)
	case crm.RuleAny:
		return fmt.Sprintf("%sany[%d]", path, i)
	default:
		return path + "not"
	}
}
