package importer

import "shuke/backend/crm"

// shopeeMarket is a language of Shopee's order export with the market that uses it.
type shopeeMarket struct {
	id, name, currency, country, zone string
	about                             string
	signature                         []string
	columns                           map[string]Targets
}

// Order.all of the Shopee seller centre, in the languages of its markets.
func init() {
	for _, m := range shopeeMarkets {
		register(Format{
			ID: m.id, Name: m.name, Description: m.about, Platform: "shopee", Kind: crm.FileOrders, Signature: m.signature, Columns: m.columns,
			Values: map[string]map[string]string{
				"status":       {"shipping": "shipped", "to receive": "shipped", "待收貨": "shipped", "已完成": "delivered", "完成": "delivered", "取消": "closed"},
				"refundStatus": shopeeRefunds,
			},
			Currency: m.currency, Country: m.country, TimeZone: m.zone,
			DateOrder: "dmy", CountryCurrency: m.currency == "", MarketClock: m.zone == "", finish: finishShopee,
		})
	}
}

// shopeeRefunds are the words by which a request for a refund was granted.
var shopeeRefunds = map[string]string{
	"request approved": "refunded", "return/refund approved": "refunded", "refund paid": "refunded", "accepted": "refunded",
	"đã chấp thuận yêu cầu": "refunded", "đã hoàn tiền": "refunded", "permintaan disetujui": "refunded", "คำขอได้รับการยอมรับแล้ว": "refunded",
	"คำขอคืนเงิน/คืนสินค้าได้รับการอนุมัติ": "refunded", "申請已被同意": "refunded", "已退款": "refunded",
}

func finishShopee(b *builder) {
	closedAndReceived(b)
	dayFromNumber(b)
}

var shopeeMarkets = []shopeeMarket{
	{
		id: "shopee-orders", name: "Shopee orders (English)",
		about: "One row a product of an order, xlsx `Order.all.…` or csv, banners above the header skipped. Sums of the order (Grand " +
			"Total) stand on each of its rows and count once; without them the total is the sum of Deal Price × Quantity. Lines are told " +
			"apart by SKU, variation and name. A granted Return / Refund gives back the pieces that came back, or everything when the " +
			"file does not count them. Amounts are in the currency of Country, or else the shop's. An order without a time is dated by its " +
			"number, which begins with the day (250730…). An order that was paid for and then cancelled is refunded; where the file has payment times, one " +
			"without is paid for at the door, when it is delivered.",
		signature: []string{"Order ID", "Order Status", "Username (Buyer)"},
		columns: map[string]Targets{
			"Order ID": {"orderNo"}, "Order Status": {"status"}, "Return / Refund Status": {"refundStatus"},
			"Order Creation Date": {"createdAt"}, "Order Paid Time": {"paidAt"}, "Grand Total": {"total"}, "Total Amount": {"total?"},
			"Remark from buyer": {"remark"}, "Note": {"memo"},
			"Username (Buyer)": {"account", "nick"}, "Receiver Name": {"name"}, "Phone Number": {"phone"}, "Delivery Address": {"address"},
			"Province": {"province"}, "State": {"province"}, "City": {"city"}, "District": {"district"}, "Town": {"district?"},
			"Area": {"city?"}, "Country": {"country"}, "Zip Code": {"zip"},
			"SKU Reference No.": {"sku", "lineNo"}, "Parent SKU Reference No.": {"sku?"}, "Variation Name": {"variant", "lineNo"},
			"Product Name": {"title", "lineNo"}, "Deal Price": {"unitPrice"}, "Original Price": {"unitPrice?"}, "Quantity": {"quantity"},
			"Product Subtotal": {"lineAmount"}, "Returned quantity": {"returned"},
		},
	},
	{
		id: "shopee-orders-vn", name: "Shopee orders (Tiếng Việt)", currency: "VND", country: "VN", zone: "Asia/Ho_Chi_Minh",
		about: "The same in Vietnamese. Amounts may be written 90.000 or 90000 and have no decimals. Tổng số tiền người mua thanh toán " +
			"occurs twice in newer files: the second is what the buyer pays for the order. A sentence that begins with Người mua xác nhận " +
			"đã nhận được hàng means delivered.",
		signature: []string{"Mã đơn hàng", "Trạng Thái Đơn Hàng", "Người Mua|Tên sản phẩm"},
		columns: map[string]Targets{
			"Mã đơn hàng": {"orderNo"}, "Trạng Thái Đơn Hàng": {"status"}, "Trạng thái Trả hàng/Hoàn tiền": {"refundStatus"},
			"Ngày đặt hàng": {"createdAt"}, "Thời gian đơn hàng được thanh toán": {"paidAt"},
			"Tổng số tiền người mua thanh toán (2)": {"total"}, "Tổng số tiền người mua thanh toán": {"total?"}, "Tổng giá trị đơn hàng (VND)": {"total?"},
			"Nhận xét từ Người mua": {"remark"}, "Ghi chú": {"memo"},
			"Người Mua": {"account", "nick"}, "Tên Người nhận": {"name"}, "Số điện thoại": {"phone"}, "Địa chỉ nhận hàng": {"address"},
			"Tỉnh/Thành phố": {"province"}, "TP / Quận / Huyện": {"city"}, "Quận": {"district"}, "Quốc gia": {"country"},
			"SKU phân loại hàng": {"sku", "lineNo"}, "SKU sản phẩm": {"sku?"}, "Tên phân loại hàng": {"variant", "lineNo"},
			"Tên sản phẩm": {"title", "lineNo"}, "Giá ưu đãi": {"unitPrice"}, "Giá gốc": {"unitPrice?"}, "Số lượng": {"quantity"},
			"Tổng giá bán (sản phẩm)": {"lineAmount"}, "Số lượng sản phẩm được hoàn trả": {"returned"},
		},
	},
	{
		id: "shopee-orders-tw", name: "蝦皮 訂單", currency: "TWD", country: "TW", zone: "Asia/Taipei",
		about:     "The same in Traditional Chinese, with (單) behind the columns of the order and (品) behind those of a product, or without.",
		signature: []string{"訂單編號 (單)|訂單編號", "訂單狀態 (單)|訂單狀態", "買家帳號 (單)|買家帳號"},
		columns: map[string]Targets{
			"訂單編號 (單)": {"orderNo"}, "訂單編號": {"orderNo"}, "訂單狀態 (單)": {"status"}, "訂單狀態": {"status"}, "退貨/退款狀態": {"refundStatus"},
			"訂單成立時間 (單)": {"createdAt"}, "訂單成立日期": {"createdAt"}, "訂單成立時間": {"createdAt"}, "買家付款時間 (單)": {"paidAt"}, "買家付款時間": {"paidAt"},
			"訂單總金額 (單)": {"total"}, "買家總支付金額": {"total"}, "訂單總金額": {"total?"}, "買家備註": {"remark"}, "備註": {"memo"},
			"買家帳號 (單)": {"account", "nick"}, "買家帳號": {"account", "nick"}, "收件者姓名 (單)": {"name"}, "收件者姓名": {"name"},
			"收件者電話 (單)": {"phone"}, "收件者電話": {"phone"}, "收件地址 (單)": {"address"}, "收件地址": {"address"}, "城市": {"city"}, "行政區": {"district"},
			"郵遞區號": {"zip"}, "國家": {"country"},
			"商品選項貨號": {"sku", "lineNo"}, "主商品貨號": {"sku?"}, "商品選項名稱 (品)": {"variant", "lineNo"}, "商品選項名稱": {"variant", "lineNo"},
			"商品名稱 (品)": {"title", "lineNo"}, "商品名稱": {"title", "lineNo"}, "商品活動價格 (品)": {"unitPrice"}, "商品活動價格": {"unitPrice"},
			"商品原價 (品)": {"unitPrice?"}, "商品原價": {"unitPrice?"}, "數量": {"quantity"}, "退貨數量": {"returned"},
		},
	},
	{
		id: "shopee-orders-th", name: "Shopee orders (ไทย)", currency: "THB", country: "TH", zone: "Asia/Bangkok",
		about:     "The same in Thai.",
		signature: []string{"หมายเลขคำสั่งซื้อ", "สถานะการสั่งซื้อ", "ชื่อผู้ใช้ (ผู้ซื้อ)"},
		columns: map[string]Targets{
			"หมายเลขคำสั่งซื้อ": {"orderNo"}, "สถานะการสั่งซื้อ": {"status"}, "สถานะการคืนเงินหรือคืนสินค้า": {"refundStatus"},
			"วันที่ทำการสั่งซื้อ": {"createdAt"}, "เวลาการชำระสินค้า": {"paidAt"}, "จำนวนเงินทั้งหมด": {"total"},
			"ชื่อผู้ใช้ (ผู้ซื้อ)": {"account", "nick"}, "ชื่อผู้รับ": {"name"}, "หมายเลขโทรศัพท์": {"phone"}, "ที่อยู่ในการจัดส่ง": {"address"},
			"จังหวัด": {"province"}, "เขต/อำเภอ": {"city"}, "รหัสไปรษณีย์": {"zip"}, "ประเทศ": {"country"}, "หมายเหตุจากผู้ซื้อ": {"remark"}, "บันทึก": {"memo"},
			"เลขอ้างอิง SKU (SKU Reference No.)": {"sku", "lineNo"}, "เลขอ้างอิง Parent SKU": {"sku?"}, "ชื่อตัวเลือก": {"variant", "lineNo"},
			"ชื่อสินค้า": {"title", "lineNo"}, "ราคาขาย": {"unitPrice"}, "ราคาตั้งต้น": {"unitPrice?"}, "จำนวน": {"quantity"},
			"ราคาขายสุทธิ": {"lineAmount"}, "จำนวนที่ส่งคืน": {"returned"},
		},
	},
	{
		id: "shopee-orders-id", name: "Shopee orders (Bahasa Indonesia)", currency: "IDR", country: "ID", zone: "Asia/Jakarta",
		about:     "The same in Indonesian; amounts are written 85.000 or 85000. Its header is known from programs that read it and was not seen.",
		signature: []string{"No. Pesanan", "Status Pesanan", "Username (Pembeli)|Nama Produk"},
		columns: map[string]Targets{
			"No. Pesanan": {"orderNo"}, "Status Pesanan": {"status"}, "Status Pembatalan/ Pengembalian": {"refundStatus"},
			"Waktu Pesanan Dibuat": {"createdAt"}, "Waktu Pembayaran Dilakukan": {"paidAt"}, "Total Pembayaran": {"total"},
			"Catatan dari Pembeli": {"remark"}, "Catatan": {"memo"},
			"Username (Pembeli)": {"account", "nick"}, "Nama Penerima": {"name"}, "No. Telepon": {"phone"}, "Alamat Pengiriman": {"address"},
			"Kota/Kabupaten": {"city"}, "Provinsi": {"province"},
			"Nomor Referensi SKU": {"sku", "lineNo"}, "SKU Induk": {"sku?"}, "Nama Variasi": {"variant", "lineNo"}, "Nama Produk": {"title", "lineNo"},
			"Harga Setelah Diskon": {"unitPrice"}, "Harga Awal": {"unitPrice?"}, "Jumlah": {"quantity"}, "Total Harga Produk": {"lineAmount"},
			"Returned quantity": {"returned"},
		},
	},
}
