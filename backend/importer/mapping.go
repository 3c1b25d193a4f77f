package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own that Go could read

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
)

// Mapping says what the columns of a file mean. It is what Inspect proposes, what the mapping screen edits and what
// --mapping reads; as a JSON file it is kept and used again.
type Mapping struct {
	Name      string                       `json:"name,omitempty"`
	Format    string                       `json:"format,omitempty"` // the format whose traps apply, "" for none
	Kind      crm.FileKind                 `json:"kind"`
	Platform  string                       `json:"platform,omitempty"` // whose accounts and order numbers these are
	Currency  string                       `json:"currency,omitempty"`
	TimeZone  string                       `json:"timeZone,omitempty"`  // IANA name, of times that name none
	DateOrder string                       `json:"dateOrder,omitempty"` // dmy or mdy, of dates with the year last; ymd, of 24/12/30
	Country   string                       `json:"country,omitempty"`   // of phones and places that name none
	Columns   map[string]Targets           `json:"columns"`             // header → fields
	Values    map[string]map[string]string `json:"values,omitempty"`    // field → words of the file → ours
	Defaults  map[string]string            `json:"defaults,omitempty"`  // field → cell where the file has none
	Fields    map[string]crm.FieldType     `json:"fields,omitempty"`    // custom field → its type; columns fill it as "field:NAME"
	Policies  map[string]crm.Policy        `json:"policies,omitempty"`  // header → what it does to what is known: fill, overwrite, keep
}

// Targets are the fields a column fills: "paidAt", or ["createdAt", "paidAt"] when it says both.
// A "?" behind a field makes the column a fallback, read when no other column said it.
type Targets []string

// UnmarshalJSON accepts one field without the brackets, and "" or null for a column that means nothing.
func (t *Targets) UnmarshalJSON(data []byte) error {
	var one string
	if err := json.Unmarshal(data, &one); err == nil {
		*t = nil
		if one != "" {
			*t = Targets{one}
		}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(t))
}

// MarshalJSON writes one field without the brackets.
func (t Targets) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// ReadMapping reads a mapping file and checks it. Errors say where in the file they are.
func ReadMapping(r io.Reader) (*Mapping, error) {
	data, err := io.ReadAll(io.LimitReader(r, 4<<20))
	if err != nil {
		return nil, crm.WrapError(err, crm.CodeUnreadable, "import.mapping.unreadable", "detail", err.Error())
	}
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	d.DisallowUnknownFields()
	m := new(Mapping)
	if err := d.Decode(m); err != nil {
		return nil, crm.WrapError(err, crm.CodeInvalid, "import.mapping.unreadable", "detail", describe(err, data))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, crm.Errorf(crm.CodeInvalid, "import.mapping.unreadable", "detail", "text behind the mapping")
	}
	return m, m.Check()
}

// describe adds the line to what the JSON decoder says.
func describe(err error, data []byte) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("line %d: %s", bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))+1, err)
	}
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return fmt.Sprintf("%s: %s cannot be %s", wrong.Field, wrong.Value, wrong.Type)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// kinds are the file kinds a mapping can name.
var kinds = []crm.FileKind{
	crm.FileOrders, crm.FileLines, crm.FilePayments, crm.FileRefunds, crm.FileCoupons, crm.FileStatuses, crm.FileCustomers, crm.FileEvents, crm.FileProducts,
}

// Check finds the first thing in the mapping that makes no sense; the error's path leads to it.
func (m *Mapping) Check() error {
	if !slices.Contains(kinds, m.Kind) {
		return mappingError("kind", string(m.Kind), "kindUnknown")
	}
	if m.Format != "" && FormatByID(m.Format) == nil {
		return mappingError("format", m.Format, "formatUnknown")
	}
	if _, err := m.zone(nil); err != nil {
		return mappingError("timeZone", m.TimeZone, "zoneUnknown")
	}
	if _, ok := dateOrders[m.DateOrder]; !ok {
		return mappingError("dateOrder", m.DateOrder, "dateOrderUnknown")
	}
	if len(m.Columns) == 0 {
		return mappingError("columns", "", "columnsMissing")
	}
	for _, header := range slices.Sorted(maps.Keys(m.Columns)) {
		for _, target := range m.Columns[header] {
			if err := m.checkField(fmt.Sprintf("columns[%q]", header), strings.TrimSuffix(target, "?")); err != nil {
				return err
			}
		}
	}
	if err := m.checkFields(); err != nil {
		return err
	}
	return m.checkWords()
}

// checkFields finds custom fields of no type and columns of no policy.
func (m *Mapping) checkFields() error {
	for _, name := range slices.Sorted(maps.Keys(m.Fields)) {
		if !slices.Contains(crm.FieldTypes, m.Fields[name]) {
			return mappingError(fmt.Sprintf("fields[%q]", name), string(m.Fields[name]), "typeUnknown")
		}
	}
	for _, column := range slices.Sorted(maps.Keys(m.Policies)) {
		switch p := m.Policies[column]; p {
		case crm.PolicyFill, crm.PolicyOverwrite, crm.PolicyKeep:
		default:
			return mappingError(fmt.Sprintf("policies[%q]", column), string(p), "policyUnknown")
		}
	}
	return nil
}

func (m *Mapping) checkWords() error {
	for _, id := range slices.Sorted(maps.Keys(m.Defaults)) {
		if err := m.checkField(fmt.Sprintf("defaults[%q]", id), id); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(m.Values)) {
		path := fmt.Sprintf("values[%q]", id)
		if err := m.checkField(path, id); err != nil {
			return err
		}
		for _, word := range slices.Sorted(maps.Keys(m.Values[id])) {
			if !choosable(id, m.Values[id][word]) {
				return mappingError(fmt.Sprintf("%s[%q]", path, word), m.Values[id][word], "valueUnknown")
			}
		}
	}
	return nil
}

func (m *Mapping) checkField(path, id string) error {
	f := m.field(id)
	if f == nil {
		return mappingError(path, id, "fieldUnknown")
	}
	if !f.For(m.Kind) {
		return mappingError(path, id, "fieldNotForKind")
	}
	return nil
}

func mappingError(path, value, problem string) error {
	return crm.Errorf(crm.CodeInvalid, "import.mapping."+problem, "path", path, "value", value)
}

var dateOrders = map[string]cell.DateOrder{
	"": cell.OrderUnknown, "ymd": cell.YearFirst, "dmy": cell.DayFirst, "mdy": cell.MonthFirst,
}

// zone is the mapping's time zone, or fallback when it names none.
func (m *Mapping) zone(fallback *time.Location) (*time.Location, error) {
	if m.TimeZone == "" {
		return fallback, nil
	}
	return time.LoadLocation(m.TimeZone)
}

// asks is what the owner has to say once about files like this: in which currency amounts are that name none, and on which
// clock times are.
func (m *Mapping) asks() []string {
	list := []string{}
	money, clock := false, false
	for _, targets := range m.Columns {
		for _, target := range targets {
			if f := m.field(strings.TrimSuffix(target, "?")); f != nil {
				money = money || f.Type == TypeMoney
				clock = clock || f.Type == TypeTime
			}
		}
	}
	f := FormatByID(m.Format)
	if money && m.Currency == "" && !m.Has("currency") && !(f != nil && f.CountryCurrency && m.Has("country")) {
		list = append(list, "currency")
	}
	if clock && m.TimeZone == "" && !(m.marketClock() && m.Has("country")) {
		list = append(list, "timeZone")
	}
	return list
}

// Has tells whether any column fills a field.
func (m *Mapping) Has(field string) bool {
	for _, targets := range m.Columns {
		if slices.Contains(targets, field) || slices.Contains(targets, field+"?") {
			return true
		}
	}
	return false
}
