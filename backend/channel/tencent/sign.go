package tencent

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	algorithm   = "TC3-HMAC-SHA256"
	contentType = "application/json; charset=utf-8"
	signed      = "content-type;host"
)

// signing is what a signature covers besides the request itself.
type signing struct {
	keyID, secret string
	service       string
	action        string
	version       string
	region        string
	at            time.Time
}

// sign gives a request with this body its headers. https://cloud.tencent.com/document/api/213/30654
func sign(host string, body []byte, s signing) http.Header {
	at := s.at.UTC()
	canonical := strings.Join([]string{
		http.MethodPost, "/", "", "content-type:" + contentType + "\nhost:" + host + "\n", signed, hash(body),
	}, "\n")
	day := at.Format(time.DateOnly)
	scope := day + "/" + s.service + "/tc3_request"
	stamp := strconv.FormatInt(at.Unix(), 10)
	key := mac(mac(mac([]byte("TC3"+s.secret), day), s.service), "tc3_request")
	signature := hex.EncodeToString(mac(key, strings.Join([]string{algorithm, stamp, scope, hash([]byte(canonical))}, "\n")))
	return http.Header{
		"Host":           {host},
		"Content-Type":   {contentType},
		"X-Tc-Action":    {s.action},
		"X-Tc-Version":   {s.version},
		"X-Tc-Region":    {s.region},
		"X-Tc-Timestamp": {stamp},
		"Authorization":  {algorithm + " Credential=" + s.keyID + "/" + scope + ", SignedHeaders=" + signed + ", Signature=" + signature},
	}
}

func mac(key []byte, text string) []byte {
	m := hmac.New(sha256.New, key)
	m.Write([]byte(text))
	return m.Sum(nil)
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
