package crm

import "strings"

// SourceKind is the way customers of a source came.
type SourceKind string

// The kinds of source.
const (
	SourceUnknown  SourceKind = "unknown"  // no source is known
	SourceSearch   SourceKind = "search"   // found by themselves
	SourcePaid     SourceKind = "paid"     // advertising
	SourceActivity SourceKind = "activity" // a sale or an event of the platform or the shop
	SourceTool     SourceKind = "tool"     // a marketing tool: favourites, coupons, lotteries
	SourceKOL      SourceKind = "kol"      // somebody with followers, a live room
	SourceOffline  SourceKind = "offline"  // a shop, a fair, a parcel card
	SourceReferral SourceKind = "referral" // brought by a customer
	SourceImport   SourceKind = "import"   // from a list
	SourceOther    SourceKind = "other"    // named, and none of these
)

// SourceKinds lists them in the order they are shown.
var SourceKinds = []SourceKind{
	SourceSearch, SourcePaid, SourceActivity, SourceTool, SourceKOL, SourceOffline, SourceReferral, SourceImport, SourceOther, SourceUnknown,
}

// Source is where customers came from, in the owner's words.
type Source struct {
	ID         int64
	Name       string
	Kind       SourceKind
	Recognised bool     // the kind is read from the name; the owner has not set it
	Words      []string // what files call it: its own word and those of sources merged into it
	Customers  int64    // filled by FindSources
}

// sourceWords recognise a kind by a part of the name; the first that fits counts.
var sourceWords = []struct {
	kind  SourceKind
	words []string
}{
	{SourceReferral, []string{"老客", "老顾客", "老顧客", "推荐", "推薦", "介绍", "介紹", "转介", "referral", "friend", "word of mouth"}},
	{SourceOffline, []string{"线下", "線下", "门店", "門店", "实体店", "實體店", "地推", "展会", "展覽", "包裹卡", "offline", "in store", "in-store", "pos"}},
	{SourceKOL, []string{"达人", "達人", "主播", "直播", "博主", "网红", "網紅", "小红书", "小紅書", "微博", "抖音", "快手", "b站", "kol", "koc", "influencer", "creator", "live", "tiktok", "instagram"}},
	{SourceTool, []string{"收藏大师", "收藏大師", "红包", "紅包", "优惠券", "優惠券", "抽奖", "抽獎", "签到", "簽到", "购物车营销", "店铺宝", "短信", "簡訊", "邮件", "郵件", "email", "e-mail", "sms", "newsletter", "coupon"}},
	{SourcePaid, []string{
		"直通车", "直通車", "钻展", "鑽展", "钻石展位", "淘客", "淘宝客", "超级推荐", "引力魔方", "万相台", "千川", "付费", "付費", "广告", "廣告", "投放",
		"paid", "cpc", "ppc", "ads", "adwords", "advert", "affiliate",
	}},
	{SourceActivity, []string{"聚划算", "活动", "活動", "双11", "双十一", "雙11", "雙十一", "双12", "618", "秒杀", "秒殺", "淘抢购", "天天特价", "拼团", "大促", "campaign", "flash sale", "black friday"}},
	{SourceSearch, []string{"自然搜索", "搜索", "搜尋", "免费流量", "手淘首页", "猜你喜欢", "organic", "search", "google", "baidu", "seo", "direct"}},
	{SourceImport, []string{"导入", "匯入", "import"}},
}

// RecogniseSource reads the kind of a source from its name.
func RecogniseSource(name string) SourceKind {
	if name == "" {
		return SourceUnknown
	}
	name = strings.ToLower(name)
	for _, k := range sourceWords {
		for _, w := range k.words {
			if strings.Contains(name, w) {
				return k.kind
			}
		}
	}
	return SourceOther
}

// SourcePatch says what of a source to set: nil leaves it alone. Kind "" goes back to what the name says.
type SourcePatch struct {
	Name *string
	Kind *SourceKind
}

// SourceChange is one change of a customer's source.
type SourceChange struct {
	At        int64
	Was, Is   string
	Operation int64
	By        OperationKind // an import, or what the owner did
}

// SourceSum is what the customers of one word for a source add up to in a period.
type SourceSum struct {
	Word      int64 // number of the word; 0 for who came from nowhere that is known
	Customers int64 // whom the word stands beside, whenever they came
	New       int64
	Buyers    int64
	Orders    int64
	Paid      int64
}

// SourceResult is what a source brought in a period.
type SourceResult struct {
	Source Source
	New    int64 // customers who were added
	Buyers int64 // of all its customers, those who paid
	Orders int64
	Paid   int64
}
