// Package secret keeps passwords and keys out of the shop file: in the system's keyring where there is one, else in a file
// that a passphrase locks. It knows crm and nobody else; what it is given never appears in an error or a log.
package secret
