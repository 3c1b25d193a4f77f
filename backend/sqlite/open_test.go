package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/sqlite"
)

// open opens a shop for a test that expects to be refused, or closes it again.
func open(t *testing.T, path string) error {
	t.Helper()
	db, err := sqlite.Open(context.Background(), path, testkit.NewClock().Now)
	if err == nil {
		if cerr := db.Close(); cerr != nil {
			t.Error(cerr)
		}
	}
	return err
}

// madeShop is a closed shop file with two orders in it.
func madeShop(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "my.shuke")
	db, err := sqlite.Open(context.Background(), path, testkit.NewClock().Now)
	if err != nil {
		t.Fatal(err)
	}
	testkit.MustImport(t, db, taobao, order("1", "lin", 100, crm.OrderDelivered), order("2", "zhou", 50, crm.OrderPaid))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func wantKey(tb testing.TB, err error, key string) {
	tb.Helper()
	if got := crm.ErrorKey(err); got != key {
		tb.Fatalf("got %v, want %s", err, key)
	}
}

func TestOpen_RefusesAndLeavesAlone(t *testing.T) {
	for _, c := range []struct {
		name string
		harm func(data []byte) []byte
		key  string
	}{
		{"DamagedHeader", func(d []byte) []byte { copy(d, "SQLite fermat 3"); return d }, "shop.damaged"},
		{"TruncatedFile", func(d []byte) []byte { return d[:len(d)/2] }, "shop.damaged"},
		{"TruncatedHeader", func(d []byte) []byte { return d[:40] }, "shop.damaged"},
		{"TextFile", func([]byte) []byte { return []byte("dear diary") }, "shop.damaged"},
		{"NewerVersion", func(d []byte) []byte { d[63] = 99; return d }, "shop.newer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := madeShop(t)
			data := c.harm(readFile(t, path))
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			err := open(t, path)
			wantKey(t, err, c.key)
			if !bytes.Equal(readFile(t, path), data) {
				t.Error("the refused file was written to")
			}
		})
	}
}

// A database of another program is refused before SQLite opens it: opening alone would turn its journal mode over.
func TestOpen_RefusesAnotherProgramsDatabase(t *testing.T) {
	for name, statements := range map[string]string{
		"Unmarked": `CREATE TABLE diary (day TEXT); INSERT INTO diary VALUES ('monday');`,
		"Marked":   `PRAGMA application_id = 77; CREATE TABLE diary (day TEXT);`,
		"InWAL":    `PRAGMA journal_mode = WAL; CREATE TABLE diary (day TEXT);`,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "diary.db")
			execRaw(t, path, statements)
			before := readFile(t, path)
			wantKey(t, open(t, path), "shop.notOurs")
			if !bytes.Equal(readFile(t, path), before) {
				t.Error("the other program's file was written to")
			}
			if _, err := os.Stat(path + ".lock"); err == nil {
				t.Error("a lock file is left beside it")
			}
		})
	}
}

// execRaw runs statements on a SQLite file without any of our own set-up.
func execRaw(t *testing.T, path, statements string) {
	t.Helper()
	raw, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.ExecContext(context.Background(), statements); err != nil {
		t.Fatal(err)
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpen_ZeroByteFileBecomesAShop(t *testing.T) {
	path := filepath.Join(t.TempDir(), "my.shuke")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := open(t, path); err != nil {
		t.Fatal(err)
	}
}

func TestOpen_FolderAndMissingFolder(t *testing.T) {
	dir := t.TempDir()
	wantKey(t, open(t, dir), "shop.cannotOpen")
	wantKey(t, open(t, filepath.Join(dir, "none", "my.shuke")), "shop.noFolder")
}

func TestOpen_PathsThatPeopleUse(t *testing.T) {
	for _, name := range []string{"我的 小店.shuke", "shop #1.shuke", "50% off.shuke", "a%20b.shuke", "why?.shuke", "a&b=c;d.shuke", "[x]*'\".shuke", ":memory:.shuke", "file:x.shuke"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "文件 夹", name)
			if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := open(t, path); err != nil {
				t.Fatal(err)
			}
			files, err := os.ReadDir(filepath.Dir(path))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				if !strings.HasPrefix(f.Name(), name) {
					t.Errorf("the shop lies in %q", f.Name())
				}
			}
			if info, err := os.Stat(path); err != nil || info.Size() == 0 {
				t.Errorf("no shop at %q: %v", path, err)
			}
		})
	}
}

func TestOpen_IsForOneAtATime(t *testing.T) {
	t.Run("InThisProcess", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		wantKey(t, open(t, db.Path()), "shop.locked")
	})
	t.Run("InAnotherProcess", func(t *testing.T) {
		db, _ := testkit.MustOpenShop(t)
		if out := runChild(t, "open", db.Path()); out != "shop.locked" {
			t.Fatalf("the other process says %q", out)
		}
	})
	t.Run("UntilTheOtherCloses", func(t *testing.T) {
		path := madeShop(t)
		if out := runChild(t, "open", path); out != "opened" {
			t.Fatalf("the other process says %q", out)
		}
		if err := open(t, path); err != nil {
			t.Fatal(err)
		}
	})
}

// On a disk that can only be read a shop is refused: what the owner did could not be kept.
func TestOpen_ReadOnly(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "my.shuke")
	lockUp := readOnlyDisk(t, dir)
	if err := open(t, path); err != nil {
		t.Fatal(err)
	}
	lockUp()
	wantKey(t, open(t, path), "shop.readOnly")
	wantKey(t, open(t, filepath.Join(dir, "new.shuke")), "shop.cannotOpen")
}

// childCommand runs this test binary again as another process of ours; see TestMain.
func childCommand(t *testing.T, what, path string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childEnv+"="+what, childShopEnv+"="+path)
	cmd.Stderr = os.Stderr
	return cmd
}

func runChild(t *testing.T, what, path string) string {
	t.Helper()
	out, err := childCommand(t, what, path).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// A shop file that was moved or deleted while it is open takes no more changes: they would be gone with the program.
func TestOpen_NothingIsWrittenToAFileThatIsGone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: Windows lets nobody remove a file that is in use")
	}
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, order("1", "lin", 10, crm.OrderPaid))
	away := db.Path() + ".away"
	if err := os.Rename(db.Path(), away); err != nil {
		t.Fatal(err)
	}
	_, err := testkit.Import(db, taobao, order("2", "zhou", 20, crm.OrderPaid))
	wantKey(t, err, "shop.fileGone")
	if err := os.Rename(away, db.Path()); err != nil {
		t.Fatal(err)
	}
	if res := testkit.MustImport(t, db, taobao, order("2", "zhou", 20, crm.OrderPaid)); res.Orders != 1 {
		t.Errorf("%+v", res)
	}
}

// Whoever reads while the file is away finds it gone, and leaves nothing in its place: to SQLite an empty file there is a reason
// to remove the log with the last changes.
func TestOpen_NobodyReadsAFileThatIsGone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: Windows lets nobody remove a file that is in use")
	}
	db, _ := testkit.MustOpenShop(t)
	testkit.MustImport(t, db, taobao, order("1", "lin", 10, crm.OrderPaid))
	away := db.Path() + ".away"
	if err := os.Rename(db.Path(), away); err != nil {
		t.Fatal(err)
	}
	look := func(*sqlite.View) error { return nil }
	wantKey(t, db.View(context.Background(), look), "shop.fileGone")
	if _, err := os.Stat(db.Path()); err == nil {
		t.Error("something lies where the shop was")
	}
	if err := os.WriteFile(db.Path(), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantKey(t, db.View(context.Background(), look), "shop.fileGone")
	if err := os.Rename(away, db.Path()); err != nil {
		t.Fatal(err)
	}
	if err := db.View(context.Background(), look); err != nil {
		t.Error(err)
	}
}
