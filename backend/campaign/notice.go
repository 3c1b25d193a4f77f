package campaign

import (
	"html"
	"net/url"
	"strings"

	"shuke/backend/crm"
)

// optOut says, in the reader's language, how to turn messages off.
var optOut = map[string]map[string]string{
	"mail":  {"zh-CN": "不想再收到这类邮件，回复「退订」即可。", "zh-TW": "不想再收到這類郵件，回覆「退訂」即可。", "en": "Don't want these mails? Reply “unsubscribe”."},
	"reply": {"zh-CN": "回复「退订」不再打扰", "zh-TW": "回覆「退訂」不再打擾", "en": "Reply STOP to opt out"},
	"owner": {"zh-CN": "不想再收到请告诉我们", "zh-TW": "不想再收到請告訴我們", "en": "To opt out, tell us"},
}

// mainlandOptOut is what carriers and gateways there want, to the letter.
const mainlandOptOut = "拒收请回复R"

// deafCountries have no answers to text messages: whoever wants no more has to be told another way.
var deafCountries = map[string]bool{"TW": true}

// Deaf tells whether nobody in a country can answer a text message: the usual words do not say how to turn it off then.
func Deaf(country string) bool { return deafCountries[country] }

// OptOut is how somebody turns marketing on a channel off. Every marketing message ends with it.
func OptOut(channel, country, language string) string {
	switch channel {
	case crm.ChannelEmail:
		return optOut["mail"][known(language)]
	case crm.ChannelSMS:
		if country == "CN" {
			return mainlandOptOut
		}
		if deafCountries[country] {
			return optOut["owner"][known(language)]
		}
		return optOut["reply"][known(language)]
	case crm.ChannelPost, crm.ChannelPhone:
		return ""
	}
	return optOut["reply"][known(language)]
}

func known(language string) string {
	if _, ok := optOut["mail"][language]; ok {
		return language
	}
	return "en"
}

// Subject is a subject as the law of the reader's country has it: advertising by mail in mainland China says so first.
func Subject(subject, country, language string, purpose crm.Purpose) string {
	if purpose == crm.PurposeService || country != "CN" {
		return subject
	}
	if strings.HasPrefix(subject, "广告") || strings.HasPrefix(strings.ToUpper(subject), "AD") && !letter(subject, 2) {
		return subject
	}
	if language == "zh-CN" || language == "zh-TW" {
		return "广告：" + subject
	}
	return "AD: " + subject
}

func letter(s string, at int) bool {
	return at < len(s) && (s[at]|0x20 >= 'a' && s[at]|0x20 <= 'z')
}

// Unsubscribe is the address at which mail programs turn messages off: a mail to the shop whose subject names the message.
func Unsubscribe(from, key string) string {
	if from == "" {
		return ""
	}
	return "mailto:" + from + "?subject=" + url.QueryEscape("unsubscribe-"+key)
}

// withOptOut ends a text with the way out, unless it says so itself.
func withOptOut(text, out, between string) string {
	if out == "" || strings.Contains(text, out) {
		return text
	}
	return strings.TrimRight(text, " \n") + between + out
}

// withOptOutHTML is withOptOut for a page, in front of its end.
func withOptOutHTML(page, out string) string {
	if out == "" || strings.Contains(page, html.EscapeString(out)) {
		return page
	}
	line := `<p style="color:#666;font-size:12px">` + html.EscapeString(out) + `</p>`
	if at := strings.LastIndex(strings.ToLower(page), "</body>"); at >= 0 {
		return page[:at] + line + page[at:]
	}
	return page + line
}
