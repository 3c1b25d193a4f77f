package column

import (
	"slices"
	"testing"
)

func TestNameKey_OrdersNamesByTheirLetters(t *testing.T) {
	key := NameKeys()
	ordered := []string{
		"0号仓库", "9527", "Ana", "Àna B", "anna lee", "白小宇", "Bob", "陈静", "林静", "林静宜", "Łukasz", "O'Hara", "Ohare", "单晓", "王芳", "曾明", "张伟",
		"Борис", "สมชาย", "김민수",
	}
	shuffled := slices.Clone(ordered)
	slices.Reverse(shuffled)
	slices.SortStableFunc(shuffled, func(a, b string) int {
		switch {
		case key(a) < key(b):
			return -1
		case key(a) > key(b):
			return 1
		}
		return 0
	})
	if !slices.Equal(shuffled, ordered) {
		t.Errorf("ordered %q", shuffled)
	}
	for _, none := range []string{"", "***", "🌸"} {
		if key(none) != Nameless {
			t.Errorf("%q has a place", none)
		}
	}
	if key("~林静") != key("林静") || key("LIN jing") != key("林静") {
		t.Error("what is no letter has a place")
	}
	if from, to, ok := LetterKeys("L"); !ok || from > key("林静") || to < key("林静") || from <= key("陈静") || to >= key("O'Hara") {
		t.Error("林静 does not stand under L")
	}
	for _, none := range []string{"", "?", "林", "ab"} {
		if _, _, ok := LetterKeys(none); ok {
			t.Errorf("%q is a letter", none)
		}
	}
}
