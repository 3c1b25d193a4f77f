package main

// operationSentences are the journal's, by kind of operation. {count} is how many it touched.
var operationSentences = map[string]sentence{
	"operation.import":        {"导入 {file}，{count} 行", "Imported {file}, {count} rows"},
	"operation.generate":      {"生成示例店铺，{count} 行", "Made a sample shop, {count} rows"},
	"operation.tag.create":    {"新建标签“{tag}”", "Created the tag “{tag}”"},
	"operation.tag.delete":    {"删除标签“{tag}”，原有 {count} 位客户", "Deleted the tag “{tag}” of {count} customers"},
	"operation.tag.add":       {"给 {count} 位客户加标签“{tag}”", "Tagged {count} customers “{tag}”"},
	"operation.tag.remove":    {"从 {count} 位客户去掉标签“{tag}”", "Removed the tag “{tag}” from {count} customers"},
	"operation.note.add":      {"给客户写了备注", "Wrote a note on a customer"},
	"operation.note.edit":     {"改了一条备注", "Changed a note"},
	"operation.note.delete":   {"删除一条备注", "Deleted a note"},
	"operation.customer.edit": {"改了客户资料", "Changed a customer's details"},
	"operation.settings.edit": {"改了店铺设置", "Changed the shop's settings"},
	"operation.undo":          {"撤销了一步", "Took a step back"},
}

// conflictSentences say what an undo left alone.
var conflictSentences = map[string]sentence{
	"conflict.customerChanged": {"位客户后来又改过，保持现状", "customers were changed since and stay as they are"},
	"conflict.customerNeeded":  {"位客户后来有了别的订单或记录，留下", "customers are needed by later orders or records and stay"},
	"conflict.orderChanged":    {"笔订单后来又改过，保持现状", "orders were changed since and stay as they are"},
	"conflict.productChanged":  {"件商品后来又改过，保持现状", "products were changed since and stay as they are"},
	"conflict.noteChanged":     {"条备注后来又改过，保持现状", "notes were changed since and stay as they are"},
	"conflict.tagChanged":      {"位客户的标签后来又改过，保持现状", "customers' tags were changed since and stay as they are"},
	"conflict.tagInUse":        {"个标签后来给别的客户用了，留下", "tags were given to other customers since and stay"},
	"conflict.tagNameTaken":    {"个标签的名字后来被占了，没有恢复", "tags whose name was taken since were not restored"},
	"conflict.settings":        {"项设置后来又改过，保持现状", "settings were changed since and stay as they are"},
}
