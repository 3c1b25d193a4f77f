package aloud

import (
	"strings"

	"shuke/backend/segment"
)

func factTerm(name string) term {
	if t, ok := facts[name]; ok {
		return t
	}
	if channel, ok := strings.CutPrefix(name, "reachable."); ok {
		return term{name: reached[channel][true]}
	}
	return unnamed(name)
}

// unnamed is a word that we have none for.
func unnamed(name string) term { return term{name: spoken{name, name, name}} }

func partTerm(of, name string) term {
	if t, ok := parts[of][name]; ok {
		return t
	}
	return unnamed(name)
}

func measureTerm(of, how, what string) term {
	key := of + " " + how
	if what != "" {
		key += " " + what
	}
	if t, ok := measures[key]; ok {
		return t
	}
	return unnamed(key)
}

func factType(name string) string {
	for _, f := range segment.Facts {
		if f.Name == name {
			return string(f.Type)
		}
	}
	return "yesno" // a consent
}
