package campaign

import (
	"html"
	"net/url"
	"strings"

	"shuke/backend/crm"
)

// mainlandOptOut is what carriers and gateways there want, to the letter.
const mainlandOptOut = "拒收请回复R"

// deafCountries have no answers to text messages: whoever wants no more has to be told another way.
var deafCountries = map[string]bool{"TW": true}

// Deaf tells whether nobody in a country can answer a text message: the usual words do not say how to turn it off then.
func Deaf(country string) bool { return deafCountries[country] }

// OptOut is how somebody turns marketing on a channel off, in the language of the message. Every marketing message ends with it.
func OptOut(channel, country, language string) string {
	t, known := FindTongue(language)
	if !known {
		t, _ = FindTongue(worldly)
	}
	switch channel {
	case crm.ChannelEmail:
		return t.mail
	case crm.ChannelPost, crm.ChannelPhone:
		return ""
	case crm.ChannelSMS:
		if country == "CN" {
			return mainlandOptOut
		}
		if Deaf(country) {
			return t.owner
		}
	}
	return t.reply
}

// Subject is a subject as the law of the reader's country has it: advertising by mail in mainland China says so first.
func Subject(subject, country, language string, purpose crm.Purpose) string {
	if purpose == crm.PurposeService || country != "CN" {
		return subject
	}
	if strings.HasPrefix(subject, "广告") || strings.HasPrefix(strings.ToUpper(subject), "AD") && !letter(subject, 2) {
		return subject
	}
	if base(language) == "zh" {
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
	line := `<p dir="auto" style="color:#666;font-size:12px">` + html.EscapeString(out) + `</p>`
	if at := strings.LastIndex(strings.ToLower(page), "</body>"); at >= 0 {
		return page[:at] + line + page[at:]
	}
	return page + line
}
