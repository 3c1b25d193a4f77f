package bind

import (
	"context"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/insight/words"
	"shuke/backend/job"
	"shuke/backend/report"
	"shuke/backend/shell"
	"shuke/backend/shop"
)

// Imports is the way of files into the shop.
type Imports struct{ desk *Desk }

// tables is what the dialog offers to import.
var tables = shell.Filter{Name: "CSV, XLSX, XLS, TSV, TXT, GZ, HTML, VCF", Pattern: "*.csv;*.xlsx;*.xlsm;*.xls;*.tsv;*.txt;*.gz;*.htm;*.html;*.vcf;*.CSV;*.XLSX;*.VCF"}

// Choose asks the owner for files; the list is empty when they changed their mind.
func (i *Imports) Choose() ([]string, error) {
	return guard(i.desk, func(context.Context) ([]string, error) {
		paths, err := i.desk.Window.ChooseFiles("", tables)
		if paths == nil {
			paths = []string{}
		}
		return paths, err
	})
}

// Arrange puts files that came together into the order in which they are imported; a workbook of several known sheets is
// taken apart.
func (i *Imports) Arrange(paths []string) ([]FilePart, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) ([]FilePart, error) {
		parts, err := s.Arrange(ctx, paths, importer.Options{})
		return each(parts, func(p importer.Part) FilePart {
			return FilePart{Path: p.Path, File: baseName(p.Path), Sheet: p.Sheet, Kind: string(p.Kind)}
		}), err
	})
}

// Inspect says what a file is and how it would be read.
func (i *Imports) Inspect(path string, o ReadOptions) (Inspection, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (Inspection, error) {
		l, err := i.inspect(ctx, s, path, o)
		if err != nil {
			return Inspection{}, err
		}
		return inspectionDTO(l), nil
	})
}

// looked is a file that was looked at: what it is, the options that read it so, and what was recalled for them.
type looked struct {
	importer.Inspection
	options  importer.Options
	recalled *crm.KnownReading
}

// inspect reads the file as the options say, with the owner's changes laid over what was detected or recalled.
func (i *Imports) inspect(ctx context.Context, s *shop.Shop, path string, o ReadOptions) (l looked, err error) {
	if l.options, l.recalled, err = recalled(ctx, s, path, o); err != nil {
		return l, err
	}
	if l.Inspection, err = s.Inspect(ctx, path, l.options); err != nil || !overrules(o) {
		return l, err
	}
	m := overlay(l.Mapping, o)
	settings, err := s.Settings(ctx)
	if err != nil {
		return l, err
	}
	if m.Country == "" && m.Currency == "" && settings.Currency == "" {
		m.Country = i.desk.country() // a table matched by hand in a new shop: nothing else says whose phones these are
	}
	l.options.Mapping = &m
	l.Inspection, err = s.Inspect(ctx, path, l.options)
	return l, err
}

// country is where a shop most likely is whose owner speaks as the page does; "" where that tells nothing.
func (d *Desk) country() string {
	switch d.language() {
	case words.ZhCN:
		return "CN"
	case words.ZhTW:
		return "TW"
	case words.En:
	}
	return ""
}

// recalled are the options as the owner gave them, completed with how such files were read last time.
func recalled(ctx context.Context, s *shop.Shop, path string, o ReadOptions) (importer.Options, *crm.KnownReading, error) {
	options, err := readOptions(o)
	if err != nil || o.Fresh {
		return options, nil, err
	}
	known, err := s.Recall(ctx, path, o.Part, &options)
	return options, known, err
}

// overrules tells whether the owner changed what the columns mean.
func overrules(o ReadOptions) bool {
	return o.Kind != "" || o.Platform != "" || o.Currency != "" || o.TimeZone != "" || o.DateOrder != "" || len(o.Columns) > 0
}

func readOptions(o ReadOptions) (importer.Options, error) {
	out := importer.Options{Format: o.Format, Encoding: o.Encoding, Sheet: o.Sheet, HeaderRow: o.HeaderRow}
	if o.Sheet == "" {
		out.Sheet = o.Part
	}
	if r := []rune(o.Delimiter); len(r) == 1 {
		out.Delimiter = r[0]
	}
	if o.TimeZone != "" {
		zone, err := time.LoadLocation(o.TimeZone)
		if err != nil {
			return out, crm.WrapError(err, crm.CodeInvalid, "settings.timeZone", "timeZone", o.TimeZone)
		}
		out.TimeZone = zone
	}
	return out, nil
}

// separator stands between the fields of a column that says several things.
const separator = "+"

// overlay lays the owner's word over a mapping.
func overlay(m importer.Mapping, o ReadOptions) importer.Mapping {
	for at, said := range map[*string]string{
		&m.Platform: o.Platform, &m.Currency: o.Currency, &m.TimeZone: o.TimeZone, &m.DateOrder: strings.TrimPrefix(o.DateOrder, "ymd"),
	} {
		if said != "" {
			*at = said
		}
	}
	if o.Kind != "" {
		m.Kind = crm.FileKind(o.Kind)
	}
	if len(o.Columns) > 0 {
		m.Columns, m.Fields, m.Policies = map[string]importer.Targets{}, map[string]crm.FieldType{}, map[string]crm.Policy{}
		for _, c := range o.Columns {
			overlayColumn(&m, c)
		}
	}
	return m
}

func overlayColumn(m *importer.Mapping, c ColumnMapping) {
	if c.Field == "" {
		return
	}
	m.Columns[c.Column] = strings.Split(c.Field, separator)
	if name, custom := strings.CutPrefix(c.Field, importer.CustomTarget("")); custom {
		m.Columns[c.Column] = importer.Targets{c.Field} // a name may hold the separator
		m.Fields[name] = crm.FieldType(c.Type)
	}
	if c.Policy != "" {
		m.Policies[c.Column] = crm.Policy(c.Policy)
	}
}

func inspectionDTO(l looked) Inspection {
	in := l.Inspection
	out := Inspection{
		Path: in.Path, File: in.File, Size: in.Size, Container: in.Container, Encoding: in.Encoding, Delimiter: in.Delimiter,
		Format: in.Format, Kind: string(in.Mapping.Kind), Platform: in.Mapping.Platform, Currency: in.Mapping.Currency,
		TimeZone: in.Mapping.TimeZone, DateOrder: in.Mapping.DateOrder, Confidence: in.Confidence, Rows: in.RowsEstimate,
		HeaderRow: in.HeaderRow, Sheet: in.Sheet, Asks: append([]string{}, in.Asks...),
		Sheets: append([]string{}, in.Sheets...), Preview: append([][]string{}, in.Preview...),
		Columns:  each(in.Columns, func(c importer.Column) Column { return columnDTO(&in.Mapping, c) }),
		Findings: each(in.Findings, func(f importer.Finding) Finding { return Finding(f) }),
		Warnings: each(in.Warnings, warningDTO), Missing: missing(in.Mapping),
	}
	if l.recalled != nil {
		r := readingDTO(*l.recalled)
		out.Remembered = &r
	}
	return out
}

func columnDTO(m *importer.Mapping, c importer.Column) Column {
	out := Column{
		Name: c.Name, Samples: append([]string{}, c.Samples...), Field: strings.Join(c.Targets, separator), Note: c.Note,
		Type: string(c.Type), FieldType: string(c.Proposed), Policy: string(m.Policies[c.Name]), Good: c.Good, Bad: c.Bad,
		BadCells: each(c.BadCells, func(b importer.BadCell) BadCell { return BadCell{Row: b.Row, Text: b.Text} }),
	}
	for _, target := range c.Targets {
		out.Policed = out.Policed || importer.FactOf(target) != ""
		if name, custom := strings.CutPrefix(target, importer.CustomTarget("")); custom {
			out.FieldType = string(m.Fields[name])
		}
	}
	return out
}

// required are the fields without which a file of a kind says nothing; one of each group must be there.
var required = map[crm.FileKind][][]string{
	crm.FileOrders:    {{"orderNo", "account", "nick", "phone", "email"}},
	crm.FileLines:     {{"orderNo"}},
	crm.FilePayments:  {{"orderNo"}, {"payment"}},
	crm.FileRefunds:   {{"orderNo"}, {"refund"}},
	crm.FileCoupons:   {{"orderNo"}, {"coupon"}},
	crm.FileCustomers: {{"account", "nick", "phone", "email"}},
	crm.FileEvents:    {{"account", "nick", "phone", "email", "orderNo"}, {"at"}},
	crm.FileProducts:  {{"sku", "title"}},
}

// missing names, for each group of which no column says anything, the field to map first.
func missing(m importer.Mapping) []string {
	out := []string{}
	for _, group := range required[m.Kind] {
		if !slices.ContainsFunc(group, m.Has) {
			out = append(out, group[0])
		}
	}
	return out
}

func warningDTO(w crm.Warning) Warning {
	return Warning{Key: w.Key, Text: w.Text, Count: w.Count, Rows: append([]int{}, w.Rows...)}
}

// Fields lists what a column can be mapped to, the shop's own fields last.
func (i *Imports) Fields() ([]Field, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) ([]Field, error) {
		own, err := s.FindFields(ctx)
		if err != nil {
			return nil, err
		}
		list := each(importer.Fields, func(f importer.Field) Field {
			return Field{ID: f.ID, Group: group(&f), Kinds: each(f.Kinds, func(k crm.FileKind) string { return string(k) })}
		})
		for _, f := range own {
			list = append(list, Field{
				ID: importer.CustomTarget(f.Name), Name: f.Name, Type: string(f.Type), Group: "custom",
				Kinds: each(importer.WithCustomer(), func(k crm.FileKind) string { return string(k) }),
			})
		}
		return list, nil
	})
}

// group is the heading a field stands under in the mapping screen: what it is about.
func group(f *importer.Field) string {
	switch {
	case f.For(crm.FileCustomers):
		return "customer"
	case f.For(crm.FileOrders) && !f.For(crm.FileEvents) || f.ID == "orderNo":
		if f.For(crm.FileLines) && !f.For(crm.FilePayments) {
			return "line"
		}
		return "order"
	case f.For(crm.FileLines):
		return "line"
	case f.For(crm.FileEvents):
		return "event"
	case f.For(crm.FileProducts):
		return "product"
	}
	return "order"
}

// Formats lists the exports that are recognised.
func (i *Imports) Formats() ([]Format, error) {
	return guard(i.desk, func(context.Context) ([]Format, error) {
		return each(importer.Formats, func(f *importer.Format) Format {
			return Format{ID: f.ID, Kind: string(f.Kind), Platform: f.Platform}
		}), nil
	})
}

// Begin starts a dry run or an import as a job and answers its id.
func (i *Imports) Begin(r ImportRequest) (string, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		o, known, err := recalled(ctx, s, r.Path, r.Options)
		if err != nil {
			return "", err
		}
		if overrules(r.Options) {
			l, err := i.inspect(ctx, s, r.Path, r.Options)
			if err != nil {
				return "", err
			}
			o.Mapping = &l.Mapping
		}
		remember := overrules(r.Options) || readsDifferently(r.Options)
		kind := "import"
		if r.DryRun {
			kind = "dryRun"
		}
		return i.desk.jobs.Start(kind, baseName(r.Path), func(ctx context.Context, progress func(done, total int64)) (any, error) {
			return s.Import(ctx, shop.ImportRequest{
				Path: r.Path, Part: r.Options.Part, Options: o, DryRun: r.DryRun, Remember: remember, Recalled: known, Say: i.desk.say, Progress: progress,
			})
		}), nil
	})
}

// readsDifferently tells whether the owner overruled how the file is taken apart.
func readsDifferently(o ReadOptions) bool {
	return o.Format != "" || o.Encoding != "" || o.Delimiter != "" || o.Sheet != "" || o.HeaderRow != 0
}

func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

// Result is what a job did, once it is done.
func (i *Imports) Result(jobID string) (ImportResult, error) {
	return guard(i.desk, func(context.Context) (ImportResult, error) {
		j, res, err := i.resultOf(jobID)
		return importDTO(res, crm.Millis(j.StartedAt), j.Kind == "dryRun"), err
	})
}

func (i *Imports) resultOf(jobID string) (job.Job, crm.ImportResult, error) {
	j, ok := i.desk.jobs.Find(jobID)
	if !ok {
		return j, crm.ImportResult{}, crm.Errorf(crm.CodeNotFound, "job.gone")
	}
	if j.State != job.Done {
		return j, crm.ImportResult{}, crm.WrapError(j.Err, crm.CodeConflict, "job.notDone")
	}
	res, ok := j.Result.(crm.ImportResult)
	if !ok {
		return j, crm.ImportResult{}, crm.Errorf(crm.CodeNotFound, "job.gone")
	}
	return j, res, nil
}

// historyLength is how many past imports are listed.
const historyLength = 100

// History lists past imports, newest first, without those that were taken back.
func (i *Imports) History() ([]ImportResult, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) ([]ImportResult, error) {
		results, times, err := s.FindImports(ctx, historyLength)
		if err != nil {
			return nil, err
		}
		out := make([]ImportResult, len(results))
		for n := range results {
			out[n] = importDTO(results[n], times[n], false)
		}
		return out, nil
	})
}

func importDTO(r crm.ImportResult, at int64, dryRun bool) ImportResult {
	t := r.Tally
	return ImportResult{
		ImportID: r.ImportID, OperationID: r.OperationID, DryRun: dryRun, File: r.Source.File, Format: r.Source.Format,
		Encoding: r.Source.Encoding, Kind: string(r.Source.Kind), Rows: t.Rows, Created: t.Created, Updated: t.Updated,
		Unchanged: t.Unchanged, Rejected: t.Rejected, Ignored: t.Ignored, Orders: r.Orders, Customers: r.Customers, Lines: r.Lines,
		RejectsFile: r.RejectsFile, Rejects: each(r.Rejects, warningDTO), Warnings: each(r.Warnings, warningDTO),
		Changes: each(r.Changes, func(c crm.Change) Change {
			return Change{Who: c.Who, Field: c.Field, Before: c.Before, After: c.After}
		}),
		Readings: each(r.Readings, rowReadingDTO), Milliseconds: r.Milliseconds, At: at,
	}
}

func rowReadingDTO(r crm.Reading) RowReading {
	return RowReading{
		Row: r.Row, Outcome: r.Outcome.String(), Who: r.Who, Phone: r.Phone, Email: r.Email, Region: r.Region, Number: r.Number,
		Status: r.Status.String(), CreatedAt: r.CreatedAt, PaidAt: r.PaidAt, At: r.At, Currency: r.Currency,
		Total: amountDTO(r.Total), Paid: amountDTO(r.Paid), Title: r.Title, Lines: r.Lines,
	}
}

func amountDTO(a crm.Amount) *int64 {
	if !a.Known {
		return nil
	}
	return &a.Minor
}

// SaveRejects copies the rejected rows of an import to a place the owner chooses; "" when they changed their mind.
func (i *Imports) SaveRejects(jobID string) (string, error) {
	return guard(i.desk, func(context.Context) (string, error) {
		_, res, err := i.resultOf(jobID)
		if err != nil {
			return "", err
		}
		return i.saveRejects(res.RejectsFile)
	})
}

// SavePastRejects is SaveRejects for an import of the history, however long ago.
func (i *Imports) SavePastRejects(importID int64) (string, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		res, err := s.FindImport(ctx, importID)
		if err != nil {
			return "", err
		}
		return i.saveRejects(res.RejectsFile)
	})
}

func (i *Imports) saveRejects(file string) (string, error) {
	if file == "" {
		return "", crm.Errorf(crm.CodeNotFound, "import.noRejects")
	}
	if _, err := os.Stat(file); err != nil {
		return "", crm.WrapError(err, crm.CodeNotFound, "import.rejectsGone", "path", file)
	}
	path, err := i.desk.Window.ChooseSave("", baseName(file), shell.Filter{Name: "CSV", Pattern: "*.csv"})
	if err != nil || path == "" {
		return "", err
	}
	return path, copyFile(file, path)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return crm.WrapError(err, crm.CodeNotFound, "import.rejectsGone", "path", from)
	}
	defer in.Close()
	return report.WriteFile(to, func(w io.Writer) error {
		_, err := io.Copy(w, in)
		return err
	})
}

// SaveMapping writes what the columns mean as the JSON file that --mapping takes; "" when the owner changed their mind.
func (i *Imports) SaveMapping(path string, o ReadOptions) (string, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		in, err := i.inspect(ctx, s, path, o)
		if err != nil {
			return "", err
		}
		text, err := shop.WriteMapping(in.Mapping)
		if err != nil {
			return "", err
		}
		name := strings.TrimSuffix(baseName(path), ".gz") + ".mapping.json"
		to, err := i.desk.Window.ChooseSave("", name, mappings)
		if err != nil || to == "" {
			return "", err
		}
		return to, writeBytes(to, text)
	})
}
