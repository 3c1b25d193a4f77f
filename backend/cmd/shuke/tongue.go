package main

import (
	"strings"

	"shuke/backend/insight/words"
)

// tongue is the language the terminal speaks: Chinese where the system does, as it is written there, English everywhere else.
type tongue struct{ lang words.Language }

// tongueOf follows the usual order of the locale's variables.
func tongueOf(getenv func(string) string) tongue {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(name)
		if value == "" {
			continue
		}
		if strings.HasPrefix(strings.ToLower(value), "zh") {
			return tongue{words.ParseLanguage(value)}
		}
		return tongue{words.En}
	}
	return tongue{words.En}
}

// say picks the sentence of the language and fills its {name}s from pairs of name and value.
func (t tongue) say(chinese, english string, pairs ...string) string {
	sentence := english
	switch t.language() {
	case words.ZhCN:
		sentence = chinese
	case words.ZhTW:
		sentence = inTaiwan(chinese)
	case words.En:
	}
	return words.Fill(sentence, pairs...)
}

// language is what files made from the terminal are written in.
func (t tongue) language() words.Language {
	if t.lang == "" {
		return words.En
	}
	return t.lang
}
