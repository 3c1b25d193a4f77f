package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// askSecret reads a line that nobody shall see: typed without an echo where somebody sits at a terminal, else the next line of
// standard input.
func (t *terminal) askSecret(prompt string) (string, error) {
	if f, ok := t.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		fmt.Fprint(t.err, prompt)
		typed, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(t.err)
		return string(typed), err
	}
	if t.lines == nil {
		t.lines = bufio.NewReader(t.in)
	}
	line, err := t.lines.ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}
