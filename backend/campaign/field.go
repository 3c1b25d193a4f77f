package campaign

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"shuke/backend/crm"
)

// Field is something a message can say of whoever reads it.
type Field string

// The fields. The set is closed: a message that names another one is refused.
const (
	FieldName       Field = "name"
	FieldNick       Field = "nick"
	FieldProvince   Field = "province"
	FieldCity       Field = "city"
	FieldLevel      Field = "level"
	FieldPoints     Field = "points"
	FieldCard       Field = "card"
	FieldOrderCount Field = "orderCount"
	FieldLastOrder  Field = "lastOrder"
)

// Fields are all of them, in the order they are offered.
var Fields = []Field{FieldName, FieldNick, FieldProvince, FieldCity, FieldLevel, FieldPoints, FieldCard, FieldOrderCount, FieldLastOrder}

// fieldWords are what owners write between the braces: Simplified, Traditional, English.
var fieldWords = map[Field][3]string{
	FieldName:       {"姓名", "姓名", "name"},
	FieldNick:       {"昵称", "暱稱", "nick"},
	FieldProvince:   {"省份", "省份", "province"},
	FieldCity:       {"城市", "城市", "city"},
	FieldLevel:      {"等级", "等級", "level"},
	FieldPoints:     {"积分", "積分", "points"},
	FieldCard:       {"卡号", "卡號", "card number"},
	FieldOrderCount: {"下单次数", "下單次數", "order count"},
	FieldLastOrder:  {"上次下单", "上次下單", "last order"},
}

// fieldOf finds a field by what it is called in any of the languages.
var fieldOf = func() map[string]Field {
	m := map[string]Field{}
	for f, words := range fieldWords {
		m[strings.ToLower(string(f))] = f
		for _, w := range words {
			m[w] = f
		}
	}
	return m
}()

// Word is what a field is called in a language: "zh-CN", "zh-TW", anything else is English.
func (f Field) Word(language string) string {
	switch language {
	case "zh-CN":
		return fieldWords[f][0]
	case "zh-TW":
		return fieldWords[f][1]
	}
	return fieldWords[f][2]
}

// maxValue is how many characters somebody's value may bring into a message.
const maxValue = 60

// Value is what is known of a customer; "" where nothing is, where it is masked, and where they asked that nothing be fitted to
// them. Days are those of the shop's zone.
func (f Field) Value(c *crm.Customer, zone *time.Location) string {
	if c.Impersonal {
		return ""
	}
	switch f {
	case FieldName:
		return unmasked(c.Name)
	case FieldNick:
		return unmasked(c.Nick)
	case FieldProvince:
		return placed(c.Region, c.Region.Province)
	case FieldCity:
		return placed(c.Region, c.Region.City)
	case FieldCard:
		return tidy(c.Card)
	case FieldLevel:
		return counted(int64(c.Level))
	case FieldPoints:
		return counted(c.Points)
	case FieldOrderCount:
		return counted(c.Figures.OrderCount)
	case FieldLastOrder:
		if c.Figures.LastOrderAt > 0 {
			return time.UnixMilli(c.Figures.LastOrderAt).In(zone).Format("2006-01-02")
		}
	}
	return ""
}

func unmasked(s string) string {
	if strings.ContainsAny(s, "*＊") {
		return ""
	}
	return tidy(s)
}

// placed leaves out a place that only the number suggests: to be greeted from the wrong city is worse than from none.
func placed(r crm.Region, part string) string {
	if r.Guessed {
		return ""
	}
	return tidy(part)
}

func counted(n int64) string {
	if n <= 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// tidy makes one short line of what somebody once typed: a value never breaks out of the sentence it stands in.
func tidy(s string) string {
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, ""), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf) && r != '\u200d'
	}), " ")
	if utf8.RuneCountInString(s) > maxValue {
		s = string([]rune(s)[:maxValue])
	}
	return s
}
