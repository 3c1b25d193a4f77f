package importer

import (
	"maps"
	"strings"

	"golang.org/x/text/unicode/norm"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// statusNames are our words for order statuses, as mapping files write them.
var statusNames = map[string]crm.OrderStatus{
	"unknown": crm.OrderUnknown, "created": crm.OrderCreated, "paid": crm.OrderPaid, "shipped": crm.OrderShipped,
	"delivered": crm.OrderDelivered, "closed": crm.OrderClosed, "refunded": crm.OrderRefunded,
}

// statusWords are what platforms and shops call their statuses, where a format does not say otherwise.
var statusWords = map[string]string{
	"等待买家付款": "created", "待付款": "created", "未付款": "created", "已下单": "created", "待支付": "created", "未支付": "created",
	"买家已付款，等待卖家发货": "paid", "买家已付款,等待卖家发货": "paid", "等待卖家发货": "paid", "待发货": "paid", "已付款": "paid", "已支付": "paid", "备货中": "paid",
	"卖家已发货，等待买家确认": "shipped", "卖家已发货,等待买家确认": "shipped", "等待买家确认收货": "shipped", "已发货": "shipped", "待收货": "shipped", "配送中": "shipped",
	"交易成功": "delivered", "交易完成": "delivered", "已完成": "delivered", "完成": "delivered", "已收货": "delivered", "已签收": "delivered",
	"交易关闭": "closed", "已关闭": "closed", "已取消": "closed", "取消": "closed", "关闭": "closed",
	"付款以前，卖家或买家主动关闭交易": "closed", "付款以后用户退款成功，交易自动关闭": "refunded", "已退款": "refunded", "退款成功": "refunded",

	"created": "created", "pending": "created", "unpaid": "created", "awaiting payment": "created", "authorized": "created", "on hold": "created",
	"approved": "paid", "paid": "paid", "processing": "paid", "invoiced": "paid", "to ship": "paid", "awaiting shipment": "paid", "partially_paid": "paid",
	"shipped": "shipped", "in transit": "shipped", "fulfilled": "delivered",
	"delivered": "delivered", "completed": "delivered", "complete": "delivered",
	"unavailable": "closed", "canceled": "closed", "cancelled": "closed", "closed": "closed", "voided": "closed", "failed": "closed", "expired": "closed",
	"refunded": "refunded",
	"open":     "unknown", "unfulfilled": "unknown", "confirmed": "unknown", "preparing": "unknown", "arrived": "shipped", "collected": "delivered",

	"to pay": "created", "waiting for payment": "created", "awaiting collection": "paid", "ready to ship": "paid", "ready_to_ship": "paid",
	"packed": "paid", "shipping": "shipped", "to receive": "shipped", "delivering": "shipped", "out for delivery": "shipped",

	"chưa thanh toán": "created", "chờ thanh toán": "created", "chờ xác nhận": "paid", "chờ lấy hàng": "paid", "cần gửi": "paid",
	"chờ gửi hàng": "paid", "chờ vận chuyển": "paid", "chờ giao hàng": "shipped", "đang giao": "shipped", "đang giao hàng": "shipped",
	"đang vận chuyển": "shipped", "đã gửi": "shipped", "đã vận chuyển": "shipped", "đã giao": "delivered", "đã giao hàng": "delivered",
	"đã nhận được hàng": "delivered", "người mua xác nhận đã nhận được hàng": "delivered", "hoàn thành": "delivered",
	"đã hoàn thành": "delivered", "đã hoàn tất": "delivered", "đã hủy": "closed", "đã huỷ": "closed", "đã hoàn tiền": "refunded",

	"ค้างชำระ": "created", "ยังไม่ชำระ": "created", "ยังไม่ได้ชำระเงิน": "created", "ที่ต้องจัดส่ง": "paid", "ที่จะจัดส่ง": "paid",
	"รอการจัดส่ง": "paid", "รอจัดส่ง": "paid", "กำลังจัดส่ง": "shipped", "การจัดส่ง": "shipped", "จัดส่งแล้ว": "shipped",
	"อยู่ระหว่างการจัดส่ง": "shipped", "จัดส่งสำเร็จแล้ว": "delivered", "ส่งสำเร็จ": "delivered", "สำเร็จแล้ว": "delivered",
	"เสร็จสมบูรณ์": "delivered", "ผู้ซื้อได้รับสินค้าแล้ว": "delivered", "ยกเลิกแล้ว": "closed",

	"belum bayar": "created", "belum dibayar": "created", "perlu dikirim": "paid", "sedang dikirim": "shipped", "dikirim": "shipped",
	"dalam perjalanan": "shipped", "terkirim": "delivered", "telah dikirim": "shipped", "selesai": "delivered", "batal": "closed",
	"dibatalkan": "closed",

	"尚未付款": "created", "待出貨": "paid", "待出货": "paid", "運送中": "shipped", "已出貨": "shipped", "待收貨": "shipped", "已送達": "delivered",
	"已取貨": "delivered", "不成立": "closed", "取消申請中": "paid", "退貨/退款": "refunded",
}

// refundWords are the words of columns about refunds that mean that the money went back. Nobody lists all the others, from
// 无售后或售后取消 to 待商家处理.
var refundWords = map[string]string{
	"退款成功": "refunded", "退款完成": "refunded", "已退款": "refunded", "全额退款": "refunded", "已全额退款": "refunded", "退款完结": "refunded",
	"退货退款成功": "refunded", "售后完成，退款成功": "refunded", "refunded": "refunded", "refund completed": "refunded",
}

// refundDoneWords are those of tables of refunds, where a row need not say again what is done.
var refundDoneWords = func() map[string]string {
	m := maps.Clone(refundWords)
	for _, word := range []string{"成功", "已完成", "完成", "已完结", "交易退款", "success", "successful", "succeeded", "completed", "complete", "done", "paid", "processed"} {
		m[word] = "refunded"
	}
	return m
}()

var genderNames = map[string]crm.Gender{
	"unknown": crm.GenderUnknown, "female": crm.GenderFemale, "male": crm.GenderMale, "other": crm.GenderOther,
}

var genderWords = map[string]string{
	"女": "female", "女士": "female", "女性": "female", "f": "female", "female": "female", "woman": "female",
	"男": "male", "先生": "male", "男士": "male", "男性": "male", "m": "male", "male": "male", "man": "male",
	"其他": "other", "其它": "other", "other": "other", "未知": "unknown", "保密": "unknown", "unknown": "unknown", "หญิง": "female", "ชาย": "male", "nữ": "female", "nam": "male", "perempuan": "female", "wanita": "female", "laki-laki": "male", "pria": "male", "lelaki": "male", "unspecified": "unknown", "不透露": "unknown", "不公開": "unknown",
}

var eventNames = func() map[string]crm.EventKind {
	m := make(map[string]crm.EventKind)
	for k := crm.EventFavouriteShop; k <= crm.EventRedeem; k++ {
		m[k.String()] = k
	}
	return m
}()

var eventWords = map[string]string{
	"收藏店铺": "favourite_shop", "关注店铺": "favourite_shop", "收藏商品": "favourite_item", "收藏宝贝": "favourite_item", "收藏": "favourite_item",
	"加购": "cart", "加入购物车": "cart", "扫码": "scan", "签到": "sign_in", "浏览": "view", "访问": "view", "核销": "redeem", "用券": "redeem", "redeem": "redeem", "redemption": "redeem", "评价": "review", "评论": "review",
	"favorite": "favourite_item", "favourite": "favourite_item", "add to cart": "cart", "cart": "cart", "scan": "scan",
	"sign in": "sign_in", "view": "view", "review": "review",
	"favourite_shop": "favourite_shop", "favourite_item": "favourite_item", "sign_in": "sign_in",
}

var consentWords = map[string]string{
	"yes": "yes", "y": "yes", "true": "yes", "1": "yes", "是": "yes", "subscribed": "yes", "同意": "yes",
	"no": "no", "n": "no", "false": "no", "0": "no", "否": "no", "unsubscribed": "no", "不同意": "no", "not_subscribed": "no",
}

// choosable tells whether a mapping may translate a word of a choice field into value.
func choosable(field, value string) bool {
	ok := true
	switch field {
	case "status", "fulfilment", "lineStatus", "refundStatus":
		_, ok = statusNames[value]
	case "gender":
		_, ok = genderNames[value]
	case "eventKind":
		_, ok = eventNames[value]
	case "consentEmail", "consentSms", "flag":
		ok = value == "yes" || value == "no"
	}
	return ok
}

// words are the translations of one choice field of one file: the mapping's, then the usual ones, compared without case.
type words struct {
	own   map[string]string
	usual map[string]string
}

func wordsOf(own, usual map[string]string) words {
	folded := make(map[string]string, len(own))
	for word, value := range own {
		folded[word] = value
		folded[fold(word)] = value
	}
	return words{own: folded, usual: usual}
}

// find translates a word, or else the beginning of a sentence that is one: 已发货，待签收, ผู้ซื้อได้รับสินค้าแล้ว โปรดทราบว่า….
func (w words) find(s string) (value string, ok bool) {
	if value, ok = w.whole(s); ok {
		return value, true
	}
	s = norm.NFC.String(s)
	if value, ok = w.whole(s); ok {
		return value, true
	}
	if value, ok = w.whole(cell.Simplified(s)); ok {
		return value, true
	}
	for i, r := range s {
		if r == ',' || r == '，' || r == ' ' && thai(s) {
			if value, ok = w.whole(strings.TrimSpace(s[:i])); ok {
				return value, true
			}
		}
	}
	return "", false
}

// thai tells whether a text is in the script that puts spaces between sentences, not words.
func thai(s string) bool { return s[0] == 0xE0 }

func (w words) whole(s string) (value string, ok bool) {
	if value, ok = w.own[s]; ok {
		return value, true
	}
	if value, ok = w.usual[s]; ok {
		return value, true
	}
	lower := strings.ToLower(s)
	if value, ok = w.own[lower]; ok {
		return value, true
	}
	value, ok = w.usual[lower]
	return value, ok
}
