package aloud

import "shuke/backend/insight/words"

// operators says a comparison, by the type of what is compared; "" is every other type. {v} is the value.
var operators = map[string]map[string]spoken{
	"": {
		"=": {"等于 {v}", "等於 {v}", "is {v}"}, "!=": {"不等于 {v}", "不等於 {v}", "is not {v}"},
		">": {"大于 {v}", "大於 {v}", "is more than {v}"}, ">=": {"至少 {v}", "至少 {v}", "is at least {v}"},
		"<": {"小于 {v}", "小於 {v}", "is less than {v}"}, "<=": {"至多 {v}", "至多 {v}", "is at most {v}"},
		"between": {"在 {v} 到 {w} 之间", "在 {v} 到 {w} 之間", "is between {v} and {w}"},
		"in":      {"是 {v}", "是 {v}", "is {v}"}, "notIn": {"不是 {v}", "不是 {v}", "is neither {v}"},
		"contains": {"包含 {v}", "包含 {v}", "contains {v}"}, "startsWith": {"开头是 {v}", "開頭是 {v}", "begins with {v}"},
		"known": {"有记录", "有記錄", "is known"}, "unknown": {"没有记录", "沒有記錄", "is not known"},
	},
	"day": {
		"=": {"在{v}", "在{v}", "is {v}"}, "!=": {"不在{v}", "不在{v}", "is not {v}"},
		">": {"晚于{v}", "晚於{v}", "is after {v}"}, ">=": {"不早于{v}", "不早於{v}", "is {v} or later"},
		"<": {"早于{v}", "早於{v}", "is before {v}"}, "<=": {"不晚于{v}", "不晚於{v}", "is {v} or earlier"},
		"between": {"在{v}到{w}之间", "在{v}到{w}之間", "is from {v} to {w}"},
		"in":      {"在{v}", "在{v}", "is {v}"}, "notIn": {"不在{v}", "不在{v}", "is neither {v}"},
	},
	"birthday": itself, "hour": itself, "weekday": itself,
	"text":   {"=": {"是{v}", "是{v}", "is {v}"}, "!=": {"不是{v}", "不是{v}", "is not {v}"}, "contains": {"包含{v}", "包含{v}", "contains {v}"}},
	"choice": {"=": {"是{v}", "是{v}", "is {v}"}, "!=": {"不是{v}", "不是{v}", "is not {v}"}},
	"tag": {
		"=": {"有标签{v}", "有標籤{v}", "they carry the tag {v}"}, "!=": {"没有标签{v}", "沒有標籤{v}", "they do not carry the tag {v}"},
		"in": {"有标签{v}", "有標籤{v}", "they carry the tag {v}"}, "notIn": {"标签{v}都没有", "標籤{v}都沒有", "they carry neither the tag {v}"},
		"known": {"有标签", "有標籤", "they carry a tag"}, "unknown": {"没有任何标签", "沒有任何標籤", "they carry no tag"},
	},
	"discount": {
		"=": {"享受{v}标签的优惠", "享有{v}標籤的優惠", "they get the discount of the tag {v}"}, "!=": {"不享受{v}标签的优惠", "不享有{v}標籤的優惠", "they do not get the discount of the tag {v}"},
		"in": {"享受{v}标签的优惠", "享有{v}標籤的優惠", "they get the discount of the tag {v}"}, "notIn": {"不享受{v}标签的优惠", "不享有{v}標籤的優惠", "they get the discount of neither the tag {v}"},
	},
	"segment": {
		"=": {"在人群{v}里", "在人群{v}裡", "they are in {v}"}, "!=": {"不在人群{v}里", "不在人群{v}裡", "they are not in {v}"},
		"in": {"在人群{v}里", "在人群{v}裡", "they are in {v}"}, "notIn": {"不在人群{v}里", "不在人群{v}裡", "they are in neither {v}"},
	},
	"noteKind": {
		"=": {"有{v}类的备注", "有{v}類的備註", "they have a note of the kind {v}"}, "!=": {"没有{v}类的备注", "沒有{v}類的備註", "they have no note of the kind {v}"},
		"in": {"有{v}类的备注", "有{v}類的備註", "they have a note of the kind {v}"}, "notIn": {"没有{v}类的备注", "沒有{v}類的備註", "they have a note of neither the kind {v}"},
		"known": {"有备注", "有備註", "they have a note"}, "unknown": {"没有备注", "沒有備註", "they have no note"},
	},
	"note":    {"contains": {"备注里有{v}", "備註裡有{v}", "they have a note that contains {v}"}},
	"content": {"contains": {"搜{v}找得到", "搜{v}找得到", "they are found by a search for {v}"}},
}

// itself compares what is a day, an hour or a weekday of its own.
var itself = map[string]spoken{
	"=": {"是{v}", "是{v}", "is {v}"}, "!=": {"不是{v}", "不是{v}", "is not {v}"},
	">": {"晚于{v}", "晚於{v}", "is after {v}"}, ">=": {"不早于{v}", "不早於{v}", "is {v} or later"},
	"<": {"早于{v}", "早於{v}", "is before {v}"}, "<=": {"不晚于{v}", "不晚於{v}", "is {v} or earlier"},
	"between": {"在{v}到{w}之间", "在{v}到{w}之間", "is from {v} to {w}"},
	"in":      {"是{v}", "是{v}", "is {v}"}, "notIn": {"不是{v}", "不是{v}", "is neither {v}"},
}

// reached says whether a channel reaches somebody.
var reached = map[string]map[bool]spoken{
	"email": {true: {"邮件能发到", "郵件能發到", "they can be reached by e-mail"}, false: {"邮件发不到", "郵件發不到", "they cannot be reached by e-mail"}},
	"sms":   {true: {"短信能发到", "簡訊能發到", "they can be reached by text message"}, false: {"短信发不到", "簡訊發不到", "they cannot be reached by text message"}},
	"phone": {true: {"电话能打到", "電話能打到", "they can be reached by phone"}, false: {"电话打不到", "電話打不到", "they cannot be reached by phone"}},
	"wecom": {true: {"企业微信能联系到", "企業微信能聯絡到", "they can be reached over WeCom"}, false: {"企业微信联系不到", "企業微信聯絡不到", "they cannot be reached over WeCom"}},
	"line":  {true: {"LINE 能联系到", "LINE 能聯絡到", "they can be reached over LINE"}, false: {"LINE 联系不到", "LINE 聯絡不到", "they cannot be reached over LINE"}},
	"post":  {true: {"信能寄到", "信能寄到", "they can be reached by post"}, false: {"信寄不到", "信寄不到", "they cannot be reached by post"}},
}

func operator(kind, op string) spoken {
	if s, ok := operators[kind][op]; ok {
		return s
	}
	return operators[""][op]
}

var (
	everyone   = map[bool]spoken{true: {"所有客户", "所有顧客", "everyone"}, false: {"不限条件", "不限條件", "who may be anyone"}}
	nobody     = map[bool]spoken{true: {"没有人", "沒有人", "nobody"}, false: {"没有人满足", "沒有人滿足", "who are nobody at all"}}
	people     = spoken{"{rule}的客户", "{rule}的顧客", "Customers {rule}"}
	theSegment = spoken{"人群「{v}」", "人群「{v}」", "Customers in segment “{v}”"}
	theTag     = spoken{"标签「{v}」的客户", "標籤「{v}」的顧客", "Customers tagged “{v}”"}
	ofRule     = spoken{"这条规则的客户", "這條規則的顧客", "Customers of this rule"}
	notPart    = spoken{"不满足（{rule}）", "不滿足（{rule}）", "who are not among those {rule}"}
	isSo       = spoken{"为{v}", "為{v}", "is {v}"}
	isNot      = spoken{"不为{v}", "不為{v}", "is not {v}"}
	inGroup    = spoken{"（{rule}）", "（{rule}）", "({rule})"}
	join       = spoken{"，", "，", ", "}
	lastAll    = spoken{"，并且", "，並且", " and "}
	lastAny    = spoken{"，或者", "，或者", " or "}
	anyOf      = spoken{"、", "、", ", "}
	lastNor    = spoken{"、", "、", " nor "}
	lastOf     = spoken{"或", "或", " or "}
	lately     = spoken{"在 {n} 天内", "在 {n} 天內", "is in the last {n} days"}
	today      = spoken{"今天", "今天", "today"}
	yesterday  = spoken{"昨天", "昨天", "yesterday"}
	daysAgo    = spoken{"{n} 天前", "{n} 天前", "{n} days ago"}
	yes        = spoken{"是", "是", "yes"}
	no         = spoken{"否", "否", "no"}
	quoted     = spoken{"「{v}」", "「{v}」", "“{v}”"}

	lastDays      = spoken{"最近 {n} 天", "最近 {n} 天", " in the last {n} days"}
	onlyToday     = spoken{"今天", "今天", " today"}
	olderThanDays = spoken{"{n} 天以前", "{n} 天以前", " before the last {n} days"}
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

	blocked    = spoken{"设为不再联系", "設為不再聯絡", "they are marked “do not contact”"}
	notBlocked = spoken{"没有设为不再联系", "沒有設為不再聯絡", "they are not marked “do not contact”"}
	agreed     = spoken{"{channel}", "{channel}", "they agreed to {channel}"}
	refused    = spoken{"拒绝过：{channel}", "拒絕過：{channel}", "they said no to {channel}"}
	notAgreed  = spoken{"没有{channel}", "沒有{channel}", "they did not agree to {channel}"}
	notRefused = spoken{"没有拒绝：{channel}", "沒有拒絕：{channel}", "they did not say no to {channel}"}
)

func chinese(lang words.Language) bool { return lang != words.En }
