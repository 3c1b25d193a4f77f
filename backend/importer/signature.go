package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// Signature names a layout: the same columns in any order have the same one. What a file of refused rows added does not
// count, so that it is read like the file it came from.
func Signature(header []string) string {
	names := ownHeader(header)
	for i, name := range names {
		names[i] = fold(name)
	}
	slices.Sort(names)
	h := sha256.New()
	for _, name := range names {
		h.Write([]byte(name)) // never fails
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
