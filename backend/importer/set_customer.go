package importer

import (
	"strconv"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/cell"
	"shuke/backend/importer/region"
)

func setAccount(b *builder, s string)  { b.identify(&b.account, s) }
func setAccount2(b *builder, s string) { b.identify(&b.account2, s) }
func setAccount3(b *builder, s string) { b.identify(&b.account3, s) }

// identify reads an id or nick on the platform. Masked ones are only good to look at; damaged ones are shared by many, and so
// is the 0 that shop systems give to the orders of all guests.
func (b *builder) identify(into *string, s string) {
	switch {
	case *into != "" || cell.Null(s) || s == "0" && b.plan.kind != crm.FileCustomers:
	case b.damaged(s):
		b.accountDamaged = true
		b.warn("import.warning.accountDamaged", s)
	case cell.Masked(s):
		setNick(b, s)
	default:
		*into = cell.ID(s)
	}
}

// damaged tells whether a spreadsheet lost digits of the id being read.
func (b *builder) damaged(s string) bool {
	if !b.rounded {
		return cell.Damaged(s)
	}
	_, rounded := cell.Long(s)
	return rounded || cell.Damaged(s)
}

func setNick(b *builder, s string) {
	if b.rec.Customer.Nick == "" {
		b.rec.Customer.Nick = cell.Line(s)
	}
}

func setName(b *builder, s string) {
	if b.rec.Customer.Name == "" {
		b.rec.Customer.Name = cell.Line(s)
	}
}

func setFirstName(b *builder, s string) { b.firstName = firstOf(b.firstName, s) }
func setLastName(b *builder, s string)  { b.lastName = firstOf(b.lastName, s) }

// setDialCode says which country the row's phones are of; +1 alone does not.
func setDialCode(b *builder, s string) {
	if home := cell.CountryOfDialCode(s); home != "" {
		b.country = home
	}
}

func setPhone(b *builder, s string) {
	c := &b.rec.Customer
	if c.Phone != "" {
		return
	}
	if b.plan.orderNo < 0 {
		b.said.phone = endOfPhone(s) // a number will be made of it
	}
	p, ok := cell.ParsePhone(s, b.country)
	if !ok {
		if p, ok = cell.FirstPhone(s, b.country); !ok {
			b.warn("import.warning.phoneUnreadable", s)
			return
		}
		b.warn("import.warning.severalContacts", s)
	}
	if p.E164 != "" {
		c.Phone, c.PhoneText = p.E164, ""
	} else if p.Shown != "" {
		c.PhoneText = p.Shown
	}
}

func setEmail(b *builder, s string) {
	c := &b.rec.Customer
	if c.Email != "" {
		return
	}
	e, ok := cell.ParseEmail(s)
	if !ok {
		if e, ok = cell.FirstEmail(s); !ok {
			b.warn("import.warning.emailUnreadable", s)
			return
		}
		b.warn("import.warning.severalContacts", s)
	}
	if e.Address != "" {
		c.Email, c.EmailText = e.Address, ""
	} else if e.Shown != "" {
		c.EmailText = e.Shown
	}
}

func setGender(b *builder, s string) {
	name, ok := b.plan.gender.find(s)
	if !ok {
		b.warn("import.warning.genderUnknown", s)
	}
	b.rec.Customer.Gender = genderNames[name]
}

// setBirthday reads a civil date; 1900-01-01 is what databases write when they do not know.
func setBirthday(b *builder, s string) {
	s = strings.TrimPrefix(s, "--") // --05-23 has no year
	if strings.Trim(s, "0/") == "" {
		return // 0/0/00 is Outlook's way of leaving it out
	}
	if year, err := strconv.Atoi(s); err == nil && len(s) == 4 && year >= 1900 && year <= 2100 {
		b.rec.Customer.Birthday = crm.Birthday{Year: year}
		return
	}
	d, ok := cell.ParseDate(s, b.times.Order)
	if !ok {
		b.warn("import.warning.birthdayUnreadable", s)
		return
	}
	b.rec.Customer.Birthday = crm.Birthday{Year: d.Year, Month: d.Month, Day: d.Day, Lunar: d.Lunar}
}

func setBirthYear(b *builder, s string) {
	var year crm.Amount
	b.count(&year, s)
	c := &b.rec.Customer
	switch {
	case !year.Known || c.Birthday.Year != 0:
	case year.Minor >= 1900 && year.Minor <= 2100:
		c.Birthday.Year = int(year.Minor)
	default:
		b.warn("import.warning.birthdayUnreadable", s)
	}
}

// setAge turns an age into the year of birth it most likely means, seen from the day of the import; without that day it
// means nothing.
func setAge(b *builder, s string) {
	if ageRange(s) {
		setLabel(b, s)
		return
	}
	var age crm.Amount
	b.count(&age, s)
	if c := &b.rec.Customer; age.Minor > 0 && age.Minor < 120 && c.Birthday.Year == 0 && !b.plan.now.IsZero() {
		c.Birthday.Year = b.plan.now.Year() - int(age.Minor)
	}
}

// setCountry comes before the phones, whose reading depends on it.
func setCountry(b *builder, s string) {
	b.part(&b.parts.Country, &b.spare.Country, s)
	if b.fallback && b.parts.Country != "" || b.plan.own {
		return
	}
	if code := b.countryCode(s); code != "" {
		b.country = code
		if b.plan.marketClock {
			b.clock = b.clocks.of(code)
		}
		if currency := currencies[code]; b.plan.countryCurrency && currency != "" {
			b.useCurrency(currency)
		}
	}
}

func setProvince(b *builder, s string) { b.part(&b.parts.Province, &b.spare.Province, s) }
func setCity(b *builder, s string)     { b.part(&b.parts.City, &b.spare.City, s) }
func setDistrict(b *builder, s string) { b.part(&b.parts.District, &b.spare.District, s) }

// setAddress joins the lines of an address that stand in several columns.
func setAddress(b *builder, s string) {
	into := &b.parts.Address
	if b.fallback {
		into = &b.spare.Address
	}
	if *into != "" {
		s = *into + ", " + s
	}
	*into = s
}

// countryCode remembers the countries of the file.
func (b *builder) countryCode(s string) string {
	code, ok := b.countries[s]
	if !ok {
		code = region.Country(s)
		b.countries[strings.Clone(s)] = code
	}
	return code
}

func (b *builder) part(main, spare *string, s string) {
	if b.fallback {
		main = spare
	}
	if *main == "" {
		*main = s
	}
}

func setZip(b *builder, s string) { b.zip = s }

func setLevel(b *builder, s string) {
	var level crm.Amount
	b.count(&level, s)
	b.rec.Customer.Level = int(level.Minor)
}

func setPoints(b *builder, s string) { b.count(&b.rec.Customer.Points, s) }

// setTags splits a list of tags at commas and semicolons of either width.
func setTags(b *builder, s string) {
	c := &b.rec.Customer
	for _, tag := range splitTags(s) {
		if tag = cell.Text(tag); tag != "" {
			c.Tags = append(c.Tags, tag)
		}
	}
}

// setFlag gives the customer a tag of the column's name where the cell says yes.
func setFlag(b *builder, s string) {
	answer, ok := b.plan.flag.find(s)
	if !ok {
		b.warn("import.warning.answerUnknown", s)
	}
	if answer == "yes" {
		b.rec.Customer.Tags = append(b.rec.Customer.Tags, b.column)
	}
}

// setLabel gives the customer a tag of the column's name and the cell, "campaign 18"; of an event it is where it came from.
func setLabel(b *builder, s string) {
	text := labelName(b.column) + " " + s
	if b.plan.kind == crm.FileEvents {
		b.rec.Event.Source = text
	} else {
		b.rec.Customer.Tags = append(b.rec.Customer.Tags, text)
	}
}

// labelName is a column's name as a person would say it: campaign_id is a campaign.
func labelName(column string) string {
	name := strings.ReplaceAll(column, "_", " ")
	if cut := len(name) - len(" id"); cut > 0 && strings.EqualFold(name[cut:], " id") {
		name = name[:cut]
	}
	return name
}

// ageRange tells whether a cell says between which ages somebody is: 45-54, 65+, 25-30岁.
func ageRange(s string) bool {
	s = strings.TrimSuffix(s, "岁")
	from, to, between := strings.Cut(strings.NewReplacer("~", "-", "–", "-", "至", "-").Replace(s), "-")
	if !between {
		from, between = strings.CutSuffix(s, "+")
		to = from
	}
	_, ok := cell.ParseCount(from)
	_, also := cell.ParseCount(to)
	return between && ok && also
}

func setNote(b *builder, s string) { b.rec.Customer.Note = lines(s) }

func setCardClaimedAt(b *builder, s string)     { b.softTime(&b.rec.Customer.CardAt, s) }
func setCustomerCreatedAt(b *builder, s string) { b.softTime(&b.rec.Customer.CreatedAt, s) }

// softTime reads an instant that may be missing: what cannot be read is reported and left unknown.
func (b *builder) softTime(into *int64, s string) {
	ms, ok := b.clock.Parse(s)
	if !ok {
		b.warn("import.warning.timeUnreadable", s)
		return
	}
	b.checkTime(ms, s)
	*into = ms
}

func setConsentEmail(b *builder, s string) { b.consent("email", b.plan.consentEmail, s) }
func setConsentSms(b *builder, s string)   { b.consent("sms", b.plan.consentSms, s) }

func (b *builder) consent(channel string, w words, s string) {
	answer, ok := w.find(s)
	if !ok {
		b.warn("import.warning.consentUnknown", s)
		return
	}
	c := &b.rec.Customer
	c.Consent = append(c.Consent, crm.ConsentFacts{Channel: channel, Granted: answer == "yes"})
}
