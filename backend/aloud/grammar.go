package aloud

import "shuke/backend/insight/words"

// operators says a comparison, by the type of what is compared; "" is every other type. {v} is the value.
var operators = map[string]map[string]spoken{
	"": {
		"=": {"等于 {v}", "等於 {v}", "is {v}"}, "!=": {"不等于 {v}", "不等於 {v}", "is not {v}"},
		">": {"大于 {v}", "大於 {v}", "is more than {v}"}, ">=": {"不少于 {v}", "不少於 {v}", "is at least {v}"},
		"<": {"小于 {v}", "小於 {v}", "is less than {v}"}, "<=": {"不超过 {v}", "不超過 {v}", "is at most {v}"},
		"between": {"在 {v} 到 {w} 之间", "在 {v} 到 {w} 之間", "is between {v} and {w}"},
		"in":      {"是 {v} 之一", "是 {v} 之一", "is {v}"}, "notIn": {"不是 {v} 中的任何一个", "不是 {v} 中的任何一個", "is neither {v}"},
		"contains": {"包含 {v}", "包含 {v}", "contains {v}"}, "startsWith": {"开头是 {v}", "開頭是 {v}", "begins with {v}"},
		"known": {"有记录", "有記錄", "is known"}, "unknown": {"没有记录", "沒有記錄", "is not known"},
	},
	"day": {
		"=": {"是{v}", "是{v}", "is {v}"}, "!=": {"不是{v}", "不是{v}", "is not {v}"},
		">": {"晚于{v}", "晚於{v}", "is after {v}"}, ">=": {"不早于{v}", "不早於{v}", "is {v} or later"},
		"<": {"早于{v}", "早於{v}", "is before {v}"}, "<=": {"不晚于{v}", "不晚於{v}", "is {v} or earlier"},
		"between": {"在{v}到{w}之间", "在{v}到{w}之間", "is from {v} to {w}"},
	},
	"text":   {"=": {"是{v}", "是{v}", "is {v}"}, "!=": {"不是{v}", "不是{v}", "is not {v}"}, "contains": {"包含{v}", "包含{v}", "contains {v}"}},
	"choice": {"=": {"是{v}", "是{v}", "is {v}"}, "!=": {"不是{v}", "不是{v}", "is not {v}"}},
	"tag": {
		"=": {"有标签{v}", "有標籤{v}", "they carry the tag {v}"}, "!=": {"没有标签{v}", "沒有標籤{v}", "they do not carry the tag {v}"},
		"in": {"有标签{v}之一", "有標籤{v}之一", "they carry the tag {v}"}, "notIn": {"标签{v}都没有", "標籤{v}都沒有", "they carry none of the tags {v}"},
		"known": {"有标签", "有標籤", "they carry a tag"}, "unknown": {"没有任何标签", "沒有任何標籤", "they carry no tag"},
	},
	"discount": {
		"=": {"享受标签{v}的优惠", "享有標籤{v}的優惠", "they get the discount of the tag {v}"}, "!=": {"不享受标签{v}的优惠", "不享有標籤{v}的優惠", "they do not get the discount of the tag {v}"},
		"in": {"享受标签{v}之一的优惠", "享有標籤{v}之一的優惠", "they get the discount of the tag {v}"}, "notIn": {"标签{v}的优惠都不享受", "標籤{v}的優惠都不享有", "they get the discount of none of the tags {v}"},
	},
	"segment": {
		"=": {"在人群{v}里", "在人群{v}裡", "they are in {v}"}, "!=": {"不在人群{v}里", "不在人群{v}裡", "they are not in {v}"},
		"in": {"在人群{v}之一里", "在人群{v}之一裡", "they are in {v}"}, "notIn": {"不在人群{v}里", "不在人群{v}裡", "they are in none of {v}"},
	},
	"noteKind": {
		"=": {"有「{v}」类的备注", "有「{v}」類的備註", "one of their notes is {v}"}, "!=": {"没有「{v}」类的备注", "沒有「{v}」類的備註", "none of their notes is {v}"},
		"in": {"有「{v}」类的备注", "有「{v}」類的備註", "one of their notes is {v}"}, "notIn": {"没有「{v}」类的备注", "沒有「{v}」類的備註", "none of their notes is {v}"},
		"known": {"有备注", "有備註", "they have a note"}, "unknown": {"没有备注", "沒有備註", "they have no note"},
	},
	"note":    {"contains": {"备注里有{v}", "備註裡有{v}", "a note contains {v}"}},
	"content": {"contains": {"搜得到{v}", "搜得到{v}", "a search for {v} finds them"}},
}

// sinceThen compares a day with one so many days ago, in English: before 180 days ago is not how it is said.
var sinceThen = map[string]string{
	"<": "is more than {n} days ago", "<=": "is at least {n} days ago", ">": "is less than {n} days ago", ">=": "is at most {n} days ago",
}

func operator(kind, op string) spoken {
	if kind == "birthday" {
		kind = "day"
	}
	if s, ok := operators[kind][op]; ok {
		return s
	}
	return operators[""][op]
}

var (
	everyone   = spoken{"所有客户", "所有顧客", "everyone"}
	nobody     = spoken{"没有人", "沒有人", "nobody"}
	people     = spoken{"{rule}的客户", "{rule}的顧客", "Customers for whom {rule}"}
	peopleWho  = spoken{"{rule}的客户", "{rule}的顧客", "Customers who {rule}"}
	theSegment = spoken{"人群「{v}」", "人群「{v}」", "Customers in segment “{v}”"}
	theTag     = spoken{"标签「{v}」的客户", "標籤「{v}」的顧客", "Customers tagged “{v}”"}
	ofRule     = spoken{"这条规则的客户", "這條規則的顧客", "Customers of this rule"}
	notPart    = spoken{"不满足（{rule}）", "不滿足（{rule}）", "it is not true that ({rule})"}
	isSo       = spoken{"为{v}", "為{v}", "is {v}"}
	isNot      = spoken{"不为{v}", "不為{v}", "is not {v}"}
	notSo      = spoken{"没有{v}", "沒有{v}", "not: {v}"}
	inGroup    = spoken{"（{rule}）", "（{rule}）", "({rule})"}
	join       = spoken{"，", "，", ", "}
	lastAll    = spoken{"，并且", "，並且", " and "}
	lastAny    = spoken{"，或者", "，或者", " or "}
	anyOf      = spoken{"、", "、", ", "}
	lastNor    = spoken{"、", "、", " nor "}
	lastOf     = spoken{"、", "、", " or "}
	today      = spoken{"今天", "今天", "today"}
	yesterday  = spoken{"昨天", "昨天", "yesterday"}
	daysAgo    = spoken{"{n} 天前", "{n} 天前", "{n} days ago"}
	yes        = spoken{"是", "是", "yes"}
	no         = spoken{"否", "否", "no"}
	quoted     = spoken{"「{v}」", "「{v}」", "“{v}”"}

	lastDays      = spoken{"最近 {n} 天", "最近 {n} 天", " in the last {n} days"}
	onlyToday     = spoken{"今天", "今天", " today"}
	olderThanDays = spoken{"{n} 天以前", "{n} 天以前", " more than {n} days ago"}
	fromTo        = spoken{"从{v}到{w}", "從{v}到{w}", " from {v} to {w}"}
	fromOn        = spoken{"从{v}起", "從{v}起", " since {v}"}
	upTo          = spoken{"到{v}为止", "到{v}為止", " until {v}"}

	weekdays = []spoken{
		{"星期一", "星期一", "Monday"},
		{"星期二", "星期二", "Tuesday"},
		{"星期三", "星期三", "Wednesday"},
		{"星期四", "星期四", "Thursday"},
		{"星期五", "星期五", "Friday"},
		{"星期六", "星期六", "Saturday"},
		{"星期日", "星期日", "Sunday"},
	}

	blocked    = spoken{"说过不再联系", "說過不再聯絡", "no contact is wanted"}
	notBlocked = spoken{"没有说不再联系", "沒有說不再聯絡", "contact is not ruled out"}
	agreed     = spoken{"{channel}", "{channel}", "there is {channel}"}
	refused    = spoken{"拒绝过：{channel}", "拒絕過：{channel}", "there was a no to {channel}"}
	notAgreed  = spoken{"没有{channel}", "沒有{channel}", "there is no {channel}"}
	notRefused = spoken{"没有拒绝：{channel}", "沒有拒絕：{channel}", "there was no no to {channel}"}
)

func chinese(lang words.Language) bool { return lang != words.En }
