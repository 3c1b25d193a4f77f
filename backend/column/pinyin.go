package column

import (
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
)

// surnames are read otherwise as a family name than in most words.
var surnames = map[rune]string{
	'单': "shan", '單': "shan", '曾': "zeng", '仇': "qiu", '解': "xie", '区': "ou", '區': "ou", '查': "zha", '朴': "piao", '盖': "ge", '蓋': "ge",
	'任': "ren", '乐': "yue", '樂': "yue", '翟': "zhai", '覃': "qin", '尉': "yu", '缪': "miao", '繆': "miao", '员': "yun", '員': "yun", '洗': "xian",
	'冼': "xian", '召': "shao", '折': "she", '种': "chong", '祭': "zhai", '秘': "bi", '那': "na", '不': "fou",
}

// speller writes Han characters in Latin letters. It remembers what it met: a shop's names use few thousand characters.
type speller struct{ known map[rune]string }

func newSpeller() *speller { return &speller{map[rune]string{}} }

func (s *speller) spell(r rune) string {
	if r < 0x2e80 {
		return ""
	}
	if p, ok := s.known[r]; ok {
		return p
	}
	p := ""
	if found := pinyin.SinglePinyin(r, pinyin.NewArgs()); len(found) > 0 {
		p = found[0]
	}
	s.known[r] = p
	return p
}

// write adds a name in full and in initials, each on a line of its own, and again where its first character is read otherwise
// as a family name. Names without Han characters add nothing.
func (s *speller) write(w *Words, name []byte) {
	first, _ := utf8.DecodeRune(name)
	s.line(w, name, "", false)
	s.line(w, name, "", true)
	if as := surnames[first]; as != "" && as != s.spell(first) {
		s.line(w, name, as, false)
		s.line(w, name, as, true)
	}
}

func (s *speller) line(w *Words, name []byte, first string, initials bool) {
	begun := false
	for at, r := range string(name) {
		p := s.spell(r)
		if at == 0 && first != "" {
			p = first
		}
		if p == "" {
			continue
		}
		if !begun {
			w.write('\n')
			begun = true
		}
		if initials {
			p = p[:1]
		}
		w.text = append(w.text, p...)
	}
}
