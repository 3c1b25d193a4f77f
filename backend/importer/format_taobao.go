package importer

import "shuke/backend/crm"

// 订单报表 is what sellers export from 已卖出的宝贝.
func init() {
	register(Format{
		ID:       "taobao-orders",
		Name:     "淘宝 / 天猫 订单报表 (ExportOrderList)",
		Platform: "taobao",
		Kind:     crm.FileOrders,
		Description: "One row an order, GB18030, every cell quoted, order numbers written as `=\"3503…\"` and mobiles with a leading " +
			"apostrophe. The layouts of 2017 (46 columns) and 2020 (支付单号, 支付详情, 主订单编号 … inserted) and Excel's tab separated " +
			"copies differ in their columns only, and columns are found by name. 买家会员名 is the account; when it is masked it is " +
			"shown but identifies nobody, and newer files may leave it out. The receiver's phone is the customer's; temporary numbers with an extension are only " +
			"shown. 买家支付宝账号 is not read. Since buyers are " +
			"protected, 收货地址 may hold name, number and address in one cell (周强，86-139…，江苏省 扬州市 …), which are taken apart. " +
			"千牛's workbook has these columns on its sheet 订单报表. A closed trade of which all the money went back counts as refunded.",
		Signature: []string{"订单编号", "订单状态", "收货人姓名|收货人", "买家会员名|买家实际支付金额|买家实付金额|买家应付货款"},
		Without:   []string{"买家公司名"},
		Key:       "订单编号",
		Marks: []string{
			"买家支付宝账号", "买家应付邮费", "买家支付积分", "买家实际支付积分", "返点积分", "宝贝标题", "宝贝种类", "宝贝总数量", "打款商家金额", "卖家服务费",
			"买家服务费", "订单关闭原因", "修改后的sku", "是否代付", "数字资产",
		},
		Columns: map[string]Targets{
			"订单编号": {"orderNo"}, "买家会员名": {"account", "nick"}, "订单状态": {"status"},
			"总金额": {"total"}, "买家实际支付金额": {"paid"}, "买家实付金额": {"paid"}, "退款金额": {"refunded"},
			"订单创建时间": {"createdAt"}, "订单付款时间": {"paidAt"}, "宝贝总数量": {"itemCount"},
			"收货人姓名": {"name"}, "收货人": {"name"}, "收货地址": {"address"}, "修改后的收货地址": {"address?"}, "联系手机": {"phone"}, "联系电话": {"phone?"},
			"买家留言": {"remark"}, "订单备注": {"memo"},
		},
		TimeZone: "Asia/Shanghai",
		Currency: "CNY",
		Country:  "CN",
	})
}

// 宝贝报表: the lines of the orders above.
func init() {
	register(Format{
		ID:       "taobao-details",
		Name:     "淘宝 / 天猫 宝贝报表 (ExportOrderDetailList)",
		Platform: "taobao",
		Kind:     crm.FileLines,
		Description: "One row a product of an order, joined with 订单报表 by the order number; rows of an order follow each other. " +
			"It names no buyer and no time, so on its own it only knows which products went together.",
		Signature: []string{"订单编号", "标题", "价格", "购买数量", "商品属性", "订单状态"},
		Columns: map[string]Targets{
			"订单编号": {"orderNo"}, "标题": {"title"}, "价格": {"unitPrice"}, "购买数量": {"quantity"}, "商品属性": {"variant"},
			"商家编码": {"sku"}, "外部系统编号": {"sku?"}, "订单状态": {"status"},
		},
		TimeZone: "Asia/Shanghai",
		Currency: "CNY",
		Country:  "CN",
	})
}
