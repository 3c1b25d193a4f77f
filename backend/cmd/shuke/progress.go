package main

import (
	"fmt"
	"strconv"
	"sync"
	"time"
)

// progress tells on standard error how far long work is. It stays silent for short work; where nobody watches, it
// writes a line now and then instead of writing over the last one.
type progress struct {
	t     *terminal
	label string
	begun time.Time

	mu    sync.Mutex
	told  time.Time
	shown bool
}

// When progress shows itself.
const (
	quietInPlace = 400 * time.Millisecond
	quietLines   = time.Second
	everyInPlace = 200 * time.Millisecond
	everyLine    = 5 * time.Second
)

func (t *terminal) progress(label string) *progress {
	return &progress{t: t, label: label, begun: t.now()}
}

// step may be called as often as one likes, from any goroutine. A total of 0 is one that is not known.
func (p *progress) step(done, total int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.t.now()
	quiet, every := quietLines, everyLine
	if p.t.inPlace {
		quiet, every = quietInPlace, everyInPlace
	}
	if now.Sub(p.begun) < quiet || now.Sub(p.told) < every {
		return
	}
	p.told, p.shown = now, true
	line := p.label + p.extent(done, total, now.Sub(p.begun))
	if p.t.inPlace {
		fmt.Fprintf(p.t.err, "\r%s\x1b[K", line)
		return
	}
	fmt.Fprintln(p.t.err, line)
}

// extent is "  62%，约 40 秒", or the bare count when the whole is not known.
func (p *progress) extent(done, total int64, elapsed time.Duration) string {
	if total <= 0 || done <= 0 {
		return "  " + strconv.FormatInt(done, 10)
	}
	done = min(done, total)
	left := time.Duration(float64(elapsed) * float64(total-done) / float64(done))
	return "  " + strconv.FormatInt(done*100/total, 10) + "%" + p.t.say("，约 {left}", ", about {left}", "left", p.t.roughly(left))
}

// roughly is a time to wait as one would say it.
func (t *terminal) roughly(d time.Duration) string {
	seconds := int(d.Seconds() + 0.5)
	if seconds < 100 {
		return t.say("{n} 秒", "{n} s", "n", strconv.Itoa(max(1, seconds)))
	}
	return t.say("{n} 分钟", "{n} min", "n", strconv.Itoa((seconds+30)/60))
}

// end removes the line written over and over.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown && p.t.inPlace {
		fmt.Fprint(p.t.err, "\r\x1b[K")
	}
}
