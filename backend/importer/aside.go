package importer

import "slices"

// An aside is a table that is known and holds nothing a shop file can take: statistics, lists of codes, other people's names,
// orders without their buyers. It is recognised by exactly its columns, so that no table with more in it is turned away.
type aside struct {
	id      string
	what    string // in a word, for docs/import-formats.md
	columns []string
	reason  string // key of the sentence that says so
	among   bool   // other columns may stand beside these
}

var asides = []aside{
	{"customer-statistics", "Frequency, recency and age of customers, as models of repurchase take them", []string{"ID", "frequency", "recency", "T"}, "import.file.onlyStatistics", false},
	{"customer-statistics", "The same with the mean of the sums", []string{"ID", "x", "t_x", "T", "zbar"}, "import.file.onlyStatistics", false},
	{"campaign-list", "What campaigns there were, without who was in them", []string{"campaign_id", "campaign_type", "start_date", "end_date"}, "import.file.onlyPairs", false},
	{"coupon-products", "Which products a coupon is for, without who has it", []string{"coupon_upc", "product_id", "campaign_id"}, "import.file.onlyPairs", false},
	{"category-names", "Category names in two languages", []string{"product_category_name", "product_category_name_english"}, "import.file.onlyPairs", false},
	{"seller-list", "The sellers of a marketplace", []string{"seller_id", "seller_zip_code_prefix", "seller_city", "seller_state"}, "import.file.onlySellers", false},
	{"douyin-settlement", "Douyin's list of what moved on the shop's account", []string{"动账时间", "动账方向", "动账金额"}, "import.file.settlement", true},
	{"douyin-settlement", "The same under other names, and its bills of insurances", []string{"动账流水号", "动账时间"}, "import.file.settlement", true},
	{"douyin-settlement", "Douyin's bill of what was paid out", []string{"结算时间", "结算金额", "平台服务费"}, "import.file.settlement", true},
	{"tiktok-settlement", "TikTok Shop's list of what was paid out", []string{"Order/adjustment ID", "Type", "Currency"}, "import.file.settlement", true},
	{"amazon-settlement", "Amazon's settlement report, with its fees", []string{"settlement-id", "transaction-type", "order-id"}, "import.file.settlement", true},
	{"amazon-settlement", "Amazon's date range report of transactions", []string{"date/time", "settlement id", "type"}, "import.file.settlement", true},
	{"wallet-bill", "PayPal's list of activities, with fees and withdrawals", []string{"Gross", "From Email Address", "Transaction ID"}, "import.file.settlement", true},
	{"wallet-bill", "A bill of WeChat Pay or Alipay, with what the owner spent", []string{"交易时间", "交易对方", "收/支"}, "import.file.settlement", true},
	{"wallet-bill", "Alipay's older one", []string{"交易创建时间", "交易对方", "收/支"}, "import.file.settlement", true},
	{"wallet-bill", "WeChat Pay's bill for merchants", []string{"商户号", "微信订单号", "用户标识"}, "import.file.settlement", true},
	{"shuke-orders", "The list of orders that Shuke wrote before it had buyers, its products in one cell", []string{"订单号", "平台", "付款时间", "净收金额", "商品", "卖家备注"}, "import.file.ownOrders", true},
	{"shuke-orders", "The same in traditional characters", []string{"訂單號碼", "平台", "付款時間", "淨收金額", "商品", "賣家備註"}, "import.file.ownOrders", true},
	{"shuke-orders", "The same in English", []string{"Order number", "Platform", "Paid at", "Net", "Items", "Seller's memo"}, "import.file.ownOrders", true},
}

// asideOf finds the aside that has these columns, nil when there is none.
func asideOf(header []string) *aside {
	names := sortedFolds(header)
	for i := range asides {
		if asides[i].isIn(names) {
			return &asides[i]
		}
	}
	return nil
}

func (a *aside) isIn(names []string) bool {
	own := sortedFolds(a.columns)
	if !a.among {
		return slices.Equal(own, names)
	}
	return !slices.ContainsFunc(own, func(name string) bool { return !slices.Contains(names, name) })
}

func sortedFolds(header []string) []string {
	folds := make([]string, len(header))
	for i, name := range header {
		folds[i] = fold(name)
	}
	slices.Sort(folds)
	return folds
}
