package sentence

// campaignSentences are about messages to many people.
var campaignSentences = catalogue{
	"campaign.field.open": {
		"第 {at} 个字的 {{ 没有配上 }}。变量写成 {{姓名|朋友}}。",
		"第 {at} 個字的 {{ 沒有配上 }}。變數寫成 {{姓名|朋友}}。",
		"The {{ at character {at} has no }}. A field is written {{name|friend}}.",
	},
	"campaign.field.unknown": {
		"第 {at} 个字起的「{field}」不是能用的变量。从「插入变量」里选一个。",
		"第 {at} 個字起的「{field}」不是能用的變數。從「插入變數」裡選一個。",
		"“{field}” at character {at} is no field. Choose one under Insert field.",
	},
	"campaign.message.empty": {
		"还没写内容。",
		"還沒寫內容。",
		"There is no text yet.",
	},
	"campaign.message.noSubject": {
		"邮件还没有主题。",
		"郵件還沒有主旨。",
		"The mail has no subject yet.",
	},
	"campaign.message.promo": {
		"服务通知里不能有促销的话：「{word}」。删掉它，或把用途改成营销。",
		"服務通知裡不能有促銷的話：「{word}」。刪掉它，或把用途改成行銷。",
		"A service message must not sell: “{word}”. Take it out, or make the purpose marketing.",
	},
	"campaign.message.long": {
		"短信有 {count} 字，网关最多收 {max} 字。写短些。",
		"簡訊有 {count} 字，閘道最多收 {max} 字。寫短些。",
		"The text has {count} characters; gateways take {max}. Make it shorter.",
	},
	"campaign.message.link": {
		"短信里有链接。没报备过的链接，运营商会拦下。",
		"簡訊裡有連結。沒報備過的連結，電信業者會攔下。",
		"The text has a link. Carriers in China block links that were not filed.",
	},
	"campaign.message.phone": {
		"短信里有电话号码。没报备过的号码，运营商会拦下。",
		"簡訊裡有電話號碼。沒報備過的號碼，電信業者會攔下。",
		"The text has a phone number. Carriers in China block numbers that were not filed.",
	},
	"campaign.message.chat": {
		"短信里请人加微信。各大网关都不再放行这样的内容。",
		"簡訊裡請人加微信。各大閘道都不再放行這樣的內容。",
		"The text asks readers to add you on WeChat. The large gateways refuse that.",
	},
}
