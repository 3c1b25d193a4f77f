package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"shuke/backend/shop"
)

// listRuns is how often each question is asked besides the first time, which is told apart: it warms caches.
const listRuns = 9

// question is something a screen asks the shop.
type question struct {
	name string
	ask  func(ctx context.Context, s *shop.Shop) error
}

// answer is how long a question took, at the median and at worst.
type answer struct {
	Question string  `json:"question"`
	Median   float64 `json:"medianMs"`
	Worst    float64 `json:"worstMs"`
	First    float64 `json:"firstMs"`
}

func timed(ctx context.Context, s *shop.Shop, q question) (answer, error) {
	const runs = listRuns
	took := make([]float64, 0, runs)
	var first float64
	for i := -1; i < runs; i++ {
		start := time.Now() //nolint:forbidigo // a benchmark measures time itself
		if err := q.ask(ctx, s); err != nil {
			return answer{}, err
		}
		ms := float64(time.Since(start).Microseconds()) / 1000
		if i < 0 {
			first = ms
		} else {
			took = append(took, ms)
		}
	}
	slices.Sort(took)
	return answer{q.name, took[runs/2], took[runs-1], first}, nil
}

func once(name string, do func() error) (answer, error) {
	start := time.Now() //nolint:forbidigo // a benchmark measures time itself
	err := do()
	ms := float64(time.Since(start).Microseconds()) / 1000
	return answer{name, ms, ms, ms}, err
}

// inBenchShop makes a shop for a measurement, fills it, and asks it questions; then it is gone.
func (t *terminal) inBenchShop(ctx context.Context, f func(s *shop.Shop) error) error {
	dir, err := os.MkdirTemp("", "shuke-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	s, err := shop.Open(ctx, filepath.Join(dir, "bench.shuke"), t.now)
	if err != nil {
		return err
	}
	return errors.Join(f(s), s.Close())
}

// askAll asks questions one after the other and shows how long the answers took.
func (t *terminal) askAll(ctx context.Context, s *shop.Shop, questions []question, asJSON bool) error {
	answers := []answer{}
	for _, q := range questions {
		a, err := timed(ctx, s, q)
		if err != nil {
			return err
		}
		answers = append(answers, a)
	}
	if asJSON {
		return t.writeJSON(answers)
	}
	list := &table{right: map[int]bool{1: true, 2: true}}
	for _, a := range answers {
		list.add(a.Question, fmt.Sprintf("%.1f ms", a.Median), fmt.Sprintf("%.1f ms", a.Worst))
	}
	return list.write(t.out)
}
