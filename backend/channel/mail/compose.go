package mail

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode"

	"shuke/backend/channel"
	"shuke/backend/crm"

	gomail "github.com/wneessen/go-mail"
)

// Compose implements channel.Channel. The key becomes the Message-ID, so the same message has the same one however often it
// is tried. Text goes in base64: quoted-printable triples Chinese.
func (c *Channel) Compose(content channel.Content) (channel.Message, error) {
	to, err := mail.ParseAddress(content.To.At)
	if err != nil || to.Address != content.To.At {
		return channel.Message{}, crm.Errorf(crm.CodeInvalid, "channel.mail.to")
	}
	m := gomail.NewMsg(gomail.WithEncoding(gomail.EncodingB64), gomail.WithNoDefaultUserAgent())
	if err := m.FromFormat(called(c.settings.FromName), c.settings.From); err != nil {
		return channel.Message{}, crm.WrapError(err, crm.CodeInvalid, "channel.mail.from")
	}
	if err := m.AddToFormat(called(content.To.Name), to.Address); err != nil {
		return channel.Message{}, crm.WrapError(err, crm.CodeInvalid, "channel.mail.to")
	}
	m.Subject(folding(oneLine(content.Subject)))
	m.SetMessageIDWithValue(content.Key + "@" + c.settings.domain())
	m.SetDateWithValue(c.now())
	if len(content.Unsubscribe) > 0 {
		m.SetListUnsubscribe(content.Unsubscribe...)
	}
	m.SetBodyString(gomail.TypeTextPlain, content.Text)
	if content.HTML != "" {
		m.AddAlternativeString(gomail.TypeTextHTML, content.HTML)
	}
	var body bytes.Buffer
	if _, err := m.WriteTo(&body); err != nil {
		return channel.Message{}, fmt.Errorf("compose mail: %w", err)
	}
	return channel.Message{Key: content.Key, To: to.Address, Body: body.Bytes()}, nil
}

// oneLine keeps what a customer is called from beginning a header of its own.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\r' || r == '\n' }), " ")
}

// mostCalled is how many characters of a name stand in a header.
const mostCalled = 80

func called(name string) string {
	runes := []rune(oneLine(name))
	return string(runes[:min(len(runes), mostCalled)])
}

// A line of a header has 998 characters at most, and is folded at spaces only: RFC 5322, 2.1.1. An encoded word holds 75: RFC 2047, 2.
const (
	longestWord = 60
	encodedWord = 42 // bytes that become 56 in base64
)

// folding encodes a subject that the library would leave as it is and should not: a word without a place to fold, or one that looks
// encoded and is not.
func folding(subject string) string {
	long := slices.ContainsFunc(strings.Fields(subject), func(word string) bool { return len(word) > longestWord })
	if strings.ContainsFunc(subject, func(r rune) bool { return r > unicode.MaxASCII }) || !long && !strings.Contains(subject, "=?") {
		return subject
	}
	words := []string{}
	for some := range slices.Chunk([]byte(subject), encodedWord) {
		words = append(words, "=?UTF-8?b?"+base64.StdEncoding.EncodeToString(some)+"?=")
	}
	return strings.Join(words, " ")
}

// now is when a message says it was written.
func (c *Channel) now() time.Time { return c.clock() }
