package words

import (
	"strconv"
	"strings"

	"shuke/backend/crm"
)

// Words are all the words of one language. Placeholders such as {n} are filled by Fill.
type Words struct {
	Language Language

	// Grammar
	AsideOpen, AsideClose string // brackets round an addition
	And                   string // between the last two of a list
	Comma                 string // between the others
	DateLayout            string // time.Format layout of a day

	// Values
	AgeUnder, AgeFrom, AgeRange string // "{to} 以下", "{from} 以上", "{from}–{to}"
	Unknown                     string
	Female, Male, OtherGender   string
	PlaceUnknown                string // neither country nor province
	ProvinceUnknown             string // in China, province not known
	Yes, No                     string
	FieldTypes                  map[crm.FieldType]string
	PeriodEver, PeriodDays      string // "近 {n} 天"
	Populations                 map[crm.Population]string
	Standings                   map[crm.Standing]string
	Statuses                    map[crm.OrderStatus]string
	Platforms                   map[string]string

	Portrait PortraitWords
	Columns  ColumnWords
}

// PortraitWords are those of 客户画像.
type PortraitWords struct {
	Title      string // "{population}的画像"
	Among      string // "{who}里的{population}"
	OfEveryone string // "{n} 位，占全店 {share}"
	Made       string // "{date} 做成"
	Since      string // "数据从 {date} 起"

	AgeTitle, GenderTitle, PlaceTitle      string // questions the charts answer
	KnownAge, KnownGender, KnownPlace      string // "知道年龄的 {n} 位，占 {share}"
	SourceTitle, Source, Sources           string
	KnownSource                            string // "收到 {money}，知道来源的客户带来 {share}"
	NoSource, NoSourceName                 string // when nobody's is known; what those are called whose is not
	PaidShare                              string // a source's part of what was received
	KnownOrders                            string // "知道地区的订单 {n} 笔"
	NoAge, NoGender, NoPlace               string // when nobody's is known
	TooFew                                 string // fewer than insight.MinimumKnown
	NoData                                 string // a region without a customer
	Age, Gender, Place, Customers, Orders  string // table headers
	Share, OrderShare                      string
	Paid                                   string // "实收（{currency}）"
	Total                                  string
	Tiles, Map                             string // the two ways of showing regions
	OtherPlaces                            string // places in no map: "另有 {n} 位在这 34 个地区之外"
	RestPlaces                             string // "其余 {n} 个地区"
	Overview, Ages, Genders, Places, Terms string // sheet names
	Shop, Population, Period, Rule         string // labels of what stands beside the numbers
	SinceShort, MadeShort                  string
	Finding                                FindingWords
	Definitions                            []Term
}

// FindingWords make the one sentence a portrait says.
type FindingWords struct {
	Opening                string // "{population}里，"
	Age, AgeFrom, AgeUnder string // "{from}–{to} 岁占 {share}", "{from} 岁以上占 {share}", "不到 {to} 岁的占 {share}"
	Genders                map[crm.Gender]string
	Places, Place          string // "{places}合计占 {share}", "{places}占 {share}"
	OrderPlaces            string // "订单有 {share} 寄往{places}"
	Join, Close            string
	None                   string // when too little is known
}

// Term is a word with its definition, shown where numbers stand.
type Term struct {
	Name    string
	Meaning string
}

// ColumnWords name the columns of exported lists.
type ColumnWords struct {
	Customers, Orders string // sheet names

	Name, Nick, Phone, Email, Gender, Birthday, Country, Province, City, District, Address string
	Source, Level, Points, Tags, Note, Standing, Blocked, CreatedAt                        string
	OrderCount, CompletedCount, ItemCount, TotalPaid, TotalRefunded, NetPaid               string
	FirstOrderAt, LastOrderAt, LastInterestAt                                              string
	Number, Platform, Status, PaidAt, Currency, Total, Paid, Refunded, Net                 string
	Accounts, CardClaimedAt, ConsentEmail, ConsentSms                                      string
	Coupon, Remark, Memo, Derived                                                          string
	LineKey, Code, Title, Variant, Category, Quantity, UnitPrice, Amount                   string
}

var all = map[Language]*Words{ZhCN: &zhCN, ZhTW: &zhTW, En: &english}

// For returns the words of a language; one we do not speak reads as ZhCN.
func For(lang Language) *Words {
	if w, ok := all[lang]; ok {
		return w
	}
	return &zhCN
}

// Fill replaces each {name} in a sentence by its value; pairs are name, value, name, value. A {name|row|rows} becomes the
// first word where the value is 1 and the second where it is not: English needs it.
func Fill(sentence string, pairs ...string) string {
	old := make([]string, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		old[i], old[i+1] = "{"+pairs[i]+"}", pairs[i+1]
		sentence = inNumber(sentence, pairs[i], pairs[i+1])
	}
	return strings.NewReplacer(old...).Replace(sentence)
}

// inNumber chooses the words that depend on a value.
func inNumber(sentence, name, value string) string {
	for {
		before, after, found := strings.Cut(sentence, "{"+name+"|")
		words, rest, closed := strings.Cut(after, "}")
		one, many, both := strings.Cut(words, "|")
		if !found || !closed || !both {
			return sentence
		}
		if value == "1" {
			many = one
		}
		sentence = before + many + rest
	}
}

// Band names an age band: 18 以下, 25–29, 50 以上, 未知.
func (w *Words) Band(b crm.AgeBand) string {
	from, to := strconv.Itoa(b.From), strconv.Itoa(b.To)
	switch {
	case b.Unknown:
		return w.Unknown
	case b.To == 0:
		return Fill(w.AgeFrom, "from", from)
	case b.From == 0:
		return Fill(w.AgeUnder, "to", strconv.Itoa(b.To+1))
	default:
		return Fill(w.AgeRange, "from", from, "to", to)
	}
}

// Gender names a gender.
func (w *Words) Gender(g crm.Gender) string {
	switch g {
	case crm.GenderFemale:
		return w.Female
	case crm.GenderMale:
		return w.Male
	case crm.GenderOther:
		return w.OtherGender
	default:
		return w.Unknown
	}
}

// Period names the days a population was watched for; 0 is ever.
func (w *Words) Period(lastDays int) string {
	if lastDays == 0 {
		return w.PeriodEver
	}
	return Fill(w.PeriodDays, "n", strconv.Itoa(lastDays))
}

// Platform names a platform; one without a name is shown by its id.
func (w *Words) Platform(id string) string {
	if name, ok := w.Platforms[id]; ok {
		return name
	}
	return id
}

// List joins names: 浙江、广东、江苏; Zhejiang, Guangdong and Jiangsu.
func (w *Words) List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], w.Comma) + w.And + names[last]
}
