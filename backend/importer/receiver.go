package importer

import (
	"strings"

	"shuke/backend/importer/cell"
	"shuke/backend/importer/region"
)

// splitReceiver takes name and phone off an address that has all three in one cell, as Chinese platforms write it since
// they protect their buyers: 周强，86-139…，江苏省 扬州市 广陵区 …. Columns of their own have the last word.
func (b *builder) splitReceiver(parts *region.Parts) {
	if b.plan.country != "CN" || !strings.Contains(parts.Address, "，") {
		return
	}
	name, rest, _ := strings.Cut(parts.Address, "，")
	number, address, found := strings.Cut(rest, "，")
	if number = strings.TrimSpace(number); !found || !numberShaped(number) {
		return
	}
	setName(b, strings.TrimSpace(name))
	parts.Address = strings.TrimSpace(address)
	if c := &b.rec.Customer; c.Phone != "" || c.PhoneText != "" {
		return
	}
	if p, ok := cell.ParsePhone(number, "CN"); ok {
		b.rec.Customer.Phone = p.E164
		b.rec.Customer.PhoneText = p.Shown
	}
}

// numberShaped tells whether a text is written like a phone number, masked or not.
func numberShaped(s string) bool {
	return len(s) >= 7 && strings.Trim(s, "0123456789*-+ ") == ""
}
