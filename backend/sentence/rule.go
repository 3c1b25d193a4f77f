package sentence

// ruleSentences are about rules that say which customers are meant; path is where in the rule.
var ruleSentences = catalogue{
	"segment.overlap.tooMany": {
		"一次最多比 {max} 个。去掉几个。",
		"一次最多比 {max} 個。去掉幾個。",
		"At most {max} can be compared at once. Take some off.",
	},
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
	"segment.rule.segment": {
		"「{path}」这里的人群「{segment}」没有。先存好，或换一个。",
		"「{path}」這裡的人群「{segment}」沒有。先存好，或換一個。",
		"There is no segment “{segment}”, which “{path}” asks for. Save it, or choose another.",
	},
	"segment.rule.cycle": {
		"这条规则绕回了自己：{cycle}。去掉其中一环。",
		"這條規則繞回了自己：{cycle}。去掉其中一環。",
		"The rule leads back to itself: {cycle}. Take one of them out.",
	},
	"segment.changedMeanwhile": {
		"这个人群刚在别处改过，没有覆盖。看过现在的样子，再存一次就用你写的。",
		"這個人群剛在別處改過，沒有覆蓋。看過現在的樣子，再存一次就用你寫的。",
		"This segment was changed elsewhere a moment ago and was not overwritten. Look at it; saving again keeps yours.",
	},
	"segment.gone": {
		"没有这个人群，可能刚被删掉。",
		"沒有這個人群，可能剛被刪掉。",
		"There is no such segment; it may have been deleted.",
	},
	"segment.unknown": {
		"没有叫「{name}」的人群。",
		"沒有叫「{name}」的人群。",
		"There is no segment “{name}”.",
	},
	"segment.frozen": {
		"「{name}」是定格的名单，规则不能改。按新规则另存一个。",
		"「{name}」是定格的名單，規則不能改。按新規則另存一個。",
		"“{name}” is a frozen list and keeps no other rule. Save another segment.",
	},
	"segment.used": {
		"还有规则用着它：{by}。先改那些规则。",
		"還有規則用著它：{by}。先改那些規則。",
		"Rules still use it: {by}. Change those first.",
	},
	"segment.name.length": {
		"人群的名字要有 1 到 {max} 个字。",
		"人群的名字要有 1 到 {max} 個字。",
		"A segment’s name has 1 to {max} characters.",
	},
	"segment.name.taken": {
		"已经有叫「{name}」的人群了。换个名字。",
		"已經有叫「{name}」的人群了。換個名字。",
		"There is already a segment “{name}”. Choose another name.",
	},
	"tag.used": {
		"还有规则用着这个标签：{by}。先改那些规则。",
		"還有規則用著這個標籤：{by}。先改那些規則。",
		"Rules still use this tag: {by}. Change those first.",
	},
	"tag.rule.none": {
		"标签「{tag}」没有规则，客户是手动加的。",
		"標籤「{tag}」沒有規則，顧客是手動加的。",
		"The tag “{tag}” has no rule: customers are tagged by hand.",
	},
}
