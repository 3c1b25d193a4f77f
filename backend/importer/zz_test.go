package importer
import ("testing";"fmt")
func TestZZ(t *testing.T) {
	for _, f := range []string{"tmall_orders_2020_02/tmall_order_report.csv","taobao_export_derived_2017layout/ExportOrderList201907010930.csv","taobao_export_derived_2017layout/ExportOrderDetailList201907010930.csv",
	"shopify_us_petstore_2023/orders_export_1.csv","shopify_us_activewear_2022/orders_export_1.csv","shopify_us_activewear_2022/customers_export_1.csv","shopify_in_devstore_2025/orders_export_1.csv","shopify_ca_shoes_2023_excel_dates/orders_export_1.csv","shopify_customers_faker_2020/customers_export.csv","shopify_customers_with_id_excel_damaged/customers_export_1.csv",
	"cn_rfm_orders_2019/orders.csv","cn_rfm_orders_2019/PYTHON-RFM实战数据.xlsx","online_retail_2010_12_to_2011_05/online_retail_first_half.csv.gz",
	"olist_sample/olist_customers_dataset.csv","olist_sample/olist_orders_dataset.csv","olist_sample/olist_order_items_dataset.csv","olist_sample/olist_order_reviews_dataset.csv","olist_sample/olist_products_dataset.csv","superstore/../mall_customers/Mall_Customers.csv"} {
		t.Run(f, func(t *testing.T){
		o := readAll(t, shared(t, f), shanghai(t), false)
		fmt.Println(f, o.source.Format, o.source.Encoding, o.source.Kind, "rows",o.rows,"rec",o.records,"rej",o.rejected,o.keys,"ign",o.ignored,"lines",o.lines,"ev",o.events,"orders",len(o.orders),"acc",len(o.accounts),"tot",o.total,"paid",o.paid,"ref",o.refunded,"net",o.net,"recv",o.received,o.statuses, len(o.provinces))
		for k,v := range o.warnings { fmt.Println("   ",k,v) }
		})
	}
}
