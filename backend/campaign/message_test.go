package campaign_test

import (
	"strings"
	"testing"

	"shuke/backend/campaign"
	"shuke/backend/crm"
)

func message(subject, text, html string) crm.Message {
	return crm.Message{Variants: []crm.Variant{
		{Language: "zh-CN", Subject: subject, Text: text, HTML: html},
		{Language: "en", Subject: "News", Text: "Hello {{name|there}}"},
	}}
}

func TestCompiled_For(t *testing.T) {
	m := message("{{姓名|你}}的双12", "{{姓名|朋友}}你好", "<body><p>{{姓名|朋友}}</p></body>")
	mail, err := campaign.Compile(m, crm.ChannelEmail, crm.PurposeMarketing, "")
	if err != nil {
		t.Fatal(err)
	}
	got := mail.For(campaign.Reader{Country: "CN", Values: campaign.Values{campaign.FieldName: "林静"}})
	if got.Subject != "广告：林静的双12" || !strings.HasPrefix(got.Text, "林静你好\n\n不想") || !strings.Contains(got.HTML, "退订") || !strings.HasSuffix(got.HTML, "</body>") {
		t.Errorf("%+v", got)
	}
	if got := mail.For(campaign.Reader{Country: "US"}); got.Subject != "News" || !strings.HasPrefix(got.Text, "Hello there\n\nDon't want") {
		t.Errorf("%+v", got)
	}
	if got := mail.For(campaign.Reader{Country: "TW"}); !strings.HasPrefix(got.Text, "朋友你好") {
		t.Errorf("who has no variant gets the first one: %+v", got)
	}
	sms, _ := campaign.Compile(m, crm.ChannelSMS, crm.PurposeMarketing, "")
	if got := sms.For(campaign.Reader{Country: "CN"}); got.Text != "朋友你好拒收请回复R" || got.Subject != "" || got.HTML != "" {
		t.Errorf("%+v", got)
	}
	service, _ := campaign.Compile(m, crm.ChannelSMS, crm.PurposeService, "")
	if got := service.For(campaign.Reader{Country: "CN"}); got.Text != "朋友你好" {
		t.Errorf("%+v", got)
	}
	if f := mail.Bare(); len(f) != 0 {
		t.Errorf("all have something to be said instead: %v", f)
	}
}

func TestSubject(t *testing.T) {
	for _, c := range []struct{ subject, country, language, want string }{
		{"新品", "CN", "zh-CN", "广告：新品"},
		{"广告 新品", "CN", "zh-CN", "广告 新品"},
		{"AD: new", "CN", "en", "AD: new"},
		{"Advent", "CN", "en", "AD: Advent"},
		{"新品", "TW", "zh-TW", "新品"},
	} {
		if got := campaign.Subject(c.subject, c.country, c.language, crm.PurposeMarketing); got != c.want {
			t.Errorf("%q in %s: %q", c.subject, c.country, got)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name    string
		message crm.Message
		channel string
		purpose crm.Purpose
		want    string
	}{
		{"nothing said", crm.Message{}, crm.ChannelSMS, crm.PurposeMarketing, "campaign.message.empty!"},
		{"all well", message("新品", "{{姓名|朋友}}你好", ""), crm.ChannelEmail, crm.PurposeMarketing, ""},
		{"no subject", message("", "你好", ""), crm.ChannelEmail, crm.PurposeMarketing, "campaign.message.noSubject!"},
		{"a field nobody knows", message("a", "{{年龄}}", ""), crm.ChannelEmail, crm.PurposeMarketing, "campaign.field.unknown!"},
		{"selling as service", message("a", "老客 8.8 折", ""), crm.ChannelSMS, crm.PurposeService, "campaign.message.promo!"},
		{"telling", message("", "你的包裹已发出", ""), crm.ChannelSMS, crm.PurposeService, ""},
		{"leading away", message("", "加微信 看 t.cn/ab", ""), crm.ChannelSMS, crm.PurposeMarketing, "campaign.message.link campaign.message.chat"},
		{"long", message("", strings.Repeat("长", 501), ""), crm.ChannelSMS, crm.PurposeMarketing, "campaign.message.long!"},
	} {
		said := []string{}
		for _, f := range campaign.Check(c.message, c.channel, c.purpose, true) {
			if f.Language != "en" {
				said = append(said, f.Key+map[bool]string{true: "!"}[f.Stops])
			}
		}
		if got := strings.Join(said, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
