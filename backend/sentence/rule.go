package sentence

// ruleSentences are about rules that say which customers are meant; path is where in the rule.
var ruleSentences = catalogue{
	"segment.rule.syntax": {
		"这条规则不是能读懂的 JSON。看看括号、引号和逗号。",
		"這條規則不是能讀懂的 JSON。看看括號、引號和逗號。",
		"The rule is not readable JSON. Check brackets, quotes and commas.",
	},
	"segment.rule.shape": {
		"规则在「{path}」这里不成形：要么是 all、any、not，要么是带 field 或 measure 的一条。",
		"規則在「{path}」這裡不成形：要麼是 all、any、not，要麼是帶 field 或 measure 的一條。",
		"The rule is not well formed at “{path}”: use all, any, not, or a condition with field or measure.",
	},
	"segment.rule.deep": {
		"规则在「{path}」这里套得太深，最多 {max} 层。拆开写。",
		"規則在「{path}」這裡套得太深，最多 {max} 層。拆開寫。",
		"The rule is nested too deep at “{path}”: {max} levels at most. Take it apart.",
	},
	"segment.rule.large": {
		"规则太长，到「{path}」已超过 {max} 条。拆成几条。",
		"規則太長，到「{path}」已超過 {max} 條。拆成幾條。",
		"The rule is too long: “{path}” is beyond {max} conditions. Split it.",
	},
	"segment.rule.field": {
		"「{path}」这里的「{field}」不是能问的一项。能问的都在 docs/rules.md。",
		"「{path}」這裡的「{field}」不是能問的一項。能問的都在 docs/rules.md。",
		"“{field}” at “{path}” is nothing a rule can ask for. docs/rules.md lists what is.",
	},
	"segment.rule.key": {
		"「{path}」这里多了「{key}」。去掉它。",
		"「{path}」這裡多了「{key}」。去掉它。",
		"“{key}” has no place at “{path}”. Remove it.",
	},
	"segment.rule.op": {
		"「{path}」这里的「{field}」不能用「{op}」，只能用：{ops}",
		"「{path}」這裡的「{field}」不能用「{op}」，只能用：{ops}",
		"“{field}” at “{path}” does not take “{op}”, only: {ops}",
	},
	"segment.rule.value": {
		"「{path}」这里的值不合「{field} {op}」。换成这一项的值。",
		"「{path}」這裡的值不合「{field} {op}」。換成這一項的值。",
		"The value at “{path}” does not fit “{field} {op}”. Give one of that kind.",
	},
	"segment.rule.tag": {
		"「{path}」这里的标签「{tag}」没有。先建好，或换一个。",
		"「{path}」這裡的標籤「{tag}」沒有。先建好，或換一個。",
		"There is no tag “{tag}”, which “{path}” asks for. Create it, or choose another.",
	},
	"segment.rule.measure": {
		"「{path}」这里不能这样合计：{measure} {field}。",
		"「{path}」這裡不能這樣合計：{measure} {field}。",
		"What “{path}” asks for cannot be added up so: {measure} {field}.",
	},
	"segment.rule.window": {
		"「{path}」这里的时间范围读不懂。用 lastDays、olderThanDays，或 from 和 to。",
		"「{path}」這裡的時間範圍讀不懂。用 lastDays、olderThanDays，或 from 和 to。",
		"The period at “{path}” cannot be read. Use lastDays, olderThanDays, or from and to.",
	},
}
