package segment_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"shuke/backend/segment"
)

var update = flag.Bool("update", false, "write docs/rules.md anew")

func TestManual_IsUpToDate(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "rules.md")
	want := segment.Manual()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("docs/rules.md is stale (%v): go test ./backend/segment -run Manual -update", err)
	}
}
