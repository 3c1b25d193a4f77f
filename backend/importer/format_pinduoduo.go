package importer

import "shuke/backend/crm"

// orders_export of the Pinduoduo shop backend.
func init() {
	register(Format{
		ID:       "pinduoduo-orders",
		Name:     "拼多多 订单导出 (orders_export)",
		Platform: "pinduoduo",
		Kind:     crm.FileOrders,
		Description: "One row an order of one product, its columns chosen by the seller, with units behind their names or without. " +
			"订单状态 mixes shipping and refund (已发货，退款成功), and 售后状态 says it once more; a successful refund without a sum is " +
			"taken as one of everything. What was received is 用户实付金额, or else 商家实收金额. The time is 支付时间, in the newer template " +
			"订单成交时间; an order without either is dated by its number (260915-…). The export names no buyer: phones are tabs or " +
			"masked, and such orders are kept without a customer. Whether files begin with a byte order mark is not proven; both are read.",
		Signature: []string{"订单号", "商品|商品名称", "商家实收金额|用户实付金额|商品总价", "商品规格|商品id|样式ID|拼单成功时间|承诺发货时间"},
		Key:       "订单号",
		Marks: []string{
			"商家实收金额", "多多支付立减金额", "店铺优惠折扣", "平台优惠折扣", "拼单成功时间", "承诺发货时间", "样式ID", "是否抽奖或0元试用", "是否审核中",
		},
		Without: []string{"下单帐号"},
		Columns: map[string]Targets{
			"订单号": {"orderNo"}, "订单状态": {"status"}, "售后状态": {"refundStatus"},
			"用户实付金额": {"total", "paid", "lineAmount"}, "商家实收金额": {"total?", "paid?", "lineAmount?"},
			"订单成交时间": {"paidAt"}, "支付时间": {"paidAt"}, "拼单成功时间": {"paidAt?"}, "订单创建时间": {"createdAt"},
			"商家备注": {"memo"}, "买家留言": {"remark"}, "订单来源": {"source"},
			"收货人": {"name"}, "收货人姓名": {"name"}, "手机": {"phone"}, "收货人手机": {"phone"}, "用户购买手机号": {"phone?"},
			"国家": {"country"}, "省": {"province"}, "市": {"city"}, "区": {"district"}, "街道": {"address"}, "街道/镇": {"address"},
			"详细地址": {"address"}, "收货地址": {"address"},
			"商品id": {"lineNo"}, "样式ID": {"lineNo"}, "商品": {"title"}, "商品名称": {"title"}, "商品规格": {"variant"},
			"商家编码-规格维度": {"sku"}, "商家编码-SKU维度": {"sku"}, "商家编码-商品维度": {"sku?"}, "商品数量": {"quantity"},
			"商品一级类目": {"category"},
		},
		Values: map[string]map[string]string{"status": {
			"待支付": "created", "待付款": "created", "待成团": "paid", "拼团中": "paid", "待发货": "paid", "未发货": "paid", "审核中": "paid",
			"已发货": "shipped", "已发货，待签收": "shipped", "已发货，待收货": "shipped", "已发货，待确认收货": "shipped",
			"已签收": "delivered", "已收货": "delivered", "已完成": "delivered", "交易成功": "delivered", "已评价": "delivered",
			"已取消": "closed", "交易已取消": "closed", "拼团失败": "closed", "已取消，退款成功": "refunded",
			"未发货，退款成功": "refunded", "已发货，退款成功": "refunded", "已收货，退款成功": "refunded", "已签收，退款成功": "refunded",
			"未发货,退款成功": "refunded", "已发货,退款成功": "refunded", "已收货,退款成功": "refunded", "已签收,退款成功": "refunded",
		}},
		TimeZone: "Asia/Shanghai",
		Currency: "CNY",
		Country:  "CN",
		finish:   finishPinduoduo,
	})
}

func finishPinduoduo(b *builder) {
	refundClosed(b)
	if s := b.rec.Order.Status; s == crm.OrderCreated || s == crm.OrderClosed {
		receivedByTime(b) // nobody pays at the door here, and some payment times are missing
	}
	dayFromNumber(b)
}
