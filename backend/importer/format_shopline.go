package importer

import "shuke/backend/crm"

// SHOPLINE's 訂單報表 and 顧客報表, of which the owner chooses the columns. Names are those of the admin in Traditional
// Chinese; of the English one no file was seen, and its help pages show the columns of both reports as pictures or not at all, so its tables go
// by the names of any table.
func init() {
	register(Format{
		ID:       "shopline-orders",
		Name:     "SHOPLINE 訂單報表",
		Platform: "shopline",
		Kind:     crm.FileOrders,
		Description: "One row a product, rows of an order follow each other and repeat its cells. Order numbers stand with and without # before them. " +
			"The status comes from 付款狀態, 送貨狀態 and 訂單狀態, whichever is furthest. What was received is 訂單合計, also of orders refunded later. " +
			"商品結帳價 is the piece's price. 顧客 and 電話號碼 are the buyer's, 收件人 stands in where they are missing.",
		Signature: []string{"訂單號碼", "訂單日期|付款狀態|訂單狀態", "訂單合計|商品結帳價|送貨狀態|商品貨號", "顧客|收件人|顧客 ID|商品名稱"},
		Columns: map[string]Targets{
			"訂單號碼": {"orderNo"}, "訂單日期": {"createdAt"}, "付款日期": {"paidAt"}, "付款狀態": {"status"}, "送貨狀態": {"fulfilment"}, "訂單狀態": {"fulfilment"},
			"貨幣": {"currency"}, "訂單合計": {"total"}, "已退款金額": {"refunded"}, "訂單來源": {"source"}, "訂單備註": {"remark"}, "管理員備註": {"memo"},
			"顧客 ID": {"account"}, "顧客": {"name"}, "收件人": {"name?"}, "電郵": {"email"}, "電話號碼": {"phone"}, "收件人電話號碼": {"phone?"},
			"性別": {"gender"}, "生日": {"birthday"}, "國家／地區": {"country"}, "城市": {"city"}, "地址 2": {"address"}, "地址 1": {"address"}, "完整地址": {"address?"},
			"商品貨號": {"sku"}, "商品名稱": {"title"}, "選項": {"variant"}, "數量": {"quantity"}, "商品結帳價": {"unitPrice"}, "優惠券": {"coupon"}, "優惠代碼": {"coupon"},
		},
		Values: map[string]map[string]string{
			"status": {
				"已付款": "paid", "未付款": "created", "處理中": "created", "等待付款": "created", "付款失敗": "closed", "已過期": "closed", "已取消": "closed",
				"已退款": "refunded", "部分退款": "paid", "部份退款": "paid", "退款中": "paid", "completed": "paid", "pending": "created", "refunded": "refunded",
			},
			"fulfilment": {
				"備貨中": "unknown", "發貨中": "unknown", "處理中": "unknown", "已確認": "unknown", "已發貨": "shipped", "已到達": "shipped", "已取貨": "delivered",
				"退貨中": "shipped", "已退貨": "shipped", "已完成": "delivered", "已取消": "closed",
			},
		},
		TimeZone:        "Asia/Taipei",
		OrderPrefix:     "#",
		CurrencyCountry: true,
		finish:          finishShopline,
	})
	register(Format{
		ID:       "shopline-customers",
		Name:     "SHOPLINE 顧客報表",
		Platform: "shopline",
		Kind:     crm.FileCustomers,
		Description: "One row a customer. The number bound to the membership counts before the contact number; 現有點數 are the points; 訂單數 and 累積金額 " +
			"are not read: the orders themselves say it. Only the consents to e-mail and SMS are kept.",
		Signature: []string{"顧客 ID", "全名|電郵", "加入日期|會員註冊日期|會員級別"},
		Columns: map[string]Targets{
			"顧客 ID": {"account"}, "全名": {"name"}, "電郵": {"email"}, "會員綁定手機號碼": {"phone"}, "聯絡電話": {"phone?"}, "收件人電話": {"phone?"},
			"加入日期": {"customerCreatedAt"}, "會員註冊日期": {"cardClaimedAt"}, "加入來源": {"source"}, "性別": {"gender"}, "生日": {"birthday"},
			"國家／地區": {"country"}, "國際電話區碼": {"dialCode"}, "地區/州/省份": {"province"}, "城市": {"city"}, "地址 2": {"address"}, "地址 1": {"address"}, "郵政編號（如適用)": {"zip"},
			"現有點數": {"points"}, "標籤": {"tags"}, "備註": {"note"}, "接受電郵優惠宣傳": {"consentEmail"}, "接受簡訊優惠宣傳": {"consentSms"},
		},
		TimeZone: "Asia/Taipei",
	})
}

// finishShopline says what was received, which the report leaves to the payment status.
func finishShopline(b *builder) {
	o := &b.rec.Order
	switch {
	case !o.Total.Known:
	case o.Status == crm.OrderPaid || o.Status == crm.OrderRefunded:
		o.Paid = o.Total
	case o.Status == crm.OrderCreated || o.Status == crm.OrderClosed:
		o.Paid = crm.AmountOf(0)
	}
}
