package crm

import "strings"

// MaskPhone hides the middle of a phone number: +8613812346021 → 138****6021. Masked and very short ones pass unchanged.
func MaskPhone(phone string) string {
	p := strings.TrimPrefix(phone, "+86")
	if strings.Contains(p, "*") || len(p) < 9 {
		return p
	}
	return p[:len(p)-8] + "****" + p[len(p)-4:]
}

// MaskEmail hides all but the first letter of the name: lin.jing@shop.cn → l***@shop.cn.
func MaskEmail(email string) string {
	name, host, ok := strings.Cut(email, "@")
	if !ok || name == "" || strings.Contains(name, "*") {
		return email
	}
	for _, first := range name {
		return string(first) + "***@" + host
	}
	return email
}
