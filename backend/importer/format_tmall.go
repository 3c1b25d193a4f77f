package importer

import "shuke/backend/crm"

// The plain order report that Tmall's data tools give.
func init() {
	register(Format{
		ID:       "tmall-report",
		Name:     "天猫 订单明细",
		Platform: "taobao",
		Kind:     crm.FileOrders,
		Description: "One row an order and nobody's name: 订单编号, 总金额, 买家实际支付金额, 收货地址 (the province only), 订单创建时间, " +
			"订单付款时间, 退款金额. 买家实际支付金额 is what stayed: of refunded orders the refund is already taken off, and " +
			"总金额 = 买家实际支付金额 + 退款金额. It is kept as reported, and the net amount of such orders is the same sum. An order " +
			"with a payment time was paid; when nothing stayed of it, it was refunded.",
		Signature: []string{"订单编号", "总金额", "买家实际支付金额", "收货地址", "订单创建时间", "订单付款时间", "退款金额"},
		Without:   []string{"买家会员名", "订单状态"},
		Columns: map[string]Targets{
			"订单编号": {"orderNo"}, "总金额": {"total"}, "买家实际支付金额": {"paid"}, "退款金额": {"refunded"},
			"收货地址": {"address"}, "订单创建时间": {"createdAt"}, "订单付款时间": {"paidAt"},
		},
		TimeZone: "Asia/Shanghai",
		Currency: "CNY",
		Country:  "CN",
		finish:   finishTmall,
	})
}

// finishTmall keeps the refund from being taken off twice, and names the order that was refunded whole.
func finishTmall(b *builder) {
	o := &b.rec.Order
	if o.PaidAt == 0 || o.Refunded.Minor <= 0 || o.Total.Minor != o.Paid.Minor+o.Refunded.Minor {
		return
	}
	o.Net = o.Paid
	if o.Paid.Minor == 0 {
		o.Status = crm.OrderRefunded
	}
}
