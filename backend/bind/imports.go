package bind

import (
	"context"
	"strings"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/insight/words"
	"shuke/backend/job"
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
	if len(m.Columns) == 0 && len(o.Columns) == 0 { // only what the rows are was said: names that speak for themselves are taken at their word
		if m = overlay(importer.Named(headerOf(l.Inspection), m.Kind), o); len(m.Columns) == 0 {
			l.Mapping.Kind = m.Kind
			return l, nil
		}
	}
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

// headerOf are the names of a file's columns.
func headerOf(in importer.Inspection) []string {
	return each(in.Columns, func(c importer.Column) string { return c.Name })
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

// separator stands between the fields of a column that says several things.
const separator = "+"

// required are the fields without which a file of a kind says nothing; one of each group must be there.
var required = map[crm.FileKind][][]string{
	crm.FileOrders:    {{"orderNo", "account", "nick", "phone", "email"}},
	crm.FileLines:     {{"orderNo"}},
	crm.FilePayments:  {{"orderNo"}, {"payment"}},
	crm.FileRefunds:   {{"orderNo"}, {"refund"}},
	crm.FileCoupons:   {{"orderNo"}, {"coupon"}},
	crm.FileStatuses:  {{"orderNo"}, {"status"}},
	crm.FileCustomers: {{"account", "nick", "phone", "email"}},
	crm.FileEvents:    {{"account", "nick", "phone", "email", "orderNo"}, {"at"}},
	crm.FileProducts:  {{"sku", "title"}},
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

// Formats lists the exports that are recognised.
func (i *Imports) Formats() ([]Format, error) {
	return guard(i.desk, func(context.Context) ([]Format, error) {
		return each(importer.Formats, func(f *importer.Format) Format {
			return Format{ID: f.ID, Kind: string(f.Kind), Platform: f.Platform}
		}), nil
	})
}

// Begin starts an import as a job and answers its id. A file that is not what was tried out is not imported.
func (i *Imports) Begin(r ImportRequest) (string, error) {
	return onShop(i.desk, func(ctx context.Context, s *shop.Shop) (string, error) {
		if err := i.desk.shown.still(r.Path); err != nil {
			return "", err
		}
		req, err := i.request(ctx, s, r)
		if err != nil {
			return "", err
		}
		return i.desk.start("import", baseName(r.Path), func(ctx context.Context, progress func(done, total int64)) (any, error) {
			req.Progress = progress
			return s.Import(ctx, req)
		}), nil
	})
}

// request says how a file is read, with what was recalled of such files.
func (i *Imports) request(ctx context.Context, s *shop.Shop, r ImportRequest) (req shop.ImportRequest, err error) {
	o, known, err := recalled(ctx, s, r.Path, r.Options)
	if err != nil {
		return req, err
	}
	if overrules(r.Options) {
		l, err := i.inspect(ctx, s, r.Path, r.Options)
		if err != nil {
			return req, err
		}
		o.Mapping = &l.Mapping
	}
	return shop.ImportRequest{
		Path: r.Path, Part: r.Options.Part, Options: o, Remember: overrules(r.Options) || readsDifferently(r.Options),
		Recalled: known, Say: i.desk.say,
	}, nil
}

func baseName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}

// Result is what a job did, once it is done.
func (i *Imports) Result(jobID string) (ImportResult, error) {
	return guard(i.desk, func(context.Context) (ImportResult, error) {
		j, res, err := i.resultOf(jobID)
		return importDTO(res, crm.Millis(j.StartedAt), false), err
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
