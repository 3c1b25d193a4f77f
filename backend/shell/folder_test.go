package shell

import (
	"path/filepath"
	"testing"
)

func TestExplorerLine_OnlyThePathIsQuoted(t *testing.T) {
	want := "explorer /select,\"" + filepath.FromSlash("/Users/林 静宜/报表, 一.xlsx") + "\""
	if got := explorerLine(`/Users/林 静宜/报表, 一.xlsx`); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
