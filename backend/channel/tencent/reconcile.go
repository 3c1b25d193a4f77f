package tencent

import (
	"context"
	"encoding/json"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
)

const (
	reportsPage = 100
	reportedFor = 7 * 24 * time.Hour // they answer for a week
	askedBefore = 10 * time.Minute   // reports are looked for from a little before it was handed over: clocks differ
)

// question is what PullSmsSendStatusByPhoneNumber is told.
type question struct {
	BeginTime   int64
	EndTime     int64
	Offset      int
	Limit       int
	PhoneNumber string
	SmsSdkAppID string `json:"SmsSdkAppId"`
}

// Reconcile implements channel.Reconciler: it looks for our key among the reports on the number. There is none before a phone
// was reached or given up, so a missing one says nothing.
func (c *Channel) Reconcile(ctx context.Context, m channel.Message, handed time.Time) (channel.Answer, error) {
	now := c.Now()
	if now.Sub(handed) > reportedFor {
		return channel.Answer{Fate: channel.FateUnknown}, nil
	}
	r, err := c.Speech.(*speech).reports(m.To, handed.Add(-askedBefore), now, now)
	if err != nil {
		return channel.Answer{}, err
	}
	got, err := c.Ask(ctx, r)
	if err != nil {
		return channel.Answer{}, err
	}
	read, f := understand(got)
	if f != nil {
		return channel.Answer{}, f
	}
	for _, one := range read.Response.Reports {
		if one.SessionContext == m.Key {
			return fate(one), nil
		}
	}
	return channel.Answer{Fate: channel.FateUnknown}, nil
}

func fate(r report) channel.Answer {
	if r.ReportStatus == "SUCCESS" {
		return channel.Answer{Fate: channel.FateDelivered, ID: r.SerialNo}
	}
	return channel.Answer{Fate: channel.FateFailed, ID: r.SerialNo, Code: r.Description}
}

func (s *speech) reports(number string, from, to, at time.Time) (web.Request, error) {
	body, err := json.Marshal(question{from.Unix(), to.Unix(), 0, reportsPage, number, s.settings.AppID})
	return s.request("PullSmsSendStatusByPhoneNumber", body, at), err
}
