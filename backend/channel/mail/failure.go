package mail

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"
	"time"

	"shuke/backend/channel"
)

// phase is how far a message was when something failed.
type phase int

const (
	phaseFrom phase = iota // before and at MAIL FROM
	phaseTo                // at RCPT TO
	phaseData              // from DATA to the end of the message
	phaseDot               // at the final dot and the reply to it
)

// failure judges an error by the phase it happened in, as go-mail's own errors cannot: a connection that breaks after the
// final dot has no reply, and the server may have the message.
func failure(p phase, err error) error {
	var reply *textproto.Error
	if !errors.As(err, &reply) {
		f := &channel.Failure{Verdict: channel.Retry, Cause: channel.CauseLine, Err: unnamed(err)}
		if p == phaseDot {
			f.Verdict = channel.Uncertain
		}
		return f
	}
	f := judge(p, reply)
	f.Err = errors.New("SMTP reply")
	return f
}

// judge reads a reply: its code, the enhanced one of RFC 3463 where there is one, and the words of providers that use a
// permanent code for "too fast".
func judge(p phase, reply *textproto.Error) *channel.Failure {
	enhanced := enhancedCode.FindString(reply.Msg)
	if enhanced == "" && p == phaseTo && reply.Code == 550 && nobodyThere.MatchString(reply.Msg) {
		enhanced = "5.1.1"
	}
	f := &channel.Failure{Verdict: channel.Refused, Code: strings.TrimSpace(strconv.Itoa(reply.Code) + " " + enhanced)}
	switch {
	case tooFast.MatchString(reply.Msg):
		f.Verdict, f.Cause, f.Wait = channel.Retry, channel.CauseAccount, tooFastWait
	case reply.Code == 421, reply.Code < 500 && p == phaseFrom && !strings.HasPrefix(enhanced, "4.7."): // they are going down, or not up yet
		f.Verdict, f.Cause = channel.Retry, channel.CauseLine
	case reply.Code < 500:
		f.Verdict, f.Cause = channel.Retry, causes[p]
	case p == phaseFrom, reply.Code == 530, reply.Code == 535: // they do not take it from us: nobody else's fault
		f.Verdict, f.Cause = channel.Retry, channel.CauseAccount
	case strings.HasPrefix(enhanced, "5.7."): // policy: about us or what we say, not about whom it goes to
		f.Cause = channel.CauseContent
	default:
		f.Cause = causes[p]
	}
	return f
}

var causes = map[phase]channel.Cause{
	phaseFrom: channel.CauseAccount, phaseTo: channel.CauseAddress, phaseData: channel.CauseContent, phaseDot: channel.CauseContent,
}

var (
	enhancedCode = regexp.MustCompile(`\b[245]\.\d{1,3}\.\d{1,3}\b`)
	// QQ and 163 answer 550 to a mailbox that sends too fast or too much.
	// 163 and others say in words alone that nobody has the mailbox. QQ's "mailbox unavailable" is none of them: it is also said of one
	// that does not want mail from us.
	nobodyThere = regexp.MustCompile(`(?i)(user|mailbox|recipient|account)( is)? (unknown|not found|not exist)|(unknown|no such|invalid) (user|mailbox|recipient)|does not exist`)
	tooFast     = regexp.MustCompile(`(?i)frequency limited|too many|rate limit|daily (user )?sending|quota exceeded|limit exceeded|5\.4\.5\b`)
)

// tooFastWait is how long a mailbox rests that was told so.
const tooFastWait = 15 * time.Minute

// dialFailure tells an account that does not work from a network that does not.
func dialFailure(err error) error {
	if said := channel.AsFailure(err); said != nil {
		return said
	}
	f := &channel.Failure{Verdict: channel.Retry, Cause: channel.CauseLine, Err: unnamed(err)}
	var (
		reply     *textproto.Error
		authority x509.UnknownAuthorityError
		invalid   x509.CertificateInvalidError
		host      x509.HostnameError
		unchecked *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &reply):
		f.Code, f.Err = strings.TrimSpace(strconv.Itoa(reply.Code)+" "+enhancedCode.FindString(reply.Msg)), errors.New("SMTP reply")
		if reply.Code >= 500 {
			f.Cause = channel.CauseAccount
		}
		if tooFast.MatchString(reply.Msg) {
			f.Cause, f.Wait = channel.CauseAccount, tooFastWait
		}
	case errors.As(err, &unchecked), errors.As(err, &authority), errors.As(err, &invalid), errors.As(err, &host):
		f.Cause, f.Code = channel.CauseAccount, channel.CodeCertificate
	}
	return f
}

// unnamed keeps of an error what may stand in a log: the kind of a network's failure, without whom it was about.
func unnamed(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return errors.New(op.Op + ": " + op.Err.Error())
	}
	return err
}
