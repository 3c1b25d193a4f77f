// Package aloud says rules in the owner's language: a whole rule as one sentence, one condition, what a customer's own
// value is. Page and terminal say the same. It knows segment's schema and insight/words; bind and cmd/shuke know it.
package aloud
