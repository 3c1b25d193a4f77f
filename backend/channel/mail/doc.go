// Package mail hands messages over to a mail server: SMTP submission (RFC 6409) with go-mail, its phases driven one by one, so
// that a message that may have been accepted is never taken for one that was not.
package mail
