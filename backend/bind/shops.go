package bind

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
	"shuke/backend/sample"
	"shuke/backend/shell"
	"shuke/backend/shop"
	"shuke/backend/sqlite"
)

// Shop is which shop is open.
type Shop struct{ desk *Desk }

// shopEnding is how the names of shop files end.
const shopEnding = ".shuke"

// shopFiles is the dialog's name for what we open.
var shopFiles = shell.Filter{Name: "熟客 Shuke", Pattern: "*" + shopEnding}

// The sample shop is large enough to look alive and small enough to be there in two seconds.
const (
	sampleCustomers = 3_000
	sampleOrders    = 9_000
	sampleSeed      = 20261122
)

// State says which shop is open, or why none is.
func (s *Shop) State() (ShopState, error) {
	return guard(s.desk, s.desk.state)
}

func (d *Desk) state(ctx context.Context) (ShopState, error) {
	d.mu.Lock()
	path, openErr := d.path, d.openErr
	d.mu.Unlock()
	st := ShopState{Path: path, Version: d.Version, ErrorParams: []Param{}}
	open, err := d.current()
	if err != nil {
		st.ErrorKey = "internal"
		var e *crm.Error
		if errors.As(openErr, &e) {
			st.ErrorKey, st.ErrorParams = e.Key, params(e.Params)
		}
		return st, nil
	}
	settings, err := open.Settings(ctx)
	if err != nil {
		return st, err
	}
	st.Open, st.Sample, st.Currency, st.TimeZone = true, settings.Sample, settings.Currency, settings.TimeZone
	st.Name = settings.Name
	if st.Name == "" {
		st.Name = d.shopName(path)
	}
	st.BackupAt = crm.Millis(open.LastBackup())
	st.Customers, st.Orders, err = open.Counts(ctx)
	return st, err
}

// shopName is what a shop is called until its owner names it: the owner's own shop by what it is, others by their file.
func (d *Desk) shopName(path string) string {
	if path != ownShop(d.Folder) {
		return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	switch d.language() {
	case words.ZhTW:
		return "我的商店"
	case words.En:
		return "My shop"
	default:
		return "我的店铺"
	}
}

// Totals sums the whole shop.
func (s *Shop) Totals() (Totals, error) {
	return onShop(s.desk, func(ctx context.Context, open *shop.Shop) (Totals, error) {
		t, err := open.Totals(ctx)
		return Totals{
			Customers: t.Customers, Orders: t.Orders, PaidOrders: t.PaidOrders, Lines: t.Lines, Currency: t.Currency,
			Total: t.Total, Paid: t.Paid, Refunded: t.Refunded, Net: t.Net,
			Others: each(t.Others, currencyDTO),
		}, err
	})
}

func currencyDTO(c crm.CurrencyTotals) CurrencyTotals {
	return CurrencyTotals{Currency: c.Currency, Orders: c.Orders, PaidOrders: c.PaidOrders, Paid: c.Paid, Refunded: c.Refunded, Net: c.Net}
}

// SaveSettings sets what the owner says about the shop.
func (s *Shop) SaveSettings(v ShopSettings) (Operation, error) {
	return onShop(s.desk, func(ctx context.Context, open *shop.Shop) (Operation, error) {
		op, err := open.SaveSettings(ctx, sqlite.Settings{Name: strings.TrimSpace(v.Name), TimeZone: v.TimeZone, Currency: v.Currency})
		return operationDTO(op), err
	})
}

// SettleZone tells a shop that is only begun the time zone of the computer, which the page knows by its name.
func (s *Shop) SettleZone(zone string) (ShopState, error) {
	return onShop(s.desk, func(ctx context.Context, open *shop.Shop) (ShopState, error) {
		if _, err := open.SettleZone(ctx, zone); err != nil {
			return ShopState{}, err
		}
		return s.desk.state(ctx)
	})
}

// Retry tries again to open the shop that could not be opened, or that answers no more.
func (s *Shop) Retry() (ShopState, error) {
	return guard(s.desk, func(ctx context.Context) (ShopState, error) {
		if s.desk.jobs.Busy() {
			return ShopState{}, crm.Errorf(crm.CodeConflict, "shop.jobRunning")
		}
		s.desk.reopen()
		return s.desk.state(ctx)
	})
}

// OpenOwn opens the owner's own shop, making it when there is none.
func (s *Shop) OpenOwn() (ShopState, error) {
	return guard(s.desk, func(ctx context.Context) (ShopState, error) {
		return s.desk.switchTo(ctx, ownShop(s.desk.Folder), true)
	})
}

// ChooseAndOpen opens a shop file the owner points at.
func (s *Shop) ChooseAndOpen() (ShopState, error) {
	return guard(s.desk, func(ctx context.Context) (ShopState, error) {
		path, err := s.desk.Window.ChooseFile("", shopFiles)
		if err != nil || path == "" {
			return s.orState(ctx, err)
		}
		return s.desk.switchTo(ctx, path, false)
	})
}

// ChooseAndCreate makes a new shop where the owner says. A file that is there is opened, never overwritten.
func (s *Shop) ChooseAndCreate() (ShopState, error) {
	return guard(s.desk, func(ctx context.Context) (ShopState, error) {
		path, err := s.desk.Window.ChooseSave("", "shop.shuke", shopFiles)
		if err != nil || path == "" {
			return s.orState(ctx, err)
		}
		if !strings.EqualFold(filepath.Ext(path), shopEnding) {
			path += shopEnding // 店铺 2026.11 ends in nothing that the dialog would offer again
		}
		return s.desk.switchTo(ctx, path, true)
	})
}

func (s *Shop) orState(ctx context.Context, err error) (ShopState, error) {
	if err != nil {
		return ShopState{}, err
	}
	return s.desk.state(ctx)
}

// switchTo opens another shop and remembers it for the next start. Work that runs on the open one comes first.
func (d *Desk) switchTo(ctx context.Context, path string, fresh bool) (ShopState, error) {
	if d.jobs.Busy() {
		return ShopState{}, crm.Errorf(crm.CodeConflict, "shop.jobRunning")
	}
	d.open(path, fresh)
	st, err := d.state(ctx)
	if err == nil && st.Open {
		if err := d.prefs.change(func(p *stored) { p.Shop = path }); err != nil {
			d.Log.Error("remember shop", "err", err)
		}
		d.Window.SetTitle(st.Name + " – 熟客 Shuke")
	}
	return st, err
}

// OpenSample opens the made-up shop to look around in; the first time it is made, as a job whose id is answered.
func (s *Shop) OpenSample() (string, error) {
	return guard(s.desk, func(context.Context) (string, error) {
		if s.desk.jobs.Busy() {
			return "", crm.Errorf(crm.CodeConflict, "shop.jobRunning")
		}
		return s.desk.start("sample", "", s.desk.makeSample), nil
	})
}

func (d *Desk) makeSample(ctx context.Context, progress func(done, total int64)) (any, error) {
	path := filepath.Join(d.Folder, "sample.shuke")
	if err := os.MkdirAll(d.Folder, 0o700); err != nil {
		return nil, crm.WrapError(err, crm.CodeUnavailable, "shop.cannotOpen", "path", path)
	}
	d.open(path, true)
	open, err := d.current()
	if err != nil {
		return nil, err
	}
	customers, _, err := open.Counts(ctx)
	if err != nil || customers > 0 {
		return nil, err
	}
	if err := open.MarkSample(ctx, sampleName); err != nil {
		return nil, err
	}
	_, err = open.Generate(ctx, sample.Options{Customers: sampleCustomers, Orders: sampleOrders, Seed: sampleSeed}, progress)
	if err == nil {
		err = open.AddHandwork(ctx)
	}
	d.Window.Emit(crm.EventShopOpened)
	return nil, err
}

// sampleName is what the made-up shop is called.
const sampleName = "青禾日用"

// ownShop is where the owner's own shop lies until they choose another place: with their documents, where backups of the
// computer look, or beside the preferences when there is no home.
func ownShop(folder string) string {
	if home, err := os.UserHomeDir(); err == nil {
		documents := filepath.Join(home, "Documents")
		if info, err := os.Stat(documents); err == nil && info.IsDir() {
			folder = filepath.Join(documents, "Shuke")
		}
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return filepath.Join(folder, "my.shuke") // opening it will say what is wrong with the place
	}
	return filepath.Join(folder, "my.shuke")
}
