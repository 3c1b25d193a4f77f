package sample

import (
	"strconv"
	"strings"
)

// reach is how a customer can be found again.
type reach int

const (
	byAccount reach = iota // a nick on the marketplace, and usually a phone
	byEmail                // bought in the shop's own web shop
	byPhone                // filled in a card in the shop
)

var reachWheel = newWheel(1000, []int{895, 62, 43})

// mobilePrefixes are China's mobile number segments, carriers of things and satellites left out.
var mobilePrefixes = strings.Fields(`134 135 136 137 138 139 147 150 151 152 157 158 159 178 182 183 184 187 188 195 197 198
	130 131 132 145 155 156 166 175 176 185 186 196 133 149 153 173 177 180 181 189 190 191 193 199`)

// unique is a number that no other customer of this shop has: a shuffle of the indexes below uniqueSpan.
func (g *Generator) unique(index int) int {
	return int((uint64(index)*g.step + g.offset) % g.span)
}

// phone is a valid mobile number in E.164, each used once. China has no numbers reserved for examples.
func (g *Generator) phone(d *dice, index int, province string) string {
	own := (uint64(index)*61_803_399 + g.offset) % 100_000_000
	var buf [16]byte
	switch province {
	case "香港":
		return string(padded(append(append(buf[:0], "+852"...), "569"[d.below(3)]), own%10_000_000, 7))
	case "澳门":
		return string(padded(append(buf[:0], "+8536"...), own%10_000_000, 7))
	case "台湾":
		return string(padded(append(buf[:0], "+8869"...), own, 8))
	}
	return string(padded(append(append(buf[:0], "+86"...), d.of(mobilePrefixes)...), own, 8))
}

// padded appends n with leading zeros.
func padded(to []byte, n uint64, digits int) []byte {
	for limit := pow10(digits - 1); limit > 1 && n < limit; limit /= 10 {
		to = append(to, '0')
	}
	return strconv.AppendUint(to, n, 10)
}

func pow10(exponent int) uint64 {
	n := uint64(1)
	for range exponent {
		n *= 10
	}
	return n
}

// maskedName keeps the surname's first character: 张**.
func maskedName(name string) string {
	for i := range name {
		if i > 0 {
			return name[:i] + "**"
		}
	}
	return name
}

// mailHosts are reserved for examples (RFC 2606): a message sent to the sample shop by mistake reaches nobody.
var mailHosts = strings.Fields("example.com example.net example.org qq.example.com 163.example.com outlook.example.net")

func (g *Generator) email(d *dice, index int) string {
	separator := [...]string{"", ".", "_"}[d.below(3)]
	return d.of(pinyin) + separator + strconv.Itoa(g.unique(index)) + "@" + d.of(mailHosts)
}

var (
	streets = strings.Fields(`解放路 人民路 中山路 建设路 和平路 新华路 文化路 友谊路 胜利路 学府路 滨江路 文三路 科技路 朝阳路 育才路 青年路 公园路 湖滨路
		长江路 黄河路 迎宾大道 世纪大道 江南大道 金融街 春申路 云栖路 梅园路 桃源街 南湖路 北环路`)
	estates = strings.Fields(`阳光花园 翠湖名苑 金色家园 万和城 锦绣华庭 江南春城 香樟里 书香门第 紫荆花园 东方明珠苑 滨河小区 绿地国际 星河湾 幸福里
		御景园 学府壹号 春晓苑 和谐家园 丽景湾 云山诗意 青禾小区 蓝湾半岛 桂花园 枫林晚 银河公寓`)
)

// address is the part behind the district.
func (g *Generator) address(d *dice) string {
	b := append(g.scratch[:0], d.of(streets)...)
	b = strconv.AppendInt(b, int64(d.between(1, 688)), 10)
	b = append(b, "号"...)
	b = append(b, d.of(estates)...)
	b = strconv.AppendInt(b, int64(d.between(1, 32)), 10)
	b = append(b, "幢"...)
	b = strconv.AppendInt(b, int64(d.between(1, 28)*100+d.between(1, 4)), 10)
	b = append(b, "室"...)
	g.scratch = b
	return string(b)
}
