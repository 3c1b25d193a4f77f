package aliyun

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"net/http"
	"regexp"
	"sort"
	"strings"
	"time"

	"shuke/backend/channel/channeltest"
)

var credentials = regexp.MustCompile(`^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$`)

// verify checks a signature from the bytes of the request, not with what made it.
func verify(r *http.Request, body []byte, nonces *channeltest.Nonces) error {
	said := credentials.FindStringSubmatch(r.Header.Get("Authorization"))
	at, err := time.Parse("2006-01-02T15:04:05Z", r.Header.Get("X-Acs-Date"))
	if said == nil || err != nil || said[1] != keyID || r.Header.Get("X-Acs-Version") != "2017-05-25" {
		return errSignature
	}
	// The raw query has to be canonical already: sorted by name, %20 for a space.
	raw := strings.Split(r.URL.RawQuery, "&")
	if !sort.StringsAreSorted(raw) || strings.Contains(r.URL.RawQuery, "+") {
		return fmt.Errorf("the query is not canonical")
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n%s\n%s\n", r.Method, r.URL.Path, r.URL.RawQuery)
	for _, name := range strings.Split(said[2], ";") {
		value := r.Header.Get(name)
		if name == "host" {
			value = r.Host
		}
		fmt.Fprintf(&text, "%s:%s\n", name, value)
	}
	fmt.Fprintf(&text, "\n%s\n%x", said[2], sha256.Sum256(body))
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "ACS3-HMAC-SHA256\n%x", sha256.Sum256([]byte(text.String())))
	if fmt.Sprintf("%x", mac.Sum(nil)) != said[3] {
		return errSignature
	}
	return nonces.Fresh(r.Header.Get("X-Acs-Signature-Nonce"), at, time.Now())
}
