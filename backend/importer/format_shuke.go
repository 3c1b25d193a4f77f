package importer

import (
	"strings"

	"shuke/backend/crm"
)

// ownCustomers is the list of customers that Shuke exports.
const ownCustomers = "shuke-customers"

// Shuke's own list of customers, in each of its languages: what was exported comes back unchanged.
func init() {
	register(Format{
		ID:   ownCustomers,
		Name: "Shuke customers",
		Kind: crm.FileCustomers, Country: "CN", // whose numbers are written without +86
		Own: true,
		Description: "The list of customers that Shuke writes, in Chinese or English. Accounts stand one a line with their platform in front, " +
			"custom fields have their type behind the name (鞋码〔数字〕), lunar birthdays are marked 农历. Sums and times of orders are " +
			"not read: the orders themselves say them.",
		Signature: []string{"平台账号|平台帳號|Accounts", "昵称|暱稱|Nick", "不联系|不聯絡|Do not contact", "净消费|淨消費|Net spent"},
		Columns:   ownColumns,
	})
}

var ownColumns = ownNames(map[string]string{
	"accounts": "平台账号|平台帳號|Accounts", "name": "姓名|Name", "nick": "昵称|暱稱|Nick", "phone": "手机号|手機號碼|Phone",
	"email": "邮箱|電子郵件|Email", "gender": "性别|性別|Gender", "birthday": "生日|Birthday", "country": "国家|國家|Country",
	"province": "省份|Province", "city": "城市|City", "district": "区县|區縣|District", "address": "地址|Address",
	"source": "来源|來源|Source", "level": "等级|等級|Level", "points": "积分|點數|Points", "tags": "标签|標籤|Tags",
	"note": "备注|備註|Note", "blocked": "不联系|不聯絡|Do not contact", "customerCreatedAt": "创建时间|建立時間|Created at",
	"cardClaimedAt": "领卡时间|領卡時間|Card claimed at", "consentEmail": "同意邮件|同意郵件|Email consent",
	"consentSms": "同意短信|同意簡訊|SMS consent",
	"": "状态|狀態|Standing|付款订单数|付款訂單數|Paid orders|完成订单数|完成訂單數|Completed orders|购买件数|購買件數|Items bought|" +
		"累计实收|累計實收|Total received|累计退款|累計退款|Total refunded|净消费|淨消費|Net spent|首次付款时间|首次付款時間|First paid at|" +
		"最近付款时间|最近付款時間|Last paid at|最近收藏或加购时间|最近收藏或加購時間|Last favourite or cart at",
})

// ownTypes are the types of custom fields as the list has them behind the field's name.
var ownTypes = map[string]crm.FieldType{
	"文本": crm.FieldText, "文字": crm.FieldText, "text": crm.FieldText,
	"数字": crm.FieldNumber, "數字": crm.FieldNumber, "number": crm.FieldNumber,
	"日期": crm.FieldDate, "date": crm.FieldDate,
	"是否": crm.FieldYesNo, "yes/no": crm.FieldYesNo,
	"选项": crm.FieldChoice, "選項": crm.FieldChoice, "choice": crm.FieldChoice,
}

// ownFields maps the columns of custom fields in the list that Shuke exports.
func (m *Mapping) ownFields(header []string) {
	if m.Format != ownCustomers {
		return
	}
	for _, column := range header {
		name, rest, marked := strings.Cut(column, "〔")
		typ, known := ownTypes[strings.TrimSuffix(rest, "〕")]
		if marked && known && m.Columns[column] == nil {
			m.Columns[column] = Targets{CustomTarget(strings.TrimSpace(name))}
			m.setFieldType(strings.TrimSpace(name), typ)
		}
	}
}

// setAccounts reads accounts on several platforms, one a line: "taobao: lin".
func setAccounts(b *builder, s string) {
	for line := range strings.Lines(s) {
		platform, value, ok := strings.Cut(line, ":")
		platform, value = strings.TrimSpace(platform), strings.TrimSpace(value)
		if ok && platform != "" && value != "" {
			b.rec.Customer.Elsewhere = append(b.rec.Customer.Elsewhere, crm.PlatformAccount{Platform: platform, Value: value})
		}
	}
}

func setBlocked(b *builder, s string) {
	blocked, _ := yesNo(s)
	b.rec.Customer.Blocked = blocked
}

// splitTags takes a list of tags apart at commas and semicolons of either width. A tag that holds one stands in quotes.
func splitTags(s string) (tags []string) {
	for s != "" {
		tag, rest := s, ""
		if inside, after, ok := quotedTag(s); ok {
			tag, rest = inside, after
		} else if i := strings.IndexAny(s, tagMarks); i >= 0 {
			tag, rest = s[:i], s[i:]
		}
		tags = append(tags, tag)
		s = strings.TrimLeft(rest, tagMarks+" ")
	}
	return tags
}

// tagMarks stand between tags.
const tagMarks = ",，;；、|"

// quotedTag is the tag in quotes that a list begins with; quotes inside are doubled.
func quotedTag(s string) (tag, rest string, ok bool) {
	s, ok = strings.CutPrefix(s, `"`)
	for i := 0; ok; {
		n := strings.IndexByte(s[i:], '"')
		if n < 0 {
			return "", "", false
		}
		i += n + 1
		if !strings.HasPrefix(s[i:], `"`) {
			return strings.ReplaceAll(s[:i-1], `""`, `"`), s[i:], true
		}
		i++
	}
	return "", "", false
}
