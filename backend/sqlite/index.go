package sqlite

import (
	"fmt"
	"regexp"
)

// indexStatement finds the CREATE INDEX of a name in the migrations, so that its text stands in one place.
func indexStatement(scripts []string, name string) (string, error) {
	find := regexp.MustCompile(`CREATE INDEX ` + regexp.QuoteMeta(name) + `\s+ON [^;]+;`)
	for i := len(scripts) - 1; i >= 0; i-- {
		if text := find.FindString(scripts[i]); text != "" {
			return text, nil
		}
	}
	return "", fmt.Errorf("no migration creates index %s", name)
}
