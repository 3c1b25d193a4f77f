package web

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"net"
	"net/url"
	"strconv"
	"time"

	"shuke/backend/channel"
)

// lineFailure is why a request surely did not go out, or why a question has no answer.
func lineFailure(err error) error {
	f := &channel.Failure{Verdict: channel.Retry, Cause: channel.CauseLine, Err: unnamed(err)}
	var (
		unchecked *tls.CertificateVerificationError
		authority x509.UnknownAuthorityError
		invalid   x509.CertificateInvalidError
		host      x509.HostnameError
	)
	if errors.As(err, &unchecked) || errors.As(err, &authority) || errors.As(err, &invalid) || errors.As(err, &host) {
		f.Cause, f.Code = channel.CauseAccount, channel.CodeCertificate
	}
	return f
}

// unnamed keeps of an error what may stand in a log. Addresses hold keys, as Telegram's and the robots' do, and numbers.
func unnamed(err error) error {
	var (
		named *url.Error
		op    *net.OpError
		dns   *net.DNSError
	)
	switch {
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return context.DeadlineExceeded
	case errors.As(err, &dns):
		return errors.New("look up the server's name")
	case errors.As(err, &op):
		return errors.New(op.Op + ": " + op.Err.Error())
	case errors.As(err, &named):
		return named.Err
	}
	return err
}

var errReply = errors.New("HTTP reply")

// Fail is a failure that a reply tells of.
func Fail(v channel.Verdict, c channel.Cause, code string) *channel.Failure {
	return &channel.Failure{Verdict: v, Cause: c, Code: code, Err: errReply}
}

// busyWait is how long to rest when they say "too much" without saying how long.
const busyWait = time.Minute

// Busy is a failure of too much at once.
func Busy(r Reply, code string) *channel.Failure {
	f := Fail(channel.Retry, channel.CauseAccount, code)
	f.Wait = busyWait
	if seconds, err := strconv.Atoi(r.Header.Get("Retry-After")); err == nil && seconds > 0 && seconds <= 86_400 {
		f.Wait = time.Duration(seconds) * time.Second
	}
	return f
}

// Judge is what the status of a reply says where its body says nothing; nil for a good one. What broke inside them may have
// happened after they took the message.
func Judge(r Reply) *channel.Failure {
	code := strconv.Itoa(r.Status)
	switch {
	case r.Status >= 200 && r.Status < 300:
		return nil
	case r.Status == 429, r.Status == 503 && r.Header.Get("Retry-After") != "":
		return Busy(r, code)
	case r.Status == 408:
		return Fail(channel.Retry, channel.CauseLine, code)
	case r.Status < 400, r.Status == 401, r.Status == 403, r.Status == 407:
		return Fail(channel.Retry, channel.CauseAccount, code)
	case r.Status < 500:
		return Fail(channel.Refused, channel.CauseContent, code)
	}
	return Fail(channel.Uncertain, channel.CauseLine, code)
}

// Read reads a reply that is JSON. One that is not comes from somebody in between, or from a server in trouble: its status is
// all that is known, and a good status with a strange body leaves open what became of the message.
func Read(r Reply, into any) *channel.Failure {
	if err := json.Unmarshal(r.Body, into); err == nil {
		return nil
	}
	if f := Judge(r); f != nil {
		return f
	}
	return Fail(channel.Uncertain, channel.CauseLine, "reply")
}
