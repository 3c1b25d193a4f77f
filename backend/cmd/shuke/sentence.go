package main

import (
	"errors"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/sentence"
)

// sentenceOf is what a person reads of an error. What is not ours is shown as it is: who works in a terminal can use it.
func (t *terminal) sentenceOf(err error) string {
	var file *fileFailure
	if errors.As(err, &file) {
		sentence := t.sentenceOf(file.err)
		if strings.HasPrefix(sentence, file.file) {
			return sentence // it names the file itself
		}
		return file.file + t.say("：", ": ") + sentence
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

// keySentence is what a key means in the terminal's language.
func (t *terminal) keySentence(key string, params map[string]any) string {
	return sentence.In(t.language()).Say(key, params)
}

// firstLines keeps the beginning of a chain of errors, which may be one per statement.
func firstLines(text string) string {
	const most = 5
	lines := strings.SplitN(text, "\n", most+1)
	return strings.Join(lines[:min(len(lines), most)], "\n")
}
