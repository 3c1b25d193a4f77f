// Package words holds the words of the files we write, charts, workbooks, lists, in the owner's languages, and the way
// each language writes numbers. The page has its own language files; what is drawn or saved by Go speaks from here, so
// that the terminal and the window give the same file.
package words

import "strings"

// Language is one the product speaks.
type Language string

// The languages.
const (
	ZhCN Language = "zh-CN"
	ZhTW Language = "zh-TW"
	En   Language = "en"
)

// Languages lists them all, the product's first.
var Languages = []Language{ZhCN, ZhTW, En}

// ParseLanguage finds the language of a tag such as "zh-Hant-HK", "zh_TW.UTF-8" or "en-GB". Everything else, and an
// empty tag, is ZhCN.
func ParseLanguage(tag string) Language {
	t := strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	switch {
	case strings.HasPrefix(t, "en"):
		return En
	case strings.HasPrefix(t, "zh") && containsAny(t, "tw", "hk", "mo", "hant"):
		return ZhTW
	default:
		return ZhCN
	}
}

func containsAny(s string, parts ...string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}
