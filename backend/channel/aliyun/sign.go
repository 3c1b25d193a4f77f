package aliyun

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// signing is what a signature covers besides the request itself.
type signing struct {
	keyID, secret string
	action        string
	version       string
	nonce         string
	at            time.Time
}

// sign gives a request with these parameters and an empty body its headers.
// https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
func sign(host string, query url.Values, s signing) http.Header {
	h := http.Header{
		"Host":                  {host},
		"X-Acs-Action":          {s.action},
		"X-Acs-Content-Sha256":  {hash("")},
		"X-Acs-Date":            {s.at.UTC().Format(time.RFC3339)},
		"X-Acs-Signature-Nonce": {s.nonce},
		"X-Acs-Version":         {s.version},
	}
	names, headers := []string{}, ""
	for name := range h {
		names = append(names, strings.ToLower(name))
	}
	slices.Sort(names)
	for _, name := range names {
		headers += name + ":" + h.Get(name) + "\n"
	}
	signed := strings.Join(names, ";")
	canonical := strings.Join([]string{http.MethodPost, "/", escape(query), headers, signed, hash("")}, "\n")
	mac := hmac.New(sha256.New, []byte(s.secret))
	mac.Write([]byte(algorithm + "\n" + hash(canonical)))
	h.Set("Authorization", algorithm+" Credential="+s.keyID+",SignedHeaders="+signed+",Signature="+hex.EncodeToString(mac.Sum(nil)))
	return h
}

const algorithm = "ACS3-HMAC-SHA256"

// escape writes parameters by RFC 3986, sorted.
func escape(query url.Values) string { return strings.ReplaceAll(query.Encode(), "+", "%20") }

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
