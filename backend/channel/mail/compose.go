package mail

import (
	"bytes"
	"fmt"
	"net/mail"
	"strings"
	"time"

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
	if err := m.FromFormat(oneLine(c.settings.FromName), c.settings.From); err != nil {
		return channel.Message{}, crm.WrapError(err, crm.CodeInvalid, "channel.mail.from")
	}
	if err := m.AddToFormat(oneLine(content.To.Name), to.Address); err != nil {
		return channel.Message{}, crm.WrapError(err, crm.CodeInvalid, "channel.mail.to")
	}
	m.Subject(oneLine(content.Subject))
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

// now is when a message says it was written.
func (c *Channel) now() time.Time { return c.clock() }
