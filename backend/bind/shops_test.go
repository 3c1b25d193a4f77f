package bind_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"shuke/backend/bind"
	"shuke/backend/crm"
)

func TestShop_FirstStart(t *testing.T) {
	t.Run("MakesTheOwnShopInTheDocuments", func(t *testing.T) {
		o := newOffice(t)
		o.Start()
		st := must(o.shop().State())(t)
		if want := filepath.Join(o.home, "Documents", "Shuke", "my.shuke"); !st.Open || st.Path != want || st.Customers != 0 || st.Sample {
			t.Fatalf("got %+v, want the shop %s", st, want)
		}
		if !o.window.heard(crm.EventShopOpened) {
			t.Error("the page was not told")
		}
	})

	t.Run("WithoutDocumentsBesideThePreferences", func(t *testing.T) {
		o := newOffice(t)
		if err := os.Remove(filepath.Join(o.home, "Documents")); err != nil {
			t.Fatal(err)
		}
		o.Start()
		if st := must(o.shop().State())(t); !st.Open || filepath.Dir(st.Path) != o.folder {
			t.Fatalf("got %+v", st)
		}
	})

	t.Run("OfAShopNamedOnTheCommandLine", func(t *testing.T) {
		o := newOffice(t)
		path := filepath.Join(o.home, "小店 #1.shuke")
		o.Desk = o.another(path)
		o.Start()
		if st := must(o.shop().State())(t); !st.Open || st.Path != path || st.Name != "小店 #1" {
			t.Fatalf("got %+v", st)
		}
	})
}

func TestShop_NextStartOpensTheLastShop(t *testing.T) {
	o := openOffice(t)
	path := filepath.Join(o.home, "second")
	o.window.say(path)
	if st := must(o.shop().ChooseAndCreate())(t); st.Path != path+".shuke" {
		t.Fatalf("got %+v", st)
	}
	if !strings.Contains(o.window.title, "second") {
		t.Errorf("the window is called %q", o.window.title)
	}
	o.Close()
	o.Desk = o.another("")
	o.Start()
	if st := must(o.shop().State())(t); !st.Open || st.Path != path+".shuke" {
		t.Fatalf("got %+v", st)
	}
}

// A shop that was moved, or lies on a stick that is not here, is missed and never replaced by an empty one.
func TestShop_OneThatIsGoneIsMissedAndNotMadeAnew(t *testing.T) {
	o := openOffice(t)
	path := must(o.shop().State())(t).Path
	o.Close()
	away := path + ".away"
	if err := os.Rename(path, away); err != nil {
		t.Fatal(err)
	}
	o.Desk = o.another("")
	o.Start()
	for name, st := range map[string]bind.ShopState{"start": must(o.shop().State())(t), "again": must(o.shop().Retry())(t)} {
		if st.Open || st.ErrorKey != "shop.missing" || len(st.ErrorParams) != 1 || st.ErrorParams[0].Value != path {
			t.Errorf("%s: got %+v", name, st)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("an empty shop took its place")
	}
	if err := os.Rename(away, path); err != nil {
		t.Fatal(err)
	}
	if st := must(o.shop().Retry())(t); !st.Open {
		t.Errorf("put back: got %+v", st)
	}
}

// What went wrong with an open shop, such as a file that another program put in its place, is over once it is opened again.
func TestShop_RetryOpensAnOpenShopAnew(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: Windows lets nobody replace a file that is in use")
	}
	o := openOffice(t)
	path := must(o.shop().State())(t).Path
	other := filepath.Join(o.home, "other.shuke")
	o.window.say(other)
	must(o.shop().ChooseAndCreate())(t)
	must(o.shop().SaveSettings(bind.ShopSettings{Name: "另一家", TimeZone: "Asia/Shanghai", Currency: "CNY"}))(t)
	must(o.shop().OpenOwn())(t)
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	if st := must(o.shop().Retry())(t); !st.Open || st.Name != "另一家" {
		t.Errorf("got %+v", st)
	}
}

// A shop is begun where its owner is; once something was done or said in it, its days are cut as they were.
func TestShop_BeginsInTheZoneOfTheComputer(t *testing.T) {
	o := openOffice(t)
	zone := func(of string) string { return must(o.shop().SettleZone(of))(t).TimeZone }
	for _, none := range []string{"", "Etc/UTC", "UTC", "Local", "Nowhere/Atlantis"} {
		if got := zone(none); got != "Asia/Shanghai" {
			t.Errorf("%q made it %s", none, got)
		}
	}
	if got := zone("Asia/Taipei"); got != "Asia/Taipei" {
		t.Errorf("it begins in %s", got)
	}
	if got := zone("Europe/Berlin"); got != "Asia/Taipei" {
		t.Errorf("a computer that travels took it along to %s", got)
	}
}

func TestShop_KeepsItsZoneOnceSomethingWasDone(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	if got := must(o.shop().SettleZone("Europe/Berlin"))(t).TimeZone; got != "Asia/Shanghai" {
		t.Errorf("it is in %s", got)
	}
}

func TestShop_WhenTheOwnerChangesTheirMindNothingChanges(t *testing.T) {
	o := openOffice(t)
	before := must(o.shop().State())(t)
	for name, choose := range map[string]func() (bind.ShopState, error){
		"open": o.shop().ChooseAndOpen, "create": o.shop().ChooseAndCreate,
	} {
		if after := must(choose())(t); after.Path != before.Path || !after.Open {
			t.Errorf("%s: got %+v", name, after)
		}
	}
}

func TestShop_LockedByAnotherIsToldAndCanBeTriedAgain(t *testing.T) {
	o := openOffice(t)
	path := must(o.shop().State())(t).Path
	second := o.another(path)
	second.Start()
	shop := screen[*bind.Shop](second)
	st := must(shop.State())(t)
	if st.Open || st.ErrorKey != "shop.locked" || st.Path != path {
		t.Fatalf("got %+v", st)
	}
	_, err := screen[*bind.Customers](second).Page(bind.CustomerQuery{})
	wantKey(t, err, "shop.locked")
	if st := must(shop.Retry())(t); st.Open {
		t.Fatalf("two have the shop: %+v", st)
	}
	o.Close()
	if st := must(shop.Retry())(t); !st.Open || st.ErrorKey != "" {
		t.Fatalf("got %+v", st)
	}
}

func TestShop_AFileThatIsNoShopLeavesItAndSaysSo(t *testing.T) {
	o := openOffice(t)
	path := o.write("letters.shuke", "dear diary")
	o.window.say(path)
	st := must(o.shop().ChooseAndOpen())(t)
	if st.Open || st.ErrorKey != "shop.damaged" {
		t.Fatalf("got %+v", st)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "dear diary" {
		t.Errorf("the file became %q, %v", text, err)
	}
	if st := must(o.shop().OpenOwn())(t); !st.Open {
		t.Fatalf("no way back: %+v", st)
	}
}

func TestShop_SampleIsMadeOnceAndOpenedAfterwards(t *testing.T) {
	o := openOffice(t)
	own := must(o.shop().State())(t).Path
	if j := o.finished(must(o.shop().OpenSample())(t)); j.State != "done" {
		t.Fatalf("got %+v", j)
	}
	first := must(o.shop().State())(t)
	if !first.Open || !first.Sample || first.Customers == 0 || first.Orders == 0 || first.Path == own {
		t.Fatalf("got %+v", first)
	}
	if todo := must(screen[*bind.Reminders](o.Desk).Todo())(t); len(todo.Waiting) == 0 {
		t.Errorf("nobody works in it: %+v", todo)
	}
	must(o.shop().OpenOwn())(t)
	o.finished(must(o.shop().OpenSample())(t))
	if again := must(o.shop().State())(t); again.Customers != first.Customers || again.Orders != first.Orders {
		t.Fatalf("%+v became %+v", first, again)
	}
}

func TestShop_IsNotChangedWhileAJobRuns(t *testing.T) {
	o := openOffice(t)
	path := must(o.shop().State())(t).Path
	held, release := o.window.holdJobs()
	defer release()
	id := must(o.imports().Begin(bind.ImportRequest{Path: o.write("orders.csv", orders)}))(t)
	<-held
	o.window.say(filepath.Join(o.home, "other.shuke"))
	for name, change := range map[string]func() (bind.ShopState, error){
		"open": o.shop().ChooseAndOpen, "create": o.shop().ChooseAndCreate, "own": o.shop().OpenOwn,
	} {
		if _, err := change(); crm.ErrorKey(err) != "shop.jobRunning" {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := o.shop().OpenSample()
	wantKey(t, err, "shop.jobRunning")
	release()
	if j := o.finished(id); j.State != "done" {
		t.Fatalf("got %+v", j)
	}
	if st := must(o.shop().State())(t); st.Path != path || st.Orders != 3 {
		t.Fatalf("got %+v", st)
	}
}

func TestShop_SaveSettings(t *testing.T) {
	o := openOffice(t)
	before := must(o.shop().State())(t).Name
	op := must(o.shop().SaveSettings(bind.ShopSettings{Name: " 青禾 ", TimeZone: "Asia/Shanghai", Currency: "CNY"}))(t)
	if st := must(o.shop().State())(t); st.Name != "青禾" || st.Currency != "CNY" {
		t.Fatalf("got %+v", st)
	}
	must(o.journal().Undo(op.ID))(t)
	if st := must(o.shop().State())(t); st.Name != before || before == "" {
		t.Fatalf("got %+v", st)
	}
	_, err := o.shop().SaveSettings(bind.ShopSettings{Name: "青禾", TimeZone: "Mars/Olympus", Currency: "CNY"})
	wantKey(t, err, "settings.timeZone")
}
