package importer

import "shuke/backend/crm"

// 订单导出 of the JD shop backend.
func init() {
	register(Format{
		ID:       "jd-orders",
		Name:     "京东 订单导出",
		Platform: "jd",
		Kind:     crm.FileOrders,
		Description: "One row a product: rows of one 订单号 are one order, and 订单金额 and 应付金额, which stand on each of them, count " +
			"once. What was paid is 应付金额, once 付款确认时间 or the status says that it was. 下单帐号 is the account, masked ones are " +
			"only shown; phones are mostly masked (1******6198) and identify nobody. Addresses have no gaps (广东深圳市福田区…). A status " +
			"with (删除) in front is a closed order. The encoding is not proven; GB18030 and UTF-8 are told apart by themselves.",
		Signature: []string{"订单号", "商品ID|商品名称", "订购数量", "下单帐号|下单账号|客户姓名", "订单金额|应付金额|京东价"},
		Key:       "订单号",
		Marks: []string{
			"下单帐号", "下单账号", "京东价", "付款确认时间", "商家备注等级（等级1-5为由高到低）", "订购数量", "余额支付", "增值税发票",
		},
		Columns: map[string]Targets{
			"订单号": {"orderNo"}, "订单状态": {"status"}, "下单时间": {"createdAt"}, "付款确认时间": {"paidAt"},
			"订单金额": {"total"}, "应付金额": {"paid", "total?"}, "订单备注": {"remark"}, "商家备注": {"memo"}, "订单来源": {"source"},
			"下单帐号": {"account", "nick"}, "下单账号": {"account", "nick"}, "客户姓名": {"name"}, "客户地址": {"address"}, "联系电话": {"phone"},
			"商品ID": {"lineNo", "sku?"}, "货号": {"sku"}, "商品名称": {"title"}, "订购数量": {"quantity"}, "商品数量": {"quantity"}, "付款时间": {"paidAt"}, "京东价": {"unitPrice"},
		},
		Values: map[string]map[string]string{"status": {
			"等待付款": "created", "等待付款确认": "created", "等待出库": "paid", "等待打印": "paid", "正在出库": "paid", "等待发货": "paid",
			"暂停": "paid", "锁定": "paid", "已锁定": "paid", "已出库": "shipped", "等待确认收货": "shipped", "完成": "delivered",
			"(删除)等待付款": "closed", "(删除)等待出库": "closed", "(删除)等待确认收货": "closed", "(删除)锁定": "closed", "(删除)完成": "closed",
			"（删除）等待付款": "closed", "（删除）等待出库": "closed", "（删除）等待确认收货": "closed", "（删除）锁定": "closed",
		}},
		TimeZone: "Asia/Shanghai",
		Currency: "CNY",
		Country:  "CN",
		finish:   closedAndReceived,
	})
}
