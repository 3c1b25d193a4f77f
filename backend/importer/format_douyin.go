package importer

import "shuke/backend/crm"

// 订单导出 of the Douyin shop backend.
func init() {
	register(Format{
		ID:       "douyin-orders",
		Name:     "抖店 订单导出",
		Platform: "douyin",
		Kind:     crm.FileOrders,
		Description: "One row a 子订单编号, which is a trade of its own: rows of one 主订单编号 are one order, 订单应付金额 belongs to the row " +
			"and adds up. An order stands while one of its lines does, at the stage of the last one; 售后状态 退款成功 gives back what its " +
			"line cost, since the export says no sum. Reports by main order may hold several products in one row, joined with `;` in every " +
			"cell about them: they become lines, and a sum said once for all is the order's. Ids carry a tab in front; `-`, `##密文` and " +
			"`$$密文` say nothing. Receivers are hidden, so most orders are kept without a customer. A row of explanations below the " +
			"header is skipped.",
		Signature: []string{"主订单编号", "选购商品", "订单应付金额|商品金额|商品数量", "订单状态"},
		Key:       "主订单编号",
		Marks: []string{
			"选购商品", "达人ID", "达人昵称", "流量体裁", "流量渠道", "流量来源", "商家收入金额", "达人实际承担优惠金额", "平台实际承担优惠金额", "商家实际承担优惠金额",
		},
		Columns: map[string]Targets{
			"主订单编号": {"orderNo"}, "子订单编号": {"lineNo"}, "订单状态": {"lineStatus"}, "售后状态": {"refundStatus"},
			"订单提交时间": {"createdAt"}, "支付完成时间": {"paidAt"}, "商家备注": {"memo"}, "买家留言": {"remark"}, "流量来源": {"source"},
			"收件人": {"name"}, "收件人手机号": {"phone"}, "省": {"province"}, "市": {"city"}, "区": {"district"},
			"街道": {"address"}, "详细地址": {"address"},
			"选购商品": {"title"}, "商品规格": {"variant"}, "商品数量": {"quantity"}, "商品金额": {"unitPrice"}, "商品单价": {"unitPrice"},
			"订单应付金额": {"lineAmount"}, "商家编码": {"sku"}, "货号": {"sku?"}, "商品ID": {"sku?"},
		},
		Values: map[string]map[string]string{"lineStatus": {
			"待支付": "created", "待确认": "created", "待发货": "paid", "备货中": "paid", "部分发货": "paid",
			"已发货": "shipped", "已完成": "delivered", "已签收": "delivered", "已关闭": "closed", "已取消": "closed",
		}},
		TimeZone:  "Asia/Shanghai",
		Currency:  "CNY",
		Country:   "CN",
		Described: true,
		Joined:    ";",
		finish:    closedAndReceived,
	})
}
