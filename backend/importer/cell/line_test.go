package cell

import "testing"

func TestLine(t *testing.T) {
	for name, want := range map[string]string{
		"林静宜":                     "林静宜",
		"Zoë  Smith":              "Zoë  Smith",
		"王\u200b五":                "王五",
		"\u202eevil\u202c":        "evil",
		"\u2066مرحبا\u2069":       "مرحبا",
		"می\u200cخواهم":           "می\u200cخواهم",
		"👨\u200d👩\u200d👧":         "👨\u200d👩\u200d👧",
		"多\r\n行":                  "多 行",
		"a\tb":                    "a b",
		"红\x1b]0;x\x07名":          "红 ]0;x 名",
		"soft\u00adhyphen\ufeff!": "softhyphen!",
		"\u200b":                  "",
	} {
		if got := Line(name); got != want {
			t.Errorf("%q shows %q, want %q", name, got, want)
		}
	}
}
