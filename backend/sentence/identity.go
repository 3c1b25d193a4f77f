package sentence

// identitySentences say what speaks for and against two customers being one person, and how much.
var identitySentences = catalogue{
	"likelihood.high": {
		"很可能",
		"很可能",
		"very likely",
	},
	"likelihood.medium": {
		"可能",
		"可能",
		"likely",
	},
	"likelihood.low": {
		"存疑",
		"存疑",
		"doubtful",
	},
	"sourceKind.search": {
		"搜索",
		"搜尋",
		"Search",
	},
	"sourceKind.paid": {
		"付费推广",
		"付費推廣",
		"Paid",
	},
	"sourceKind.activity": {
		"活动",
		"活動",
		"Campaigns",
	},
	"sourceKind.tool": {
		"营销工具",
		"行銷工具",
		"Tools",
	},
	"sourceKind.kol": {
		"达人",
		"達人",
		"Creators",
	},
	"sourceKind.offline": {
		"线下",
		"實體",
		"Offline",
	},
	"sourceKind.referral": {
		"老客介绍",
		"老客介紹",
		"Referral",
	},
	"sourceKind.import": {
		"导入",
		"匯入",
		"Import",
	},
	"sourceKind.other": {
		"其他",
		"其他",
		"Other",
	},
	"sourceKind.unknown": {
		"不知道",
		"不知道",
		"Unknown",
	},
	"evidence.phone": {
		"手机号相同",
		"手機號碼相同",
		"same phone",
	},
	"evidence.email": {
		"邮箱相同",
		"電子郵件相同",
		"same e-mail",
	},
	"evidence.nameAddress": {
		"姓名和地址相同",
		"姓名和地址相同",
		"same name and address",
	},
	"evidence.nameBirthday": {
		"姓名和生日相同",
		"姓名和生日相同",
		"same name and birthday",
	},
	"evidence.account": {
		"不同平台上账号同名",
		"不同平台上帳號同名",
		"same account name on several platforms",
	},
	"evidence.maskedPhone": {
		"打码的手机号对得上",
		"隱碼的手機號碼對得上",
		"masked phone fits",
	},
	"evidence.name": {
		"姓名相同",
		"姓名相同",
		"same name",
	},
	"evidence.nameFits": {
		"打码的姓名对得上",
		"隱碼的姓名對得上",
		"masked name fits",
	},
	"evidence.nick": {
		"昵称相同",
		"暱稱相同",
		"same nick",
	},
	"evidence.place": {
		"地区相同",
		"地區相同",
		"same place",
	},
	"evidence.birthday": {
		"生日相同",
		"生日相同",
		"same birthday",
	},
	"evidence.otherName": {
		"但姓名不同",
		"但姓名不同",
		"but other name",
	},
	"evidence.otherGender": {
		"但性别不同",
		"但性別不同",
		"but other gender",
	},
	"evidence.otherBirthday": {
		"但生日不同",
		"但生日不同",
		"but other birthday",
	},
}
