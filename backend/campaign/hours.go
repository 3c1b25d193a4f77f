package campaign

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shuke/backend/crm"
)

// spanPattern is "8:30-21:00", however people write it.
var spanPattern = regexp.MustCompile(`^(\d{1,2})(?:[:：.](\d{2}))?(?:-|–|—|~|～|至|到)(\d{1,2})(?:[:：.](\d{2}))?$`)

// ReadHours reads hours of the day as an owner writes them: "8:00-12:30, 13:30-21:00".
func ReadHours(text string) ([]Span, error) {
	list := []Span{}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，、;；", r) }) {
		m := spanPattern.FindStringSubmatch(strings.Join(strings.Fields(part), ""))
		if m == nil {
			return nil, crm.Errorf(crm.CodeInvalid, "campaign.hours.text", "text", text)
		}
		list = append(list, Span{From: minuteOf(m[1], m[2]), To: minuteOf(m[3], m[4])})
	}
	if len(list) == 0 {
		return nil, crm.Errorf(crm.CodeInvalid, "campaign.hours.text", "text", text)
	}
	slices.SortFunc(list, func(a, b Span) int { return a.From - b.From })
	return list, nil
}

func minuteOf(hour, minute string) int {
	h, _ := strconv.Atoi(hour) // two digits
	m, _ := strconv.Atoi(minute)
	return h*60 + m
}

// WriteHours is what ReadHours reads.
func WriteHours(spans []Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = fmt.Sprintf("%02d:%02d–%02d:%02d", s.From/60, s.From%60, s.To/60, s.To%60)
	}
	return strings.Join(parts, ", ")
}
