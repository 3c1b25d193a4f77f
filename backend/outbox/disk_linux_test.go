package outbox_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
)

// TestSender_OnAFullDiskStopsAndGoesOn fills the shop's disk while mails are on their way: nothing more is handed over, it is
// said why, and when there is room again the rest goes.
func TestSender_OnAFullDiskStopsAndGoesOn(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("skipped: only root may mount the small disk this needs")
	}
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=24m"); err != nil {
		t.Skipf("skipped: no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	clock := testkit.NewClock()
	w := &world{T: t, clock: clock, server: testkit.MustServeMail(t), marks: t.TempDir(), people: 300}
	w.db = mustOpen(t, filepath.Join(dir, "my.shuke"), clock)
	w.host = &host{port: w.server.Port, connections: 4, clock: clock.Now}
	populate(t, w.db, w.people)
	w.enqueue(campaign, nil)
	w.server.Slow(time.Millisecond)

	s, end := w.open()
	s.Start()
	w.until("the first mails", func() bool { return w.server.Total() >= 20 })
	filler := filepath.Join(dir, "filler")
	fillUp(t, filler)
	w.until("the full disk", func() bool { return s.Problem() != nil })
	wantKey(t, s.Problem(), "shop.diskFull")
	n := w.server.Total()
	if time.Sleep(100 * time.Millisecond); w.server.Total() > n+w.host.connections {
		t.Errorf("%d more went without being written down", w.server.Total()-n)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	w.until("the rest", func() bool { s.Wake(); return w.states()[crm.DeliverySent] == int64(w.people) })
	end()
	w.wantLedger("300 sent")
	w.audit()
}

// fillUp takes all room that is left.
func fillUp(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 1 << 16; size > 0; {
		if _, err := f.Write(make([]byte, size)); errors.Is(err, syscall.ENOSPC) {
			size /= 2
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
