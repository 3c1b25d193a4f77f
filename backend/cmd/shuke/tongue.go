package main

import (
	"strings"

	"shuke/backend/insight/words"
)

// tongue is the language the terminal speaks: Chinese where the system does, English everywhere else.
type tongue struct{ chinese bool }

// tongueOf follows the usual order of the locale's variables.
func tongueOf(getenv func(string) string) tongue {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			return tongue{strings.HasPrefix(strings.ToLower(value), "zh")}
		}
	}
	return tongue{}
}

// say picks the sentence of the language and fills its {name}s from pairs of name and value.
func (t tongue) say(chinese, english string, pairs ...string) string {
	sentence := english
	if t.chinese {
		sentence = chinese
	}
	return words.Fill(sentence, pairs...)
}

// language is what files made from the terminal are written in.
func (t tongue) language() words.Language {
	if t.chinese {
		return words.ZhCN
	}
	return words.En
}
