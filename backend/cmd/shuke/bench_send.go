package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"shuke/backend/channel"
	"shuke/backend/channel/mail"
	"shuke/backend/crm"
	"shuke/backend/outbox"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// benchSendJSON is how many mails go a second: with every phase of each on the disk, and without any of it.
type benchSendJSON struct {
	Mails       int     `json:"mails"`
	Connections int     `json:"connections"`
	Enqueued    float64 `json:"enqueuedPerSecond"`
	Durable     float64 `json:"durablePerSecond"`
	Bare        float64 `json:"barePerSecond"`
	Ratio       float64 `json:"ratio"`
}

func (t *terminal) benchSendCommand() *cobra.Command {
	var asJSON bool
	mails, connections := 20_000, 16
	c := &cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("send [--mails 数] [--connections 数] [--json]", "send [--mails N] [--connections N] [--json]"),
		Short:                 t.say("每秒能发多少封：每一步都记在磁盘上，对照什么都不记", "How many mails go a second: with every step on the disk, beside none of it"),
		Long: t.say("在临时店铺里把邮件发给这台电脑上一个只收不存的邮件服务器；对照的是同一个邮件库，同样多的连接，不记任何状态。",
			"Sends from a shop of its own to a mail server on this computer that keeps nothing; beside it the same mail library over as many connections, keeping no state."),
		Args: t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.inBenchShop(c.Context(), func(s *shop.Shop) error { return t.benchSend(c.Context(), s, mails, connections, asJSON) })
		},
	}
	c.Flags().IntVar(&mails, "mails", mails, t.say("发多少封", "how many mails"))
	c.Flags().IntVar(&connections, "connections", connections, t.say("同时几个连接", "over how many connections"))
	t.jsonFlag(c, &asJSON)
	return c
}

func (t *terminal) benchSend(ctx context.Context, s *shop.Shop, mails, connections int, asJSON bool) error {
	sink, err := openMailSink(ctx)
	if err != nil {
		return err
	}
	defer sink.close()
	h := &benchHost{mail.Settings{Host: "127.0.0.1", Port: sink.port, Security: mail.SecurityNone, From: "shop@example.com"}, connections, t.now}
	out := benchSendJSON{Mails: mails, Connections: connections}
	if out.Bare, err = h.bare(ctx, mails); err != nil {
		return err
	}
	if out.Enqueued, err = enqueueBench(ctx, s, mails); err != nil {
		return err
	}
	if out.Durable, err = h.durable(ctx, s, mails); err != nil {
		return err
	}
	if took := sink.took(); took != int64(2*mails) {
		return fmt.Errorf("the sink took %d of %d mails", took, 2*mails)
	}
	out.Ratio = out.Durable / out.Bare
	if asJSON {
		return t.writeJSON(out)
	}
	list := &table{right: map[int]bool{1: true}}
	list.add(t.say("写进发件箱", "into the outbox"), fmt.Sprintf("%.0f/s", out.Enqueued))
	list.add(t.say("发出，每步都在磁盘上", "sent, each step on the disk"), fmt.Sprintf("%.0f/s", out.Durable))
	list.add(t.say("发出，什么都不记", "sent, keeping nothing"), fmt.Sprintf("%.0f/s", out.Bare))
	list.add(t.say("比值", "ratio"), fmt.Sprintf("%.2f", out.Ratio))
	return list.write(t.out)
}

const benchCampaign, benchChannel = 1, 1

// enqueueBench makes customers and a mail for each.
func enqueueBench(ctx context.Context, s *shop.Shop, mails int) (perSecond float64, err error) {
	people := crm.ImportSource{File: "people.csv", Kind: crm.FileCustomers, Platform: "market", Currency: "CNY"}
	err = importMade(ctx, s, people, int64(mails), func(n int64) crm.Record {
		nick := fmt.Sprintf("buyer%d", n)
		return crm.Record{Rows: 1, Customer: crm.CustomerFacts{Accounts: []string{nick}, Nick: nick}}
	})
	if err != nil {
		return 0, err
	}
	began := time.Now() //nolint:forbidigo // a measurement
	_, err = s.Enqueue(ctx, benchCampaign, func(yield func(crm.Delivery, error) bool) {
		for i := range int64(mails) {
			d := crm.Delivery{
				Customer: i + 1, Channel: benchChannel, Medium: crm.ConsentFor(crm.ChannelEmail, crm.PurposeService), Content: 1,
				Address: fmt.Sprintf("c%d@customer.example", i), Fields: `{"name":"林静宜"}`, Place: "CN Asia/Shanghai",
			}
			if !yield(d, nil) {
				return
			}
		}
	})
	if err != nil {
		return 0, err
	}
	return rate(mails, began), s.StartRun(ctx, benchCampaign)
}

func rate(n int, began time.Time) float64 { return float64(n) / time.Since(began).Seconds() }

// benchHost writes everybody the same.
type benchHost struct {
	settings    mail.Settings
	connections int
	clock       crm.Clock
}

// Begin implements outbox.Host.
func (h *benchHost) Begin(context.Context) error { return nil }

// Open implements outbox.Host.
func (h *benchHost) Open(context.Context, int64) (outbox.Line, error) {
	return outbox.Line{Channel: mail.New(h.settings, "", h.clock), Connections: h.connections}, nil
}

// Write implements outbox.Host.
func (h *benchHost) Write(_ context.Context, d crm.Delivery) (channel.Content, error) {
	return h.content(d.Key, d.Address), nil
}

func (h *benchHost) content(key, to string) channel.Content {
	return channel.Content{Key: key, To: channel.Address{At: to}, Subject: "新茶到了", Text: "林静宜，你好：\n今年的新茶到了，上次你喜欢的那一款也在。\n\n青禾日用"}
}

// Rules implements outbox.Host.
func (h *benchHost) Rules(context.Context) (outbox.Rules, error) { return outbox.Rules{}, nil }

func (h *benchHost) durable(ctx context.Context, s *shop.Shop, mails int) (float64, error) {
	marks, err := os.MkdirTemp("", "shuke-bench-")
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.RemoveAll(marks) }()
	sender, err := outbox.Open(ctx, filepath.Join(marks, "sending"), s.DB, h, h.clock, func() {})
	if err != nil {
		return 0, err
	}
	began := time.Now() //nolint:forbidigo // a measurement
	if err := sender.SendDue(ctx); err != nil {
		return 0, err
	}
	speed := rate(mails, began)
	return speed, sender.Close()
}

// bare hands over as many mails with the same library, and writes nothing down.
func (h *benchHost) bare(ctx context.Context, mails int) (float64, error) {
	line := mail.New(h.settings, "", h.clock)
	defer line.Close()
	work, failed := make(chan int), make(chan error, h.connections)
	var wait sync.WaitGroup
	began := time.Now() //nolint:forbidigo // a measurement
	for range h.connections {
		wait.Go(func() {
			for i := range work {
				m, err := line.Compose(h.content(fmt.Sprintf("bare%d", i), fmt.Sprintf("c%d@customer.example", i)))
				if err == nil {
					_, err = line.Send(ctx, m, func() error { return nil })
				}
				if err != nil {
					select {
					case failed <- err:
					default:
					}
				}
			}
		})
	}
	for i := range mails {
		work <- i
	}
	close(work)
	wait.Wait()
	select {
	case err := <-failed:
		return 0, err
	default:
		return rate(mails, began), nil
	}
}
