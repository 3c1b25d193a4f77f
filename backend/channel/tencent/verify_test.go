package tencent

import (
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"time"
)

var credentials = regexp.MustCompile(`^TC3-HMAC-SHA256 Credential=([^/]+)/([\d-]{10})/sms/tc3_request, SignedHeaders=content-type;host, Signature=([0-9a-f]{64})$`)

// verify checks a signature from the bytes of the request, not with what made it.
func verify(r *http.Request, body []byte) error {
	said := credentials.FindStringSubmatch(r.Header.Get("Authorization"))
	stamp, err := strconv.ParseInt(r.Header.Get("X-Tc-Timestamp"), 10, 64)
	if said == nil || err != nil || said[1] != keyID || r.Header.Get("X-Tc-Version") != "2021-01-11" || r.Header.Get("X-Tc-Region") == "" {
		return errors.New("it is not signed")
	}
	if at := time.Unix(stamp, 0); time.Since(at).Abs() > 5*time.Minute || at.UTC().Format("2006-01-02") != said[2] {
		return errors.New("the clock differs")
	}
	request := fmt.Sprintf("%s\n%s\n%s\ncontent-type:%s\nhost:%s\n\ncontent-type;host\n%x", r.Method, r.URL.Path, r.URL.RawQuery, r.Header.Get("Content-Type"), r.Host, sha256.Sum256(body))
	key := []byte("TC3" + secret)
	for _, part := range []string{said[2], "sms", "tc3_request", fmt.Sprintf("TC3-HMAC-SHA256\n%d\n%s/sms/tc3_request\n%x", stamp, said[2], sha256.Sum256([]byte(request)))} {
		h := hmac.New(sha256.New, key)
		h.Write([]byte(part))
		key = h.Sum(nil)
	}
	if fmt.Sprintf("%x", key) != said[3] {
		return errors.New("the signature is another")
	}
	return nil
}
