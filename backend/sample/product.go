package sample

import "shuke/backend/crm"

// product is something the shop sells.
type product struct {
	code     string
	title    string
	category string
	price    int64 // in 分
	cycle    int   // days until it is used up
	popular  int   // how often it is bought first, relative to the others
	loyalty  int   // of a thousand buyers, how many will want it again
	variants []string
	partner  string // code of what is often bought with it
}

var scents = []string{"白茶", "鸢尾", "青柠罗勒", "无香"}

// catalogue is 青禾日用's. Softener is the hidden gem: few start with it, nearly all come back for it (A25).
var catalogue = []product{
	{"QH-1001", "洗衣凝珠 52 颗", "衣物洗护", 5990, 48, 95, 520, scents, "QH-1005"},
	{"QH-1002", "洗衣凝珠 15 颗 尝鲜装", "衣物洗护", 1990, 16, 60, 180, scents, "QH-1001"},
	{"QH-1003", "洗衣液 3kg", "衣物洗护", 3990, 40, 88, 430, scents, "QH-1006"},
	{"QH-1004", "洗衣液 补充装 1.5kg", "衣物洗护", 1890, 22, 42, 380, scents, "QH-1007"},
	{"QH-1005", "柔顺剂 2L", "衣物洗护", 3990, 62, 20, 860, scents, "QH-1003"},
	{"QH-1006", "柔顺剂 500ml", "衣物洗护", 1590, 20, 18, 640, scents, "QH-1003"},
	{"QH-1007", "衣领净 喷雾 300ml", "衣物洗护", 1990, 95, 22, 240, nil, "QH-1003"},
	{"QH-1008", "真丝羊毛洗衣液 1L", "衣物洗护", 3590, 120, 14, 330, nil, "QH-1005"},
	{"QH-1009", "内衣手洗液 500ml", "衣物洗护", 2290, 55, 40, 460, nil, "QH-1003"},
	{"QH-1010", "留香珠 270g", "衣物洗护", 4590, 58, 46, 480, scents, "QH-1001"},
	{"QH-1011", "彩漂粉 600g", "衣物洗护", 2690, 70, 26, 350, nil, "QH-1003"},
	{"QH-1012", "吸色片 50 片", "衣物洗护", 1690, 90, 24, 220, nil, "QH-1001"},
	{"QH-1013", "婴儿洗衣液 2kg", "母婴", 4990, 36, 44, 610, nil, "QH-1015"},
	{"QH-1014", "奶瓶清洗剂 500ml", "母婴", 2990, 45, 24, 520, nil, "QH-1013"},
	{"QH-1015", "婴儿洗衣皂 6 块", "母婴", 2990, 50, 22, 490, nil, "QH-1013"},
	{"QH-1016", "宝宝湿巾 80 抽 5 包", "母婴", 3990, 24, 38, 560, nil, "QH-1013"},
	{"QH-1017", "玩具除菌喷雾", "母婴", 3290, 75, 12, 300, nil, "QH-1013"},
	{"QH-2001", "厨房油污净 500ml", "家居清洁", 1990, 65, 62, 400, []string{"柠檬", "无香"}, "QH-2002"},
	{"QH-2002", "洗洁精 1.5kg", "家居清洁", 1890, 40, 58, 500, []string{"柠檬", "绿茶"}, "QH-2001"},
	{"QH-2003", "洁厕灵 500ml 3 瓶", "家居清洁", 2490, 50, 52, 470, nil, "QH-2004"},
	{"QH-2004", "马桶清洁泡泡 12 粒", "家居清洁", 2290, 55, 44, 440, []string{"海洋", "薰衣草"}, "QH-2003"},
	{"QH-2005", "地板清洁片 60 片", "家居清洁", 2590, 70, 36, 360, nil, "QH-2008"},
	{"QH-2006", "玻璃水 600ml", "家居清洁", 1590, 130, 18, 160, nil, "QH-2001"},
	{"QH-2007", "除霉啫喱", "家居清洁", 2190, 180, 30, 120, nil, "QH-2003"},
	{"QH-2008", "静电除尘纸 100 片", "家居清洁", 1990, 45, 34, 410, nil, "QH-2005"},
	{"QH-2009", "管道疏通剂 3 瓶", "家居清洁", 2990, 160, 26, 150, nil, "QH-2003"},
	{"QH-2010", "洗衣机槽清洁片 12 片", "家居清洁", 2690, 110, 48, 390, nil, "QH-1001"},
	{"QH-2011", "洗碗机块 60 块", "家居清洁", 8990, 60, 20, 720, nil, "QH-2012"},
	{"QH-2012", "洗碗机盐 2kg", "家居清洁", 2490, 75, 12, 700, nil, "QH-2011"},
	{"QH-2013", "除螨喷雾 400ml", "家居清洁", 3990, 85, 36, 310, nil, "QH-2015"},
	{"QH-2014", "酒精湿巾 60 抽 5 包", "家居清洁", 2690, 35, 30, 420, nil, "QH-2008"},
	{"QH-2015", "衣柜除湿袋 10 包", "家居清洁", 2590, 90, 28, 330, nil, "QH-5007"},
	{"QH-3001", "抽纸 3 层 30 包", "纸品", 5990, 45, 60, 560, nil, "QH-3002"},
	{"QH-3002", "卷纸 4 层 27 卷", "纸品", 4990, 50, 42, 540, nil, "QH-3001"},
	{"QH-3003", "厨房纸 12 卷", "纸品", 3990, 55, 30, 470, nil, "QH-2001"},
	{"QH-3004", "洗脸巾 80 抽 6 包", "纸品", 4590, 42, 52, 590, nil, "QH-4004"},
	{"QH-3005", "湿厕纸 40 抽 10 包", "纸品", 3990, 38, 28, 530, nil, "QH-3002"},
	{"QH-4001", "洗手液 500ml 2 瓶", "个人护理", 2990, 60, 36, 380, scents, "QH-4004"},
	{"QH-4002", "泡沫洗手液 补充装", "个人护理", 1690, 40, 16, 450, nil, "QH-4001"},
	{"QH-4003", "沐浴露 750ml", "个人护理", 4590, 65, 40, 360, scents, "QH-4004"},
	{"QH-4004", "氨基酸洗发水 500ml", "个人护理", 5990, 62, 42, 390, nil, "QH-4005"},
	{"QH-4005", "护发素 500ml", "个人护理", 4990, 75, 22, 370, nil, "QH-4004"},
	{"QH-4006", "牙膏 120g 3 支", "个人护理", 3990, 70, 30, 340, []string{"薄荷", "白茶"}, "QH-4007"},
	{"QH-4007", "牙刷 软毛 10 支", "个人护理", 2990, 110, 26, 260, nil, "QH-4006"},
	{"QH-4008", "护手霜 三支装", "个人护理", 4990, 80, 44, 280, scents, "QH-5003"},
	{"QH-4009", "浴盐 400g", "个人护理", 3590, 50, 18, 320, scents, "QH-4003"},
	{"QH-5001", "香薰蜡烛 180g", "香氛", 8900, 60, 46, 360, scents, "QH-5003"},
	{"QH-5002", "无火香薰 200ml", "香氛", 12900, 90, 58, 450, scents, "QH-5004"},
	{"QH-5003", "香薰石 礼盒", "香氛", 6990, 120, 40, 240, scents, "QH-5004"},
	{"QH-5004", "香薰补充液 200ml", "香氛", 7900, 75, 18, 740, scents, "QH-5002"},
	{"QH-5005", "超声香薰机", "香氛", 19900, 720, 24, 30, []string{"米白", "原木"}, "QH-5006"},
	{"QH-5006", "植物精油 10ml", "香氛", 6900, 55, 22, 580, scents, "QH-5001"},
	{"QH-5007", "衣柜香片 10 片", "香氛", 2990, 60, 50, 400, scents, "QH-2015"},
	{"QH-5008", "车载香氛", "香氛", 8900, 70, 34, 330, []string{"海盐", "雪松", "白茶"}, "QH-5009"},
	{"QH-5009", "车载香氛 替换芯", "香氛", 3990, 45, 14, 690, []string{"海盐", "雪松", "白茶"}, "QH-5008"},
	{"QH-5010", "线香 60 支", "香氛", 5900, 50, 20, 430, []string{"檀木", "沉香"}, "QH-5003"},
	{"QH-6001", "青禾礼盒 年货版", "礼盒", 19900, 330, 18, 160, nil, "QH-5003"},
	{"QH-6002", "旅行装礼盒", "礼盒", 3990, 240, 16, 120, nil, "QH-1001"},
	{"QH-6003", "乔迁清洁礼盒", "礼盒", 15900, 700, 12, 20, nil, "QH-2001"},
	{"QH-6004", "香氛礼盒 三件", "礼盒", 26900, 300, 16, 120, scents, "QH-5004"},
}

// ageGroup is what age does to taste (E54).
type ageGroup int

const (
	young  ageGroup = iota // up to 29
	middle                 // 30 to 44
	senior                 // 45 and over
	ageGroups
)

// taste multiplies how popular a category is with an age group, in hundredths.
var taste = map[string][ageGroups]int{
	"衣物洗护": {90, 105, 120},
	"母婴":   {45, 210, 40},
	"家居清洁": {75, 110, 150},
	"纸品":   {90, 110, 110},
	"个人护理": {120, 90, 80},
	"香氛":   {165, 85, 40},
	"礼盒":   {100, 100, 110},
}

var (
	tasteWheels = weighTastes()
	partners    = matchPartners()
)

// matchPartners finds the index behind each product's partner code. A code that is not there is a programming mistake.
func matchPartners() []int {
	index := map[string]int{}
	for i := range catalogue {
		index[catalogue[i].code] = i
	}
	found := make([]int, len(catalogue))
	for i := range catalogue {
		at, known := index[catalogue[i].partner]
		if !known {
			panic("no product " + catalogue[i].partner)
		}
		found[i] = at
	}
	return found
}

func weighTastes() [ageGroups]wheel {
	var wheels [ageGroups]wheel
	for group := range ageGroups {
		weights := make([]int, len(catalogue))
		for i := range catalogue {
			weights[i] = catalogue[i].popular * taste[catalogue[i].category][group]
		}
		wheels[group] = newWheel(1<<12, weights)
	}
	return wheels
}

func groupOf(age int) ageGroup {
	switch {
	case age < 30:
		return young
	case age < 45:
		return middle
	}
	return senior
}

// facts is the product as a record tells it.
func (p *product) facts() crm.ProductFacts {
	return crm.ProductFacts{Code: p.code, Title: p.title, Category: p.category, Price: crm.AmountOf(p.price)}
}
