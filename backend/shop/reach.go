package shop

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2/roaring64"

	"shuke/backend/crm"
	"shuke/backend/report"
)

// mostLabels is how many labels one page of them holds: more than anybody prints at once.
const mostLabels = 5000

// WriteLabels writes address labels of a set of customers to a page at path. Those without an address, or with a masked
// one, are left out and counted.
func (s *Shop) WriteLabels(ctx context.Context, set *roaring64.Bitmap, path, grid, title string) (written, skipped int, err error) {
	i := slices.IndexFunc(report.LabelGrids, func(g report.LabelGrid) bool { return g.Name == grid })
	if i < 0 {
		return 0, 0, crm.Errorf(crm.CodeInvalid, "labels.gridUnknown", "grid", grid)
	}
	if set.GetCardinality() > mostLabels {
		return 0, 0, crm.Errorf(crm.CodeInvalid, "labels.tooMany", "max", mostLabels)
	}
	var labels []report.Label
	err = s.EachCustomer(ctx, set, func(c *crm.Customer) error {
		if c.Address == "" || crm.Masked(c.Address) {
			skipped++
			return nil
		}
		labels = append(labels, labelOf(c))
		return nil
	})
	if err != nil {
		return 0, 0, err
	}
	if len(labels) == 0 {
		return 0, skipped, crm.Errorf(crm.CodeInvalid, "labels.none")
	}
	return len(labels), skipped, report.WriteFile(path, func(w io.Writer) error {
		return report.Labels(w, report.LabelGrids[i], title, labels)
	})
}

// labelOf does not say the place again where the address begins with it.
func labelOf(c *crm.Customer) report.Label {
	l := report.Label{Recipient: c.Called(), Phone: strings.TrimPrefix(c.Phone, "+86"), Address: c.Address}
	if crm.Masked(l.Phone) {
		l.Phone = ""
	}
	if !c.Region.Guessed && !strings.Contains(c.Address, c.Region.Province) {
		l.Place = c.Region.String()
	}
	return l
}

// Outcome is how a call to a customer ended.
type Outcome string

// The outcomes. Stop is a no to calls, and is kept as one.
const (
	OutcomeReached  Outcome = "reached"
	OutcomeNoAnswer Outcome = "noAnswer"
	OutcomeLater    Outcome = "later"
	OutcomeWrong    Outcome = "wrong"
	OutcomeStop     Outcome = "stop"
)

// Outcomes lists them.
var Outcomes = []Outcome{OutcomeReached, OutcomeNoAnswer, OutcomeLater, OutcomeWrong, OutcomeStop}

// LogCall writes down how a call ended, as a note in the words given. Who wants no more calls is not called again, and nothing
// goes to a number that is somebody else's.
func (s *Shop) LogCall(ctx context.Context, customer int64, outcome Outcome, text string) (crm.Operation, error) {
	if !slices.Contains(Outcomes, outcome) {
		return crm.Operation{}, crm.Errorf(crm.CodeInvalid, "call.outcomeUnknown", "outcome", string(outcome))
	}
	call := crm.Call{Outcome: string(outcome), Refused: outcome == OutcomeStop, Wrong: outcome == OutcomeWrong}
	return s.DB.LogCall(ctx, customer, crm.NoteDraft{Text: text}, call)
}

// CalledToday tells how the latest call to each of some customers ended, of those who were called today.
func (s *Shop) CalledToday(ctx context.Context, customers []int64) (map[int64]string, error) {
	zone, err := s.zone(ctx)
	if err != nil {
		return nil, err
	}
	return s.FindCalls(ctx, customers, crm.Millis(crm.StartOfDay(s.clock().In(zone))))
}
