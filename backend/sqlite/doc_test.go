package sqlite_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDoc_LeadsToEveryFile: the map in doc.go names every file of the room, and none that is gone.
func TestDoc_LeadsToEveryFile(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	named := []string{"doc.go"}
	for _, pattern := range regexp.MustCompile(`[a-z_]+\*?\.go\b`).FindAllString(string(text), -1) {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Errorf("doc.go names %s, which is not there", pattern)
		}
		named = append(named, found...)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file, "_test.go") && !slices.Contains(named, file) {
			t.Errorf("doc.go does not say what %s is for", file)
		}
	}
}
