// Package line sends push messages of a LINE official account. Our key goes along as the retry key: LINE takes a message of one
// key once, however often it is tried within a day, so an uncertain one is asked about by sending it again.
package line
