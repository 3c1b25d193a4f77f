package importer

import (
	"regexp"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// 客户导出 of Youzan.
func init() {
	register(Format{
		ID:       "youzan-customers",
		Name:     "有赞 客户导出",
		Platform: "youzan",
		Kind:     crm.FileCustomers,
		Description: "One row a customer; the header ends in a comma, empty cells may be a blank. The phone is what a customer is known by: " +
			"two rows with one phone are one customer, of whom the first row has the say, and rows without a phone or with a masked one " +
			"(186****05) could not be found again and are rejected with that reason. 消费金额 and 消费次数 are not read: the orders say it.",
		Signature: []string{"客户姓名|客户昵称", "客户手机号", "成为客户时间", "来源渠道|来源方式|客户积分"},
		Columns: map[string]Targets{
			"客户姓名": {"name"}, "客户昵称": {"nick"}, "客户手机号": {"phone"}, "客户生日": {"birthday"}, "客户性别": {"gender"},
			"标签": {"tags"}, "客户积分": {"points"}, "来源渠道": {"source"}, "来源方式": {"source?"},
			"成为客户时间": {"customerCreatedAt"}, "成为会员时间": {"cardClaimedAt"}, "微信地域": {"province"}, "备注": {"note"},
		},
		TimeZone: "Asia/Shanghai",
		Country:  "CN",
	})
}

// 订单导出 of Youzan.
func init() {
	register(Format{
		ID:       "youzan-orders",
		Name:     "有赞 订单导出",
		Platform: "youzan",
		Kind:     crm.FileOrders,
		Description: "One row an order. 分销员 occurs twice and neither is read; `——` is empty. The buyer's own phone (买家手机号) names the " +
			"customer, or else the receiver's. 应收订单金额 is the total, 订单实付金额 what was paid, 订单已退款金额 what went back. " +
			"全部商品名称 may hold several products, with their number behind each (皂(2件);护手霜(1件)); that form was seen once, other " +
			"texts are kept as one line.",
		Signature: []string{"订单号", "订单实付金额", "全部商品名称", "买家付款时间|订单创建时间"},
		Columns: map[string]Targets{
			"订单号": {"orderNo"}, "订单状态": {"status"}, "订单创建时间": {"createdAt"}, "买家付款时间": {"paidAt"},
			"应收订单金额": {"total"}, "订单实付金额": {"paid", "total?"}, "订单已退款金额": {"refunded"}, "订单退款状态": {"refundStatus"},
			"订单来源": {"source"}, "销售渠道": {"source?"}, "买家备注": {"remark"}, "商家订单备注": {"memo"}, "优惠券码名称": {"coupon"},
			"买家昵称": {"nick"}, "收货人/提货人": {"name"}, "买家手机号": {"phone"}, "收货人手机号/提货人手机号": {"phone?"},
			"收货人省份": {"province"}, "收货人城市": {"city"}, "收货人地区": {"district"}, "详细收货地址/提货地址": {"address"},
			"全部商品名称": {"title"},
		},
		Values: map[string]map[string]string{"status": {
			"待付款": "created", "待接单": "paid", "待成团": "paid", "待发货": "paid", "部分发货": "paid", "待核销": "paid", "待自提": "paid",
			"已发货": "shipped", "已收货": "delivered", "交易完成": "delivered", "已完成": "delivered", "已核销": "delivered", "交易关闭": "closed",
		}},
		TimeZone: "Asia/Shanghai",
		Currency: "CNY",
		Country:  "CN",
		finish:   finishYouzan,
	})
}

func finishYouzan(b *builder) {
	closedAndReceived(b)
	if len(b.rec.Lines) == 1 {
		b.rec.Lines = countedProducts(b.rec.Lines, b.rec.Lines[0].Title)
	}
}

// counted is a product with its number: 益生元饮(1件).
var counted = regexp.MustCompile(`^(.+?)\s*[(（](\d+)\s*件[)）]$`)

// countedProducts makes a line of each product of a text, if each has its number, and else leaves the lines as they are.
func countedProducts(lines []crm.LineFacts, text string) []crm.LineFacts {
	var found []crm.LineFacts
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(";；\n", r) }) {
		m := counted.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return lines
		}
		n, ok := cell.ParseCount(m[2])
		if !ok {
			return lines
		}
		found = append(found, crm.LineFacts{Title: m[1], Quantity: n})
	}
	if len(found) == 0 {
		return lines
	}
	return append(lines[:0], found...)
}
