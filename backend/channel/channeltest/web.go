package channeltest

import (
	"crypto/x509"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Provider is what another side that speaks HTTPS does in its own way.
type Provider struct {
	To    string   // whom it takes messages for
	Hide  []string // texts that no error may hold
	Lacks []Answer // answers that it never gives
	// Verify tells what is wrong with a request: its signature, its form, who makes it.
	Verify func(r *http.Request, body []byte) error
	// Key is of which message a request is, "" for one that sends nothing.
	Key func(r *http.Request, body []byte) string
	// Say answers a request.
	Say func(w http.ResponseWriter, a Answer, r *http.Request, body []byte)
}

// Web is such a side, as a real server in this process.
type Web struct {
	URL   string
	Roots *x509.CertPool
	Provider

	t        *testing.T
	lock     sync.Mutex
	answer   Answer
	accepted map[string]int
	cutting  atomic.Bool
	ended    chan struct{}
}

// NewWeb starts it. It ends with the test.
func NewWeb(t *testing.T, p Provider) *Web {
	t.Helper()
	w := &Web{Provider: p, t: t, answer: Accept, accepted: map[string]int{}, ended: make(chan struct{})}
	s := httptest.NewUnstartedServer(w)
	s.Listener = &cuttable{s.Listener, &w.cutting}
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // it reports what the tests cut
	s.StartTLS()
	t.Cleanup(func() { close(w.ended); s.CloseClientConnections(); s.Close() })
	w.URL, w.Roots = s.URL, s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	return w
}

// Behave implements Server.
func (w *Web) Behave(a Answer) {
	w.lock.Lock()
	defer w.lock.Unlock()
	w.answer = a
	w.cutting.Store(a == CutBefore)
}

// Accepted implements Server.
func (w *Web) Accepted(key string) int {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.accepted[key]
}

// Address implements Server.
func (w *Web) Address() string { return w.To }

// Secrets implements Server.
func (w *Web) Secrets() []string { return w.Hide }

// Gives implements Server.
func (w *Web) Gives(a Answer) bool { return !slices.Contains(w.Lacks, a) }

// ServeHTTP takes one request.
func (w *Web) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err == nil && r.TLS == nil {
		err = errors.New("it came in the clear")
	}
	if err == nil {
		err = w.Verify(r, body)
	}
	answer := w.now()
	if err != nil {
		w.t.Log("refused:", err)
		answer = BadAccount
	}
	switch answer {
	case Silent:
		select {
		case <-w.ended:
		case <-r.Context().Done():
		}
		return
	case Accept, CutAfterAccept:
		w.take(w.Key(r, body))
		if answer == CutAfterAccept {
			panic(http.ErrAbortHandler) // it was taken, and the connection breaks
		}
	default:
	}
	w.Say(out, answer, r, body)
}

func (w *Web) now() Answer {
	w.lock.Lock()
	defer w.lock.Unlock()
	return w.answer
}

func (w *Web) take(key string) {
	if key == "" {
		return
	}
	w.lock.Lock()
	defer w.lock.Unlock()
	w.accepted[key]++
}

// LastLine is where Content has the key.
func LastLine(text string) string { return text[strings.LastIndexByte(text, '\n')+1:] }

// Nonces refuses what came before, and what is signed at another time than now.
type Nonces struct {
	lock sync.Mutex
	seen map[string]bool
}

// Fresh tells whether something signed once, at a time, may be taken.
func (n *Nonces) Fresh(nonce string, at, now time.Time) error {
	n.lock.Lock()
	defer n.lock.Unlock()
	if now.Sub(at).Abs() > 15*time.Minute {
		return errors.New("the clock differs")
	}
	if n.seen[nonce] {
		return errors.New("it came before")
	}
	if n.seen == nil {
		n.seen = map[string]bool{}
	}
	n.seen[nonce] = true
	return nil
}

// cuttable is a listener whose connections can be made to break before anything is said.
type cuttable struct {
	net.Listener
	cutting *atomic.Bool
}

func (c *cuttable) Accept() (net.Conn, error) {
	for {
		conn, err := c.Listener.Accept()
		if err != nil || !c.cutting.Load() {
			return conn, err
		}
		_ = conn.Close()
	}
}
