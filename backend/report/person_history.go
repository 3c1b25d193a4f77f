package report

import "shuke/backend/crm"

// told lists what entries of the timeline tell, for machines; an entry may tell nothing or several things.
func (p *Person) told(tell func(e *crm.TimelineEntry) []map[string]any) []map[string]any {
	out := []map[string]any{}
	for i := range p.Timeline {
		for _, one := range tell(&p.Timeline[i]) {
			one["at"] = p.instant(p.Timeline[i].At)
			out = append(out, one)
		}
	}
	return out
}

func (p *Person) events() []map[string]any {
	return p.told(func(e *crm.TimelineEntry) []map[string]any {
		v := e.Event
		if v == nil {
			return nil
		}
		return []map[string]any{{"kind": v.Kind.String(), "product": v.Title, "text": v.Text, "score": v.Score}}
	})
}

func (p *Person) messages() []map[string]any {
	return p.told(func(e *crm.TimelineEntry) []map[string]any {
		m := e.Message
		if m == nil {
			return nil
		}
		return []map[string]any{{"campaign": m.Campaign, "channel": m.Medium, "state": string(m.State), "reason": m.Reason}}
	})
}

func (p *Person) tagChanges() []map[string]any {
	return p.told(func(e *crm.TimelineEntry) []map[string]any {
		if e.Tag == nil {
			return nil
		}
		return []map[string]any{{"tag": e.Tag.Name, "added": e.Tag.Added}}
	})
}

// changes are those of the profile's fields, the source among them.
func (p *Person) changes() []map[string]any {
	return p.told(func(e *crm.TimelineEntry) []map[string]any {
		out := make([]map[string]any, len(e.Changes))
		for i, c := range e.Changes {
			out[i] = map[string]any{"field": string(c.Field), "was": sideText(c.Was, c.WasCalled), "is": sideText(c.Is, c.IsCalled)}
		}
		return out
	})
}

// sideText is what a field was or is: somebody stands there by their name.
func sideText(value, called string) string {
	if called != "" {
		return called
	}
	return value
}

func tagSides(c *crm.TagChange) (was, is string) {
	if c.Added {
		return "", c.Name
	}
	return c.Name, ""
}
