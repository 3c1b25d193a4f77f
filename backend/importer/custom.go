package importer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// customPrefix begins the target of a column that fills a custom field: "field:会员卡号".
const customPrefix = "field:"

// CustomTarget is the target of a column that fills a custom field.
func CustomTarget(name string) string { return customPrefix + name }

// WithCustomer are the kinds of file whose rows name a customer: those that can fill custom fields.
func WithCustomer() []crm.FileKind { return slices.Clone(withCustomer) }

// field finds what a target of the mapping fills: one of Fields, or a custom field. Nil when there is no such thing.
func (m *Mapping) field(id string) *Field {
	name, custom := strings.CutPrefix(id, customPrefix)
	if !custom {
		return FieldByID(id)
	}
	if name == "" || name != strings.TrimSpace(name) || utf8.RuneCountInString(name) > crm.MaxFieldName {
		return nil
	}
	typ := m.fieldType(name)
	return &Field{ID: id, Type: valueTypes[typ], Kinds: withCustomer, set: func(b *builder, s string) { b.custom(name, typ, s) }}
}

// fieldType is the type of a custom field; text where nothing is said.
func (m *Mapping) fieldType(name string) crm.FieldType {
	if typ := m.Fields[name]; typ != "" {
		return typ
	}
	return crm.FieldText
}

var valueTypes = map[crm.FieldType]ValueType{
	crm.FieldText: TypeText, crm.FieldNumber: TypeNumber, crm.FieldDate: TypeDate, crm.FieldYesNo: TypeYesNo, crm.FieldChoice: TypeText,
}

// custom reads a cell of a custom field. The first column that fills it counts.
func (b *builder) custom(name string, typ crm.FieldType, s string) {
	c := &b.rec.Customer
	if slices.ContainsFunc(c.Fields, func(f crm.FieldFacts) bool { return f.Name == name }) {
		return
	}
	f, ok := ReadField(typ, s, b.times.Order)
	if !ok {
		b.warn("import.warning.fieldUnreadable", s)
		return
	}
	f.Name = name
	c.Fields = append(c.Fields, f)
}

// ReadField reads the value of a custom field as people write it; ok is false when it is not of the type.
func ReadField(typ crm.FieldType, s string, order cell.DateOrder) (f crm.FieldFacts, ok bool) {
	f.Type = typ
	switch typ {
	case crm.FieldNumber:
		d, ok := cell.ParseDecimal(s, false)
		f.Number = d.Float()
		return f, ok
	case crm.FieldDate:
		d, ok := cell.ParseDate(s, order)
		if !ok || d.Year == 0 || d.Month == 0 {
			return f, false
		}
		f.Number = crm.DayNumber(d.Year, d.Month, d.Day)
		return f, true
	case crm.FieldYesNo:
		answer, ok := yesNo(s)
		if answer {
			f.Number = 1
		}
		return f, ok
	default:
		if utf8.RuneCountInString(s) > crm.MaxFieldText {
			return f, false
		}
		f.Text = s
		return f, true
	}
}

// yesNo reads what stands for yes and no.
func yesNo(s string) (yes, ok bool) {
	switch strings.ToLower(s) {
	case "是", "有", "√", "✓", "✔", "对", "對", "已", "t", "on":
		return true, true
	case "否", "无", "無", "没有", "沒有", "×", "✗", "未", "不", "f", "off":
		return false, true
	}
	answer := consentWords[strings.ToLower(s)]
	return answer == "yes", answer != ""
}

// mostChoices is how many different words a column may hold to be a choice, choiceRepeats how often each stands at least,
// in the mean.
const (
	mostChoices   = 12
	choiceRepeats = 4
)

// proposeType is the type that the cells of a column have: the narrowest one that reads them all.
func proposeType(rows [][]string, column int) crm.FieldType {
	var cells []string
	distinct := make(map[string]bool)
	for _, row := range rows {
		if s := cell.Text(at(row, column)); s != "" {
			cells = append(cells, s)
			distinct[s] = true
		}
	}
	fits := func(typ crm.FieldType) bool {
		return len(cells) > 0 && !slices.ContainsFunc(cells, func(s string) bool {
			_, ok := ReadField(typ, s, cell.DayFirst)
			return !ok
		})
	}
	switch {
	case len(distinct) <= 2 && fits(crm.FieldYesNo) && !fits(crm.FieldNumber), len(distinct) == 2 && distinct["0"] && distinct["1"]:
		return crm.FieldYesNo
	case fits(crm.FieldNumber) && !slices.ContainsFunc(cells, coded):
		return crm.FieldNumber
	case fits(crm.FieldDate) && !fits(crm.FieldNumber):
		return crm.FieldDate
	case len(distinct) <= mostChoices && len(cells) >= choiceRepeats*len(distinct) && len(cells) > 0:
		return crm.FieldChoice
	}
	return crm.FieldText
}

// coded tells whether a number is more likely a code: it begins with a zero, or is longer than anybody counts.
func coded(s string) bool {
	return len(s) > 1 && s[0] == '0' && s[1] != '.' || len(s) > 12 && strings.IndexByte(s, '.') < 0
}
