package importer

import "shuke/backend/crm"

// Orders that a shop sold on 1688.com, as its workbench exports them.
func init() {
	register(Format{
		ID:       "alibaba-orders",
		Name:     "1688 订单导出",
		Platform: "alibaba",
		Kind:     crm.FileOrders,
		Description: "One row a product; only the first row of an order has its number, buyer and sums, and the rows below belong to it. " +
			"实付款 is what was received once 订单付款时间 says so, 货品总价, 运费 and 涨价或折扣 come to the same. 买家会员名 is the account.",
		Signature: []string{"订单编号", "买家会员名", "卖家会员名", "货品标题|货品总价", "实付款"},
		Columns: map[string]Targets{
			"订单编号": {"orderNo"}, "买家会员名": {"account", "nick"}, "实付款": {"total", "paid"}, "订单状态": {"status"},
			"订单创建时间": {"createdAt"}, "订单付款时间": {"paidAt"}, "收货人姓名": {"name"}, "收货地址": {"address"}, "邮编": {"zip"},
			"联系手机": {"phone"}, "联系电话": {"phone?"}, "买家留言": {"remark"},
			"货品标题": {"title"}, "单价": {"unitPrice"}, "数量": {"quantity"}, "货号": {"sku"}, "单品货号": {"sku?"}, "型号": {"variant"}, "货品种类": {"category"},
		},
		Values: map[string]map[string]string{"status": {
			"等待买家付款": "created", "等待卖家发货": "paid", "等待买家确认收货": "shipped", "交易成功": "delivered", "交易关闭": "closed", "交易取消": "closed",
		}},
		TimeZone:  "Asia/Shanghai",
		Currency:  "CNY",
		Country:   "CN",
		Continued: true,
		finish:    closedAndReceived,
	})
}
