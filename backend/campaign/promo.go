package campaign

import (
	"regexp"
	"strings"
)

// promoWords are said by those who sell, not by those who tell somebody about their order.
var promoWords = []string{
	"优惠", "折扣", "特价", "满减", "秒杀", "促销", "抢购", "领券", "红包", "打折", "大促", "清仓", "免费领", "限时", "返现", "买一送一", "立减", "上新", "新品上市", "会员日", "双11", "双十一", "双12", "双十二", "抽奖", "福利", "拼团", "砍价", "特惠", "甩卖", "满赠", "买赠", "买一赠一", "低至", "代金券", "礼券", "返券", "闪购",
	"優惠", "折價", "特價", "滿減", "秒殺", "促銷", "搶購", "領券", "紅包", "免費領", "限時", "返現", "買一送一", "新品上市", "會員日", "雙11", "抽獎", "團購", "特賣", "滿贈", "買就送", "買一贈一", "下殺", "禮券", "快閃", "滿額",
}

var promoPattern = regexp.MustCompile(`(?i)\b(sale|discounts?|coupons?|promo(?:tion|code)?s?|special offers?|limited[- ]time|buy now|shop now|free gift|giveaway|clearance|black friday|\d+ ?% off|voucher)\b|\d(?:\.\d)? ?折|[全打对對一二三四五六七八九](?:[点點]?[五六七八九])?折(?:[^叠疊页頁断斷]|$)`)

// Promo is the first promotional word of a text, as it stands there; "" where it has none.
func Promo(text string) string {
	first, found := len(text), ""
	for _, w := range promoWords {
		if at := strings.Index(text, w); at >= 0 && at < first {
			first, found = at, w
		}
	}
	if at := promoPattern.FindStringIndex(text); at != nil && at[0] < first {
		found = text[at[0]:at[1]]
	}
	return found
}
