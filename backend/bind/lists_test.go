package bind_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"shuke/backend/bind"
)

// calls are one call of every method that answers with a list somewhere inside, by "Screen.Method".
func (o *office) calls(customer, operation int64, job, file string) map[string]func() (any, error) {
	readings, fields := screen[*bind.Readings](o.Desk), screen[*bind.Fields](o.Desk)
	feedback := screen[*bind.Feedback](o.Desk)
	segments := screen[*bind.Segments](o.Desk)
	reminders := screen[*bind.Reminders](o.Desk)
	portraits, notes, desktop := screen[*bind.Portraits](o.Desk), screen[*bind.Notes](o.Desk), screen[*bind.Desktop](o.Desk)
	trial := must(o.imports().Rehearse([]bind.ImportRequest{{Path: file}}))(o.t)
	o.finished(trial)
	job = cmp.Or(job, trial)
	o.window.say(filepath.Join(o.home, "chosen.shuke"))
	viewed := func(name string) int64 {
		return must(screen[*bind.Views](o.Desk).Create(name, "", nil))(o.t).View.ID
	}
	rules, views := screen[*bind.Rules](o.Desk), screen[*bind.Views](o.Desk)
	campaigns, sending := screen[*bind.Campaigns](o.Desk), screen[*bind.Sending](o.Desk)
	worklists := screen[*bind.Worklists](o.Desk)
	drafted := func() int64 { return must(campaigns.Save(bind.CampaignDraft{Name: "双12"}))(o.t) }
	return map[string]func() (any, error){
		"Campaigns.All":        func() (any, error) { return campaigns.All() },
		"Campaigns.Late":       func() (any, error) { return campaigns.Late() },
		"Campaigns.Choices":    func() (any, error) { return campaigns.Choices() },
		"Campaigns.Get":        func() (any, error) { return campaigns.Get(drafted()) },
		"Campaigns.Delete":     func() (any, error) { return campaigns.Delete(drafted()) },
		"Campaigns.Plan":       func() (any, error) { return campaigns.Plan(drafted()) },
		"Campaigns.Preview":    func() (any, error) { return campaigns.Preview(drafted(), 0, "") },
		"Campaigns.People":     func() (any, error) { return campaigns.People(drafted(), "", 0) },
		"Sending.Start":        func() (any, error) { return sending.Start(drafted(), "", 0) },
		"Sending.Recipients":   func() (any, error) { return sending.Recipients(1, "", 0) },
		"Sending.History":      func() (any, error) { return sending.History(1) },
		"Sending.SaveSettings": func() (any, error) { return sending.SaveSettings(bind.SendingSettings{Day: 1, Week: 3, Month: 5}) },
		"Sending.Settings":     func() (any, error) { return sending.Settings() },
		"Sending.OptOut":       func() (any, error) { return sending.OptOut(1) },
		"Worklists.All":        func() (any, error) { return worklists.All() },
		"Worklists.List":       func() (any, error) { return worklists.List(drafted()) },
		"Worklists.HandOut":    func() (any, error) { return worklists.HandOut(1, []int64{1}) },
		"Worklists.Done":       func() (any, error) { return worklists.Done(1, []int64{1}) },
		"Worklists.Skip":       func() (any, error) { return worklists.Skip(1, []int64{1}, "owner", "") },
		"Worklists.Called":     func() (any, error) { return worklists.Called(1, 1, "reached", "") },
		"Worklists.Back":       func() (any, error) { return worklists.Back(1, []int64{1}, 0) },
		"Segments.Count":       func() (any, error) { return segments.Count(`{"all":[]}`) },
		"Segments.History":     func() (any, error) { return segments.History(`{"all":[]}`) },
		"Segments.People":      func() (any, error) { return segments.People(`{"all":[]}`, 1) },
		"Bulk.SaveSegment": func() (any, error) {
			return screen[*bind.Bulk](o.Desk).SaveSegment(must(o.customers().FreezeIDs([]int64{customer}))(o.t).ID, "选的")
		},
		"Segments.All":            func() (any, error) { return segments.All() },
		"Segments.Get":            func() (any, error) { return segments.Get(1) },
		"Segments.Save":           func() (any, error) { return segments.Save("老客", `{"all":[]}`, false) },
		"Segments.Edit":           func() (any, error) { return segments.Edit(1, 0, `{"any":[]}`) },
		"Segments.Rename":         func() (any, error) { return segments.Rename(1, 0, "常客") },
		"Segments.Delete":         func() (any, error) { return segments.Delete(1) },
		"Segments.MakeTag":        func() (any, error) { return segments.MakeTag("自动", "", `{"all":[]}`) },
		"Segments.Why":            func() (any, error) { return segments.Why(`{"all":[]}`, customer) },
		"Segments.Overlap":        func() (any, error) { return segments.Overlap(nil, []int64{1}) },
		"Segments.Presets":        func() (any, error) { return segments.Presets() },
		"Segments.Measures":       func() (any, error) { return segments.Measures() },
		"Rules.Fields":            func() (any, error) { return rules.Fields() },
		"Rules.Words":             func() (any, error) { return rules.Words("province") },
		"Customers.Page":          func() (any, error) { return o.customers().Page(bind.CustomerQuery{}) },
		"Customers.Place":         func() (any, error) { return o.customers().Place(bind.CustomerQuery{}, 1, "") },
		"Customers.Get":           func() (any, error) { return o.customers().Get(customer) },
		"Customers.Orders":        func() (any, error) { return o.customers().Orders(customer, nil) },
		"Customers.Reveal":        func() (any, error) { return o.customers().Reveal(customer) },
		"Profiles.Details":        func() (any, error) { return screen[*bind.Profiles](o.Desk).Details(customer) },
		"Desktop.SavePreferences": func() (any, error) { return desktop.SavePreferences(bind.Preferences{}) },
		"Views.All":               func() (any, error) { return views.All() },
		"Views.Create":            func() (any, error) { return views.Create("大客户", "sort=netPaid", nil) },
		"Views.Edit":              func() (any, error) { return views.Edit(viewed("e"), 0, "sort=orderCount", nil) },
		"Views.Rename":            func() (any, error) { return views.Rename(viewed("r"), 0, "老客户") },
		"Views.Delete":            func() (any, error) { return views.Delete(viewed("d")) },
		"Profiles.AddContact": func() (any, error) {
			return screen[*bind.Profiles](o.Desk).AddContact(customer, bind.Identity{Kind: "phone", Value: "13812340009"})
		},
		"Profiles.MakePrimary": func() (any, error) {
			whole, _ := o.customers().Get(customer)
			return screen[*bind.Profiles](o.Desk).MakePrimary(bind.ContactRef{CustomerID: customer, Of: len(whole.Identities)})
		},
		"Profiles.RemoveContact": func() (any, error) {
			whole, _ := o.customers().Get(customer)
			return screen[*bind.Profiles](o.Desk).RemoveContact(bind.ContactRef{CustomerID: customer, Of: len(whole.Identities)})
		},
		"Profiles.SaveAddress": func() (any, error) {
			return screen[*bind.Profiles](o.Desk).SaveAddress(bind.Address{CustomerID: customer, Label: "公司", Address: "杭州市西湖区 1 号"})
		},
		"Profiles.MakeMainAddress": func() (any, error) {
			_, _ = screen[*bind.Profiles](o.Desk).SaveAddress(bind.Address{CustomerID: customer, Label: "家", Address: "杭州市西湖区 2 号"})
			return screen[*bind.Profiles](o.Desk).MakeMainAddress(2)
		},
		"Profiles.DeleteAddress": func() (any, error) { return screen[*bind.Profiles](o.Desk).DeleteAddress(1) },
		"Profiles.SetConsent": func() (any, error) {
			return screen[*bind.Profiles](o.Desk).SetConsent(customer, "sms", false, "")
		},
		"Profiles.SetDead": func() (any, error) {
			return screen[*bind.Profiles](o.Desk).SetDead(customer, "sms", true)
		},
		"Reach.Calls": func() (any, error) {
			return screen[*bind.Reach](o.Desk).Calls(must(o.customers().FreezeIDs([]int64{customer}))(o.t).ID)
		},
		"Reach.Called":     func() (any, error) { return screen[*bind.Reach](o.Desk).Called(customer, "stop", "下月再说") },
		"Profiles.Erase":   func() (any, error) { return screen[*bind.Profiles](o.Desk).Erase(customer) },
		"Profiles.History": func() (any, error) { return screen[*bind.Profiles](o.Desk).History(customer, "") },
		"Profiles.Timeline": func() (any, error) {
			return screen[*bind.Profiles](o.Desk).Timeline(bind.TimelineQuery{CustomerID: customer})
		},
		"Customers.Edit": func() (any, error) { return o.customers().Edit(customer, bind.CustomerEdit{}) },
		"Tags.All":       func() (any, error) { return o.tags().All() },
		"Tags.Add":       func() (any, error) { return o.tags().Add(1, must(o.customers().FreezeIDs(nil))(o.t).ID) },
		"Tags.Remove":    func() (any, error) { return o.tags().Remove(1, must(o.customers().FreezeIDs(nil))(o.t).ID) },
		"Tags.Delete":    func() (any, error) { return o.tags().Delete(1) },
		"Tags.Report":    func() (any, error) { return o.tags().Report() },
		"Tags.Edit": func() (any, error) {
			return o.tags().Edit(1, bind.TagDraft{Name: "常客", Group: "价值"}, bind.TagDraft{Name: "回头客"})
		},
		"Tags.Place":      func() (any, error) { return o.tags().Place(1, "价值", 0) },
		"Tags.Get":        func() (any, error) { return o.tags().Get(1) },
		"Tags.SetRule":    func() (any, error) { return o.tags().SetRule(1, `{"field":"orderCount","op":">","value":9}`) },
		"Tags.Except":     func() (any, error) { return o.tags().Except(1, []int64{customer}, "always") },
		"Tags.Entitle":    func() (any, error) { return o.tags().Entitle(1, must(o.customers().FreezeIDs(nil))(o.t).ID, false) },
		"Tags.Merge":      func() (any, error) { return o.tags().Merge(1, 2) },
		"Bulk.Among":      func() (any, error) { return o.bulk().Among(o.one(customer), []int64{customer, 4711}) },
		"Bulk.Reselect":   func() (any, error) { return o.bulk().Reselect(o.one(customer), nil, nil) },
		"Bulk.SetLevel":   func() (any, error) { return o.bulk().SetLevel(o.one(customer), 3) },
		"Bulk.SetBlocked": func() (any, error) { return o.bulk().SetBlocked(o.one(customer), true) },
		"Bulk.FillField":  func() (any, error) { return o.bulk().FillField(o.one(customer), 1, "钓鱼") },
		"Bulk.Note":       func() (any, error) { return o.bulk().Note(o.one(customer), bind.NoteDraft{Text: "春节不发货"}) },
		"Bulk.MoveTag":    func() (any, error) { return o.bulk().MoveTag(o.one(customer), 1, 2) },
		"Bulk.CopyTag":    func() (any, error) { return o.bulk().CopyTag(o.one(customer), 1, 2) },
		"Bulk.Delete":     func() (any, error) { return o.bulk().Delete(o.one(2)) },
		"Notes.Add":       func() (any, error) { return notes.Add(customer, bind.NoteDraft{Text: "买过两次"}) },
		"Notes.Edit":      func() (any, error) { return notes.Edit(1, bind.NoteDraft{Text: "买过三次", Pinned: true}) },
		"Notes.Delete":    func() (any, error) { return notes.Delete(1) },
		"Pictures.Choose": func() (any, error) {
			o.window.say(o.write("dot.gif", dot))
			return screen[*bind.Pictures](o.Desk).Choose()
		},
		"Pictures.Keep":     func() (any, error) { return screen[*bind.Pictures](o.Desk).Keep([]string{o.write("dot.gif", dot)}) },
		"Parcels.Slips":     func() (any, error) { return screen[*bind.Parcels](o.Desk).Slips(0) },
		"Parcels.Add":       func() (any, error) { return screen[*bind.Parcels](o.Desk).Add(customer, "", "贺卡") },
		"Parcels.Delete":    func() (any, error) { return screen[*bind.Parcels](o.Desk).Delete(1) },
		"Reminders.Todo":    func() (any, error) { return reminders.Todo() },
		"Reminders.Of":      func() (any, error) { return reminders.Of(customer) },
		"Feedback.Groups":   func() (any, error) { return feedback.Groups() },
		"Feedback.Said":     func() (any, error) { return feedback.Said("衬衫", "K146") },
		"Feedback.Requests": func() (any, error) { return feedback.Requests() },
		"Feedback.SetBatch": func() (any, error) { return feedback.SetBatch("衬衫", "K146", "2026-01-01") },
		"Feedback.AddRequest": func() (any, error) {
			return feedback.AddRequest(bind.QualityDraft{Product: "衬衫", Problem: "扣子松"})
		},
		"Feedback.EditRequest": func() (any, error) {
			return feedback.EditRequest(1, bind.QualityDraft{Product: "衬衫", Problem: "扣子太松"})
		},
		"Feedback.MoveRequest":   func() (any, error) { return feedback.MoveRequest(1, "sent", "") },
		"Feedback.DeleteRequest": func() (any, error) { return feedback.DeleteRequest(1) },
		"Reminders.Add": func() (any, error) {
			return reminders.Add(customer, bind.ReminderDraft{Text: "送扣子", Wait: "visit"})
		},
		"Reminders.Edit": func() (any, error) {
			return reminders.Edit(1, bind.ReminderDraft{Text: "送两颗扣子", Wait: "order"})
		},
		"Reminders.Snooze":     func() (any, error) { return reminders.Snooze(1, "2027-01-01", "09:00") },
		"Reminders.Finish":     func() (any, error) { return reminders.Finish(1) },
		"Reminders.Delete":     func() (any, error) { return reminders.Delete(1) },
		"Imports.Choose":       func() (any, error) { return o.imports().Choose() },
		"Imports.Inspect":      func() (any, error) { return o.imports().Inspect(file, bind.ReadOptions{}) },
		"Imports.Arrange":      func() (any, error) { return o.imports().Arrange([]string{file}) },
		"Imports.Fields":       func() (any, error) { return o.imports().Fields() },
		"Imports.Formats":      func() (any, error) { return o.imports().Formats() },
		"Imports.Result":       func() (any, error) { return o.imports().Result(job) },
		"Imports.Trials":       func() (any, error) { return o.imports().Trials(trial) },
		"Imports.History":      func() (any, error) { return o.imports().History() },
		"Portraits.Buying":     func() (any, error) { return portraits.Buying(bind.PortraitQuery{}) },
		"Portraits.Draw":       func() (any, error) { return portraits.Draw(bind.PortraitQuery{}) },
		"Journal.Page":         func() (any, error) { return o.journal().Page(bind.JournalFilter{}, 0) },
		"Journal.One":          func() (any, error) { return o.journal().One(operation) },
		"Journal.Latest":       func() (any, error) { return o.journal().Latest() },
		"Journal.Preview":      func() (any, error) { return o.journal().Preview(operation) },
		"Journal.Undo":         func() (any, error) { return o.journal().Undo(operation) },
		"Journal.LatestUndone": func() (any, error) { return o.journal().LatestUndone() },
		"Journal.PreviewAll":   func() (any, error) { return o.journal().PreviewAll([]int64{operation}) },
		"Journal.UndoAll": func() (any, error) {
			if latest := must(o.journal().Latest())(o.t); latest != nil {
				return o.journal().UndoAll([]int64{latest.ID})
			}
			return o.journal().UndoAll([]int64{operation})
		},
		"Jobs.All":    func() (any, error) { return o.jobs().All() },
		"Jobs.Get":    func() (any, error) { return o.jobs().Get(job) },
		"Jobs.Cancel": func() (any, error) { return o.jobs().Cancel(job) },
		"Shop.State":  func() (any, error) { return o.shop().State() },
		"Shop.Totals": func() (any, error) { return o.shop().Totals() },
		"Shop.SaveSettings": func() (any, error) {
			return o.shop().SaveSettings(bind.ShopSettings{Name: "青禾", TimeZone: "UTC", Currency: "CNY"})
		},
		"Shop.SettleZone":      func() (any, error) { return o.shop().SettleZone("Asia/Taipei") },
		"Shop.Retry":           func() (any, error) { return o.shop().Retry() },
		"Shop.OpenOwn":         func() (any, error) { return o.shop().OpenOwn() },
		"Shop.ChooseAndOpen":   func() (any, error) { return o.shop().ChooseAndOpen() },
		"Shop.ChooseAndCreate": func() (any, error) { return o.shop().ChooseAndCreate() },
		"Readings.All":         func() (any, error) { return readings.All() },
		"Readings.Rename":      func() (any, error) { return readings.Rename(1, "月报") },
		"Readings.Forget":      func() (any, error) { return readings.Forget(1) },
		"Fields.All":           func() (any, error) { return fields.All() },
		"Fields.Set":           func() (any, error) { return fields.Set(customer, 1, "茶") },
		"Fields.Rename":        func() (any, error) { return fields.Rename(1, "喜好") },
		"Fields.Delete":        func() (any, error) { return fields.Delete(1) },
		"Identities.Queue":     func() (any, error) { return o.identities().Queue() },
		"Identities.Compare":   func() (any, error) { return o.identities().Compare([]int64{customer, customer + 1}, 0) },
		"Identities.Apart":     func() (any, error) { return o.identities().Apart([]int64{customer, customer + 1}) },
		"Identities.Later":     func() (any, error) { return o.identities().Later([]int64{customer, customer + 1}) },
		"Identities.Split": func() (any, error) {
			whole, _ := o.customers().Get(customer)
			return o.identities().Split(bind.SplitRequest{CustomerID: customer, Identities: []int{0}, Of: len(whole.Identities)})
		},
		"Identities.Merge": func() (any, error) {
			return o.identities().Merge(bind.MergeRequest{Into: customer, From: []int64{customer + 1}})
		},
		"Sources.All":     func() (any, error) { return screen[*bind.Sources](o.Desk).All() },
		"Sources.Report":  func() (any, error) { return screen[*bind.Sources](o.Desk).Report(30, "zh-CN") },
		"Sources.History": func() (any, error) { return screen[*bind.Sources](o.Desk).History(customer) },
		"Sources.Set": func() (any, error) {
			_, _ = screen[*bind.Sources](o.Desk).Set("搜索", must(o.customers().FreezeIDs([]int64{customer}))(o.t).ID)
			return screen[*bind.Sources](o.Desk).Set("微博", must(o.customers().FreezeIDs([]int64{customer}))(o.t).ID)
		},
		"Sources.Edit":        func() (any, error) { return screen[*bind.Sources](o.Desk).Edit(1, bind.SourceEdit{}) },
		"Sources.Merge":       func() (any, error) { return screen[*bind.Sources](o.Desk).Merge(1, 2) },
		"Desktop.Preferences": func() (any, error) { return desktop.Preferences() },
		"Channels.Kinds":      func() (any, error) { return screen[*bind.Channels](o.Desk).Kinds() },
		"Channels.All":        func() (any, error) { return screen[*bind.Channels](o.Desk).All() },
		"Channels.Add": func() (any, error) {
			return screen[*bind.Channels](o.Desk).Add(bind.ChannelDraft{Name: "电话", Kind: "calls", Settings: "{}"})
		},
		"Channels.Edit": func() (any, error) {
			return screen[*bind.Channels](o.Desk).Edit(1, bind.ChannelDraft{Name: "打电话", Kind: "calls", Settings: "{}"})
		},
		"Channels.Remove": func() (any, error) { return screen[*bind.Channels](o.Desk).Remove(1) },
	}
}

// order in which the calls are made: those that remove or leave come after those that look.
var last = []string{
	"Sources.Edit", "Sources.Merge", "Identities.Merge", "Readings.Forget", "Fields.Set", "Fields.Rename", "Fields.Delete", "Bulk.MoveTag", "Bulk.CopyTag", "Bulk.Note", "Tags.SetRule", "Tags.Except", "Tags.Entitle", "Tags.Merge", "Tags.Delete", "Bulk.Delete", "Notes.Add", "Notes.Edit", "Notes.Delete",
	"Parcels.Add", "Parcels.Delete", "Reminders.Add", "Reminders.Edit", "Reminders.Snooze", "Reminders.Finish", "Reminders.Delete",
	"Profiles.AddContact", "Profiles.MakePrimary", "Profiles.RemoveContact", "Profiles.SaveAddress", "Profiles.MakeMainAddress", "Profiles.DeleteAddress",
	"Profiles.SetConsent", "Profiles.SetDead", "Reach.Called", "Feedback.AddRequest", "Feedback.EditRequest", "Feedback.MoveRequest", "Feedback.DeleteRequest",
	"Segments.Save", "Segments.All", "Segments.Get", "Segments.Edit", "Segments.Rename", "Segments.Overlap", "Segments.Delete", "Segments.MakeTag", "Bulk.SaveSegment",
	"Channels.Add", "Channels.Edit", "Channels.Remove", "Journal.Undo", "Journal.UndoAll", "Profiles.Erase", "Shop.ChooseAndCreate", "Shop.ChooseAndOpen", "Shop.OpenOwn",
}

// TestContract_ListsAreNeverNull calls everything that answers with a list, on an empty shop and on one with customers.
// A nil list would reach the page as null, where it reads .length.
func TestContract_ListsAreNeverNull(t *testing.T) {
	t.Run("EmptyShop", func(t *testing.T) {
		o := openOffice(t)
		file := o.write("orders.csv", orders)
		o.callAll(o.calls(1, 4711, "", file), map[string]bool{
			"Imports.Result": true,
			"Customers.Get":  true, "Customers.Reveal": true, "Profiles.Details": true, "Profiles.AddContact": true, "Profiles.MakePrimary": true,
			"Profiles.RemoveContact": true, "Profiles.SaveAddress": true, "Profiles.MakeMainAddress": true, "Profiles.DeleteAddress": true, "Profiles.SetConsent": true, "Profiles.SetDead": true, "Profiles.Erase": true, "Reach.Called": true,
			"Identities.Compare": true, "Identities.Apart": true, "Identities.Later": true, "Identities.Split": true, "Sources.Edit": true, "Sources.Merge": true, "Identities.Merge": true,
			"Customers.Edit": true, "Tags.Add": true, "Tags.Remove": true, "Tags.Delete": true, "Tags.Edit": true, "Tags.Place": true, "Tags.Merge": true, "Tags.Get": true, "Tags.SetRule": true, "Tags.Except": true, "Tags.Entitle": true,
			"Bulk.FillField": true, "Bulk.MoveTag": true, "Bulk.CopyTag": true,
			"Notes.Add": true, "Notes.Edit": true, "Notes.Delete": true, "Journal.One": true, "Journal.Preview": true, "Journal.Undo": true, "Journal.PreviewAll": true,
			"Parcels.Add": true, "Parcels.Delete": true, "Reminders.Add": true, "Reminders.Edit": true, "Reminders.Snooze": true, "Reminders.Finish": true, "Reminders.Delete": true,
			"Campaigns.Plan": true, "Campaigns.Preview": true, "Campaigns.People": true, "Sending.Start": true, "Sending.OptOut": true, "Worklists.List": true, "Worklists.Called": true, "Segments.Why": true, "Readings.Rename": true, "Readings.Forget": true, "Fields.Set": true, "Fields.Rename": true, "Fields.Delete": true,
		})
	})
	t.Run("SmallShop", func(t *testing.T) {
		o := openOffice(t)
		file := o.write("orders.csv", orders)
		job := o.importFile(file)
		must(o.tags().Create(bind.TagDraft{Name: "回头客"}))(t)
		must(o.tags().Create(bind.TagDraft{Name: "新客"}))(t)
		must(screen[*bind.Fields](o.Desk).Create("爱好", "text"))(t)
		remembered := must(o.imports().Begin(bind.ImportRequest{Path: file, Options: bind.ReadOptions{Platform: "market"}}))(t)
		o.finished(remembered)
		o.callAll(o.calls(1, must(o.imports().Result(job))(t).OperationID, job, file), map[string]bool{"Campaigns.Plan": true, "Campaigns.Preview": true, "Campaigns.People": true, "Sending.Start": true, "Sending.OptOut": true, "Worklists.List": true, "Worklists.Called": true}) // no channel was set up
	})
}

// callAll makes each call and looks for nil lists. Those in refused have nothing to act on and must say so.
func (o *office) callAll(calls map[string]func() (any, error), refused map[string]bool) {
	o.t.Helper()
	names := []string{}
	for name := range calls {
		names = append(names, name)
	}
	slices.Sort(names) // one call may change what the next one has seen
	order := append(without(names, last), last...)
	for _, name := range order {
		value, err := calls[name]()
		if (err != nil) != refused[name] {
			o.t.Errorf("%s: %v", name, err)
			continue
		}
		if err == nil {
			for _, path := range nilLists(reflect.ValueOf(value), name) {
				o.t.Errorf("%s is null", path)
			}
		}
	}
}

func without(names, some []string) (rest []string) {
	leave := map[string]bool{}
	for _, n := range some {
		leave[n] = true
	}
	for _, n := range names {
		if !leave[n] {
			rest = append(rest, n)
		}
	}
	return rest
}

func nilLists(v reflect.Value, path string) (found []string) {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return []string{path}
		}
		for i := range v.Len() {
			found = append(found, nilLists(v.Index(i), fmt.Sprintf("%s[%d]", path, i))...)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return nilLists(v.Elem(), path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			found = append(found, nilLists(v.Field(i), path+"."+v.Type().Field(i).Name)...)
		}
	}
	return found
}

// TestContract_EveryListIsCalled keeps calls complete: a new method that answers with a list must be among them.
func TestContract_EveryListIsCalled(t *testing.T) {
	o := openOffice(t)
	calls := o.calls(1, 1, "", "")
	for name, screen := range screens(t) {
		for i := range screen.NumMethod() {
			m := screen.Method(i)
			if _, called := calls[name+"."+m.Name]; !called && hasList(m.Type.Out(0)) {
				t.Errorf("%s.%s answers with a list and is never called", name, m.Name)
			}
		}
	}
}

func hasList(typ reflect.Type) bool {
	switch typ.Kind() {
	case reflect.Slice:
		return true
	case reflect.Pointer:
		return hasList(typ.Elem())
	case reflect.Struct:
		for i := range typ.NumField() {
			if hasList(typ.Field(i).Type) {
				return true
			}
		}
	}
	return false
}

func TestNilLists_FindsThem(t *testing.T) {
	page := bind.CustomerPage{Rows: []bind.CustomerRow{{Tags: []bind.Tag{}, Fields: []bind.FieldValue{}}, {Fields: []bind.FieldValue{}}}}
	if got := nilLists(reflect.ValueOf(page), "page"); len(got) != 1 || got[0] != "page.Rows[1].Tags" {
		t.Fatalf("got %v", got)
	}
}

// TestPage_GoesOnBehindLongNames pages by names that are numbers beyond what JavaScript keeps: the cursor crosses as text.
func TestPage_GoesOnBehindLongNames(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("people.csv", strings.NewReplacer("小满妈妈", "ZhangXiaoC", "博哥", "ZhangXiaoA", "木子", "ZhangXiaoB").Replace(orders)))
	q := bind.CustomerQuery{Sort: "name", Ascending: true, Limit: 1}
	var names []string
	for range 4 {
		page := must(o.customers().Page(q))(t)
		names = append(names, page.Rows[0].Nick)
		if page.Next == nil {
			break
		}
		crossed := must(json.Marshal(page.Next))(t)
		var there any
		if err := json.Unmarshal(crossed, &there); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(must(json.Marshal(there))(t), &q.After); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(names, " "); got != "ZhangXiaoA ZhangXiaoB ZhangXiaoC" {
		t.Errorf("listed %s", got)
	}
}
