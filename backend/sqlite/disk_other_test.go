//go:build !linux

package sqlite_test

import "testing"

func mountDisk(t *testing.T, _, _ string) {
	t.Helper()
	t.Skip("skipped: only Linux mounts the small disk this needs")
}

func readOnlyDisk(t *testing.T, _ string) (lockUp func()) {
	t.Helper()
	t.Skip("skipped: made read-only on Linux only")
	return nil
}
