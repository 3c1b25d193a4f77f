package importer

import (
	"maps"
	"slices"
	"strings"

	"shuke/backend/crm"
)

// facts are the parts of a customer that a policy is about, by the fields that fill them. Fields that are missing here,
// those of orders and what identifies a customer, know no policy: orders follow the stages of their trade.
var facts = map[string]string{
	"name": "name", "firstName": "name", "lastName": "name", "nick": "nick", "phone": "phone", "email": "email",
	"gender": "gender", "birthday": "birthday", "birthYear": "birthday", "age": "birthday", "country": "address",
	"province": "address", "city": "address", "district": "address", "address": "address", "zip": "address",
	"source": "source", "level": "level", "points": "points", "cardClaimedAt": "cardClaimedAt", "tags": "tags", "note": "note",
	"consentEmail": "consent", "consentSms": "consent",
}

// FactOf is the part of a customer that a target fills, "" when no policy applies to it.
func FactOf(target string) string {
	target = strings.TrimSuffix(target, "?")
	if strings.HasPrefix(target, customPrefix) {
		return target
	}
	return facts[target]
}

// policies are what the mapping's columns do to what is known, by part of the customer. Of several columns that fill one
// part, the most careful counts.
func (m *Mapping) policies() map[string]crm.Policy {
	if len(m.Policies) == 0 {
		return nil
	}
	byFold := make(map[string]crm.Policy, len(m.Policies))
	for column, p := range m.Policies {
		byFold[fold(column)] = p
	}
	careful := []crm.Policy{crm.PolicyKeep, crm.PolicyFill, crm.PolicyOverwrite}
	said := make(map[string]crm.Policy)
	for _, column := range slices.Sorted(maps.Keys(m.Columns)) {
		p := byFold[fold(column)]
		for _, target := range m.Columns[column] {
			fact := FactOf(target)
			if fact == "" || p == "" {
				continue
			}
			if was := said[fact]; was == "" || slices.Index(careful, p) < slices.Index(careful, was) {
				said[fact] = p
			}
		}
	}
	return said
}
