package secret

import "crypto/rand"

// NewName is a name that nothing else has: 26 letters and digits of at least 128 random bits.
func NewName() string { return rand.Text() }
