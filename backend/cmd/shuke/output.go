package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/width"
)

// writeJSON writes one value, indented, with Chinese and & as they are.
func (t *terminal) writeJSON(value any) error {
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

// listWriter writes a JSON array value by value, so that a list of any length needs no memory.
type listWriter struct {
	out   io.Writer
	count int
}

func (l *listWriter) add(value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	opening := "[\n"
	if l.count > 0 {
		opening = ",\n"
	}
	l.count++
	_, err = fmt.Fprintf(l.out, "%s  %s", opening, text)
	return err
}

func (l *listWriter) close() error {
	closing := "\n]\n"
	if l.count == 0 {
		closing = "[]\n"
	}
	_, err := io.WriteString(l.out, closing)
	return err
}

// instant is a time as JSON tells it: ISO 8601 in the shop's zone, "" when it is not known.
func instant(millis int64, zone *time.Location) string {
	if millis == 0 {
		return ""
	}
	return time.UnixMilli(millis).In(zone).Format(time.RFC3339)
}

// table lines up cells for reading; numbers stand at the right of their column.
type table struct {
	right map[int]bool
	rows  [][]string
}

func (tb *table) add(cells ...string) {
	row := make([]string, len(cells))
	for i, text := range cells {
		row[i] = strings.Map(printable, text)
	}
	tb.rows = append(tb.rows, row)
}

// printable keeps what customers wrote from steering the terminal, and each row on its line.
func printable(r rune) rune {
	switch {
	case unicode.IsControl(r):
		return ' '
	case unicode.Is(unicode.Bidi_Control, r):
		return -1
	}
	return r
}

func (tb *table) write(out io.Writer) error {
	widths := map[int]int{}
	for _, row := range tb.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], cellWidth(cell))
		}
	}
	for _, row := range tb.rows {
		var b strings.Builder
		for i, cell := range row {
			gap := strings.Repeat(" ", widths[i]-cellWidth(cell))
			if tb.right[i] {
				cell, gap = gap+cell, ""
			}
			b.WriteString(cell + gap + "  ")
		}
		if _, err := fmt.Fprintln(out, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// cellWidth counts columns of a terminal: a Chinese character takes two.
func cellWidth(text string) int {
	n := 0
	for _, r := range text {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// asUsage finds a usageError in err.
func asUsage(err error, into **usageError) bool { return errors.As(err, into) }
