package campaign_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuke/backend/campaign"
	"shuke/backend/crm"
)

func TestTemplate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{{姓名|朋友}}你好", "林静你好"},
		{"{{ name | friend }}, hi", "林静, hi"},
		{"{{暱稱|朋友}}，{{城市｜你那里}}", "朋友，你那里"},
		{"{{昵称|}}！", "！"},
		{"没有变量 {单} }} 也行", "没有变量 {单} }} 也行"},
	} {
		read, err := campaign.Parse(c.text)
		if err != nil {
			t.Fatalf("%q: %v", c.text, err)
		}
		if got := read.Fill(campaign.Values{campaign.FieldName: "林静"}); got != c.want {
			t.Errorf("%q says %q, want %q", c.text, got, c.want)
		}
	}
	page, _ := campaign.Parse("<p>{{姓名}}</p>")
	if got := page.FillHTML(campaign.Values{campaign.FieldName: `<b onclick="x">`}); strings.Contains(got, "<b") {
		t.Errorf("a name is markup: %s", got)
	}
}

func TestTemplate_Mistakes(t *testing.T) {
	for _, c := range []struct {
		text, key string
		at        int
	}{
		{"你好{{姓名", "campaign.field.open", 3},
		{"{{姓名 {{城市}}", "campaign.field.open", 1},
		{"亲爱的{{生日}}", "campaign.field.unknown", 4},
		{"{{}}", "campaign.field.unknown", 1},
	} {
		read, err := campaign.Parse(c.text)
		var e *crm.Error
		if !errors.As(err, &e) || e.Key != c.key || e.Params["at"] != c.at {
			t.Errorf("%q: %v, want %s at %d", c.text, err, c.key, c.at)
		}
		if got := read.Fill(campaign.Values{campaign.FieldCity: "上海"}); got != strings.ReplaceAll(c.text, "{{城市}}", "上海") {
			t.Errorf("%q is said as %q", c.text, got)
		}
	}
}

func TestField_Value(t *testing.T) {
	c := crm.Customer{
		Name: "张**", Nick: "a\n\u202eb", Region: crm.Region{Country: "CN", City: "常州", Guessed: true}, Figures: crm.Figures{LastOrderAt: 1},
	}
	for f, want := range map[campaign.Field]string{
		campaign.FieldName: "", campaign.FieldNick: "a b", campaign.FieldCity: "", campaign.FieldPoints: "", campaign.FieldLastOrder: "1970-01-01",
	} {
		if got := f.Value(&c, time.UTC); got != want {
			t.Errorf("%s is %q, want %q", f, got, want)
		}
	}
	c.Impersonal = true
	if got := campaign.FieldNick.Value(&c, time.UTC); got != "" {
		t.Errorf("fitted to somebody who asked for nothing fitted: %q", got)
	}
}

func TestTemplate_SaysWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("{}|姓名ab "))).Draw(t, "text")
		read, err := campaign.Parse(text)
		if err == nil && len(read.Fields()) == 0 && read.Fill(nil) != text {
			t.Fatalf("%q became %q", text, read.Fill(nil))
		}
	})
}
