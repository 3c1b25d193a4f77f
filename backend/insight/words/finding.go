package words

import (
	"strconv"
	"strings"

	"shuke/backend/insight"
)

// Finding says what a portrait shows in one sentence: 成交客户里，25–34 岁占 51.5%，女性占 72.8%，浙江、广东、江苏合计占 36.6%。
func (w *Words) Finding(h insight.Highlight, who string) string {
	f := &w.Portrait.Finding
	var parts []string
	if h.AgeShare != nil {
		parts = append(parts, w.ageFinding(h))
	}
	if h.GenderShare != nil {
		parts = append(parts, Fill(f.Genders[h.Gender], "share", Percent(h.GenderShare)))
	}
	if h.PlaceShare != nil {
		parts = append(parts, w.placeFinding(h))
	}
	if len(parts) == 0 {
		return f.None
	}
	opening := Fill(f.Opening, "population", who)
	return opening + strings.Join(parts, f.Join) + f.Close
}

func (w *Words) ageFinding(h insight.Highlight) string {
	f := &w.Portrait.Finding
	sentence, to := f.Age, h.Age.To
	switch {
	case h.Age.To == 0:
		sentence = f.AgeFrom
	case h.Age.From == 0:
		sentence, to = f.AgeUnder, h.Age.To+1
	}
	return Fill(sentence, "from", strconv.Itoa(h.Age.From), "to", strconv.Itoa(to), "share", Percent(h.AgeShare))
}

func (w *Words) placeFinding(h insight.Highlight) string {
	f := &w.Portrait.Finding
	sentence := f.Places
	switch {
	case h.ByOrders:
		sentence = f.OrderPlaces
	case len(h.Places) == 1:
		sentence = f.Place
	}
	names := make([]string, len(h.Places))
	for i, p := range h.Places {
		names[i] = PlaceName(p, w.Language)
	}
	return Fill(sentence, "places", w.List(names), "share", Percent(h.PlaceShare))
}
