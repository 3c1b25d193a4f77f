package aloud

import "strings"

// knownOf says of facts that they are known, and that they are not, where "is known" is not how it is said.
var knownOf = map[string][2]spoken{
	"firstOrderAt": paidAtAll, "lastOrderAt": paidAtAll, "daysSinceLastOrder": paidAtAll, "averageOrder": paidAtAll,
	"lastInterestAt": wantedAtAll, "daysSinceLastInterest": wantedAtAll,
	"lastScanAt":     {{"扫过码", "掃過碼", "they have scanned a code"}, {"没有扫过码", "沒有掃過碼", "they have never scanned a code"}},
	"lastMessageAt":  toldAtAll,
	"cardClaimedAt":  {{"领过会员卡", "領過會員卡", "they have claimed a member card"}, {"没有领过会员卡", "沒有領過會員卡", "they have not claimed a member card"}},
	"birthday":       birthKnown,
	"birthdayInDays": birthKnown,
	"gender":         {{"知道性别", "知道性別", "their gender is known"}, {"不知道性别", "不知道性別", "their gender is not known"}},
	"age":            {{"知道年龄", "知道年齡", "their age is known"}, {"不知道年龄", "不知道年齡", "their age is not known"}},
}

var (
	paidAtAll   = [2]spoken{{"付过款", "付過款", "they have paid at least once"}, {"从没付过款", "從沒付過款", "they have never paid"}}
	wantedAtAll = [2]spoken{{"收藏或加购过", "收藏或加購過", "they have favourited or added to cart"}, {"没有收藏或加购过", "沒有收藏或加購過", "they have never favourited or added to cart"}}
	toldAtAll   = [2]spoken{{"收到过消息", "收到過訊息", "they have got a campaign message"}, {"没有收到过消息", "沒有收到過訊息", "they have never got a campaign message"}}
	birthKnown  = [2]spoken{{"知道生日", "知道生日", "their birthday is known"}, {"不知道生日", "不知道生日", "their birthday is not known"}}
	askedAtAll  = [2]spoken{{"说过是否{channel}", "說過是否{channel}", "they said whether they agree to {channel}"}, {"没说过是否{channel}", "沒說過是否{channel}", "they have not said whether they agree to {channel}"}}
)

// isKnown says that a fact is known or not.
func (v Voice) isKnown(n *node, name spoken) string {
	at := map[string]int{"known": 0, "unknown": 1}[n.Op]
	if said, ok := knownOf[n.Field]; ok {
		return v.say(said[at])
	}
	if strings.HasPrefix(n.Field, "consent.") {
		return v.fill(askedAtAll[at], "channel", v.say(name))
	}
	return v.about(name, v.say(operator("", n.Op)))
}
