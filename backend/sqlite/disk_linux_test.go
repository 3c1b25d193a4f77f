package sqlite_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// mountDisk puts a disk of some bytes at dir, which ends with the test. It needs root.
func mountDisk(t *testing.T, dir, size string) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("skipped: only root may mount the small disk this needs")
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("skipped: no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmount %s: %v", dir, err)
		}
	})
}

// readOnlyDisk answers how to make everything in dir unwritable. Permissions do not hold root, so root gets a disk.
func readOnlyDisk(t *testing.T, dir string) (lockUp func()) {
	t.Helper()
	if os.Getuid() == 0 {
		mountDisk(t, dir, "64m")
		return func() {
			if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=64m"); err != nil {
				t.Fatal(err)
			}
		}
	}
	return func() {
		files, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range append(files, dir) {
			if err := os.Chmod(f, 0o500); err != nil {
				t.Fatal(err)
			}
		}
		t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	}
}

// A shop on a disk without room for a page is told so, and not that its disk fails.
func TestOpen_NoRoomAtAll(t *testing.T) {
	disk := t.TempDir()
	mountDisk(t, disk, "2m")
	path := filepath.Join(disk, "my.shuke")
	if err := os.WriteFile(path, readFile(t, madeShop(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(disk, "films"), make([]byte, 4<<20), 0o600); err == nil {
		t.Fatal("the disk took more than it has")
	}
	wantKey(t, open(t, path), "shop.diskFull")
}
