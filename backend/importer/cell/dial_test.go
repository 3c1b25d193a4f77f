package cell

import "testing"

func TestCountryOfDialCode(t *testing.T) {
	for in, want := range map[string]string{"886": "TW", "+852": "HK", "86": "CN", "1": "", "": "", "x": "", "99999": ""} {
		if got := CountryOfDialCode(in); got != want {
			t.Errorf("CountryOfDialCode(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestGivenOut(t *testing.T) {
	for text, want := range map[string]bool{
		"13912340001": true, "010-62345678": true, "+886912345678": true,
		"100200300400": false, "0912345678": false, "20260102": false, "59.90": false, "186****5905": false, "": false,
	} {
		if got := GivenOut(text, "CN"); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
