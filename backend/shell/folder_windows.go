package shell

import (
	"os/exec"
	"syscall"
)

func showInFolder(path string) *exec.Cmd {
	explorer := exec.Command("explorer")
	explorer.SysProcAttr = &syscall.SysProcAttr{CmdLine: explorerLine(path)}
	return explorer
}
