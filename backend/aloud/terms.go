package aloud

import "shuke/backend/insight/words"

// spoken is a word in the languages of the product.
type spoken struct{ zhCN, zhTW, en string }

func (s spoken) in(lang words.Language) string {
	switch lang {
	case words.En:
		return s.en
	case words.ZhTW:
		return s.zhTW
	default:
		return s.zhCN
	}
}

// term is what a field is called, and the unit of its numbers.
type term struct {
	name spoken
	unit spoken
}

var (
	noUnit  = spoken{}
	orders  = spoken{"笔", "筆", ""}
	items   = spoken{"件", "件", ""}
	days    = spoken{"天", "天", "days"}
	times   = spoken{"次", "次", ""}
	letters = spoken{"条", "則", ""}
	years   = spoken{"岁", "歲", ""}
	points  = spoken{"分", "分", ""}
	level   = spoken{"级", "級", ""}
	kindsOf = spoken{"种", "種", ""}
	places  = spoken{"个", "個", ""}
	oClock  = spoken{"点", "點", "o’clock"}
)

// facts names the fields of customers.
var facts = map[string]term{
	"standing":           {spoken{"成交情况", "成交情況", "standing"}, noUnit},
	"orderCount":         {spoken{"付款订单数", "付款訂單數", "number of paid orders"}, orders},
	"completedCount":     {spoken{"成功订单数", "成功訂單數", "number of completed orders"}, orders},
	"openCount":          {spoken{"没付款的订单数", "沒付款的訂單數", "number of unpaid orders"}, orders},
	"itemCount":          {spoken{"买过的件数", "買過的件數", "number of items bought"}, items},
	"totalPaid":          {spoken{"实付合计", "實付合計", "total paid"}, noUnit},
	"totalRefunded":      {spoken{"退款合计", "退款合計", "total refunded"}, noUnit},
	"netPaid":            {spoken{"净消费", "淨消費", "net spend"}, noUnit},
	"averageOrder":       {spoken{"平均每单", "平均每單", "average order"}, noUnit},
	"firstOrderAt":       {spoken{"首次付款", "首次付款", "first order"}, noUnit},
	"lastOrderAt":        {spoken{"最近下单", "最近下單", "latest order"}, noUnit},
	"daysSinceLastOrder": {spoken{"最近下单距今", "最近下單距今", "time since the latest order"}, days},

	"lastInterestAt":        {spoken{"最近收藏或加购", "最近收藏或加購", "latest favourite or cart"}, noUnit},
	"daysSinceLastInterest": {spoken{"最近收藏或加购距今", "最近收藏或加購距今", "time since the latest favourite or cart"}, days},
	"lastScanAt":            {spoken{"最近扫码", "最近掃碼", "latest scan"}, noUnit},
	"lastMessageAt":         {spoken{"最近收到消息", "最近收到訊息", "latest campaign message"}, noUnit},
	"messageCount":          {spoken{"收到的消息", "收到的訊息", "number of campaign messages they got"}, letters},
	"eventCount":            {spoken{"互动次数", "互動次數", "number of interactions"}, times},

	"gender":         {spoken{"性别", "性別", "gender"}, noUnit},
	"age":            {spoken{"年龄", "年齡", "age"}, years},
	"birthday":       {spoken{"生日", "生日", "birthday"}, noUnit},
	"birthdayInDays": {spoken{"距下次生日", "距下次生日", "time to the birthday"}, days},
	"country":        {spoken{"国家或地区", "國家或地區", "country"}, noUnit},
	"province":       {spoken{"省份", "省份", "province"}, noUnit},
	"city":           {spoken{"城市", "城市", "city"}, noUnit},
	"source":         {spoken{"来源", "來源", "source"}, noUnit},
	"level":          {spoken{"会员等级", "會員等級", "member level"}, level},
	"points":         {spoken{"积分", "積分", "number of points"}, points},
	"cardClaimedAt":  {spoken{"领卡日期", "領卡日期", "day of the member card"}, noUnit},
	"createdAt":      {spoken{"建档日期", "建檔日期", "day of being added"}, noUnit},
	"note":           {spoken{"备注", "備註", "note"}, noUnit},
	"noteKind":       {spoken{"备注的种类", "備註的種類", "kind of a note"}, noUnit},
	"search":         {spoken{"搜索", "搜尋", "search"}, noUnit},

	"tag":           {spoken{"标签", "標籤", "tag"}, noUnit},
	"discount":      {spoken{"标签的优惠", "標籤的優惠", "discount of a tag"}, noUnit},
	"segment":       {spoken{"人群", "人群", "segment"}, noUnit},
	"blocked":       {spoken{"不再联系", "不再聯絡", "no contact wanted"}, noUnit},
	"consent.email": {spoken{"同意收邮件", "同意收郵件", "e-mail"}, noUnit},
	"consent.sms":   {spoken{"同意收短信", "同意收簡訊", "text messages"}, noUnit},
	"consent.phone": {spoken{"同意接电话", "同意接電話", "calls"}, noUnit},
	"consent.wecom": {spoken{"同意企业微信", "同意企業微信", "WeCom"}, noUnit},
	"consent.line":  {spoken{"同意 LINE", "同意 LINE", "LINE"}, noUnit},
	"consent.post":  {spoken{"同意寄信", "同意寄信", "post"}, noUnit},
}

// parts names the fields of what belongs to customers, by what that is.
var parts = map[string]map[string]term{
	"orders": {
		"paidAt":    {spoken{"付款时间", "付款時間", "day of payment"}, noUnit},
		"createdAt": {spoken{"下单时间", "下單時間", "day of order"}, noUnit},
		"status":    {spoken{"状态", "狀態", "status"}, noUnit},
		"amount":    {spoken{"金额", "金額", "amount"}, noUnit},
		"quantity":  {spoken{"件数", "件數", "items"}, items},
		"coupon":    {spoken{"优惠券", "優惠券", "coupon"}, noUnit},
		"platform":  {spoken{"平台", "平台", "platform"}, noUnit},
		"source":    {spoken{"订单来源", "訂單來源", "source of the order"}, noUnit},
		"hour":      {spoken{"钟点", "鐘點", "hour"}, oClock},
		"weekday":   {spoken{"那天", "那天", "weekday"}, noUnit},
	},
	"lines": {
		"product":     {spoken{"商品", "商品", "product"}, noUnit},
		"productCode": {spoken{"商家编码", "商家編碼", "product code"}, noUnit},
		"category":    {spoken{"类目", "類目", "category"}, noUnit},
		"quantity":    {spoken{"件数", "件數", "items"}, items},
		"amount":      {spoken{"明细金额", "明細金額", "amount of the line"}, noUnit},
		"paidAt":      {spoken{"付款时间", "付款時間", "day of payment"}, noUnit},
		"createdAt":   {spoken{"下单时间", "下單時間", "day of order"}, noUnit},
		"status":      {spoken{"状态", "狀態", "status"}, noUnit},
		"coupon":      {spoken{"优惠券", "優惠券", "coupon"}, noUnit},
		"platform":    {spoken{"平台", "平台", "platform"}, noUnit},
		"source":      {spoken{"订单来源", "訂單來源", "source of the order"}, noUnit},
		"hour":        {spoken{"钟点", "鐘點", "hour"}, oClock},
		"weekday":     {spoken{"那天", "那天", "weekday"}, noUnit},
	},
	"messages": {
		"campaign": {spoken{"营销活动", "行銷活動", "campaign"}, noUnit},
		"channel":  {spoken{"渠道", "渠道", "channel"}, noUnit},
		"state":    {spoken{"状态", "狀態", "state"}, noUnit},
		"at":       {spoken{"日期", "日期", "day"}, noUnit},
	},
	"events": {
		"product":     {spoken{"商品", "商品", "product"}, noUnit},
		"productCode": {spoken{"商家编码", "商家編碼", "product code"}, noUnit},
		"category":    {spoken{"类目", "類目", "category"}, noUnit},
		"kind":        {spoken{"动作", "動作", "kind"}, noUnit},
		"source":      {spoken{"来源", "來源", "source"}, noUnit},
		"at":          {spoken{"日期", "日期", "day"}, noUnit},
	},
}

// measures names the ways to add up, by "of how what".
var measures = map[string]term{
	"orders count":               {spoken{"下单笔数", "下單筆數", "number of orders"}, orders},
	"orders sum amount":          {spoken{"下单金额", "下單金額", "amount ordered"}, noUnit},
	"orders sum quantity":        {spoken{"购买件数", "購買件數", "number of items"}, items},
	"orders max amount":          {spoken{"最大一单金额", "最大一單金額", "largest order"}, noUnit},
	"orders max quantity":        {spoken{"一单最多件数", "一單最多件數", "most items in one order"}, items},
	"orders min amount":          {spoken{"最小一单金额", "最小一單金額", "smallest order"}, noUnit},
	"orders min quantity":        {spoken{"一单最少件数", "一單最少件數", "fewest items in one order"}, items},
	"orders distinct platform":   {spoken{"下过单的平台数", "下過單的平台數", "number of platforms ordered on"}, places},
	"orders distinct source":     {spoken{"订单来源数", "訂單來源數", "number of sources of orders"}, places},
	"orders distinct coupon":     {spoken{"用过的优惠券种数", "用過的優惠券種數", "number of different coupons used"}, kindsOf},
	"orders distinct paidAt":     {spoken{"付款的天数", "付款的天數", "number of days with a payment"}, days},
	"lines count":                {spoken{"买过的明细行数", "買過的明細行數", "number of lines bought"}, places},
	"lines sum amount":           {spoken{"商品金额", "商品金額", "amount of products"}, noUnit},
	"lines sum quantity":         {spoken{"商品件数", "商品件數", "number of items of products"}, items},
	"lines max amount":           {spoken{"最大一行金额", "最大一行金額", "largest line"}, noUnit},
	"lines max quantity":         {spoken{"一行最多件数", "一行最多件數", "most items on one line"}, items},
	"lines min amount":           {spoken{"最小一行金额", "最小一行金額", "smallest line"}, noUnit},
	"lines min quantity":         {spoken{"一行最少件数", "一行最少件數", "fewest items on one line"}, items},
	"lines distinct product":     {spoken{"买过的商品种数", "買過的商品種數", "number of different products bought"}, kindsOf},
	"messages count":             {spoken{"收到消息的条数", "收到訊息的則數", "number of campaign messages they got"}, letters},
	"messages max at":            {spoken{"最近一条消息", "最近一則訊息", "latest campaign message"}, noUnit},
	"messages min at":            {spoken{"最早一条消息", "最早一則訊息", "first campaign message"}, noUnit},
	"messages distinct campaign": {spoken{"收到过的营销活动数", "收到過的行銷活動數", "number of campaigns they got"}, places},
	"messages distinct at":       {spoken{"收到消息的天数", "收到訊息的天數", "number of days with a campaign message"}, days},
	"events count":               {spoken{"互动次数", "互動次數", "number of interactions"}, times},
	"events distinct kind":       {spoken{"互动种类数", "互動種類數", "number of kinds of interaction"}, kindsOf},
	"events distinct source":     {spoken{"互动来源数", "互動來源數", "number of sources of interactions"}, places},
	"events distinct at":         {spoken{"互动的天数", "互動的天數", "number of days with an interaction"}, days},
}

// choices names the words of fields that are one of a few.
var choices = map[string]map[string]spoken{
	"gender":   {"female": {"女", "女", "female"}, "male": {"男", "男", "male"}, "other": {"其他", "其他", "other"}},
	"standing": {"buyer": {"成交", "成交", "Buyers"}, "prospect": {"未成交", "未成交", "Not yet"}, "other": {"其他", "其他", "Others"}},
	"status": {
		"created": {"没付款", "沒付款", "unpaid"}, "paid": {"待发货", "待出貨", "awaiting shipment"}, "shipped": {"已发货", "已出貨", "shipped"},
		"delivered": {"交易成功", "交易成功", "completed"}, "closed": {"已关闭", "已關閉", "closed"}, "refunded": {"全部退款", "全部退款", "refunded in full"},
		"unknown": {"不明", "不明", "unknown"},
	},
	"channel": {
		"sms": {"短信", "簡訊", "text message"}, "email": {"邮件", "郵件", "e-mail"}, "phone": {"电话", "電話", "phone"},
		"wecom": {"企业微信", "企業微信", "WeCom"}, "line": {"LINE", "LINE", "LINE"}, "post": {"信件", "信件", "post"},
	},
	"state": {
		"waiting": {"待发送", "待發送", "waiting"}, "uncertain": {"待确认", "待確認", "uncertain"}, "sent": {"已发出", "已發出", "sent"},
		"delivered": {"已送达", "已送達", "delivered"}, "bounced": {"被退回", "被退回", "returned"}, "failed": {"没发成", "沒發成", "failed"},
		"skipped": {"没有发", "沒有發", "skipped"}, "cancelled": {"已取消", "已取消", "cancelled"},
	},
	"noteKind": {
		"remark": {"备注", "備註", "Note"}, "feedback": {"反馈", "回饋", "Feedback"}, "visit": {"下次", "下次", "Next visit"}, "parcel": {"包裹", "包裹", "Parcel"},
	},
	"kind": {
		"favourite_shop": {"收藏店铺", "收藏商店", "favourited the shop"}, "favourite_item": {"收藏商品", "收藏商品", "favourited an item"},
		"cart": {"加购", "加購", "added to cart"}, "scan": {"扫码", "掃碼", "scanned a code"}, "sign_in": {"签到", "簽到", "signed in"},
		"view": {"浏览", "瀏覽", "viewed"}, "review": {"评价", "評價", "reviewed"}, "redeem": {"用券", "用券", "used a coupon"},
	},
}

// quotedChoices are the fields whose words read as a part of the sentence unless they are quoted.
var quotedChoices = map[string]bool{"standing": true, "noteKind": true, "kind": true}
