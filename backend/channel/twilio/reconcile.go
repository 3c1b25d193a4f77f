package twilio

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
)

// listedAfter is how long after it was handed over a message that they took is surely in their list.
const listedAfter = 10 * time.Minute

type listed struct {
	Messages []struct {
		SID         string `json:"sid"`
		Body        string `json:"body"`
		Status      string `json:"status"`
		DateCreated string `json:"date_created"`
		ErrorCode   any    `json:"error_code"`
	} `json:"messages"`
}

// Reconcile implements channel.Reconciler: it looks for the same words to the same number since the message was handed over.
// Where the same went out twice at that time nobody can tell which is which.
func (c *Channel) Reconcile(ctx context.Context, m channel.Message, handed time.Time) (channel.Answer, error) {
	form, err := url.ParseQuery(string(m.Body))
	if err != nil {
		return channel.Answer{Fate: channel.FateUnknown}, nil //nolint:nilerr // a message that cannot be read cannot be recognised
	}
	since := handed.Add(-time.Minute).UTC()
	s := c.Speech.(*speech)
	got, err := c.Ask(ctx, s.request(http.MethodGet, "/Messages.json?"+url.Values{
		"To": {m.To}, "PageSize": {"1000"}, // not by the day it was sent: what waits in their queue has none yet
	}.Encode()))
	if err != nil {
		return channel.Answer{}, err
	}
	var list listed
	if f := web.Judge(got); f != nil {
		return channel.Answer{}, f
	}
	if f := web.Read(got, &list); f != nil {
		return channel.Answer{}, f
	}
	found := []channel.Answer{}
	for _, one := range list.Messages {
		at, err := time.Parse(time.RFC1123Z, one.DateCreated)
		if one.Body == form.Get("Body") && err == nil && !at.Before(since) {
			found = append(found, channel.Answer{Fate: fates[one.Status], ID: one.SID})
		}
	}
	switch {
	case len(found) == 1 && found[0].Fate != "":
		return found[0], nil
	case len(found) == 0 && c.Now().Sub(handed) > listedAfter:
		return channel.Answer{Fate: channel.FateAbsent}, nil
	}
	return channel.Answer{Fate: channel.FateUnknown}, nil
}

var fates = map[string]channel.Fate{
	"accepted": channel.FateAccepted, "scheduled": channel.FateAccepted, "queued": channel.FateAccepted, "sending": channel.FateAccepted, "sent": channel.FateAccepted,
	"delivered": channel.FateDelivered, "read": channel.FateDelivered, "undelivered": channel.FateFailed, "failed": channel.FateFailed, "canceled": channel.FateFailed,
}
