package importer

// table is any table whose columns have names that say what they are.
var table = Format{
	ID:   "table",
	Name: "Any table",
	Description: "Any CSV or workbook whose columns are called what they are, in Chinese or English: 买家昵称, 付款日期, 实付金额, 省份, " +
		"order id, customer, e-mail, quantity. What the rows are about follows from which of them are there. Orders of a table " +
		"without order numbers get one made of the buyer, the day, the sums and the place, so that the same table read again, " +
		"as CSV or workbook, gives the same orders; equal orders of a day are told apart by their sequence. A table that says " +
		"neither whether nor when an order was paid lists sales: its date is when they were paid. A column called amount or " +
		"sales is the line's where rows are lines, and the order's where they are orders. A column called ID names the customer " +
		"only where nothing else does. Columns of yes and no that are known as answers (response, complain) become a tag of " +
		"their name, ranges of ages one of name and range: a range is no year of birth. What no name explains stays unmapped. A table without any column names is read only " +
		"when its cells leave no doubt: one column of days, one of amounts with decimals, at most one of small numbers, and otherwise only " +
		"ids that all tell the same buyers apart. Where a column names the platform, equal numbers on two platforms are two orders. It lists sales then, and the owner is asked to look. A table of refunds adds them up " +
		"per order, but for those of which 退款状态 says that they are not done; a table of coupons says which were used on which order; " +
		"a table of nothing but numbers and statuses moves orders on to stages they had not reached. All three amend orders that are there, " +
		"on whatever platform when the file names none, and reject what they do not find. A list of phone numbers or e-mail addresses, with or " +
		"without a header, alone or with names beside them, lists customers when every cell of it is one. A row that adds up others, " +
		"by the word 合计, 小计 共 2 笔 or Total in one of its first six cells, has no order number and says neither who nor when: it is passed over.",
}

// synonyms are the column names by which a field goes, as plain compares them.
var synonyms = map[string][]string{
	"orderNo": {
		"订单编号", "订单号", "主订单编号", "交易编号", "交易号", "单号", "order no", "order number", "order id", "orderno",
		"order", "invoiceno", "invoice no", "invoice number", "订单id", "basket id", "receipt number", "receipt no", "小票号",
	},
	"status":       {"订单状态", "交易状态", "状态", "status", "order status", "financial status", "payment status", "付款状态", "支付状态"},
	"fulfilment":   {"delivery status", "shipping status", "fulfillment status", "fulfilment status", "发货状态", "送货状态", "配送状态"},
	"createdAt":    {"订单创建时间", "下单时间", "创建时间", "订单提交时间", "下单日期", "订单日期", "拍下时间", "order date", "created at", "order time", "date", "invoicedate", "purchase date", "order purchase timestamp", "日期", "transaction timestamp", "transaction date", "transaction time", "sale date", "day", "交易时间", "交易日期", "消费时间", "消费日期", "购买时间", "购买日期", "销售日期", "订购日期", "订购时间", "成立时间", "订单成立时间", "订单成立日期", "成立日期"},
	"paidAt":       {"订单付款时间", "付款时间", "支付时间", "付款日期", "支付日期", "买家付款时间", "支付完成时间", "成交时间", "成交日期", "paid at", "payment date", "payment time", "order approved at", "订单支付时间", "paid date", "date paid"},
	"total":        {"总金额", "订单金额", "订单总额", "应付金额", "订单应付金额", "应收订单金额", "消费金额", "order total", "total", "order amount", "total amount", "grand total", "订单合计", "订单总价", "用户应付金额", "订单应付总额"},
	"paid":         {"实付金额", "买家实际支付金额", "实际支付金额", "用户实付金额", "订单实付金额", "支付金额", "付款金额", "成交金额", "paid", "paid amount", "amount paid", "actual paid", "实付款", "实付", "订单实付", "订单实际支付金额", "商家应收金额", "商家应收金额（元）(支付金额)"},
	"amount":       {"sales", "sales value", "sales amount", "dollar value", "amount", "销售额", "金额"},
	"payment":      {"payment value", "payment amount", "收款金额", "到账金额"},
	"refunded":     {"退款金额", "已退款金额", "订单已退款金额", "买家退款金额", "refunded", "refunded amount", "refund amount"},
	"itemCount":    {"宝贝总数量", "商品总数", "购买数量", "商品件数", "商品总件数", "number of items", "number of cds"},
	"currency":     {"币种", "货币", "currency"},
	"coupon":       {"优惠券", "优惠码", "优惠券码", "券码", "优惠券编号", "优惠券名称", "coupon", "coupon code", "discount code", "promo code", "voucher code"},
	"refundNo":     {"退款编号", "退款单号", "售后编号", "售后单号", "refund id", "refund no", "refund number"},
	"refundedAt":   {"退款时间", "退款完结时间", "退款完成时间", "退款日期", "refund date", "refund time", "refunded at"},
	"refundStatus": {"退款状态", "refund status"},
	"remark":       {"买家留言", "买家备注", "订单留言", "buyer message", "customer note"},
	"memo":         {"订单备注", "商家备注", "卖家备注", "商家订单备注", "seller note"},
	"source":       {"来源", "来源渠道", "订单来源", "渠道", "source", "channel"},

	"platform": {"平台", "平台名称", "电商平台", "销售平台", "订单平台", "来源平台", "所属平台", "platform", "marketplace", "sales platform"},

	"account":   {"买家会员名", "会员名", "买家id", "用户id", "客户编号", "会员编号", "会员id", "客户id", "user id", "customerid", "customer id", "buyer id", "buyer username", "username (buyer)", "user", "username", "household id", "买家账号", "买家帐号", "会员账号", "会员帐号", "顾客id", "顾客编号", "会员卡号"},
	"unique":    {"customer unique id"}, // before an account that is made anew for each order
	"nick":      {"买家昵称", "昵称", "客户昵称", "会员昵称", "顾客昵称", "旺旺", "nickname", "nick"},
	"name":      {"收货人姓名", "收货人", "收件人", "姓名", "客户姓名", "客户名称", "联系人", "顾客", "customer", "顾客姓名", "会员姓名", "订购人", "订购人姓名", "购买人", "全名", "收件人姓名", "name", "full name", "customer name", "recipient", "receiver name", "buyer name", "买家姓名", "买家", "客户", "下单人", "buyer"},
	"phone":     {"手机", "手机号", "手机号码", "联系手机", "联系电话", "电话", "电话号", "收件人手机号", "收货人手机号", "客户手机号", "买家手机号", "phone", "phone number", "mobile", "telephone", "phone #", "收件人电话", "收货人电话", "联络电话", "电话号码", "行动电话", "会员手机", "会员电话", "客户电话", "顾客电话", "mobile phone", "contact number", "phone no", "收货人手机", "收件人手机", "收货手机", "收件手机", "收货电话", "收件电话", "买家手机", "买家电话", "客户手机", "顾客手机"},
	"email":     {"邮箱", "电子邮箱", "邮件", "电邮", "电子邮件", "电子信箱", "信箱", "email", "e-mail", "email address", "customer email", "buyer email"},
	"gender":    {"性别", "客户性别", "gender", "sex", "genre"},
	"birthday":  {"生日", "出生日期", "客户生日", "会员生日", "出生年月日", "birthday", "date of birth", "birth date"},
	"birthYear": {"出生年份", "year birth", "birth year"},
	"age":       {"年龄", "年龄段", "age", "age group", "age range"},
	"country":   {"国家", "国家/地区", "country", "ship country"},
	"province":  {"省", "省份", "收货人省份", "所在省", "province", "state", "region", "customer state", "收件人省份", "收货省份", "收货省"},
	"city":      {"市", "城市", "收货人城市", "所在市", "县市", "city", "town", "customer city", "收件人城市", "收货城市", "收货市"},
	"district":  {"区", "区县", "收货人地区", "乡镇市区", "行政区", "district", "收件人地区", "收件人区县", "收货区县", "收货区"},
	"address":   {"收货地址", "地址", "详细地址", "客户地址", "联络地址", "通讯地址", "收件地址", "收件人地址", "address", "shipping address", "delivery address", "detail address", "收件人详细地址", "收货人地址", "收货详细地址"},
	"zip":       {"邮编", "邮政编码", "邮递区号", "zip", "zipcode", "postcode", "postal code"},
	"level":     {"等级", "会员等级", "会员级别", "level"},
	"points":    {"积分", "客户积分", "会员积分", "点数", "红利点数", "points"},
	"tags":      {"标签", "客户标签", "tags", "labels"},
	"note":      {"备注", "客户备注", "note", "notes"},

	"cardClaimedAt":     {"领卡时间", "成为会员时间", "入会时间"},
	"customerCreatedAt": {"成为客户时间", "注册时间", "注册日期", "加入日期", "加入时间", "建档日期", "registered at", "signup date", "dt customer", "member since"},
	"consentEmail":      {"accepts marketing", "accepts email marketing", "email opt in"},
	"consentSms":        {"accepts sms marketing", "sms opt in"},
	"flag": {
		"response", "complain", "accepted cmp 1", "accepted cmp 2", "accepted cmp 3", "accepted cmp 4", "accepted cmp 5",
	},
	"label": {"campaign id", "campaign", "活动", "活动名称"},
	"id":    {"id", "编号"},

	"lineNo":     {"子订单编号", "order item id", "line id"},
	"sku":        {"商家编码", "商品编码", "商品编号", "商品货号", "商品id", "货号", "品号", "sku", "variant sku", "stockcode", "stock code", "product id", "item code", "seller sku", "item number", "auction id", "宝贝id", "sku编码", "规格编码", "货品编号", "variant code"},
	"title":      {"宝贝标题", "商品名称", "商品标题", "选购商品", "标题", "商品", "品名", "产品名称", "产品", "title", "product name", "description", "item name", "product", "lineitem name", "sku名称", "货品名称", "货品标题", "宝贝名称"},
	"variant":    {"商品属性", "商品规格", "规格", "variant", "variation", "商品型号", "型号", "sku规格"},
	"category":   {"类目", "商品类目", "商品分类", "分类", "category", "categories", "product category", "product category name", "category 1", "一级类目"},
	"quantity":   {"数量", "商品数量", "订购数量", "件数", "quantity", "qty", "quantity purchased", "buy mount", "成交数量", "sku件数", "购买件数", "销售数量"},
	"unitPrice":  {"单价", "价格", "商品单价", "售价", "销售价", "定价", "零售价", "variant price", "regular price", "retail price", "unitprice", "unit price", "price", "item price", "deal price"},
	"lineAmount": {"商品金额", "小计", "line total", "subtotal", "line amount", "商品合计"},

	"eventKind": {"事件", "事件类型", "行为", "行为类型", "event", "event type", "behavior"},
	"at":        {"事件时间", "行为时间", "发生时间", "event time", "review creation date"},
	"score":     {"评分", "score", "rating", "review score"},
	"text":      {"评价内容", "评论内容", "评价", "comment", "review", "review comment message"},
	"eventKey":  {"评价编号", "事件编号", "review id", "event id", "coupon upc"},
}
