package bind

import (
	"context"
	"net/url"
	"slices"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// Desktop is what belongs to the computer rather than to the shop.
type Desktop struct{ desk *Desk }

// Preferences are the language and looks of this computer.
func (d *Desktop) Preferences() (Preferences, error) {
	return guard(d.desk, func(context.Context) (Preferences, error) {
		p := d.desk.prefs.read()
		return Preferences{Language: p.Language, Theme: p.Theme, Density: p.Density, Columns: append([]ListColumn{}, p.Columns...)}, nil
	})
}

// SavePreferences sets them; "" follows the system.
func (d *Desktop) SavePreferences(p Preferences) (Preferences, error) {
	return guard(d.desk, func(context.Context) (Preferences, error) {
		if !slices.Contains([]string{"", "zh-CN", "zh-TW", "en"}, p.Language) || !slices.Contains([]string{"", "light", "dark"}, p.Theme) ||
			!slices.Contains([]string{"", "roomy"}, p.Density) {
			return Preferences{}, crm.Errorf(crm.CodeInvalid, "preferences.invalid")
		}
		p.Columns = append([]ListColumn{}, p.Columns...)
		err := checkColumns(p.Columns)
		if err != nil {
			return Preferences{}, err
		}
		err = d.desk.prefs.change(func(s *stored) {
			s.Language, s.Theme, s.Density, s.Columns = p.Language, p.Theme, p.Density, p.Columns
		})
		if err != nil {
			return Preferences{}, crm.WrapError(err, crm.CodeUnavailable, "preferences.unwritable")
		}
		return p, nil
	})
}

// LastList is the address of the list that was looked at last in the shop that is open; "" when there is none. The page may
// ask before the first shop is open.
func (d *Desktop) LastList() (string, error) {
	return guard(d.desk, func(context.Context) (string, error) {
		select {
		case <-d.desk.begun:
		case <-d.desk.closing:
		}
		return d.desk.prefs.read().Lists[d.desk.openPath()], nil
	})
}

// KeepList remembers it. What is too long to be one is not kept.
func (d *Desktop) KeepList(address string) (bool, error) {
	return guard(d.desk, func(context.Context) (bool, error) {
		if len(address) > longestAddress {
			return false, nil
		}
		path := d.desk.openPath()
		err := d.desk.prefs.change(func(s *stored) {
			if s.Lists == nil || len(s.Lists) > keptLists {
				s.Lists = map[string]string{}
			}
			s.Lists[path] = address
		})
		if err != nil {
			return false, crm.WrapError(err, crm.CodeUnavailable, "preferences.unwritable")
		}
		return true, nil
	})
}

// Of so many shops the last list is remembered, when it is no longer than this.
const (
	keptLists      = 50
	longestAddress = 50_000
)

// Speak tells the language the page has come to when the preference follows the system, which only the page can ask. What
// Go writes itself, exports and reasons, speaks it too.
func (d *Desktop) Speak(language string) (bool, error) {
	return guard(d.desk, func(context.Context) (bool, error) {
		d.desk.mu.Lock()
		defer d.desk.mu.Unlock()
		d.desk.spoken = words.ParseLanguage(language)
		return true, nil
	})
}

// ShowInFolder opens the file manager at a file we wrote.
func (d *Desktop) ShowInFolder(path string) (bool, error) {
	return guard(d.desk, func(context.Context) (bool, error) {
		if err := d.desk.Window.ShowInFolder(path); err != nil {
			return false, crm.WrapError(err, crm.CodeUnavailable, "desktop.noFileManager", "path", path)
		}
		return true, nil
	})
}

// linkKinds are the addresses notes may lead to.
var linkKinds = []string{"http", "https", "mailto", "tel"}

// OpenLink opens a link of a note outside this window.
func (d *Desktop) OpenLink(address string) (bool, error) {
	return guard(d.desk, func(context.Context) (bool, error) {
		to, err := url.Parse(address)
		if err != nil || !slices.Contains(linkKinds, to.Scheme) {
			return false, crm.Errorf(crm.CodeInvalid, "desktop.linkUnknown")
		}
		d.desk.Window.OpenLink(to.String())
		return true, nil
	})
}

// maxLogged is how much of a message of the page reaches the log.
const maxLogged = 2000

// Log keeps a failure of the page itself under the reference the owner was shown.
func (d *Desktop) Log(reference, message string) (bool, error) {
	return guard(d.desk, func(context.Context) (bool, error) {
		d.desk.Log.Error("page", "reference", reference, "message", message[:min(len(message), maxLogged)])
		return true, nil
	})
}
