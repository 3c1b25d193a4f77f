package bind_test

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"shuke/backend/bind"
	"shuke/backend/crm"
	"shuke/backend/internal/testkit"
	"shuke/backend/shell"
)

// fakeWindow answers dialogs as the test says and remembers what the page was told.
type fakeWindow struct {
	mu      sync.Mutex
	answer  func() (string, error) // nil: the owner changed their mind
	events  []string
	hold    chan struct{} // while open, a job that tells its progress waits here
	held    chan struct{} // closed when a job waits
	title   string
	notices []string
}

func (w *fakeWindow) choose() (string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.answer == nil {
		return "", nil
	}
	return w.answer()
}

func (w *fakeWindow) ChooseFiles(string, ...shell.Filter) ([]string, error) {
	path, err := w.choose()
	if path == "" {
		return nil, err
	}
	return []string{path}, err
}

func (w *fakeWindow) ChooseFile(string, ...shell.Filter) (string, error) { return w.choose() }

func (w *fakeWindow) ChooseSave(string, string, ...shell.Filter) (string, error) { return w.choose() }

func (w *fakeWindow) Emit(event string, _ ...any) {
	w.mu.Lock()
	w.events = append(w.events, event)
	hold, held := w.hold, w.held
	w.mu.Unlock()
	if event == crm.EventJobProgressed && hold != nil {
		select {
		case <-held:
		default:
			close(held)
		}
		<-hold
	}
}

func (w *fakeWindow) Notify(_, title, body string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.notices = append(w.notices, title+": "+body)
	return nil
}

// noticesShown are the notifications there were.
func (w *fakeWindow) noticesShown() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.notices)
}

// awaitsNotice waits until there was one: the desk looks for what is due beside the test.
func (w *fakeWindow) awaitsNotice() {
	for deadline := time.Now().Add(patience); len(w.noticesShown()) == 0 && time.Now().Before(deadline); {
		time.Sleep(5 * time.Millisecond)
	}
}

func (w *fakeWindow) SetTitle(title string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.title = title
}

func (w *fakeWindow) Print() {}

func (w *fakeWindow) Quit() { w.Emit("quit") }

func (w *fakeWindow) OpenLink(address string) { w.say(address) }

func (w *fakeWindow) ShowInFolder(path string) error {
	if _, err := os.Stat(path); err != nil {
		return errors.New("no file manager")
	}
	return nil
}

// say makes the next dialogs answer path.
func (w *fakeWindow) say(path string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.answer = func() (string, error) { return path, nil }
}

// hear tells whether the page was told of an event.
func (w *fakeWindow) heard(event string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Contains(w.events, event)
}

// holdJobs lets jobs go no further than their first word of progress, until release is called.
func (w *fakeWindow) holdJobs() (held <-chan struct{}, release func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hold, w.held = make(chan struct{}), make(chan struct{})
	hold := w.hold
	return w.held, sync.OnceFunc(func() {
		w.mu.Lock()
		w.hold = nil
		w.mu.Unlock()
		close(hold)
	})
}

// office is a desk on a temporary computer.
type office struct {
	*bind.Desk
	t      *testing.T
	window *fakeWindow
	folder string // of the preferences
	home   string
	log    *lockedBuffer
}

// lockedBuffer is a log that jobs and the test may use at once.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// newOffice makes a computer with a home and a folder of documents. The desk is not started.
func newOffice(t *testing.T) *office {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	if err := os.Mkdir(filepath.Join(home, "Documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, window: &fakeWindow{}, folder: filepath.Join(home, ".config", "Shuke"), home: home, log: &lockedBuffer{}}
	o.Desk = o.another("")
	return o
}

// another is a second start of the program on the same computer.
func (o *office) another(shop string) *bind.Desk {
	o.t.Helper()
	d := bind.NewDesk(bind.Config{
		Clock: testkit.NewClock().Now, Log: slog.New(slog.NewTextHandler(o.log, nil)), Window: o.window, Version: "test", Folder: o.folder, Shop: shop,
	})
	o.t.Cleanup(d.Close)
	return d
}

// openOffice is newOffice with the owner's own shop open.
func openOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	o.Start()
	if st := must(o.shop().State())(t); !st.Open {
		t.Fatalf("the first shop did not open: %+v", st)
	}
	return o
}

func screen[T any](d *bind.Desk) T {
	for _, s := range d.Screens() {
		if found, ok := s.(T); ok {
			return found
		}
	}
	var none T
	return none
}

func (o *office) shop() *bind.Shop           { return screen[*bind.Shop](o.Desk) }
func (o *office) customers() *bind.Customers { return screen[*bind.Customers](o.Desk) }
func (o *office) tags() *bind.Tags           { return screen[*bind.Tags](o.Desk) }
func (o *office) bulk() *bind.Bulk           { return screen[*bind.Bulk](o.Desk) }

// one is a frozen set of one customer.
func (o *office) one(id int64) string {
	o.t.Helper()
	return must(o.customers().FreezeIDs([]int64{id}))(o.t).ID
}
func (o *office) imports() *bind.Imports { return screen[*bind.Imports](o.Desk) }
func (o *office) journal() *bind.Journal { return screen[*bind.Journal](o.Desk) }
func (o *office) jobs() *bind.Jobs       { return screen[*bind.Jobs](o.Desk) }
func (o *office) identities() *bind.Identities {
	return screen[*bind.Identities](o.Desk)
}

// must is for calls that have to succeed: must(d.Page(q))(t).
func must[T any](value T, err error) func(testing.TB) T {
	return func(tb testing.TB) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return value
	}
}

// wantKey fails unless err is the sentence of a key.
func wantKey(tb testing.TB, err error, key string) {
	tb.Helper()
	if got := crm.ErrorKey(err); got != key {
		tb.Fatalf("got %v, want %s", err, key)
	}
}

// patience is how long a job of a test may take before the test is given up.
const patience = 60 * time.Second

// finished waits for a job and returns it as it ended.
func (o *office) finished(id string) bind.Job {
	o.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if j := must(o.jobs().Get(id))(o.t); j.State != "running" {
			return j
		}
	}
	o.t.Fatalf("job %s does not end", id)
	return bind.Job{}
}

// tryOut runs a rehearsal of files to its end and returns what it said of them.
func (o *office) tryOut(paths ...string) []bind.Trial {
	o.t.Helper()
	files := make([]bind.ImportRequest, len(paths))
	for i, p := range paths {
		files[i].Path = p
	}
	id := must(o.imports().Rehearse(files))(o.t)
	if j := o.finished(id); j.State != "done" {
		o.t.Fatalf("the rehearsal ended %+v", j)
	}
	return must(o.imports().Trials(id))(o.t)
}

// importFile runs an import to its end and returns the job's id.
func (o *office) importFile(path string) string {
	o.t.Helper()
	id := must(o.imports().Begin(bind.ImportRequest{Path: path}))(o.t)
	if j := o.finished(id); j.State != "done" {
		o.t.Fatalf("the import ended %+v", j)
	}
	return id
}

// orders is a small table as shops keep it. The second row has no number, the third an amount that is none.
const orders = `订单编号,买家会员名,联系手机,省份,订单状态,买家实际支付金额,订单创建时间,订单付款时间
3501,小满妈妈,13912340001,浙江省,交易成功,59.90,2026-01-02 08:00:00,2026-01-02 08:01:00
,阿橘,13912340002,广东省,交易成功,10.00,2026-01-02 09:00:00,2026-01-02 09:01:00
3503,岚岚家,13912340003,上海,交易成功,多少,2026-01-03 09:00:00,2026-01-03 09:01:00
3504,木子,13912340004,浙江省,交易成功,40.00,2026-01-04 21:00:00,2026-01-04 21:01:00
3505,博哥,13912340005,江苏省,等待买家付款,0.00,2026-01-05 21:00:00,
`

// write makes a file in the home of the test.
func (o *office) write(name, text string) string {
	o.t.Helper()
	path := filepath.Join(o.home, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		o.t.Fatal(err)
	}
	return path
}
