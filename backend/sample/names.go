package sample

import (
	"strconv"
	"strings"

	"shuke/backend/crm"
)

// surnameShares follows the census: the hundred most common surnames cover about 85 % of people; a few compound ones follow.
const surnameShares = `
王 719 李 718 张 670 刘 517 陈 461 杨 322 黄 245 赵 228 吴 223 周 216 徐 167 孙 165 马 142 朱 126 胡 119 郭 115 何 113 林 113
高 108 罗 105 郑 94 梁 90 谢 82 宋 79 唐 76 许 73 邓 70 韩 68 冯 66 曹 62 彭 59 曾 58 肖 56 田 54 董 53 潘 51 袁 50 蔡 49 蒋 48
余 47 于 47 杜 46 叶 45 程 45 魏 44 苏 43 吕 42 丁 41 任 39 沈 38 姚 37 卢 37 姜 36 崔 35 钟 35 谭 34 陆 33 汪 32 范 32 廖 31
石 31 金 31 韦 30 贾 29 夏 28 付 28 方 27 邹 26 白 25 孟 25 熊 25 秦 24 邱 24 江 24 尹 23 薛 23 闫 22 段 22 雷 21 侯 21 龙 20
史 20 陶 19 黎 19 贺 18 顾 18 毛 18 郝 17 龚 17 邵 17 万 16 钱 16 严 15 覃 15 武 14 戴 14 莫 14 孔 13 向 13 汤 12 温 11 康 11
施 10 文 10 牛 10 樊 9 葛 9 邢 9 安 8 齐 8 易 8 乔 8 伍 7 庞 7 颜 6 倪 6 庄 6 聂 6 章 6 鲁 5 岳 5 翟 5 欧阳 4 司马 1 上官 1 诸葛 1 慕容 1`

var (
	surnames     []string
	surnameWheel = weighSurnames()
)

func weighSurnames() wheel {
	words := strings.Fields(surnameShares)
	var shares []int
	for i := 0; i < len(words); i += 2 {
		surnames = append(surnames, words[i])
		shares = append(shares, number(words[i+1]))
	}
	return newWheel(1<<14, shares)
}

// fashion is how parents of a time named their children: whole names that were everywhere, and characters that were
// put together freely.
type fashion struct {
	whole, first, second []string
}

func newFashion(whole, first, second string) fashion {
	return fashion{strings.Fields(whole), strings.Split(first, ""), strings.Split(second, "")}
}

// fashions are by decade of birth, from before 1970 to 2000 and later: women, then men.
var fashions = [5][2]fashion{
	{
		newFashion("秀英 桂英 玉兰 秀兰 桂兰 玉梅 秀珍 凤英 淑珍 淑华 丽华 玉珍 春梅 桂芳 翠英 金凤 美华 建华 爱华 玉华 惠芳 素芬 月英", "秀桂玉淑凤春爱素美金月惠", "英兰珍梅芳华芬云莲琴霞娥"),
		newFashion("建国 建华 国强 志强 建军 永强 国庆 卫东 爱国 德明 志明 国栋 金生 文革 学军 援朝 福生 长江 海洋 大勇", "建国志永德文学金福长卫振", "国华强军明生平林东山忠义"),
	},
	{
		newFashion("丽 敏 静 燕 艳 娟 芳 霞 红 玲 红梅 海燕 丽娟 晓燕 雪梅 春燕 小红 建梅 文静 晓玲 玉玲 丽萍 晓红 秀丽", "丽海晓雪春小文玉秀红艳慧", "娟燕梅红玲萍丽芳霞敏静琴"),
		newFashion("伟 勇 军 强 涛 杰 斌 刚 辉 波 志勇 建平 海涛 晓东 志伟 建伟 文军 立新 小军 建波 国平 永红 宏伟 卫国", "志建海晓文立小国永宏少振", "勇平涛东伟军新波斌辉峰强"),
	},
	{
		newFashion("静 丽 敏 婷 娜 倩 雪 颖 璐 丹 莉 蕾 晶 洁 琳 玲玲 婷婷 丹丹 晓丽 雅静 晓雯 文娟 思思 佳佳 莎莎 海霞 静怡 佳慧 晓岚", "晓雅文思佳海静雪丽梦玉慧", "丽静雯娟婷慧霞怡敏颖琳洁"),
		newFashion("磊 鹏 超 浩 凯 亮 飞 洋 勇 伟 杰 帅 鑫 龙 建平 志鹏 晓明 文博 海龙 小龙 俊杰 志刚 家辉 文斌 宇飞 建飞", "志晓文海小俊家宇建少立春", "鹏明博龙杰刚辉斌飞超亮峰"),
	},
	{
		newFashion("婷 悦 雪 欣 颖 琪 佳 瑶 雨欣 雨桐 思雨 梦瑶 佳琪 诗涵 静宜 欣怡 雅婷 晓彤 嘉欣 梦婷 可欣 雨婷 紫薇 佳怡 思琪 诗雨 雪莹 静雯 若曦", "雨思梦佳诗静欣雅嘉可紫若雪", "欣桐雨瑶琪涵怡婷彤薇莹雯曦"),
		newFashion("浩 鑫 杰 阳 宇 昊 翔 凯 子昂 文博 思远 俊杰 一鸣 浩然 志豪 嘉豪 宇航 泽宇 明轩 家豪 天宇 子豪 俊豪 晨阳 博文 浩宇 晓东", "子文思俊浩志嘉宇泽明天晨博", "昂博远杰然豪航宇轩阳鸣哲涵"),
	},
	{
		newFashion("梓涵 梓萱 诗涵 欣怡 子涵 雨涵 一诺 可馨 语桐 思涵 佳怡 雨萱 欣妍 梦琪 紫涵 嘉怡 若汐 心怡 诗琪 艺涵 静姝", "梓诗欣子雨一可语思佳若心艺", "涵萱怡诺馨桐妍琪汐彤姝瑶宁"),
		newFashion("子轩 浩宇 浩然 宇轩 子涵 梓豪 俊熙 一鸣 博文 子墨 宇航 浩轩 天佑 睿渊 晨曦 嘉懿 明哲 奕辰 煜城 鹤轩 泽洋", "子浩宇梓俊一博天睿晨嘉明奕泽", "轩宇然豪熙鸣文墨航佑哲辰洋睿"),
	},
}

// givenName is in the fashion of the year somebody was born in.
func givenName(d *dice, gender crm.Gender, year int) string {
	decade := max(0, min(len(fashions)-1, (year-1960)/10))
	sex := 0
	if gender == crm.GenderMale {
		sex = 1
	}
	f := &fashions[decade][sex]
	if d.chance(550) {
		return d.of(f.whole)
	}
	return d.of(f.first) + d.of(f.second)
}

// nickOwners and nickTails make the nicks of the first few thousand customers, each combination once: 静静的小窝.
var (
	nickOwners = strings.Fields(`静静 小满 阿橘 岚岚 悦悦 诗涵 雨欣 梓萱 思远 博哥 糖糖 果果 豆豆 米粒 团子 年糕 汤圆 小鹿 小熊 兔兔 橙子 柚子 桃桃 青柠
		芒果 可可 布丁 奶茶 麦子 小麦 木木 森森 林间 山月 云朵 晴天 小雨 初夏 秋秋 冬冬 安安 宁宁 乐乐 笑笑 多多 朵朵 蓓蓓 琪琪 甜甜 妞妞
		大白 老周 老李 阿伟 阿杰 小北 南风 西西 东东 七七 九月 十一 半夏 白芷 茉莉 栀子 向日葵 小雏菊`)
	nickTails = strings.Fields(`的小窝 家 妈妈 爱洗衣 爱生活 在路上 不远 同学 小姐姐 日记 的日常 的小店 的家 爱干净 收纳中 要早睡 不加班 爱喝茶 的阳台 的厨房
		慢慢来 很忙 去旅行 养了猫 养了狗 的花园 想放假 爱拍照 小窝 之家 的衣柜 香香的 在发呆 吃不胖 爱宝宝 先生 女士 的早晨 晒太阳 买买买`)
	pinyin = strings.Fields(`xiaoman aju lanlan yueyue shihan yuxin zixuan siyuan tangtang guoguo doudou mili tuanzi xiaolu xiaoxiong chengzi youzi
		taotao qingning keke buding maizi mumu sensen yunduo qingtian chuxia anan ningning lele duoduo qiqi tiantian dabai nanfeng jiuyue banxia
		moli zhizi yutong jingyi jiaqi wenbo haoran yiming zhihao lily amy cici coco vivi luna`)
)

// nick names customer index on their platform. The digits at its end, or the combination of words, are theirs alone.
func (g *Generator) nick(d *dice, index int) string {
	combinations := len(nickOwners) * len(nickTails)
	if index < combinations && d.chance(620) {
		at := (index*1597 + 311) % combinations
		return nickOwners[at%len(nickOwners)] + nickTails[at/len(nickOwners)]
	}
	own := strconv.Itoa(g.unique(index))
	switch throw := d.below(100); {
	case throw < 46:
		return "tb" + own + "_" + strconv.Itoa(d.between(2009, max(2009, g.opt.Now.Year())))
	case throw < 78:
		return d.of(pinyin) + "_" + own
	}
	return d.of(nickOwners) + own
}
