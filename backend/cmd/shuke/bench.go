package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"shuke/backend/shop"
)

// contest runs our import of a file and the sqlite3 command line's bare .import of it in turns, in new files beside it.
type contest struct {
	t    *terminal
	file string
	rows int64
	runs int
	dir  string
	read readRequest
}

// speed is one side of a contest.
type speed struct {
	Milliseconds  []int64 `json:"milliseconds"`
	RowsPerSecond int64   `json:"rowsPerSecond"` // at the median
}

// contestResult has two moments of ours: when all that the file brings is in the shop, counted and found by a search, and
// when the indexes are built behind it and the shop is closed.
type contestResult struct {
	File        string   `json:"file"`
	Rows        int64    `json:"rows"`
	Sqlite      *speed   `json:"sqlite3"` // null when the program is not there
	Shuke       speed    `json:"shuke"`
	Tidied      speed    `json:"tidied"`
	Ratio       *float64 `json:"ratio"`       // of Shuke to Sqlite
	TidiedRatio *float64 `json:"tidiedRatio"` // of Tidied to Sqlite
}

// profiled runs the contest, and writes a CPU profile of this process, which is our side, when path is not "".
func (c *contest) profiled(ctx context.Context, path string) (contestResult, error) {
	if path == "" {
		return c.run(ctx)
	}
	f, err := os.Create(path)
	if err != nil {
		return contestResult{}, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return contestResult{}, errors.Join(err, f.Close())
	}
	result, err := c.run(ctx)
	pprof.StopCPUProfile()
	return result, errors.Join(err, f.Close())
}

func (c *contest) run(ctx context.Context) (contestResult, error) {
	result := contestResult{File: filepath.Base(c.file)}
	program, err := exec.LookPath("sqlite3")
	if err == nil {
		result.Sqlite = &speed{}
	}
	for i := range c.runs {
		if result.Sqlite != nil {
			ms, err := c.bare(ctx, program, i)
			if err != nil {
				return result, err
			}
			result.Sqlite.Milliseconds = append(result.Sqlite.Milliseconds, ms)
		}
		in, tidied, err := c.ours(ctx, i)
		if err != nil {
			return result, err
		}
		result.Shuke.Milliseconds = append(result.Shuke.Milliseconds, in)
		result.Tidied.Milliseconds = append(result.Tidied.Milliseconds, tidied)
	}
	result.Rows = c.rows
	result.Shuke.settle(c.rows)
	result.Tidied.settle(c.rows)
	if result.Sqlite != nil {
		result.Sqlite.settle(c.rows)
		result.Ratio = result.Shuke.ratio(result.Sqlite)
		result.TidiedRatio = result.Tidied.ratio(result.Sqlite)
	}
	return result, nil
}

func (s *speed) settle(rows int64) {
	sorted := slices.Sorted(slices.Values(s.Milliseconds))
	s.RowsPerSecond = rows * 1000 / max(1, sorted[len(sorted)/2])
}

func (s *speed) ratio(to *speed) *float64 {
	r := float64(s.RowsPerSecond) / float64(max(1, to.RowsPerSecond))
	return &r
}

// bare imports into a table that sqlite3 makes from the header: text columns, no key, no index.
func (c *contest) bare(ctx context.Context, program string, turn int) (int64, error) {
	database := filepath.Join(c.dir, fmt.Sprintf("bare-%d.db", turn))
	defer func() { _ = os.Remove(database) }()
	command := exec.CommandContext(ctx, program, database) //nolint:gosec // the sqlite3 of whoever measures
	command.Stdin = strings.NewReader(".mode csv\n.import '" + strings.ReplaceAll(c.file, "'", "''") + "' orders\n")
	begun := c.t.now()
	if out, err := command.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("sqlite3 .import: %w: %s", err, out)
	}
	return c.t.since(begun), nil
}

// ours makes a new shop, imports with all that an import does, and closes it. In is when the import was committed.
func (c *contest) ours(ctx context.Context, turn int) (in, tidied int64, err error) {
	path := filepath.Join(c.dir, fmt.Sprintf("shop-%d.shuke", turn))
	defer removeShop(path)
	begun := c.t.now()
	s, err := shop.Open(ctx, path, c.t.now)
	if err != nil {
		return 0, 0, err
	}
	s.OnChange(func() { in = c.t.since(begun) })
	result, err := c.t.importFile(ctx, s, fileRequest{c.file, &importRequest{readRequest: c.read}})
	if closing := s.Close(); err == nil {
		err = closing
	}
	c.rows = result.Tally.Rows
	return in, c.t.since(begun), err
}

func (t *terminal) since(begun time.Time) int64 { return t.now().Sub(begun).Milliseconds() }
