package sample

import "shuke/backend/crm"

// Handwork is what the people of 青禾日用 did themselves in a shop that Generator made up: how they sort their customers and
// what they wrote down. Rules are JSON as the segment room reads it.
var Handwork = struct {
	Tags      []Tag
	Segments  []Segment
	Batches   []Batch
	Notes     []Note
	Reminders []Reminder
}{
	Tags: []Tag{
		{TagDraft: crm.TagDraft{Name: trading[0], Color: "5", Group: "来往", Description: "拿货价，发货前先对数量"}},
		{TagDraft: crm.TagDraft{Name: sharing[0], Color: "3", Group: "来往", Description: "上新先寄一份试用装"}},
		{TagDraft: crm.TagDraft{Name: fragrance[0], Color: "4", Group: "喜好"}},
		{TagDraft: crm.TagDraft{Name: baby[0], Group: "喜好", Description: "只推荐无香型"}},
		{
			TagDraft: crm.TagDraft{Name: "常客", Color: "1", Group: "价值", Description: "新品先给他们看"},
			Rule:     `{"all":[{"field":"orderCount","op":">=","value":10}]}`,
		},
		{
			TagDraft: crm.TagDraft{Name: "快用完了", Color: "6", Group: "时机", Description: "上次买的该用完了，正好提醒一声"},
			Rule:     `{"all":[{"field":"orderCount","op":">=","value":2},{"field":"daysSinceLastOrder","op":"between","value":[35,60]}]}`,
		},
		{
			TagDraft: crm.TagDraft{Name: "7 天内生日", Color: "2", Group: "时机", Description: "寄一张手写卡"},
			Rule:     `{"all":[{"field":"birthdayInDays","op":"<=","value":7}]}`,
		},
	},
	Segments: []Segment{
		{
			Name: "爱香氛，三个月没来",
			Rule: `{"all":[{"measure":"count","of":"lines","where":[{"field":"category","op":"=","value":"香氛"}],"op":">=","value":2},{"field":"daysSinceLastOrder","op":">","value":90}]}`,
		},
		{Name: "第一批团购的客户", Rule: `{"all":[{"field":"orderCount","op":">=","value":10},{"field":"level","op":">=","value":2}]}`, Frozen: true},
	},
	Batches: []Batch{
		{Product: detergent, Name: "夏季批", From: 150, To: 41, Said: []string{"味道比以前淡"}},
		{Product: detergent, Name: "秋季批", From: 40, To: 1, Said: []string{
			"瓶盖漏液，箱子都湿了", "收到时漏了小半瓶", "盖子拧不紧，倒的时候到处流", "又漏了，能不能换个瓶盖", "香味很好，就是漏",
			"寄到时瓶身黏黏的", "盖子裂了一道缝", "漏了一点，客服已补发",
		}},
	},
	Notes: []Note{
		{Who: lately, NoteDraft: crm.NoteDraft{Kind: crm.NoteVisit, Text: "下次多送一份白茶试用装"}},
		{Who: lately, NoteDraft: crm.NoteDraft{Kind: crm.NoteParcel, Text: "手写卡，加一包香片"}},
		{Who: lately, NoteDraft: crm.NoteDraft{Kind: crm.NoteRemark, Text: "对薰衣草过敏，别推荐薰衣草味", Pinned: true}},
		{Who: often, NoteDraft: crm.NoteDraft{Kind: crm.NoteRemark, Text: "公司采购，每季度一次，要开专票", Pinned: true}},
		{Who: often, NoteDraft: crm.NoteDraft{Kind: crm.NoteParcel, Text: "老包装看腻了，这次用年货礼袋"}},
	},
	Reminders: []Reminder{
		{Who: often, Text: "回电话：年货礼盒团购价", Wait: crm.WaitTime, Days: 1, Hour: 10},
		{Who: often, Text: "问问新换的泵头好不好用", Wait: crm.WaitTime, Days: 3, Hour: 15},
		{Who: lately, Text: "预产期快到了，问要不要备婴儿洗衣液", Wait: crm.WaitTime, Days: 6, Hour: 9},
		{Who: lately, Text: "下一单多放一张手写卡", Wait: crm.WaitOrder},
		{Who: often, Text: "再来时问问介绍的朋友买了没有", Wait: crm.WaitVisit},
	},
}

// What was made up is about customers of these kinds.
const (
	detergent = "洗衣液 3kg"
	lately    = `{"all":[{"field":"daysSinceLastOrder","op":"<=","value":21},{"field":"orderCount","op":">=","value":2}]}`
	often     = `{"all":[{"field":"orderCount","op":">=","value":8},{"field":"daysSinceLastOrder","op":"<=","value":120}]}`
)

// Tag is one the shop sorts its customers by: by hand, or by a rule.
type Tag struct {
	crm.TagDraft
	Rule string // "" for one that is given by hand
}

// Segment is people the shop speaks of often.
type Segment struct {
	Name   string
	Rule   string
	Frozen bool // whoever they were on the day it was saved
}

// Batch is a delivery of a product, and what buyers said of it.
type Batch struct {
	Product, Name string
	From, To      int // it was sold from so many days ago until so many days ago
	Said          []string
}

// Note is one that was written about somebody whom a rule means.
type Note struct {
	Who string
	crm.NoteDraft
}

// Reminder is something to do for somebody whom a rule means. It is due after today: a shop that was just opened to look around
// in has nothing to call out.
type Reminder struct {
	Who, Text  string
	Wait       crm.Wait
	Days, Hour int // for WaitTime: days from today, and the hour of the shop's clock
}
