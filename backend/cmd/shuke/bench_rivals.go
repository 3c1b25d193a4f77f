package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/shop"
)

// rival is the command line of another database, which answers the same questions from the same shop. Its tables are what an
// owner would make of it: everything that is reckoned of a customer in one row, and the orders and events.
type rival struct {
	Name   string
	runs   int // each question is asked so often, and once before
	fill   string
	answer map[string]rivalAnswer
}

// rivalAnswer is what a rival counted for each number that was put into a rule, and how long that took at the median.
type rivalAnswer struct {
	counts []int64
	median float64
}

// rivals are the ones that are installed.
func rivals() (there []*rival) {
	for _, r := range []*rival{
		{Name: "sqlite3", runs: 1, fill: ".import '%[1]s' %[2]s\n"},
		{Name: "duckdb", runs: listRuns, fill: "COPY %[2]s FROM '%[1]s' (HEADER false);\n"},
	} {
		if _, err := exec.LookPath(r.Name); err == nil {
			there = append(there, r)
		}
	}
	return there
}

// rivalTables are filled from files of the same names.
const rivalTables = `
CREATE TABLE customers (id INTEGER, gender INTEGER, birth INTEGER, province TEXT, level INTEGER, tagged INTEGER, order_count INTEGER, total_paid BIGINT,
	net_paid BIGINT, last_day INTEGER);
CREATE TABLE orders (customer INTEGER, day INTEGER, hour INTEGER, paid BIGINT);
CREATE TABLE events (customer INTEGER, kind INTEGER, day INTEGER);
`

// ask gives the rival the shop and all rules in one script, and reads what it says.
func (r *rival) ask(ctx context.Context, dir string, today crm.RuleClock) error {
	var script strings.Builder
	script.WriteString(strings.ReplaceAll(rivalTables, "\n\t", " ") + ".mode csv\n.headers off\n")
	for _, table := range []string{"customers", "orders", "events"} {
		fmt.Fprintf(&script, r.fill, filepath.Join(dir, table+".csv"), table)
	}
	script.WriteString(".timer on\n")
	for _, rule := range benchRules {
		if rule.sql == "" {
			continue
		}
		for n := range r.runs + 1 {
			script.WriteString("SELECT count(*) FROM customers WHERE " + rivalSQL(rule.sql, n+1, today) + ";\n")
		}
	}
	database := filepath.Join(dir, r.Name+".db")
	defer func() { _ = os.Remove(database) }()
	command := exec.CommandContext(ctx, r.Name, database) //nolint:gosec // one of rivals
	command.Stdin = strings.NewReader(script.String())
	var complaint bytes.Buffer
	command.Stderr = &complaint
	out, err := command.Output()
	if err != nil {
		return fmt.Errorf("%s: %w: %s", r.Name, err, complaint.String())
	}
	return r.read(out)
}

// rivalSQL puts numbers and today into a rule's condition.
func rivalSQL(text string, n int, clock crm.RuleClock) string {
	birth := clock.Now.Year()*10000 + int(clock.Now.Month())*100 + clock.Now.Day()
	text = strings.NewReplacer("TODAY", fmt.Sprint(clock.Today()), "BIRTH", fmt.Sprint(birth), "\n", " ", "\t", "").Replace(text)
	return numbered(text, n)
}

var runTime = regexp.MustCompile(`^Run Time.*real ([0-9.]+)`)

func (r *rival) read(out []byte) error {
	r.answer = map[string]rivalAnswer{}
	var counts []int64
	var took []float64
	var said int64 // what stands before the time it took
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		if m := runTime.FindStringSubmatch(lines.Text()); m != nil {
			seconds, err := strconv.ParseFloat(m[1], 64)
			if err != nil {
				return err
			}
			took, counts = append(took, seconds*1000), append(counts, said)
		} else if n, err := strconv.ParseInt(lines.Text(), 10, 64); err == nil {
			said = n
		}
	}
	each := r.runs + 1
	for _, rule := range benchRules {
		if rule.sql == "" {
			continue
		}
		if len(counts) < each {
			return fmt.Errorf("%s has no answer to %s", r.Name, rule.name)
		}
		warm := slices.Sorted(slices.Values(took[1:each]))
		r.answer[rule.name] = rivalAnswer{counts[:each], warm[len(warm)/2]}
		counts, took = counts[each:], took[each:]
	}
	return nil
}

// writeRivalFiles writes what the rivals' tables are filled from.
func writeRivalFiles(ctx context.Context, s *shop.Shop, dir string) error {
	regions := s.RegionWords()
	write := func(name string, rows func(w *bufio.Writer, t *column.Table)) error {
		f, err := os.Create(filepath.Join(dir, name+".csv"))
		if err != nil {
			return err
		}
		w := bufio.NewWriterSize(f, 1<<20)
		there, err := s.InMemory(ctx, func(t *column.Table) error { rows(w, t); return nil })
		if err == nil && !there {
			err = fmt.Errorf("the columns do not answer")
		}
		if err == nil {
			err = w.Flush()
		}
		if closing := f.Close(); err == nil {
			err = closing
		}
		return err
	}
	if err := write("customers", func(w *bufio.Writer, t *column.Table) { rivalCustomers(w, t, regions) }); err != nil {
		return err
	}
	if err := write("orders", rivalOrders); err != nil {
		return err
	}
	return write("events", rivalEvents)
}

func rivalCustomers(w *bufio.Writer, t *column.Table, regions map[int64]crm.Region) {
	calendar := column.NewCalendar(t.Zone)
	t.Alive.Each(func(row int) {
		fact := func(f crm.Fact) int64 { return t.Facts[f].At(row) }
		region, tagged, last := regions[fact(crm.FactRegion)], 0, int64(column.Unpaid)
		if region.Guessed {
			region.Province = ""
		}
		if t.Tag(1).Has(row) {
			tagged = 1
		}
		if at := fact(crm.FactLastOrderAt); at != 0 {
			last, _ = calendar.Cut(at)
		}
		_, _ = fmt.Fprintf(w, "%d,%d,%d,%s,%d,%d,%d,%d,%d,%d\n", t.ID(row), fact(crm.FactGender), fact(crm.FactBirth), region.Province, fact(crm.FactLevel), tagged,
			fact(crm.FactOrderCount), fact(crm.FactTotalPaid), fact(crm.FactNetPaid), last)
	})
}

func rivalOrders(w *bufio.Writer, t *column.Table) {
	o := &t.Orders
	t.Alive.Each(func(row int) {
		for i, to := o.Of(row); i < to; i++ {
			writeNumbers(w, t.ID(row), o.PaidDay.At(i), o.Hour.At(i), o.Paid.At(i))
		}
	})
}

func rivalEvents(w *bufio.Writer, t *column.Table) {
	v := &t.Events
	t.Alive.Each(func(row int) {
		for i, to := v.Of(row); i < to; i++ {
			writeNumbers(w, t.ID(row), v.Kind.At(i), v.Day.At(i))
		}
	})
}

func writeNumbers(w *bufio.Writer, numbers ...int64) {
	var line []byte
	for i, n := range numbers {
		if i > 0 {
			line = append(line, ',')
		}
		line = strconv.AppendInt(line, n, 10)
	}
	_, _ = w.Write(append(line, '\n'))
}
