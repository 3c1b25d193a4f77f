package bind_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"shuke/backend/bind"
	"shuke/backend/crm"
)

// failure is what the page reads of an error.
type failure struct {
	Code, Key, Reference string
	Params               []bind.Param
}

func formatted(t *testing.T, err error) failure {
	t.Helper()
	text, ok := bind.FormatError(err).(string)
	if !ok {
		t.Fatalf("an error crosses as %T, which the page would see as [object Object]", bind.FormatError(err))
	}
	var f failure
	if err := json.Unmarshal([]byte(text), &f); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if f.Params == nil {
		t.Errorf("params are null in %s", text)
	}
	return f
}

func TestFormatError(t *testing.T) {
	ours := crm.Errorf(crm.CodeConflict, "tag.name.taken", "name", `回"头"客`, "max", 40)
	for name, err := range map[string]error{"Ours": ours, "OursWrapped": fmt.Errorf("create: %w", ours)} {
		t.Run(name, func(t *testing.T) {
			f := formatted(t, err)
			if f.Code != "conflict" || f.Key != "tag.name.taken" || fmt.Sprint(f.Params) != `[{max 40} {name 回"头"客}]` || f.Reference != "" {
				t.Fatalf("got %+v", f)
			}
		})
	}
	t.Run("Foreign", func(t *testing.T) {
		if f := formatted(t, errors.New("disk on fire")); f.Code != "internal" || f.Key != "internal" {
			t.Fatalf("got %+v", f)
		}
	})
}

// A panic behind the page becomes an error with a reference; the log has the same reference, and nothing of the people.
func TestGuard_TurnsAPanicIntoAReferenceAndLogsNobody(t *testing.T) {
	o := openOffice(t)
	o.importFile(o.write("orders.csv", orders))
	o.window.answer = func() (string, error) { panic("the dialog fell over") }
	_, err := o.customers().Export(bind.CustomerFilter{Search: "小满"}, "csv")
	f := formatted(t, err)
	if f.Code != "internal" || f.Key != "internal" || !regexp.MustCompile(`^[A-Z2-7]{8}$`).MatchString(f.Reference) {
		t.Fatalf("got %+v from %v", f, err)
	}
	log := o.log.String()
	if !strings.Contains(log, f.Reference) || !strings.Contains(log, "the dialog fell over") {
		t.Errorf("the log does not have %s: %s", f.Reference, log)
	}
	for _, personal := range []string{"小满", "1391234", "阿橘", "浙江"} {
		if strings.Contains(log, personal) {
			t.Errorf("the log holds %q", personal)
		}
	}
	o.window.answer = nil
	if st := must(o.shop().State())(t); !st.Open {
		t.Errorf("after a panic the shop is %+v", st)
	}
}

// What the owner is told in a sentence of ours is no fault of the program, and stays out of the log.
func TestGuard_LogsOnlyWhatIsNotOurs(t *testing.T) {
	o := openOffice(t)
	must(o.tags().Create(bind.TagDraft{Name: "秘密"}))(t)
	_, err := o.tags().Create(bind.TagDraft{Name: "秘密"})
	wantKey(t, err, "tag.name.taken")
	if log := o.log.String(); log != "" {
		t.Errorf("logged %s", log)
	}
}
