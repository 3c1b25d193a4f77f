package importer

import "shuke/backend/crm"

// 子订单报表: the lines of the orders with what was paid and given back for each.
func init() {
	register(Format{
		ID:       "taobao-items",
		Name:     "淘宝 / 天猫 子订单报表 (ExportItemList)",
		Platform: "taobao",
		Kind:     crm.FileLines,
		Description: "One row a line of an order, 子订单编号 being its number, joined with 订单报表 by 主订单编号, and with the older 宝贝报表 " +
			"line by line: whichever comes first, a product is on its order once. Dropped together, orders come before their lines. " +
			"On its own the list makes orders without buyers: they stand while one of their lines does, paid is the sum of what was " +
			"paid for each, refunded the sum of 退款金额. 退款金额 may be words (无退款申请). 千牛's workbook is believed to have these " +
			"columns on its sheet 销售明细.",
		Signature: []string{"子订单编号", "主订单编号|订单编号", "标题|商品标题|宝贝标题", "购买数量|商品数量"},
		Without:   []string{"选购商品"},
		Columns: map[string]Targets{
			"主订单编号": {"orderNo"}, "订单编号": {"orderNo"}, "子订单编号": {"lineNo"},
			"标题": {"title"}, "商品标题": {"title"}, "宝贝标题": {"title"}, "商品属性": {"variant"},
			"商家编码": {"sku"}, "外部系统编号": {"sku?"}, "价格": {"unitPrice"}, "商品价格": {"unitPrice"},
			"购买数量": {"quantity"}, "商品数量": {"quantity"}, "买家应付货款": {"lineAmount"},
			"买家实际支付金额": {"payment"}, "买家实付金额": {"payment"}, "订单状态": {"lineStatus"},
			"退款状态": {"refundStatus"}, "退款金额": {"lineRefunded"}, "订单创建时间": {"createdAt"}, "订单付款时间": {"paidAt"},
		},
		TimeZone: "Asia/Shanghai",
		Currency: "CNY",
		Country:  "CN",
		finish:   finishItems,
	})
}

// finishItems keeps the refund from being taken off twice where what was paid is what stayed of it.
func finishItems(b *builder) {
	o, asked := &b.rec.Order, int64(0)
	for i := range b.rec.Lines {
		asked += b.rec.Lines[i].Amount.Minor
	}
	if o.PaidAt != 0 && o.Paid.Known && o.Refunded.Minor > 0 && asked == o.Paid.Minor+o.Refunded.Minor {
		o.Net = o.Paid
	}
}
