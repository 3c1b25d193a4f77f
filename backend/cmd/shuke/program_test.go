package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// program builds the command as the README says, once for all tests of this run.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "shuke-program-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "shuke.exe")
	out, err := exec.Command("go", "build", "-tags", "sqlite_fts5", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", errors.New(string(out))
	}
	return path, nil
})

func TestMain(m *testing.M) {
	status := m.Run()
	if path, err := program(); err == nil {
		_ = os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(status)
}

func built(t *testing.T) string {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// start runs the built program with the language of these tests.
func start(t *testing.T, args ...string) (cmd *exec.Cmd, out, errs *bytes.Buffer) {
	t.Helper()
	out, errs = new(bytes.Buffer), new(bytes.Buffer)
	cmd = exec.Command(built(t), args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "SHUKE_SHOP=")
	cmd.Stdout, cmd.Stderr = out, errs
	return cmd, out, errs
}

func TestProgram_EndsWithTheRightStatus(t *testing.T) {
	shop := filepath.Join(t.TempDir(), "my.shuke")
	for _, c := range []struct {
		args []string
		want int
	}{
		{[]string{"--shop", shop, "totals"}, exitFailed},
		{[]string{"totals"}, exitUsage},
		{[]string{"--shop", shop, "generate", "--customers", "20", "--orders", "30"}, exitDone},
		{[]string{"--shop", shop, "totals", "--json"}, exitDone},
	} {
		cmd, out, errs := start(t, c.args...)
		err := cmd.Run()
		var ended *exec.ExitError
		if err != nil && !errors.As(err, &ended) {
			t.Fatal(err)
		}
		if got := cmd.ProcessState.ExitCode(); got != c.want {
			t.Errorf("shuke %v ended with %d, not %d: %s%s", c.args, got, c.want, out, errs)
		}
	}
}

func TestProgram_NeedsNoWindowSystem(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-tags", "sqlite_fts5", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for dependency := range strings.Lines(string(out)) {
		if strings.Contains(dependency, "wails") || strings.Contains(dependency, "backend/shell") {
			t.Errorf("depends on %s", dependency)
		}
	}
}

func TestProgram_CanBeInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be sent Ctrl-C on Windows")
	}
	shop := filepath.Join(t.TempDir(), "my.shuke")
	cmd, out, errs := start(t, "--shop", shop, "generate", "--customers", "400000", "--orders", "4000000")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, shop+"-wal")
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != exitFailed {
		t.Fatalf("ended with %v: %s", err, errs)
	}
	if out.Len() != 0 || !strings.Contains(errs.String(), "Stopped.") {
		t.Errorf("out %q, err %q", out, errs)
	}
	if _, err := os.Stat(shop); err == nil {
		t.Error("an interrupted generate left a shop")
	}
}

// waitFor waits until work on a file has visibly begun.
func waitFor(t *testing.T, path string) {
	t.Helper()
	for range 2400 { // a minute at most: machines are slow when all tests run at once
		if info, err := os.Stat(path); err == nil && info.Size() > 1<<20 {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("nothing was written to %s", path)
}

func TestBench_MeasuresBothSides(t *testing.T) {
	tt := newTerminal(t)
	o := tt.run("bench", "import", "--rows", "3000", "--runs", "2", "--json")
	if o.status != exitDone {
		t.Fatalf("status %d, %s", o.status, o.err)
	}
	r := read[contestResult](t, o.out)
	if r.Rows != 3000 || len(r.Shuke.Milliseconds) != 2 || r.Shuke.RowsPerSecond == 0 {
		t.Errorf("%+v", r)
	}
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("sqlite3 is not installed: only our side was measured")
	}
	if r.Sqlite == nil || len(r.Sqlite.Milliseconds) != 2 || r.Ratio == nil || *r.Ratio <= 0 {
		t.Errorf("%+v", r)
	}
}
