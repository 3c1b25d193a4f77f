package importer

import (
	"io"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer/card"
)

// cardColumns are the columns that a card becomes a row of.
var cardColumns = []string{"FN", "N family", "N given", "NICKNAME", "TEL", "EMAIL", "BDAY", "GENDER", "ADR street", "ADR city", "ADR region", "ADR code", "ADR country", "NOTE", "CATEGORIES"}

const severalCells = " ::: "

// vCards, as telephones and mail programs hand contacts over.
func init() {
	register(Format{
		ID:   "vcard",
		Name: "vCard (.vcf)",
		Kind: crm.FileCustomers,
		Description: "Versions 2.1, 3.0 and 4.0, any number of cards in a file; one card is one row. Folded lines, quoted-printable, character sets and " +
			"escapes are undone, pictures are passed over. The preferred number counts first, then mobiles, fax and pager last; the first " +
			"address and the first e-mail count. BDAY may be without its year. A card without phone and e-mail is rejected, a card that the end " +
			"of the file cuts off too.",
		Signature: []string{"FN", "N family", "N given", "TEL", "EMAIL", "BDAY"},
		Columns: map[string]Targets{
			"FN": {"name"}, "N family": {"lastName"}, "N given": {"firstName"}, "NICKNAME": {"nick"}, "TEL": {"phone"}, "EMAIL": {"email"}, "BDAY": {"birthday"},
			"GENDER": {"gender"}, "ADR street": {"address"}, "ADR city": {"city"}, "ADR region": {"province"}, "ADR code": {"zip"}, "ADR country": {"country"},
			"NOTE": {"note"}, "CATEGORIES": {"tags"},
		},
		Several: severalCells,
	})
}

// beginsCard tells whether a text is vCards.
func beginsCard(head string) bool {
	head = strings.TrimLeft(head, " \t\r\n\ufeff")
	const begin = "BEGIN:VCARD"
	return len(head) >= len(begin) && strings.EqualFold(head[:len(begin)], begin)
}

// cardReader reads a file of cards as a table: first the names of the columns, then a row a card.
type cardReader struct {
	cards  *card.Reader
	header bool
}

func newCardReader(src io.Reader) *cardReader { return &cardReader{cards: card.NewReader(src)} }

func (r *cardReader) readRow(c *chunk) error {
	if !r.header {
		r.header = true
		c.cells = append(c.cells, cardColumns...)
		c.endRow()
		return nil
	}
	properties, complete, err := r.cards.Read()
	if err != nil {
		return fileError(err)
	}
	cells := cardCells(properties)
	if !complete { // what was read of it is not all there was
		cells, c.torn = []string{firstOf(cells[0], "BEGIN:VCARD")}, true
	}
	c.cells = append(c.cells, cells...)
	c.endRow()
	return nil
}

// Close has nothing to release: the file belongs to the Reader.
func (r *cardReader) Close() error { return nil }

// cardCells are the cells of a card, in the order of cardColumns.
func cardCells(card []card.Property) []string {
	cells := make(map[string]string, len(cardColumns))
	set := func(column, value string) {
		if cells[column] == "" {
			cells[column] = value
		}
	}
	for i := range card {
		p := &card[i]
		switch p.Name {
		case "FN", "NOTE", "NICKNAME":
			set(p.Name, p.Text())
		case "N":
			parts := append(p.Parts(), "", "")
			set("N family", parts[0])
			set("N given", parts[1])
		case "EMAIL":
			set("EMAIL", strings.TrimPrefix(p.Text(), "mailto:"))
		case "GENDER":
			set("GENDER", p.Parts()[0])
		case "CATEGORIES":
			set("CATEGORIES", strings.Join(p.List(), severalCells))
		case "BDAY":
			set("BDAY", cardBirthday(p))
		case "ADR":
			setCardAddress(set, p)
		}
	}
	set("TEL", strings.Join(cardPhones(card), severalCells))
	row := make([]string, len(cardColumns))
	for i, column := range cardColumns {
		row[i] = cells[column]
	}
	return row
}

// setCardAddress takes an address apart: box; extension; street; city; region; code; country.
func setCardAddress(set func(column, value string), p *card.Property) {
	parts := append(p.Parts(), make([]string, 7)...)
	street := strings.TrimSpace(parts[2] + " " + parts[1])
	if street+parts[3]+parts[4]+parts[6] == "" {
		return
	}
	for i, column := range cardColumns[8:13] {
		value := parts[[...]int{2, 3, 4, 5, 6}[i]]
		if column == "ADR street" {
			value = oneLine(street)
		}
		set(column, value)
	}
}

// cardBirthday writes a birthday as dates are read elsewhere. Apple keeps those without a year in 1604.
func cardBirthday(p *card.Property) string {
	s, omitted := p.Text(), p.Param("X-APPLE-OMIT-YEAR")
	if omitted != "" {
		s = "-" + strings.TrimPrefix(s, omitted)
	}
	if len(s) == len("--0523") && strings.HasPrefix(s, "--") {
		s = s[:4] + "-" + s[4:]
	}
	return s
}

// cardPhones lists the numbers of a card, the likeliest to reach its owner first.
func cardPhones(card []card.Property) []string {
	var byRank [4][]string
	for i := range card {
		p := &card[i]
		if p.Name != "TEL" {
			continue
		}
		rank := 2
		switch {
		case p.Is("FAX") || p.Is("PAGER"):
			rank = 3
		case p.Is("PREF") || p.Param("PREF") == "1":
			rank = 0
		case p.Is("CELL") || p.Is("MOBILE") || p.Is("IPHONE"):
			rank = 1
		}
		byRank[rank] = append(byRank[rank], strings.TrimPrefix(p.Text(), "tel:"))
	}
	var phones []string
	for _, list := range byRank {
		phones = append(phones, list...)
	}
	return phones
}
