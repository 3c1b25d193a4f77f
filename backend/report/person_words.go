package report

import (
	"cmp"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// personWords are what the page of a person calls things: they read it themselves, so no name is one that only machines know.
var personWords = map[words.Language]map[string]string{
	words.ZhCN: {
		"title": "我们知道的全部", "made": "整理于", "place": "地区", "card": "会员卡号", "contacts": "账号和联系方式", "addresses": "其他地址",
		"consents": "联系同意", "notes": "备注", "orders": "订单", "events": "互动", "kind": "种类", "platform": "平台", "value": "内容", "label": "叫法",
		"recipient": "收件人", "when": "时间", "channel": "渠道", "answer": "意思", "evidence": "依据", "text": "内容", "number": "订单号", "paid": "实付",
		"yes": "同意", "no": "拒绝", "referrer": "介绍人", "impersonal": "不使用个性化", "is so": "是", "messages": "发给您的消息", "parcels": "包裹里放过的", "reminders": "提醒",
		"done": "办完于", "changes": "改动", "was": "原来", "is": "后来",
		"status": "状态", "state": "结果", "due": "什么时候", "next order": "下次下单", "next visit": "下次来", "card at": "领卡时间",
		"identity.account": "账号", "identity.phone": "手机号", "identity.email": "邮箱",
		"channel.sms": "短信", "channel.email": "邮件", "channel.phone": "电话", "channel.wecom": "企业微信", "channel.line": "LINE", "channel.post": "邮寄",
		"service": "{channel}服务通知", "by sample": "示例店里编的", "by file": "来自导入的文件", "by hand": "手工记下",
		"platform.erased":      "抹去后留下的指纹",
		"event.favourite_shop": "收藏店铺", "event.favourite_item": "收藏商品", "event.cart": "加购", "event.scan": "扫码", "event.sign_in": "签到",
		"event.view": "看了", "event.review": "评价", "event.redeem": "用券",
		"state.uncertain": "待确认", "state.sent": "已发出", "state.delivered": "已送达", "state.bounced": "被退回", "state.failed": "没发成",
	},
	words.ZhTW: {
		"title": "我們知道的全部", "made": "整理於", "place": "地區", "card": "會員卡號", "contacts": "帳號和聯絡方式", "addresses": "其他地址",
		"consents": "聯絡同意", "notes": "備註", "orders": "訂單", "events": "互動", "kind": "種類", "platform": "平台", "value": "內容", "label": "叫法",
		"recipient": "收件人", "when": "時間", "channel": "管道", "answer": "意思", "evidence": "依據", "text": "內容", "number": "訂單號", "paid": "實付",
		"yes": "同意", "no": "拒絕", "referrer": "介紹人", "impersonal": "不使用個人化", "is so": "是", "messages": "發給您的訊息", "parcels": "包裹裡放過的", "reminders": "提醒",
		"done": "辦完於", "changes": "改動", "was": "原來", "is": "後來",
		"status": "狀態", "state": "結果", "due": "什麼時候", "next order": "下次下單", "next visit": "下次來", "card at": "領卡時間",
		"identity.account": "帳號", "identity.phone": "手機號碼", "identity.email": "電子郵件",
		"channel.sms": "簡訊", "channel.email": "郵件", "channel.phone": "電話", "channel.wecom": "企業微信", "channel.line": "LINE", "channel.post": "郵寄",
		"service": "{channel}服務通知", "by sample": "範例商店裡編的", "by file": "來自匯入的檔案", "by hand": "手工記下",
		"platform.erased":      "抹去後留下的指紋",
		"event.favourite_shop": "收藏商店", "event.favourite_item": "收藏商品", "event.cart": "加購", "event.scan": "掃碼", "event.sign_in": "簽到",
		"event.view": "看了", "event.review": "評價", "event.redeem": "用券",
		"state.uncertain": "待確認", "state.sent": "已發出", "state.delivered": "已送達", "state.bounced": "被退回", "state.failed": "沒發成",
	},
	words.En: {
		"title": "Everything we know of you", "made": "Put together on", "place": "Place", "card": "Card no.", "contacts": "Accounts and contacts",
		"addresses": "Other addresses", "consents": "Consent to be contacted", "notes": "Notes", "orders": "Orders", "events": "Events", "kind": "Kind",
		"platform": "Platform", "value": "Value", "label": "Label", "recipient": "Recipient", "when": "When", "channel": "Channel", "answer": "Answer",
		"evidence": "Evidence", "text": "What", "number": "Order number", "paid": "Paid", "yes": "Agreed", "no": "Refused", "referrer": "Referred by",
		"impersonal": "No personalisation", "is so": "Yes", "messages": "Messages to you", "parcels": "Put into parcels", "reminders": "Reminders",
		"done": "Done", "changes": "Changes", "was": "Was", "is": "Is",
		"status": "Status", "state": "Outcome", "due": "For", "next order": "The next order", "next visit": "The next visit", "card at": "Card taken on",
		"identity.account": "Account", "identity.phone": "Phone", "identity.email": "E-mail",
		"channel.sms": "SMS", "channel.email": "E-mail", "channel.phone": "Phone", "channel.wecom": "WeCom", "channel.line": "LINE", "channel.post": "Post",
		"service": "service messages by {channel}", "by sample": "Made up for the sample shop", "by file": "From an imported file", "by hand": "Recorded by hand",
		"platform.erased":      "Fingerprint left after erasing",
		"event.favourite_shop": "Favourited the shop", "event.favourite_item": "Favourited", "event.cart": "Added to cart", "event.scan": "Scanned",
		"event.sign_in": "Signed in", "event.view": "Viewed", "event.review": "Reviewed", "event.redeem": "Used a coupon",
		"state.uncertain": "To be confirmed", "state.sent": "Sent", "state.delivered": "Delivered", "state.bounced": "Bounced", "state.failed": "Failed",
	},
}

// channelWord names a channel, or its service messages, which are agreed to on their own.
func channelWord(l map[string]string, consent string) string {
	channel, service := strings.CutPrefix(consent, "service:")
	name := cmp.Or(l["channel."+channel], channel)
	if service {
		return words.Fill(l["service"], "channel", name)
	}
	return name
}

// platformWord names a platform; what is left of an erased contact is on none.
func platformWord(l map[string]string, t *words.Words, platform string) string {
	return cmp.Or(l["platform."+platform], t.Platform(platform))
}

// evidenceWord says by what a consent is known: in the owner's words, or from a file.
func evidenceWord(l map[string]string, c crm.Consent) string {
	switch {
	case c.ByHand:
		return cmp.Or(c.Evidence, l["by hand"])
	case c.Evidence == "sample":
		return l["by sample"]
	default:
		return l["by file"]
	}
}

// reminderDue is when a reminder comes due, or what it waits for.
func (p *Person) reminderDue(l map[string]string, r crm.Reminder) string {
	waits := map[crm.Wait]string{crm.WaitOrder: l["next order"], crm.WaitVisit: l["next visit"]}
	return cmp.Or(p.instant(r.Due), waits[r.Wait])
}

// fieldName is what a field is called; one of the owner's own by the name they gave it.
func fieldName(l map[string]string, t *words.Words, f crm.ProfileField) string {
	c := &t.Columns
	named := map[crm.ProfileField]string{
		crm.ProfileName: c.Name, crm.ProfileNick: c.Nick, crm.ProfilePhone: c.Phone, crm.ProfileEmail: c.Email, crm.ProfileGender: c.Gender,
		crm.ProfileBirthday: c.Birthday, crm.ProfileAddress: c.Address, crm.ProfileSource: c.Source, crm.ProfileLevel: c.Level,
		crm.ProfilePoints: c.Points, crm.ProfileBlocked: c.Blocked, crm.ProfileAccount: l["identity.account"], crm.ProfileReferrer: l["referrer"],
		crm.ProfileCard: l["card"], crm.ProfileCardAt: l["card at"], crm.ProfileImpersonal: l["impersonal"],
	}
	return sideText(strings.TrimPrefix(string(f), "field:"), named[f])
}

func genderWord(t *words.Words, g crm.Gender) string {
	if g == 0 {
		return ""
	}
	return t.Gender(g)
}

func yesWord(l map[string]string, on bool) string {
	if on {
		return l["is so"]
	}
	return ""
}
