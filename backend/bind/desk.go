package bind

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/job"
	"shuke/backend/secret"
	"shuke/backend/sentence"
	"shuke/backend/shell"
	"shuke/backend/shop"
)

// Window is what the screens need of the desktop.
type Window interface {
	ChooseFiles(title string, filters ...shell.Filter) ([]string, error)
	ChooseFile(title string, filters ...shell.Filter) (string, error)
	ChooseSave(title, name string, filters ...shell.Filter) (string, error)
	Emit(event string, data ...any)
	Notify(id, title, body string) error
	SetTitle(title string)
	Print()
	ShowInFolder(path string) error
	OpenLink(address string)
	Quit()
}

// Config is what the desk is made with.
type Config struct {
	Clock   crm.Clock
	Log     *slog.Logger
	Window  Window
	Version string
	Folder  string // where preferences and the sample shop lie
	Sends   bool   // what is due goes out while the desk is there
	Shop    string // the shop to open first; "" opens the last one, or the owner's own
}

// Desk is the running program behind the screens: the open shop, the jobs, the frozen selections.
type Desk struct {
	Config
	jobs    *job.Runner
	prefs   *preferenceFile
	keyring *deskKeyring
	shown   shownFiles

	started bool          // somebody looks for due reminders
	closing chan struct{} // closed when the desk closes
	stop    func()        // closes it
	watched chan struct{} // closed when nobody looks for due reminders any more
	tidied  *shop.Shop    // the shop that was tidied last; only watch knows it
	written chan struct{} // rows were written
	opened  func()        // a shop was opened, or could not be: lets those go on who wait for begun
	begun   chan struct{}
	leaving atomic.Bool // the owner said that the window may close, whatever is going on

	mu         sync.Mutex
	shop       *shop.Shop
	path       string // of the shop that is open, or that could not be opened
	openErr    error
	selections []selection
	nextSelect int
	spoken     words.Language // what the page speaks
}

// selection is a frozen set of customers.
type selection struct {
	id  string
	set *roaring64.Bitmap
}

// keptSelections is how many frozen sets are remembered; a page works with one or two.
const keptSelections = 16

// NewDesk sets the desk up; Start opens the first shop.
func NewDesk(c Config) *Desk {
	d := &Desk{
		Config: c, prefs: newPreferenceFile(c.Folder), keyring: newDeskKeyring(c.Folder),
		closing: make(chan struct{}), watched: make(chan struct{}), written: make(chan struct{}, 1),
	}
	d.begun = make(chan struct{})
	d.opened = sync.OnceFunc(func() { close(d.begun) })
	d.stop = sync.OnceFunc(func() { close(d.closing) })
	d.jobs = job.NewRunner(c.Clock, d.jobChanged)
	return d
}

// Start opens the shop asked for, else the last one, else the owner's own. A shop that cannot be opened is no error here:
// the page tells it.
func (d *Desk) Start() {
	d.openFirst()
	d.started = true
	go d.watch()
}

// Screens lists what is bound to the page.
func (d *Desk) Screens() []any {
	return []any{
		&Shop{d}, &Customers{d}, &Tags{d}, &Bulk{d}, &Notes{d}, &Identities{d}, &Sources{d}, &Imports{d}, &Portraits{d}, &Journal{d}, &Jobs{d}, &Desktop{d},
		&Readings{d}, &Fields{d}, &Reminders{d}, &Parcels{d}, &Pictures{d}, &Profiles{d}, &Reach{d}, &Feedback{d}, &Rules{d}, &Views{d}, &Segments{desk: d}, &Channels{d}, &Campaigns{d}, &Sending{d}, &Worklists{d},
	}
}

// openFirst opens the shop that a start begins with: the one it was told, the last one, or the owner's own, which is the last
// one from then on.
func (d *Desk) openFirst() {
	last := d.prefs.read().Shop
	path := cmp.Or(d.Shop, last, ownShop(d.Folder))
	d.open(path, path != last)
	if _, err := d.current(); err != nil || d.Shop != "" || last != "" {
		return
	}
	if err := d.prefs.change(func(p *stored) { p.Shop = path }); err != nil {
		d.Log.Error("remember shop", "err", err)
	}
}

// open closes the shop that is open and opens another; fresh makes it where there is none. The page hears of it either way.
func (d *Desk) open(path string, fresh bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.shop != nil && d.path == path {
		return
	}
	d.openAnew(path, fresh)
}

// reopen opens the shop again, also while it is open: after something went wrong with it, that is what may help.
func (d *Desk) reopen() {
	last := d.prefs.read().Shop
	d.mu.Lock()
	defer d.mu.Unlock()
	d.openAnew(d.path, d.path != last)
}

// mislaid tells that a shop that was there is not: were it made anew, the owner would find it empty, and nothing said.
func mislaid(path string) error {
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return nil //nolint:nilerr // that its folder is gone is told where it is opened
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return crm.WrapError(err, crm.CodeNotFound, "shop.missing", "path", path)
	}
	return nil
}

func (d *Desk) openAnew(path string, fresh bool) {
	if err := d.closeShop(); err != nil {
		d.Log.Error("close shop", "err", err)
	}
	d.path, d.selections, d.openErr = path, nil, nil
	if !fresh {
		d.openErr = mislaid(path)
	}
	if d.openErr == nil {
		d.shop, d.openErr = shop.Open(context.Background(), path, d.Clock)
	}
	if d.openErr != nil {
		d.Log.Error("open shop", "err", d.openErr)
	} else {
		if _, err := d.shop.PurgePictures(context.Background()); err != nil {
			d.Log.Error("purge pictures", "err", err)
		}
		d.shop.KeepInMemory()
		d.keepSending()
		d.shop.OnChange(func() {
			d.Window.Emit(crm.EventShopChanged)
			d.wakeWatch()
		})
		d.wakeWatch()
	}
	d.opened()
	d.Window.Emit(crm.EventShopOpened)
}

// keepSending has the open shop send what is due.
func (d *Desk) keepSending() {
	if d.Sends {
		d.shop.KeepSending(shop.Sending{
			Keyring: func() secret.Store { return d.keyring }, Folder: filepath.Join(d.Folder, "sending"), Changed: func() { d.Window.Emit(crm.EventOutboxChanged) }, Say: d.say,
		})
	}
}

func (d *Desk) closeShop() error {
	if d.shop == nil {
		return nil
	}
	s := d.shop
	d.shop = nil
	return s.Close()
}

// closingTime is how long work may take to end when the window closes.
const closingTime = 10 * time.Second

// Close ends the jobs, then the shop.
func (d *Desk) Close() {
	d.stop()
	if d.started {
		<-d.watched
	}
	if !d.jobs.Close(closingTime) {
		d.Log.Error("jobs did not end in time")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.closeShop(); err != nil {
		d.Log.Error("close shop", "err", err)
	}
}

// openPath is the path of the shop that is open, or that could not be opened.
func (d *Desk) openPath() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.path
}

// current is the open shop, or why there is none.
func (d *Desk) current() (*shop.Shop, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.shop == nil {
		if d.openErr != nil {
			return nil, d.openErr
		}
		return nil, crm.Errorf(crm.CodeUnavailable, "shop.notOpen")
	}
	return d.shop, nil
}

// freeze keeps a set of customers until the page acts on it.
func (d *Desk) freeze(set *roaring64.Bitmap) Selection {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.nextSelect++
	id := strconv.Itoa(d.nextSelect)
	d.selections = append(d.selections, selection{id, set})
	if len(d.selections) > keptSelections {
		d.selections = d.selections[1:]
	}
	return Selection{ID: id, Count: int64(set.GetCardinality())} //nolint:gosec // far below 2^63
}

// selected is a frozen set as those it holds are by now: who was merged into another since is the other.
func (d *Desk) selected(ctx context.Context, s *shop.Shop, id string) (*roaring64.Bitmap, error) {
	set, err := d.frozen(id)
	if err != nil {
		return nil, err
	}
	return s.Follow(ctx, set)
}

func (d *Desk) frozen(id string) (*roaring64.Bitmap, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range d.selections {
		if s.id == id {
			return s.set, nil
		}
	}
	return nil, crm.Errorf(crm.CodeNotFound, "selection.gone")
}

func (d *Desk) jobChanged(id string, finished bool) {
	if finished {
		d.Window.Emit(crm.EventJobFinished, map[string]any{"id": id})
		return
	}
	j, ok := d.jobs.Find(id)
	if ok {
		d.Window.Emit(crm.EventJobProgressed, map[string]any{"id": id, "done": j.Done, "total": j.Total})
	}
}

// start begins a job and answers its id.
func (d *Desk) start(kind, title string, work job.Work) string {
	return d.jobs.Start(kind, title, d.watchedOver(work))
}

// watchedOver is work whose panic ends the job and not the program, and whose error is logged under a reference when it is
// not one of ours.
func (d *Desk) watchedOver(work job.Work) job.Work {
	return func(ctx context.Context, progress func(done, total int64)) (any, error) {
		return guard(d, func(context.Context) (any, error) { return work(ctx, progress) })
	}
}

// say is what a key means in the owner's language.
func (d *Desk) say(key string, params map[string]any) string {
	return sentence.In(d.language()).Say(key, params)
}
