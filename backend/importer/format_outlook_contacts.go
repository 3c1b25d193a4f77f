package importer

import (
	"shuke/backend/crm"
)

// Outlook's CSV of contacts, classic and new.
func init() {
	register(Format{
		ID:   "outlook-contacts",
		Name: "Outlook contacts",
		Kind: crm.FileCustomers,
		Description: "One row a contact, UTF-8 with BOM or the ANSI of the computer. The mobile number counts before the home, business and primary " +
			"one, the first e-mail address before the others, the home address before the business one. Categories become tags. 0/0/00 is no birthday. " +
			"A contact without e-mail and phone is rejected. Outlook writes the header in its own language; English, Chinese and Taiwan's are known.",
		Signature: []string{
			"First Name|名|名字", "Last Name|姓|姓氏", "E-mail Address|电子邮件地址|電子郵件地址", "Mobile Phone|Home Phone|Business Phone|移动电话|住宅电话|商务电话|行動電話|住家電話|商務電話",
			"Business Street|Home Street|Categories|商务地址 街道|住宅地址 街道|类别|商務 - 街|住家 - 街|類別",
		},
		Columns: map[string]Targets{
			"First Name": {"firstName"}, "Last Name": {"lastName"}, "Nickname": {"nick"}, "E-mail Address": {"email"}, "E-mail 2 Address": {"email?"}, "E-mail 3 Address": {"email?"},
			"Mobile Phone": {"phone"}, "Primary Phone": {"phone?"}, "Home Phone": {"phone?"}, "Home Phone 2": {"phone?"}, "Business Phone": {"phone?"}, "Business Phone 2": {"phone?"},
			"Birthday": {"birthday"}, "Gender": {"gender"}, "Categories": {"tags"}, "Notes": {"note"},
			"Home Street": {"address"}, "Home Street 2": {"address"}, "Home City": {"city"}, "Home State": {"province"}, "Home Postal Code": {"zip"},
			"Home Country/Region": {"country"}, "Home Country": {"country"},
			"Business Street": {"address?"}, "Business City": {"city?"}, "Business State": {"province?"}, "Business Country/Region": {"country?"}, "Business Country": {"country?"},

			"名": {"firstName"}, "姓": {"lastName"}, "电子邮件地址": {"email"}, "电子邮件 2 地址": {"email?"}, "电子邮件 3 地址": {"email?"},
			"移动电话": {"phone"}, "主要电话": {"phone?"}, "住宅电话": {"phone?"}, "住宅电话 2": {"phone?"}, "商务电话": {"phone?"}, "商务电话 2": {"phone?"},
			"生日": {"birthday"}, "性别": {"gender"}, "类别": {"tags"}, "附注": {"note"},
			"住宅地址 街道": {"address"}, "住宅地址 市/县": {"city"}, "住宅地址 省/市/自治区": {"province"}, "住宅地址 邮政编码": {"zip"}, "住宅地址 国家/地区": {"country"},
			"商务地址 街道": {"address?"}, "商务地址 市/县": {"city?"}, "商务地址 省/市/自治区": {"province?"}, "商务地址 国家/地区": {"country?"},

			"名字": {"firstName"}, "姓氏": {"lastName"}, "電子郵件地址": {"email"}, "電子郵件 2 地址": {"email?"}, "電子郵件 3 地址": {"email?"},
			"行動電話": {"phone"}, "代表電話": {"phone?"}, "住家電話": {"phone?"}, "住家電話 2": {"phone?"}, "商務電話": {"phone?"}, "商務電話 2": {"phone?"},
			"性別": {"gender"}, "類別": {"tags"}, "記事": {"note"},
			"住家 - 街": {"address"}, "住家 - 市/鎮": {"city"}, "住家 - 縣/市": {"province"}, "住家 - 郵遞區號": {"zip"}, "住家 - 國家/地區": {"country"},
			"商務 - 街": {"address?"}, "商務 - 市/鎮": {"city?"}, "商務 - 縣/市": {"province?"}, "商務 - 國家/地區": {"country?"},
		},
		Values: map[string]map[string]string{"gender": {"未指定": "unknown", "unspecified": "unknown"}},
		finish: func(b *builder) { b.rec.Customer.Address = oneLine(b.rec.Customer.Address) },
	})
}
