// Package sentence says in words what a key means: of a crm.Error, Warning, Conflict or Operation, or of the reason a row
// was refused. It is what the terminal and the files we write say, in each language; the page has its own catalogue in
// frontend/src/i18n, where the room and the next step are others. It knows insight/words; bind and cmd/shuke know it.
package sentence

import (
	"fmt"
	"maps"

	"shuke/backend/insight/words"
)

// spoken is one sentence in the languages of the product.
type spoken struct{ zhCN, zhTW, en string }

// catalogue gives each key its sentence.
type catalogue map[string]spoken

// sentences is everything there is to say. A test reads the keys out of the sources and finds them here.
var sentences = func() catalogue {
	all := catalogue{}
	for _, part := range []catalogue{
		shopSentences, customerSentences, noteSentences, listSentences, undoSentences, importSentences, mappingSentences, rejectSentences, warningSentences,
		operationSentences, conflictSentences, identitySentences, ruleSentences, channelSentences, outboxSentences, campaignSentences,
		channelKindSentences, noticeSentences,
	} {
		maps.Copy(all, part)
	}
	return all
}()

// Tongue speaks one language.
type Tongue struct{ lang words.Language }

// In is the tongue of a language; one we do not speak reads as words.ZhCN.
func In(lang words.Language) Tongue { return Tongue{lang} }

// Say fills the sentence of a key with params. A key without a sentence stands for itself, so that nothing goes unsaid.
func (t Tongue) Say(key string, params map[string]any) string {
	s, known := sentences[key]
	if !known {
		return key
	}
	pairs := make([]string, 0, 2*len(params))
	for name, value := range params {
		pairs = append(pairs, name, fmt.Sprint(value))
	}
	return words.Fill(s.in(t.lang), pairs...)
}

func (s spoken) in(lang words.Language) string {
	switch lang {
	case words.En:
		return s.en
	case words.ZhTW:
		return s.zhTW
	default:
		return s.zhCN
	}
}
