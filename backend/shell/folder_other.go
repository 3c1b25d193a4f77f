//go:build !windows

package shell

import (
	"os/exec"
	"path/filepath"
	"runtime"
)

func showInFolder(path string) *exec.Cmd {
	if runtime.GOOS == "darwin" {
		return exec.Command("open", "-R", path) //nolint:gosec // a file we wrote, no shell in between
	}
	return exec.Command("xdg-open", filepath.Dir(path)) //nolint:gosec // as above
}
