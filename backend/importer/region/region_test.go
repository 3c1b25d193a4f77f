package region

import (
	"testing"

	"shuke/backend/crm"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]crm.Region{
		"上海": {Country: "CN", Province: "上海", City: "上海", Code: 310000},
		"上海 上海市 市辖区 示例街道213号(000000)":         {Country: "CN", Province: "上海", City: "上海", Code: 310000},
		"上海 上海市 浦东新区 张江路1号":                   {Country: "CN", Province: "上海", City: "上海", District: "浦东新区", Code: 310115},
		"广东省 广州市 市辖区 示例街道127号":                {Country: "CN", Province: "广东", City: "广州", Code: 440100},
		"广东省广州市天河区体育西路1号":                     {Country: "CN", Province: "广东", City: "广州", District: "天河区", Code: 440106},
		"广东深圳市福田区福华路":                         {Country: "CN", Province: "广东", City: "深圳", District: "福田区", Code: 440304},
		"广东省 广州市 其它区 某路":                      {Country: "CN", Province: "广东", City: "广州", Code: 440100},
		"内蒙古自治区":                              {Country: "CN", Province: "内蒙古", Code: 150000},
		"内蒙古 呼和浩特":                            {Country: "CN", Province: "内蒙古", City: "呼和浩特", Code: 150100},
		"江苏省,扬州市":                             {Country: "CN", Province: "江苏", City: "扬州", Code: 321000},
		"周强，86-13912345678，江苏省 扬州市 广陵区 文昌路1号": {Country: "CN", Province: "江苏", City: "扬州", District: "广陵区", Code: 321002},
		"浙江省 义乌市":                             {Country: "CN", Province: "浙江", City: "金华", District: "义乌市", Code: 330782},
		"湖北省 仙桃市":                             {Country: "CN", Province: "湖北", City: "仙桃", Code: 429004},
		"湖北 恩施":                               {Country: "CN", Province: "湖北", City: "恩施", Code: 422800},
		"吉林市船营区":                              {Country: "CN", Province: "吉林", City: "吉林", District: "船营区", Code: 220204},
		"吉林省吉林市":                              {Country: "CN", Province: "吉林", City: "吉林", Code: 220200},
		"海南藏族自治州":                             {Country: "CN", Province: "青海", City: "海南", Code: 632500},
		"海南省 海口市":                             {Country: "CN", Province: "海南", City: "海口", Code: 460100},
		"北京朝阳区建国路":                            {Country: "CN", Province: "北京", City: "北京", District: "朝阳区", Code: 110105},
		"重庆市 重庆市 万州区":                         {Country: "CN", Province: "重庆", City: "重庆", District: "万州区", Code: 500101},
		"香港特别行政区 九龙 观塘区":                      {Country: "CN", Province: "香港", City: "九龙", District: "观塘区", Code: 810000},
		"台湾省 台北市 大安区":                         {Country: "CN", Province: "台湾", City: "台北", District: "大安区", Code: 710000},
		"中国 四川省 成都市":                          {Country: "CN", Province: "四川", City: "成都", Code: 510100},
		"山东省 莱芜市 市辖区 某路":                      {Country: "CN", Province: "山东", City: "济南", District: "莱芜区", Code: 370116},
		"西藏自治区 日喀则地区":                         {Country: "CN", Province: "西藏", City: "日喀则", Code: 540200},
		"朝阳区建国路":                              {}, // Beijing, Changchun, Chaoyang have one each
		"北京路123号":                             {}, // a street of many towns
		"California":                          {},
		"":                                    {},
	} {
		if got := Parse(text); got != want {
			t.Errorf("Parse(%q)\n got %+v\nwant %+v", text, got, want)
		}
	}
}

func TestFinder(t *testing.T) {
	f := &Finder{}
	for _, c := range []struct {
		parts Parts
		want  crm.Region
	}{
		{Parts{Country: "US", Province: "WI", City: "Elm Grove"}, crm.Region{Country: "US", Province: "WI", City: "Elm Grove"}},
		{Parts{Country: "United Kingdom"}, crm.Region{Country: "GB"}},
		{Parts{Country: "EIRE"}, crm.Region{Country: "IE"}},
		{Parts{Country: "Unspecified"}, crm.Region{}},
		{Parts{Country: "HK", City: "Kowloon"}, crm.Region{Country: "CN", Province: "香港", Code: 810000}},
		{Parts{Country: "China", Province: "Guangdong"}, crm.Region{Country: "CN", Province: "广东", Code: 440000}},
		{Parts{Province: "广东省", City: "广州市"}, crm.Region{Country: "CN", Province: "广东", City: "广州", Code: 440100}},
		{Parts{Province: "SP", City: "sao paulo"}, crm.Region{Province: "SP", City: "sao paulo"}},
		{Parts{Address: "上海 上海市 徐汇区 漕溪路"}, crm.Region{Country: "CN", Province: "上海", City: "上海", District: "徐汇区", Code: 310104}},
	} {
		for range 2 { // the second answer comes from memory
			if got := f.Find(c.parts); got != c.want {
				t.Errorf("Find(%+v)\n got %+v\nwant %+v", c.parts, got, c.want)
			}
		}
	}
}
