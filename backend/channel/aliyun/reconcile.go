package aliyun

import (
	"context"
	"net/url"
	"strconv"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/web"
)

const (
	detailsPage = 50
	// listedAfter is how long after it was handed over a message that they took is surely in their list.
	listedAfter = 10 * time.Minute
	listedFor   = 30 * 24 * time.Hour
)

// china is where their days are cut.
var china = time.FixedZone("Asia/Shanghai", 8*60*60)

// Reconcile implements channel.Reconciler: it looks for our key among what the number got on that day.
func (c *Channel) Reconcile(ctx context.Context, m channel.Message, handed time.Time) (channel.Answer, error) {
	days := []time.Time{handed}
	if later := handed.Add(listedAfter); later.In(china).Day() != handed.In(china).Day() {
		days = append(days, later)
	}
	for _, day := range days {
		found, err := c.find(ctx, m, day)
		if err != nil {
			return channel.Answer{}, err
		}
		if found != nil {
			return fate(*found), nil
		}
	}
	if age := c.Now().Sub(handed); age < listedAfter || age > listedFor {
		return channel.Answer{Fate: channel.FateUnknown}, nil
	}
	return channel.Answer{Fate: channel.FateAbsent}, nil
}

func (c *Channel) find(ctx context.Context, m channel.Message, day time.Time) (*detail, error) {
	for page := 1; ; page++ {
		got, err := c.Ask(ctx, c.Speech.(*speech).details(m.To, day, page, c.Now()))
		if err != nil {
			return nil, err
		}
		read, f := understand(got)
		if f != nil {
			return nil, f
		}
		for _, d := range read.Details.List {
			if d.OutID == m.Key {
				return &d, nil
			}
		}
		if page*detailsPage >= read.TotalCount {
			return nil, nil
		}
	}
}

func (s *speech) details(number string, day time.Time, page int, at time.Time) web.Request {
	return s.request("QuerySendDetails", url.Values{
		"PhoneNumber": {dialled(number)}, "SendDate": {day.In(china).Format("20060102")},
		"PageSize": {strconv.Itoa(detailsPage)}, "CurrentPage": {strconv.Itoa(page)},
	}, at)
}

func fate(d detail) channel.Answer {
	switch d.SendStatus {
	case 2:
		return channel.Answer{Fate: channel.FateFailed, Code: d.ErrCode}
	case 3:
		return channel.Answer{Fate: channel.FateDelivered}
	}
	return channel.Answer{Fate: channel.FateAccepted}
}
