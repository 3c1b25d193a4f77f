package segment

import (
	"slices"
	"strconv"
	"strings"

	"shuke/backend/crm"
)

// valueType is what the values of a field are.
type valueType string

// The types of value a rule compares.
const (
	typeNumber  valueType = "number"
	typeMoney   valueType = "money"  // in units of the shop's currency: 500 or "500.00"
	typeDay     valueType = "day"    // "2026-11-22", or {"daysAgo": 1}
	typeText    valueType = "text"   // words of a dictionary
	typeChoice  valueType = "choice" // one of Choices
	typeTag     valueType = "tag"    // a tag's name or number
	typeSegment valueType = "segment"
	typeYesNo   valueType = "yesno"
	typeDecimal valueType = "decimal"
	typeBirth   valueType = "birthday" // "02-29"
	typeContent valueType = "content"  // a text that is only searched in
)

// Field is something a rule can ask for.
type Field struct {
	Name    string
	Type    valueType
	Choices []string // by their number, from 0 on; "" is none
	Means   string   // in English, for docs/rules.md
}

// operators by type of value. Every "not" is exactly whoever does not pass, also for being unknown.
var operators = map[valueType][]string{
	typeNumber:  {"=", "!=", ">", ">=", "<", "<=", "between", "in", "notIn", "known", "unknown"},
	typeDecimal: {"=", "!=", ">", ">=", "<", "<=", "between", "in", "notIn", "known", "unknown"},
	typeMoney:   {"=", "!=", ">", ">=", "<", "<=", "between", "in", "notIn", "known", "unknown"},
	typeDay:     {"=", "!=", ">", ">=", "<", "<=", "between", "in", "notIn", "known", "unknown"},
	typeBirth:   {"=", "!=", ">", ">=", "<", "<=", "between", "in", "notIn", "known", "unknown"},
	typeText:    {"=", "!=", "in", "notIn", "contains", "startsWith", "known", "unknown"},
	typeChoice:  {"=", "!=", "in", "notIn", "known", "unknown"},
	typeTag:     {"=", "!=", "in", "notIn", "known", "unknown"},
	typeSegment: {"=", "!=", "in", "notIn"},
	typeYesNo:   {"=", "!="},
	typeContent: {"contains"},
}

var (
	genders   = []string{"", "female", "male", "other"}
	standings = []string{"", "buyer", "prospect", "other"}
	statuses  = []string{"unknown", "created", "paid", "shipped", "delivered", "closed", "refunded"}
	noteKinds = []string{"", string(crm.NoteRemark), string(crm.NoteFeedback), string(crm.NoteVisit), string(crm.NoteParcel)}
	kinds     = []string{"", "favourite_shop", "favourite_item", "cart", "scan", "sign_in", "view", "review", "redeem"}
)

// Facts are the fields of customers.
var Facts = []Field{
	{"gender", typeChoice, genders, "as a file or the owner says it"},
	{"age", typeNumber, nil, "whole years today in the shop's time zone; a birthday without a day counts as past"},
	{"birthday", typeBirth, nil, "month and day; a lunar one as it is written"},
	{"birthdayInDays", typeNumber, nil, "days until the next birthday, 0 today; the 29th of February is celebrated on the 28th where there is none; lunar ones by the Chinese calendar, the 30th on the 29th where the month ends, in the first of two months of a number"},
	{"country", typeText, nil, "ISO code of the customer's country; places guessed from a number are unknown"},
	{"province", typeText, nil, "the customer's province, as the country writes it"},
	{"city", typeText, nil, "the customer's city"},
	{"source", typeText, nil, "where the customer came from, in the owner's words"},
	{"level", typeNumber, nil, "member level; 0 is unknown"},
	{"points", typeNumber, nil, "points as the file gives them"},
	{"cardClaimedAt", typeDay, nil, "the day the member card was claimed"},
	{"createdAt", typeDay, nil, "the day the shop first knew the customer"},
	{"standing", typeChoice, standings, "buyer: paid at least once, ever; prospect: ordered or showed interest, never paid; other: the rest"},
	{"tag", typeTag, nil, "a tag the customer carries; known: any"},
	{FieldDiscount, typeTag, nil, "a tag the customer carries, with a right to its discount; every carrier has it unless it was withheld from them"},
	{fieldSegment, typeSegment, nil, "a saved segment the customer is in"},
	{"orderCount", typeNumber, nil, "paid orders, also if refunded later"},
	{"completedCount", typeNumber, nil, "paid orders that ended well"},
	{"openCount", typeNumber, nil, "orders never paid"},
	{"itemCount", typeNumber, nil, "items on paid orders"},
	{"totalPaid", typeMoney, nil, "received for paid orders, refunds not taken off"},
	{"totalRefunded", typeMoney, nil, "went back"},
	{"netPaid", typeMoney, nil, "stayed"},
	{"averageOrder", typeMoney, nil, "received by paid order in the shop's currency, rounded; unknown without one"},
	{"firstOrderAt", typeDay, nil, "the day of the first payment"},
	{"lastOrderAt", typeDay, nil, "the day of the latest payment"},
	{"daysSinceLastOrder", typeNumber, nil, "whole days from the latest payment to today"},
	{"lastInterestAt", typeDay, nil, "the day of the latest favourite or cart"},
	{"daysSinceLastInterest", typeNumber, nil, "whole days from it to today"},
	{"lastScanAt", typeDay, nil, "the day a code of the shop was last scanned"},
	{"lastMessageAt", typeDay, nil, "the day the latest message of a campaign went that did not come back"},
	{"messageCount", typeNumber, nil, "messages of campaigns that went out and did not come back"},
	{"eventCount", typeNumber, nil, "events: favourites, carts, scans, sign-ins, views, reviews, coupons used"},
	{"blocked", typeYesNo, nil, "the owner has ruled out any message"},
	{fieldNoteKind, typeChoice, noteKinds, "a note of the kind is there; known: any note"},
	{fieldNote, typeContent, nil, "a note contains the text"},
	{"search", typeContent, nil, "what the search box finds: name and nick, also in pinyin and its initials, phone, e-mail, address, notes, the beginning of an order number"},
}

// orderFields can be asked of orders in a measure, eventFields of events; the ones with how can be added up.
var (
	orderFields = []Field{
		{"paidAt", typeDay, nil, "the day of the payment"},
		{"createdAt", typeDay, nil, "the day it was placed"},
		{"status", typeChoice, statuses, "where the order stands; without a condition on it only paid orders count"},
		{"amount", typeMoney, nil, "received, in the shop's currency"},
		{"quantity", typeNumber, nil, "items on the order"},
		{"coupon", typeText, nil, "the coupon's text"},
		{"platform", typeText, nil, "the platform's name"},
		{"source", typeText, nil, "where the order came from"},
		{"hour", typeNumber, nil, "0 to 23, of the payment, or of an unpaid order"},
		{"weekday", typeNumber, nil, "1 Monday to 7 Sunday"},
	}
	lineFields = append([]Field{
		{"product", typeText, nil, "the product's title"},
		{"productCode", typeText, nil, "the product's code"},
		{"category", typeText, nil, "the product's category"},
		{"quantity", typeNumber, nil, "items on the line"},
		{"amount", typeMoney, nil, "of the line, in the shop's currency"},
	}, slices.DeleteFunc(slices.Clone(orderFields), func(f Field) bool { return f.Name == "quantity" || f.Name == "amount" })...)
	eventFields = []Field{
		{"kind", typeChoice, kinds, "what happened"},
		{"product", typeText, nil, "the product's title"},
		{"productCode", typeText, nil, "the product's code"},
		{"category", typeText, nil, "the product's category"},
		{"source", typeText, nil, "the tool or source it came from"},
		{"at", typeDay, nil, "the day it happened"},
	}
	messageFields = []Field{
		{"campaign", typeText, nil, "the campaign's name"},
		{"channel", typeChoice, append([]string{""}, crm.Channels...), "the kind of channel it goes over"},
		{"state", typeChoice, append([]string{""}, crm.MessageStates...), "where the message stands; without a condition on it those count that were sent or delivered"},
		{"at", typeDay, nil, "the day it went, or else since when it is in its state"},
	}
	measured = map[string]map[string][]string{
		"orders":   {"sum": {"amount", "quantity"}, "max": {"amount", "quantity"}, "min": {"amount", "quantity"}, "distinct": {"platform", "source", "coupon", "paidAt"}},
		"lines":    {"sum": {"amount", "quantity"}, "max": {"amount", "quantity"}, "min": {"amount", "quantity"}, "distinct": {"product"}},
		"events":   {"distinct": {"kind", "source", "at"}},
		ofMessages: {"max": {"at"}, "min": {"at"}, "distinct": {"campaign", "at"}},
	}
)

func find(fields []Field, name string) (Field, bool) {
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return fields[i], true
}

// ConsentField is the field that asks for the last word on a channel.
func ConsentField(channel string) Field {
	return Field{"consent." + channel, typeYesNo, nil, "the last word on a channel, such as consent.email; known: there is one"}
}

// ReachableField is the field that asks whether a channel reaches a customer.
func ReachableField(channel string) Field {
	return Field{reachablePrefix + channel, typeYesNo, nil, "not blocked, the channel's contact is known in full and has the form of one (e-mail: an address; sms: a number that can be a mobile phone's), and they said yes to it (post: did not say no), such as reachable.sms"}
}

// customField is the field that asks for a custom one.
func customField(f crm.CustomField) Field {
	kinds := map[crm.FieldType]valueType{
		crm.FieldText: typeText, crm.FieldChoice: typeText, crm.FieldNumber: typeDecimal, crm.FieldDate: typeDay, crm.FieldYesNo: typeYesNo,
	}
	return Field{customPrefix + f.Name, kinds[f.Type], nil, "the shop's own field " + f.Name}
}

// CustomerFields lists what can be asked of the customers of a shop.
func CustomerFields(n Names) []Field {
	fields := slices.Clone(Facts)
	for _, channel := range crm.Channels {
		fields = append(fields, ConsentField(channel))
	}
	for _, channel := range crm.Channels {
		fields = append(fields, ReachableField(channel))
	}
	for _, f := range n.Fields {
		fields = append(fields, customField(f))
	}
	return fields
}

// asked finds a field of customers, and how a checked leaf calls it.
func (n Names) asked(name string) (f Field, called string, ok bool) {
	if f, ok = find(Facts, name); ok {
		return f, name, true
	}
	if channel, is := strings.CutPrefix(name, "consent."); is && channel != "" {
		return Field{Name: name, Type: typeYesNo}, name, true
	}
	if channel, is := strings.CutPrefix(name, reachablePrefix); is && slices.Contains(crm.Channels, channel) {
		return Field{Name: name, Type: typeYesNo}, name, true
	}
	if custom, is := strings.CutPrefix(name, customPrefix); is {
		own, found := n.field(custom)
		return customField(own), customPrefix + "#" + strconv.FormatInt(own.ID, 10), found
	}
	return f, "", false
}

// Operators lists what may be asked of a field.
func Operators(f Field) []string {
	if strings.HasPrefix(f.Name, "consent.") {
		return []string{"=", "!=", "known", "unknown"}
	}
	if f.Name == FieldDiscount {
		return []string{"=", "!=", "in", "notIn"}
	}
	return operators[f.Type]
}

// Belongings are what measures add up.
var Belongings = []string{"orders", ofLines, "events", ofMessages}

// FieldsOf lists what can be asked of what belongs to customers: see Belongings.
func FieldsOf(of string) []Field {
	return map[string][]Field{"orders": orderFields, ofLines: lineFields, "events": eventFields, ofMessages: messageFields}[of]
}

// Adding is a way to add up what belongs to customers.
type Adding struct {
	How, What string
	Type      valueType // of the sum
}

// Measures lists the ways to add up what belongs to customers.
func Measures(of string) []Adding {
	list := []Adding{{"count", "", typeNumber}}
	for _, how := range []string{"sum", "max", "min", "distinct"} {
		for _, what := range measured[of][how] {
			a := Adding{how, what, typeNumber}
			if f, _ := find(FieldsOf(of), what); (f.Type == typeMoney || f.Type == typeDay) && how != "distinct" {
				a.Type = f.Type
			}
			list = append(list, a)
		}
	}
	return list
}
