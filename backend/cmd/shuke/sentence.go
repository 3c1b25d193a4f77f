package main

import (
	"errors"
	"fmt"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/insight/words"
)

// sentence says what a key means, in Chinese and in English. The page has its own in frontend/src/i18n.
type sentence struct{ chinese, english string }

// sentenceOf is what a person reads of an error. What is not ours is shown as it is: who works in a terminal can use it.
func (t *terminal) sentenceOf(err error) string {
	var file *fileFailure
	if errors.As(err, &file) {
		return file.file + t.say("：", ": ") + t.sentenceOf(file.err)
	}
	var ours *crm.Error
	if !errors.As(err, &ours) {
		return t.say("出了意外：{detail}", "Something unexpected happened: {detail}", "detail", firstLines(err.Error()))
	}
	text := t.keySentence(ours.Key, ours.Params)
	if ours.Code == crm.CodeInternal && ours.Err != nil {
		text += "\n" + firstLines(ours.Err.Error())
	}
	return text
}

// keySentence fills the sentence of a key; a key without one stands for itself.
func (t *terminal) keySentence(key string, params map[string]any) string {
	s, known := sentences[key]
	if !known {
		return key
	}
	pairs := make([]string, 0, 2*len(params))
	for name, value := range params {
		pairs = append(pairs, name, fmt.Sprint(value))
	}
	return words.Fill(t.pick(s), pairs...)
}

func (t *terminal) pick(s sentence) string {
	if t.chinese {
		return s.chinese
	}
	return s.english
}

// firstLines keeps the beginning of a chain of errors, which may be one per statement.
func firstLines(text string) string {
	const most = 5
	lines := strings.SplitN(text, "\n", most+1)
	return strings.Join(lines[:min(len(lines), most)], "\n")
}
