package campaign_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"shuke/backend/campaign"
	"shuke/backend/crm"
)

func TestTongues_SayEverythingThemselves(t *testing.T) {
	seen := map[string]string{}
	for _, tongue := range campaign.Tongues {
		if !regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`).MatchString(tongue.Code) || tongue.Own == "" || seen[tongue.Code] != "" {
			t.Errorf("%q is called %q", tongue.Code, tongue.Own)
		}
		seen[tongue.Code] = tongue.Own
		chinese := strings.HasPrefix(tongue.Code, "zh")
		for where, word := range map[string]string{crm.ChannelEmail: "unsubscribe", crm.ChannelSMS: "STOP", crm.ChannelLine: "STOP"} {
			if out := campaign.OptOut(where, "DE", tongue.Code); strings.Contains(out, word) == chinese || strings.TrimSpace(out) != out {
				t.Errorf("%s by %s: %q", tongue.Code, where, out)
			}
		}
		if out := campaign.OptOut(crm.ChannelSMS, "TW", tongue.Code); out == "" || strings.Contains(out, "STOP") {
			t.Errorf("%s where nobody can reply: %q", tongue.Code, out)
		}
		for _, f := range campaign.Fields {
			known := f == campaign.FieldLevel || f == campaign.FieldCard // nothing can stand for these
			if instead := tongue.Instead(f); (instead == "") != known {
				t.Errorf("%s says %q for %s", tongue.Code, instead, f)
			}
		}
	}
}

// Whatever is read anywhere can be written.
func TestSpokenIn_NamesLanguagesThatThereAre(t *testing.T) {
	for _, country := range append(campaign.Countries(), "MN") {
		list := campaign.SpokenIn(country)
		if len(list) == 0 || !campaign.IsCountry(country) {
			t.Errorf("nothing is read in %s", country)
		}
		for _, code := range list {
			if tongue, ok := campaign.FindTongue(code); !ok || tongue.Code != code {
				t.Errorf("in %s they read %q", country, code)
			}
		}
	}
	if list := campaign.SpokenIn(""); len(list) != 0 {
		t.Errorf("nowhere they read %v", list)
	}
}

func TestCompiled_ChoosesTheLanguageOfItsReader(t *testing.T) {
	for _, c := range []struct{ written, country, gets, wanted string }{
		{"zh-CN en th", "TH", "th", ""},
		{"zh-CN en", "TH", "en", "th"},
		{"zh-CN vi", "TH", "zh-CN", "th"},
		{"zh-CN en", "MY", "en", "ms"}, // Malay, English, Chinese
		{"vi zh-CN", "MY", "zh-CN", "ms"},
		{"en zh-CN", "CN", "zh-CN", ""},
		{"en th", "CN", "en", "zh-CN"},
		{"en zh-CN", "TW", "zh-CN", "zh-TW"}, // another script, and nearer than English
		{"en zh-TW", "HK", "zh-TW", ""},
		{"en pt-BR", "PT", "pt-BR", ""},
		{"de en", "AT", "de", ""},
		{"zh-CN fr en", "CA", "en", ""},
		{"zh-CN en", "KE", "en", ""}, // wherever nothing else is known of
		{"zh-CN ja", "US", "zh-CN", "en"},
		{"th en", "", "th", ""}, // nobody knows where: the first
	} {
		m := crm.Message{}
		for _, code := range strings.Fields(c.written) {
			m.Variants = append(m.Variants, crm.Variant{Language: code, Text: "in " + code})
		}
		read, err := campaign.Compile(m, crm.ChannelEmail, crm.PurposeMarketing, "")
		if err != nil {
			t.Fatal(err)
		}
		if gets, wanted := read.Written(c.country), read.Unwritten(c.country); gets != c.gets || wanted != c.wanted {
			t.Errorf("%s in %q: gets %q, wanted %q", c.written, c.country, gets, wanted)
		}
		said := read.For(campaign.Reader{Country: c.country})
		if want := "in " + c.gets + "\n\n" + campaign.OptOut(crm.ChannelEmail, c.country, c.gets); said.Text != want {
			t.Errorf("%s in %q reads %q", c.written, c.country, said.Text)
		}
	}
}

func TestCheckLanguages(t *testing.T) {
	for _, c := range []struct{ written, kept, key string }{
		{"zh-cn TH zh_TW", "zh-CN th zh-TW", ""},
		{"en-US pt-AO zh-Hant tl no", "en pt-BR zh-TW fil nb", ""},
		{"zh-CN klingon", "", "campaign.language"},
		{"", "", "campaign.language"},
		{"th en TH", "", "campaign.language.twice"},
	} {
		variants := []crm.Variant{}
		for _, code := range strings.Split(c.written, " ") {
			variants = append(variants, crm.Variant{Language: code})
		}
		err := campaign.CheckLanguages(variants)
		var e *crm.Error
		if errors.As(err, &e) && e.Key != c.key || (err == nil) != (c.key == "") {
			t.Errorf("%q: %v", c.written, err)
		}
		kept := []string{}
		for _, v := range variants {
			kept = append(kept, v.Language)
		}
		if err == nil && strings.Join(kept, " ") != c.kept {
			t.Errorf("%q is kept as %v", c.written, kept)
		}
	}
}
