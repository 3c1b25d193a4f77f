package sqlite

import "strings"

// contactsOf are the bits of crm.Contact of the customer c.
var contactsOf = `(` + plainText("c.phone") + `)
	+ 2 * (` + plainText("c.email") + ` AND c.email GLOB '?*@[^.-]*.?*' AND c.email NOT GLOB '*@*@*' AND c.email NOT GLOB '*..*'
		AND c.email NOT GLOB '*[ ,;<>"()]*' AND c.email NOT GLOB '*.')
	+ 4 * (` + plainText("c.address") + `)
	+ 8 * (` + plainText("c.phone") + ` AND ` + mobileForm("c.phone") + `)`

// plainText is the condition that a column says something, and all of it.
func plainText(column string) string {
	return column + ` <> '' AND instr(` + column + `, '*') = 0 AND instr(` + column + `, '＊') = 0`
}

// mobiles are the countries that tell mobile phones from others by their numbers: their prefix, how a mobile number goes on,
// and how many digits come behind that at least and at most. Numbers of other countries may be either.
var mobiles = []struct {
	country, begins string
	least, most     int
}{
	{"+86", "1[3-9]", 9, 9},
	{"+886", "9", 8, 8},
	{"+852", "[4-9]", 7, 7},
	{"+853", "6", 7, 7},
	{"+65", "[89]", 7, 7},
	{"+60", "1", 8, 9},
	{"+66", "[689]", 8, 8},
	{"+62", "8", 7, 11},
	{"+63", "9", 9, 9},
	{"+84", "[35789]", 8, 8},
}

// mobileForm is the condition that a number with its country can be a mobile phone's.
func mobileForm(column string) string {
	var b strings.Builder
	b.WriteString(`CASE`)
	for _, m := range mobiles {
		b.WriteString(` WHEN ` + column + ` GLOB '` + m.country + `*' THEN `)
		for n := m.least; n <= m.most; n++ {
			if n > m.least {
				b.WriteString(` OR `)
			}
			b.WriteString(column + ` GLOB '` + m.country + m.begins + strings.Repeat(`[0-9]`, n) + `'`)
		}
	}
	b.WriteString(` ELSE ` + column + ` GLOB '+[1-9]*' AND substr(` + column + `, 2) NOT GLOB '*[^0-9]*' AND length(` + column + `) BETWEEN 8 AND 16 END`)
	return b.String()
}
