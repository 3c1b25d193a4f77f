package importer

import (
	"strings"

	"shuke/backend/crm"
)

// ownOrders is the list of orders that Shuke exports, in each of its languages.
func init() {
	register(Format{
		ID:   "shuke-orders",
		Name: "Shuke orders",
		Kind: crm.FileOrders, Country: "CN", // whose numbers are written without +86
		Own: true,
		Description: "The list of orders that Shuke writes, a row a line. The platform stands on each row, so one file may hold orders of " +
			"several; buyers have their accounts one a line with the platform in front. Sums of the order stand on its first row, so that " +
			"a column adds up in a spreadsheet, and are found on whichever row sorting has left them. Worked out (推算的数) names the sums that no " +
			"platform said: those are worked out again from the lines and the other sums. Into the shop it came from it changes nothing; an " +
			"empty one gets the same orders, lines, buyers and sums. What the list does not have: parts of a second (and in zones with daylight saving, " +
			"which of the two hours it was when clocks go back), a line's place once rows without line numbers were sorted, or where only some lines of an order have numbers, prices and " +
			"categories of products nobody bought, favourites and other events, and whatever else is known of buyers. The list of customers has that; it " +
			"goes first. Someone known by nothing but a name cannot be found again, and their orders come into an empty shop without a buyer.",
		Signature: []string{"订单号|訂單號碼|Order number", "平台|Platform", "推算的数|推算的數|Worked out", "卖家备注|賣家備註|Seller's memo"},
		Columns: ownNames(map[string]string{
			"orderNo": "订单号|訂單號碼|Order number", "platform": "平台|Platform", "status": "状态|狀態|Status",
			"createdAt": "创建时间|建立時間|Created at", "paidAt": "付款时间|付款時間|Paid at",
			"name": "姓名|Name", "nick": "昵称|暱稱|Nick", "accounts": "平台账号|平台帳號|Accounts", "phone": "手机号|手機號碼|Phone",
			"email": "邮箱|電子郵件|Email", "country": "国家|國家|Country", "province": "省份|Province", "city": "城市|City",
			"district": "区县|區縣|District", "source": "来源|來源|Source", "coupon": "优惠券|優惠券|Coupon",
			"remark": "买家留言|買家留言|Buyer's message", "memo": "卖家备注|賣家備註|Seller's memo", "currency": "币种|幣別|Currency",
			"total": "应付金额|應付金額|Total", "paid": "实付金额|實付金額|Paid", "refunded": "退款金额|退款金額|Refunded",
			"net": "净收金额|淨收金額|Net", "itemCount": "购买件数|購買件數|Items bought", "derived": "推算的数|推算的數|Worked out",
			"lineNo": "明细编号|明細編號|Line number", "sku": "商品编码|商品編碼|Item code", "title": "商品名称|商品名稱|Product",
			"variant": "规格|規格|Variant", "category": "类目|類別|Category", "quantity": "数量|數量|Quantity",
			"unitPrice": "单价|單價|Unit price", "lineAmount": "小计|小計|Amount",
		}),
	})
}

// ownNames are the columns of a list of ours, from the names of each field in every language.
func ownNames(fields map[string]string) map[string]Targets {
	columns := map[string]Targets{}
	for target, names := range fields {
		for name := range strings.SplitSeq(names, "|") {
			columns[name] = Targets{}
			if target != "" {
				columns[name] = Targets{target}
			}
		}
	}
	return columns
}

// platformNames are what the lists call platforms; one without a name stands there by its id.
func platformNames() map[string]string {
	m := map[string]string{}
	for id, names := range map[string]string{
		"taobao": "淘宝|淘寶", "tmall": "天猫|天貓", "douyin": "抖音|抖音小店|抖店", "pinduoduo": "拼多多|拼多多商城", "jd": "京东|京東|京东商城", "youzan": "有赞|有讚",
		"tiktok": "TikTok Shop", "alibaba": "1688|阿里巴巴", "shopee": "虾皮|蝦皮",
	} {
		for name := range strings.SplitSeq(names, "|") {
			m[fold(name)] = id
		}
	}
	for _, f := range Formats {
		m[fold(f.Platform)] = f.Platform // Shopify, JD: the id in other letters
	}
	return m
}

// setPlatform reads whose the order is, where a file holds those of several platforms.
func setPlatform(b *builder, s string) {
	b.rec.Order.Platform = s
	if id, ok := b.plan.platforms[s]; ok { // the usual writing
		b.rec.Order.Platform = id
	} else if id, ok := b.plan.platforms[fold(s)]; ok {
		b.rec.Order.Platform = id
	}
}

func setNet(b *builder, s string) { b.money(&b.rec.Order.Net, s) }

// setDerived reads which sums no platform said.
func setDerived(b *builder, s string) { b.derived = s }

// sumFields are the fields that a list of ours says of an order once, on whichever of its rows.
var sumFields = map[string]bool{"total": true, "paid": true, "refunded": true, "net": true, "itemCount": true, "derived": true}

// takeAsSaid makes an order of what a list of ours says. The sums that follow from others are left to follow from them again,
// and nothing else is worked out: it was, when the order came in.
func (b *builder) takeAsSaid() {
	o, columns := &b.rec.Order, b.plan.format.Columns
	for name := range strings.FieldsFuncSeq(b.derived, func(r rune) bool { return strings.ContainsRune("、,，", r) }) {
		for _, target := range columns[strings.TrimSpace(name)] {
			if sum := map[string]*crm.Amount{
				"total": &o.Total, "paid": &o.Paid, "refunded": &o.Refunded, "net": &o.Net, "itemCount": &o.ItemCount,
			}[target]; sum != nil {
				*sum = crm.Amount{}
			}
		}
	}
	o.Received = o.PaidAt != 0
}
