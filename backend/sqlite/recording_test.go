package sqlite

import (
	"context"
	"database/sql"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// derived tables are counted again, logs only grow, sets are kept as sets: none is recorded row by row.
var unrecorded = []string{
	"customer_tags", "tag_refreshes", "figures", "generation", "pictures", "suppressions", "reminder_alerts", "profile_changes", "merged", "candidate_search", "imports", "readings", "platforms", "regions",
	"operations", "operation_ranges", "operation_changes", "operation_removals", "operation_sets", "operation_values",
	"campaign_contents", "campaign_left_out",
	"outbox", "outbox_events", "outbox_runs", "outbox_rests", "outbox_mark", "quota_uses",
}

// Every table that operations write is recorded with all its columns: a redo of rows without one would lose it.
func TestRecording_KnowsEveryColumn(t *testing.T) {
	ctx := context.Background()
	db, err := Open(ctx, filepath.Join(t.TempDir(), "s.shuke"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	images := map[string][]string{}
	for _, t := range recordedTables {
		images[t.name] = t.columns
	}
	for _, table := range column(t, db.read, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'customer_search%'`) {
		if slices.Contains(unrecorded, table) {
			continue
		}
		want := column(t, db.read, `SELECT name FROM pragma_table_info(?)`, table)
		got := slices.Clone(images[table])
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s is recorded as %v and has %v", table, got, want)
		}
	}
}

func column(t *testing.T, raw *sql.DB, query string, args ...any) (names []string) {
	t.Helper()
	rows, err := raw.QueryContext(context.Background(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return names
}
