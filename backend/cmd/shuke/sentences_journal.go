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
var conflictSentences = map[string]sentence{}
