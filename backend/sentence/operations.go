package sentence

import (
	"regexp"
	"slices"
	"strings"
)

// operationKey is what keys of operations begin with.
const operationKey = "operation."

// OperationKinds are the kinds of operations there is a sentence for, in order.
func OperationKinds() []string {
	kinds := make([]string, 0, len(operationSentences))
	for key := range operationSentences {
		kinds = append(kinds, strings.TrimPrefix(key, operationKey))
	}
	slices.Sort(kinds)
	return kinds
}

// blank is where a sentence names something.
var blank = regexp.MustCompile(`\{[^}]*\}`)

// OperationsSaying are the kinds whose sentence has a text in its own words, whatever it names.
func (t Tongue) OperationsSaying(text string) (kinds []string) {
	text = strings.ToLower(text)
	for _, kind := range OperationKinds() {
		own := blank.ReplaceAllString(operationSentences[operationKey+kind].in(t.lang), "\x00")
		if strings.Contains(strings.ToLower(own), text) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}
