package importer

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
)

// rowKeys gives numbers to orders of files that have none. The same file gives the same numbers again, and so does its
// copy in another file type: only facts that survive both take part. The time of day does not, since spreadsheets keep
// it with an error of up to a second; the status does not, since it changes. Nor does anything that the shop adds, such as
// its currency and the country of its phones: the first file that names a currency gives the shop one. Orders that agree in
// everything are told apart by their order in the file.
type rowKeys struct {
	seen map[uint64]uint32
	text strings.Builder
}

// rowSaid is what a row says itself, without what the shop would fill in.
type rowSaid struct {
	currency string
	phone    string // its last digits, which no country code changes
}

var keyEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// makeNumber names the order by its facts and says so once for the file.
func (b *builder) makeNumber() {
	o, c := &b.rec.Order, &b.rec.Customer
	at := o.PaidAt
	if at == 0 {
		at = o.CreatedAt
	}
	if !c.Named() && c.Nick == "" && c.Name == "" || at == 0 {
		b.reject("import.reject.orderNumberMissing")
		return
	}
	t := &b.keys.text
	t.Reset()
	b.keys.add(c.Accounts...)
	b.keys.add(c.Nick, c.Name, b.said.phone, c.Email, b.said.currency, o.Region.Country, o.Region.Province, o.Region.City)
	b.keys.add(time.UnixMilli(at).In(b.plan.zone).Format(time.DateOnly))
	b.keys.add(plainAmount(o.Total, o.Currency), plainAmount(o.Paid, o.Currency), strconv.FormatInt(o.ItemCount.Or(-1), 10))
	for i := range b.rec.Lines {
		b.keys.add(b.rec.Lines[i].Code, b.rec.Lines[i].Title)
	}
	o.Number = b.keys.number()
	b.warn("import.warning.orderNumberMade", "")
}

// plainAmount is an amount in the same words whatever decimals its currency has: 12, 12.5.
func plainAmount(a crm.Amount, currency string) string {
	if !a.Known {
		return ""
	}
	s := crm.FormatMinor(a.Minor, currency)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// endOfPhone are the last seven digits of a cell.
func endOfPhone(s string) string {
	var digits []byte
	for i := len(s) - 1; i >= 0 && len(digits) < 7; i-- {
		if '0' <= s[i] && s[i] <= '9' {
			digits = append(digits, s[i])
		}
	}
	return string(digits)
}

func (k *rowKeys) add(facts ...string) {
	for _, f := range facts {
		k.text.WriteString(f)
		k.text.WriteByte(0)
	}
}

// number is the key of the text that was added, with an ordinal from the second time on.
func (k *rowKeys) number() string {
	sum := sha256.Sum256([]byte(k.text.String()))
	if k.seen == nil {
		k.seen = make(map[uint64]uint32)
	}
	id := binary.BigEndian.Uint64(sum[:])
	k.seen[id]++
	name := "row-" + keyEncoding.EncodeToString(sum[:10])
	if n := k.seen[id]; n > 1 {
		name += "-" + strconv.FormatUint(uint64(n), 10)
	}
	return name
}
