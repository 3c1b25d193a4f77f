package shell

import "path/filepath"

// ShowInFolder opens the system's file manager at a file.
func (w *Window) ShowInFolder(path string) error {
	return showInFolder(path).Start()
}

// explorerLine is the command line that has Windows' Explorer select a file. Explorer reads the line itself: with the switch
// inside the quotes, which is how arguments with a space are quoted by rule, it opens Documents instead. No Windows path
// holds a quote.
func explorerLine(path string) string {
	return `explorer /select,"` + filepath.Clean(path) + `"`
}
