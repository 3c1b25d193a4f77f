package gateway

import (
	"crypto/hmac"
	"crypto/md5"  //nolint:gosec // what resellers ask for
	"crypto/sha1" //nolint:gosec // what resellers ask for
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"strings"
)

// Digest is how a gateway wants to be signed to.
type Digest string

// The digests. Plain ones usually cover the key, which is put into the text.
const (
	DigestMD5        Digest = "md5"
	DigestSHA1       Digest = "sha1"
	DigestSHA256     Digest = "sha256"
	DigestHMACMD5    Digest = "hmac-md5"
	DigestHMACSHA1   Digest = "hmac-sha1"
	DigestHMACSHA256 Digest = "hmac-sha256"
)

var digests = map[Digest]func(key []byte) hash.Hash{
	DigestMD5:        func([]byte) hash.Hash { return md5.New() },  //nolint:gosec // what resellers ask for
	DigestSHA1:       func([]byte) hash.Hash { return sha1.New() }, //nolint:gosec // what resellers ask for
	DigestSHA256:     func([]byte) hash.Hash { return sha256.New() },
	DigestHMACMD5:    func(key []byte) hash.Hash { return hmac.New(md5.New, key) },
	DigestHMACSHA1:   func(key []byte) hash.Hash { return hmac.New(sha1.New, key) },
	DigestHMACSHA256: func(key []byte) hash.Hash { return hmac.New(sha256.New, key) },
}

// sign is what stands at {{sign}}.
func (s Settings) sign(v values, secret string) string {
	if s.Sign == "" {
		return ""
	}
	h := digests[s.Sign]([]byte(secret))
	h.Write([]byte(v.in(s.SignOf, asIs)))
	sum := h.Sum(nil)
	switch s.SignBase {
	case "base64":
		return base64.StdEncoding.EncodeToString(sum)
	case "HEX":
		return strings.ToUpper(hex.EncodeToString(sum))
	}
	return hex.EncodeToString(sum)
}
