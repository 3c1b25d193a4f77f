package crm

import "strings"

// Evidence is what speaks for, or against, two customers being one person: a set of bits.
type Evidence uint32

// What speaks for it. The first six find pairs; the others only add to what was found.
const (
	EvidencePhone        Evidence = 1 << iota // the same full number
	EvidenceEmail                             // the same address
	EvidenceNameAddress                       // the same full name at the same street address
	EvidenceNameBirthday                      // the same full name, born on the same day
	EvidenceAccount                           // the same account name on several platforms
	EvidenceMaskedPhone                       // a number with stars that fits the other's, and names or nicks that fit
	EvidenceName                              // the same full name
	EvidenceNameFits                          // a name with stars that fits the other's
	EvidenceNick                              // the same nick
	EvidencePlace                             // the same district or city
	EvidenceBirthday                          // born on the same day, under other names
)

// What speaks against it.
const (
	EvidenceOtherName     Evidence = 1 << (16 + iota) // two full names that differ
	EvidenceOtherGender                               // two genders
	EvidenceOtherBirthday                             // two birthdays
)

// evidenceWeights say how likely each piece of evidence alone makes it that two customers are one person, and how much of
// that a piece against it leaves. docs/identity.md explains them; they are judgement, not measurement.
var evidenceWeights = []struct {
	bit    Evidence
	name   string
	weight float64
}{
	{EvidencePhone, "phone", 0.75},
	{EvidenceEmail, "email", 0.80},
	{EvidenceNameAddress, "nameAddress", 0.75},
	{EvidenceNameBirthday, "nameBirthday", 0.55},
	{EvidenceAccount, "account", 0.45},
	{EvidenceMaskedPhone, "maskedPhone", 0.45},
	{EvidenceName, "name", 0.45},
	{EvidenceNameFits, "nameFits", 0.10},
	{EvidenceNick, "nick", 0.35},
	{EvidencePlace, "place", 0.10},
	{EvidenceBirthday, "birthday", 0.30},
	{EvidenceOtherName, "otherName", -0.20},
	{EvidenceOtherGender, "otherGender", -0.25},
	{EvidenceOtherBirthday, "otherBirthday", -0.35},
}

// Score is how much the evidence makes of a pair, from 0 to 1: what speaks for it is joined as independent chances are,
// and each piece against it takes its share away.
func (e Evidence) Score() float64 {
	not, left := 1.0, 1.0
	for _, w := range evidenceWeights {
		switch {
		case e&w.bit == 0:
		case w.weight > 0:
			not *= 1 - w.weight
		default:
			left *= 1 + w.weight
		}
	}
	return (1 - not) * left
}

// Names lists the evidence for and against by name, strongest kind first.
func (e Evidence) Names() (supports, against []string) {
	supports, against = []string{}, []string{}
	for _, w := range evidenceWeights {
		switch {
		case e&w.bit == 0:
		case w.weight > 0:
			supports = append(supports, w.name)
		default:
			against = append(against, w.name)
		}
	}
	return supports, against
}

// Likelihood is a score in the owner's words.
type Likelihood string

// The likelihoods.
const (
	LikelihoodHigh   Likelihood = "high"   // 很可能
	LikelihoodMedium Likelihood = "medium" // 可能
	LikelihoodLow    Likelihood = "low"    // 存疑
)

// LikelihoodOf says a score in words.
func LikelihoodOf(score float64) Likelihood {
	switch {
	case score >= 0.85:
		return LikelihoodHigh
	case score >= 0.6:
		return LikelihoodMedium
	}
	return LikelihoodLow
}

// Compare looks for what else speaks for or against a pair that was found by some evidence.
func Compare(a, b *Customer, found Evidence) Evidence {
	e := found
	switch an, bn := FoldName(a.Name), FoldName(b.Name); {
	case an == "" || bn == "":
	case Masked(an) || Masked(bn):
		if NameFits(an, bn) {
			e |= EvidenceNameFits
		}
	case an != bn:
		e |= EvidenceOtherName
	case e&(EvidenceNameAddress|EvidenceNameBirthday) == 0:
		e |= EvidenceName
	}
	if a.Nick != "" && strings.EqualFold(a.Nick, b.Nick) && e&EvidenceAccount == 0 {
		e |= EvidenceNick
	}
	if a.Region.City != "" && a.Region == b.Region && e&EvidenceNameAddress == 0 {
		e |= EvidencePlace
	}
	if a.Gender != GenderUnknown && b.Gender != GenderUnknown && a.Gender != b.Gender {
		e |= EvidenceOtherGender
	}
	if a.Birthday.Day != 0 && b.Birthday.Day != 0 {
		switch {
		case a.Birthday != b.Birthday:
			e |= EvidenceOtherBirthday
		case e&EvidenceNameBirthday == 0:
			e |= EvidenceBirthday
		}
	}
	return e
}

// Masked tells whether a value has been starred out.
func Masked(text string) bool { return strings.ContainsAny(text, "*＊") }

// FoldName writes a name as it is compared: without spaces and dots, in small letters.
func FoldName(name string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "　", "", "·", "", "・", "", ".", "", "＊", "*").Replace(name))
}

// NameFits tells whether two folded names can be one where stars stand for any letters: 张** and 张三丰, not 张** and 李四.
func NameFits(a, b string) bool {
	ra, rb := []rune(strings.TrimRight(a, "*")), []rune(strings.TrimRight(b, "*"))
	la, lb := strings.TrimLeft(a, "*"), strings.TrimLeft(b, "*")
	if len(ra) == 0 || len(rb) == 0 { // **丰
		return la != "" && lb != "" && (strings.HasSuffix(la, lb) || strings.HasSuffix(lb, la))
	}
	n := min(firstStar(ra), firstStar(rb))
	return n > 0 && string(ra[:n]) == string(rb[:n])
}

// firstStar is how many letters stand before the first star.
func firstStar(r []rune) int {
	for i, c := range r {
		if c == '*' {
			return i
		}
	}
	return len(r)
}

// Candidate is a pair of customers who may be one person.
type Candidate struct {
	A, B     int64 // the lower id first
	Score    float64
	Evidence Evidence
	Later    bool // the owner put it off
}

// CandidateSearch is the last search for such pairs.
type CandidateSearch struct {
	At      int64 // 0 when there never was one
	Stale   bool  // customers came or changed since
	Pairs   int64
	Crowded int64 // numbers, addresses and names that too many share to say anything
}

// MergeField is a field of the profile in which customers who become one may differ.
type MergeField string

// The fields, in the order they are shown. Address goes with its place.
const (
	FieldName     MergeField = "name"
	FieldNick     MergeField = "nick"
	FieldPhone    MergeField = "phone"
	FieldEmail    MergeField = "email"
	FieldGender   MergeField = "gender"
	FieldBirthday MergeField = "birthday"
	FieldAddress  MergeField = "address"
	FieldSource   MergeField = "source"
	FieldLevel    MergeField = "level"
	FieldPoints   MergeField = "points"
	FieldCard     MergeField = "card"
)

// MergeFields lists them.
var MergeFields = []MergeField{
	FieldName, FieldNick, FieldPhone, FieldEmail, FieldGender, FieldBirthday, FieldAddress, FieldSource, FieldLevel, FieldPoints, FieldCard,
}

const ownField = "field:"

// OwnField is a custom field of the shop as one of a merge.
func OwnField(name string) MergeField { return MergeField(ownField + name) }

// Own is the name of the custom field it is, if it is one.
func (f MergeField) Own() (name string, ok bool) { return strings.CutPrefix(string(f), ownField) }

// MergeChoice is one field of a merge: whose value it takes, and whether there is anything to choose.
type MergeChoice struct {
	Field   MergeField
	Take    int64   // the customer whose value stays
	Known   []int64 // the customers who have a value
	Differs bool    // two of the values differ
}

// Split says what of a customer goes to a new one.
type Split struct {
	Identities []Identity
	Orders     []int64
	Notes      []int64
	Tags       []int64
	Fields     []int64 // custom fields, by number
	Name       string  // of the new customer; "" keeps the name they have now
}
