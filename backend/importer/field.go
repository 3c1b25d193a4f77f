package importer

import (
	"slices"

	"shuke/backend/crm"
)

// ValueType is how the cells of a field are read.
type ValueType string

// The value types, as the mapping screen groups and checks them.
const (
	TypeText   ValueType = "text"
	TypeID     ValueType = "id"     // text that must not have been turned into a number
	TypePhone  ValueType = "phone"  // E.164, masked numbers are only shown
	TypeEmail  ValueType = "email"  // lower case, masked addresses are only shown
	TypeMoney  ValueType = "money"  // minor units of the row's currency
	TypeCount  ValueType = "count"  // a whole number
	TypeTime   ValueType = "time"   // an instant, in the mapping's zone unless the cell names one
	TypeDate   ValueType = "date"   // a civil date
	TypeChoice ValueType = "choice" // one of a few words, see Mapping.Values
	TypeTags   ValueType = "tags"   // words separated by commas
	TypeNumber ValueType = "number" // any number, of a custom field
	TypeYesNo  ValueType = "yesno"  // of a custom field
)

// Field is something that a column can say. ID is the name used in mapping files.
type Field struct {
	ID    string
	Type  ValueType
	Kinds []crm.FileKind
	set   func(*builder, string)
	phase phase
}

// Label is the key of the field's name in the page's language files.
func (f *Field) Label() string { return "field." + f.ID }

// For tells whether files of a kind can have the field.
func (f *Field) For(kind crm.FileKind) bool { return slices.Contains(f.Kinds, kind) }

// sum tells whether the field counts or adds up something.
func (f *Field) sum() bool {
	return f.Type == TypeMoney || f.Type == TypeCount && (f.phase == phaseLine || f.ID == "itemCount" || f.ID == "points")
}

// phase says when a field is read. What other fields depend on comes first; what every row of a group says for itself is
// read on every row, the rest only on the first.
type phase int

const (
	phaseHead phase = iota
	phaseContext
	phaseLine
)

// The kinds that share fields.
var (
	withCustomer = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FilePayments, crm.FileCustomers, crm.FileEvents}
	withOrder    = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FilePayments}
	withNumber   = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FilePayments, crm.FileRefunds, crm.FileCoupons, crm.FileStatuses, crm.FileEvents}
	withStatus   = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FilePayments, crm.FileStatuses}
	withLines    = []crm.FileKind{crm.FileOrders, crm.FileLines}
	withGoods    = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FileEvents, crm.FileProducts}
	withProducts = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FileProducts}
	withAccounts = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FileCustomers}
	onlyPeople   = []crm.FileKind{crm.FileCustomers}
	withLabel    = []crm.FileKind{crm.FileCustomers, crm.FileEvents}
	onlyEvents   = []crm.FileKind{crm.FileEvents}
	withMoney    = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FilePayments, crm.FileRefunds, crm.FileProducts}
	withCoupon   = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FilePayments, crm.FileCoupons}
	withRefunds  = []crm.FileKind{crm.FileOrders, crm.FileLines, crm.FileRefunds}
	onlyRefunds  = []crm.FileKind{crm.FileRefunds}
)

// Fields lists every field a column can be mapped to, in the order the mapping screen shows them.
var Fields = []Field{
	{ID: "orderNo", Type: TypeID, Kinds: withNumber, set: setOrderNo},
	{ID: "platform", Type: TypeText, Kinds: withLines, set: setPlatform},
	{ID: "status", Type: TypeChoice, Kinds: withStatus, set: setStatus},
	{ID: "fulfilment", Type: TypeChoice, Kinds: withOrder, set: setFulfilment},
	{ID: "createdAt", Type: TypeTime, Kinds: withOrder, set: setCreatedAt},
	{ID: "paidAt", Type: TypeTime, Kinds: withOrder, set: setPaidAt},
	{ID: "cancelledAt", Type: TypeTime, Kinds: withOrder, set: setCancelledAt},
	{ID: "total", Type: TypeMoney, Kinds: withOrder, set: setTotal},
	{ID: "paid", Type: TypeMoney, Kinds: withLines, set: setPaid},
	{ID: "payment", Type: TypeMoney, Kinds: withOrder, set: setPayment, phase: phaseLine},
	{ID: "rebate", Type: TypeMoney, Kinds: withLines, set: setRebate, phase: phaseLine},
	{ID: "refunded", Type: TypeMoney, Kinds: withOrder, set: setRefunded},
	{ID: "refund", Type: TypeMoney, Kinds: onlyRefunds, set: setRefund, phase: phaseLine},
	{ID: "net", Type: TypeMoney, Kinds: withLines, set: setNet},
	{ID: "derived", Type: TypeText, Kinds: withLines, set: setDerived},
	{ID: "kept", Type: TypeMoney, Kinds: withOrder, set: setKept},
	{ID: "outstanding", Type: TypeMoney, Kinds: withOrder, set: setOutstanding},
	{ID: "itemCount", Type: TypeCount, Kinds: withOrder, set: setItemCount},
	{ID: "currency", Type: TypeText, Kinds: withMoney, set: setCurrency, phase: phaseContext},
	{ID: "coupon", Type: TypeText, Kinds: withCoupon, set: setCoupon},
	{ID: "remark", Type: TypeText, Kinds: withOrder, set: setRemark},
	{ID: "memo", Type: TypeText, Kinds: withOrder, set: setMemo},
	{ID: "source", Type: TypeText, Kinds: withCustomer, set: setSource},

	{ID: "account", Type: TypeID, Kinds: withCustomer, set: setAccount},
	{ID: "account2", Type: TypeID, Kinds: withCustomer, set: setAccount2},
	{ID: "account3", Type: TypeID, Kinds: withCustomer, set: setAccount3},
	{ID: "accounts", Type: TypeID, Kinds: withAccounts, set: setAccounts},
	{ID: "nick", Type: TypeText, Kinds: withCustomer, set: setNick},
	{ID: "name", Type: TypeText, Kinds: withCustomer, set: setName},
	{ID: "firstName", Type: TypeText, Kinds: withCustomer, set: setFirstName},
	{ID: "lastName", Type: TypeText, Kinds: withCustomer, set: setLastName},
	{ID: "dialCode", Type: TypeCount, Kinds: withCustomer, set: setDialCode, phase: phaseContext},
	{ID: "phone", Type: TypePhone, Kinds: withCustomer, set: setPhone},
	{ID: "email", Type: TypeEmail, Kinds: withCustomer, set: setEmail},
	{ID: "gender", Type: TypeChoice, Kinds: withCustomer, set: setGender},
	{ID: "birthday", Type: TypeDate, Kinds: withCustomer, set: setBirthday},
	{ID: "birthYear", Type: TypeCount, Kinds: withCustomer, set: setBirthYear},
	{ID: "age", Type: TypeCount, Kinds: withCustomer, set: setAge},
	{ID: "country", Type: TypeText, Kinds: withCustomer, set: setCountry, phase: phaseContext},
	{ID: "province", Type: TypeText, Kinds: withCustomer, set: setProvince},
	{ID: "city", Type: TypeText, Kinds: withCustomer, set: setCity},
	{ID: "district", Type: TypeText, Kinds: withCustomer, set: setDistrict},
	{ID: "address", Type: TypeText, Kinds: withCustomer, set: setAddress},
	{ID: "zip", Type: TypeText, Kinds: withCustomer, set: setZip},
	{ID: "level", Type: TypeCount, Kinds: onlyPeople, set: setLevel},
	{ID: "points", Type: TypeCount, Kinds: onlyPeople, set: setPoints},
	{ID: "tags", Type: TypeTags, Kinds: onlyPeople, set: setTags},
	{ID: "flag", Type: TypeChoice, Kinds: onlyPeople, set: setFlag},
	{ID: "label", Type: TypeText, Kinds: withLabel, set: setLabel},
	{ID: "note", Type: TypeText, Kinds: onlyPeople, set: setNote},
	{ID: "cardClaimedAt", Type: TypeTime, Kinds: onlyPeople, set: setCardClaimedAt},
	{ID: "customerCreatedAt", Type: TypeTime, Kinds: onlyPeople, set: setCustomerCreatedAt},
	{ID: "blocked", Type: TypeChoice, Kinds: onlyPeople, set: setBlocked},
	{ID: "consentEmail", Type: TypeChoice, Kinds: withCustomer, set: setConsentEmail},
	{ID: "consentSms", Type: TypeChoice, Kinds: withCustomer, set: setConsentSms},

	{ID: "lineNo", Type: TypeID, Kinds: withLines, set: setLineNo, phase: phaseLine},
	{ID: "sku", Type: TypeID, Kinds: withGoods, set: setSku, phase: phaseLine},
	{ID: "title", Type: TypeText, Kinds: withGoods, set: setTitle, phase: phaseLine},
	{ID: "variant", Type: TypeText, Kinds: withLines, set: setVariant, phase: phaseLine},
	{ID: "category", Type: TypeText, Kinds: withProducts, set: setCategory, phase: phaseLine},
	{ID: "quantity", Type: TypeCount, Kinds: withLines, set: setQuantity, phase: phaseLine},
	{ID: "unitPrice", Type: TypeMoney, Kinds: withProducts, set: setUnitPrice, phase: phaseLine},
	{ID: "lineAmount", Type: TypeMoney, Kinds: withLines, set: setLineAmount, phase: phaseLine},
	{ID: "lineDiscount", Type: TypeMoney, Kinds: withLines, set: setLineDiscount, phase: phaseLine},
	{ID: "lineStatus", Type: TypeChoice, Kinds: withLines, set: setLineStatus, phase: phaseLine},
	{ID: "refundStatus", Type: TypeChoice, Kinds: withRefunds, set: setRefundStatus, phase: phaseLine},
	{ID: "returned", Type: TypeCount, Kinds: withLines, set: setReturned, phase: phaseLine},
	{ID: "lineRefunded", Type: TypeMoney, Kinds: withLines, set: setLineRefunded, phase: phaseLine},

	{ID: "eventKind", Type: TypeChoice, Kinds: onlyEvents, set: setEventKind},
	{ID: "at", Type: TypeTime, Kinds: onlyEvents, set: setAt},
	{ID: "score", Type: TypeCount, Kinds: onlyEvents, set: setScore},
	{ID: "text", Type: TypeText, Kinds: onlyEvents, set: setText},
	{ID: "eventKey", Type: TypeID, Kinds: onlyEvents, set: setEventKey},
}

// FieldByID finds a field by its name in mapping files, nil when there is none.
func FieldByID(id string) *Field { return fieldsByID[id] }

var fieldsByID map[string]*Field

// The index is filled at start, not where it is declared: setters name fields in what they report.
func init() {
	fieldsByID = make(map[string]*Field, len(Fields))
	for i := range Fields {
		fieldsByID[Fields[i].ID] = &Fields[i]
	}
}
