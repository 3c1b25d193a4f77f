package cell

import "testing"

func TestCountryOfDialCode(t *testing.T) {
	for in, want := range map[string]string{"886": "TW", "+852": "HK", "86": "CN", "1": "", "": "", "x": "", "99999": ""} {
		if got := CountryOfDialCode(in); got != want {
			t.Errorf("CountryOfDialCode(%q) = %q, want %q", in, got, want)
		}
	}
}
