package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/shop"
)

// readRequest is how files are to be read; the zero value finds everything out.
type readRequest struct {
	format, mapping, sheet, encoding, delimiter, dateOrder string
	headerRow                                              int
	part                                                   string // the sheet of a workbook that was taken apart
	fresh                                                  bool   // not like last time
}

type importRequest struct {
	readRequest
	dryRun   bool
	remember bool
	asJSON   bool
}

func (t *terminal) importCommand() *cobra.Command {
	r := importRequest{}
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("import 文件… [--dry-run] [--as 格式] [--mapping 文件 [--remember]] [--json]",
			"import FILE… [--dry-run] [--as FORMAT] [--mapping FILE [--remember]] [--json]"),
		Short: t.say("导入平台导出的 CSV 或 XLSX，gzip 压缩的也行", "Import CSV or XLSX exports of the platforms, gzipped or not"),
		Long: t.say(`编码、分隔符、格式和各列的意思自己认；认不出的表用 --mapping 指出各列。每一行必有一个去处：
行数 = 新增 + 更新 + 不变 + 拒收 + 略过。拒收的行连同原因写到店铺旁边的文件里。同一份文件再导入，什么也不变。
几个文件各是一步，可以分别撤销，订单先于明细，和给出的先后无关；一个工作簿里有几份认得的导出，就一份份导入；停在哪个文件，那个文件就像没导入过。`,
			`Encoding, delimiter, format and the meaning of the columns are found out; --mapping says what they mean where that
fails. Every row ends up somewhere: rows = created + updated + unchanged + rejected + ignored. Rejected rows are written
to a file beside the shop, with the reason. The same file again changes nothing. Each of several files is a step of its
own that can be undone, orders before their lines, whatever order they are named in; a workbook of several known exports
is imported one after the other; a file that is stopped halfway was never imported.`),
		Args: t.arguments(1, -1),
		PreRunE: func(*cobra.Command, []string) error {
			if r.format != "" && importer.FormatByID(r.format) == nil {
				return t.usagef("不认识的格式“{id}”，可以是 {ids}", "Unknown format “{id}”; use one of {ids}", "id", r.format, "ids", formatIDs())
			}
			if _, ok := delimiterOf(r.delimiter); !ok {
				return t.usagef("分隔符只能是一个字符，或 tab、comma、semicolon、bar、blank", "A delimiter is one character, or tab, comma, semicolon, bar, blank")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), true, func(s *shop.Shop) error { return t.importFiles(c.Context(), s, args, &r) })
		},
		Example: "shuke --shop my.shuke import ExportOrderList.csv orders_export_*.csv --dry-run\nshuke --shop my.shuke import retail.csv.gz --mapping docs/mappings/online-retail.json --json",
	})
	f := c.Flags()
	f.BoolVar(&r.dryRun, "dry-run", false, t.say("只看会怎样，不写进店铺", "say what would happen, write nothing"))
	f.StringVar(&r.format, "as", "", t.say("当作这个格式读：{ids}", "read as this format: {ids}", "ids", formatIDs()))
	f.StringVar(&r.mapping, "mapping", "", t.say("说明各列意思的 JSON 文件", "a JSON file that says what the columns mean"))
	f.StringVar(&r.sheet, "sheet", "", t.say("读 XLSX 的哪个工作表", "which sheet of a workbook to read"))
	f.StringVar(&r.encoding, "encoding", "", t.say("文字编码：utf-8、gb18030、big5、shift-jis、utf-16le、utf-16be、windows-1252", "text encoding: utf-8, gb18030, big5, shift-jis, utf-16le, utf-16be, windows-1252"))
	f.StringVar(&r.delimiter, "delimiter", "", t.say("各格之间的分隔符：tab、comma、semicolon、bar、blank，或那个字符本身", "what separates cells: tab, comma, semicolon, bar, blank, or the character itself"))
	f.IntVar(&r.headerRow, "header-row", 0, t.say("列名在第几行；-1 表示没有列名", "which row has the column names; -1 when there are none"))
	f.StringVar(&r.dateOrder, "date-order", "", t.say("03/04/24 是日、月还是年在前：dmy、mdy、ymd", "whether 03/04/24 begins with the day, the month or the year: dmy, mdy, ymd"))
	f.BoolVar(&r.remember, "remember", false, t.say("同样列的文件以后都这样读，见 readings", "read files of the same columns so from now on, see readings"))
	f.BoolVar(&r.fresh, "fresh", false, t.say("不照记住的读法读", "do not read it as remembered"))
	t.jsonFlag(c, &r.asJSON)
	valued(f, map[string]string{
		"as": "format", "mapping": "file", "sheet": "name", "encoding": "name", "delimiter": "name", "header-row": "number", "date-order": "order",
	})
	return c
}

// delimiters are the names of characters that are hard to type or to see.
var delimiters = map[string]rune{"": 0, "tab": '\t', "comma": ',', "semicolon": ';', "bar": '|', "blank": ' ', `\t`: '\t'}

func delimiterOf(name string) (d rune, ok bool) {
	if d, ok = delimiters[name]; ok {
		return d, true
	}
	d, size := utf8.DecodeRuneInString(name)
	return d, size == len(name) && d < utf8.RuneSelf
}

func formatIDs() string {
	ids := make([]string, len(importer.Formats))
	for i, f := range importer.Formats {
		ids[i] = f.ID
	}
	return strings.Join(ids, ", ")
}

// importFiles imports one file after the other, orders before what refers to them. A file that fails does not keep the
// next from its turn; the results of the others are still told.
func (t *terminal) importFiles(ctx context.Context, s *shop.Shop, files []string, r *importRequest) error {
	options, err := r.options()
	if err != nil {
		return err
	}
	parts, err := s.Arrange(ctx, files, options)
	if err != nil {
		return err
	}
	requests := make([]fileRequest, len(parts))
	for n, part := range parts {
		of := *r
		if of.sheet == "" {
			of.sheet, of.part = part.Sheet, part.Sheet
		}
		requests[n] = fileRequest{part.Path, &of}
	}
	told := t.tellImports(r)
	if r.dryRun {
		err = t.rehearse(ctx, s, requests, told.one)
	} else {
		t.importEach(ctx, s, requests, told.one)
	}
	return told.end(err)
}

// fileRequest is one of the files in its turn.
type fileRequest struct {
	file string
	*importRequest
}

func (t *terminal) importEach(ctx context.Context, s *shop.Shop, requests []fileRequest, tell func(string, *crm.ImportResult, error)) {
	for _, r := range requests {
		result, err := t.importFile(ctx, s, r)
		tell(r.file, &result, err)
		if ctx.Err() != nil {
			return
		}
	}
}

// rehearse tries the files out, each as if those before it had been imported.
func (t *terminal) rehearse(ctx context.Context, s *shop.Shop, files []fileRequest, tell func(string, *crm.ImportResult, error)) error {
	var requests []shop.ImportRequest
	var names []string
	var progress *progress // of the file on its way
	for _, f := range files {
		req, err := t.shopRequest(ctx, s, f)
		if err != nil {
			tell(f.file, nil, err)
			continue
		}
		req.Progress = func(done, total int64) {
			if progress == nil {
				progress = t.progress(t.say("正在试算 {file}", "Trying out {file}", "file", filepath.Base(f.file)))
			}
			progress.step(done, total)
		}
		requests, names = append(requests, req), append(names, f.file)
	}
	return s.Rehearse(ctx, requests, func(n int, res crm.ImportResult, err error) {
		if progress != nil {
			progress.end()
			progress = nil
		}
		tell(names[n], &res, err)
	})
}

// importsTold tells what became of each file, or would; of several that failed, the first is what the command fails with.
type importsTold struct {
	t       *terminal
	r       *importRequest
	results []importJSON
	failed  error
}

func (t *terminal) tellImports(r *importRequest) *importsTold {
	return &importsTold{t: t, r: r, results: []importJSON{}}
}

func (i *importsTold) one(file string, result *crm.ImportResult, err error) {
	switch {
	case err == nil:
		i.results = append(i.results, importOf(result, i.r.dryRun))
		if !i.r.asJSON {
			i.t.showImport(result, i.r.dryRun)
		}
	case i.failed == nil:
		i.failed = &fileFailure{file: filepath.Base(file), err: err}
	default:
		fmt.Fprintln(i.t.err, i.t.sentenceOf(&fileFailure{file: filepath.Base(file), err: err}))
	}
}

func (i *importsTold) end(err error) error {
	if err = errors.Join(i.failed, err); i.r.asJSON {
		err = errors.Join(err, i.t.writeJSON(i.results))
	}
	return err
}

// fileFailure says which of several files an error is about.
type fileFailure struct {
	file string
	err  error
}

func (f *fileFailure) Error() string { return f.file + ": " + f.err.Error() }
func (f *fileFailure) Unwrap() error { return f.err }

func (t *terminal) importFile(ctx context.Context, s *shop.Shop, f fileRequest) (crm.ImportResult, error) {
	req, err := t.shopRequest(ctx, s, f)
	if err != nil {
		return crm.ImportResult{}, err
	}
	progress := t.progress(t.say("正在导入 {file}", "Importing {file}", "file", filepath.Base(f.file)))
	defer progress.end()
	req.Progress = progress.step
	return s.Import(ctx, req)
}

// shopRequest says how a file is read, with what was remembered of such files.
func (t *terminal) shopRequest(ctx context.Context, s *shop.Shop, f fileRequest) (req shop.ImportRequest, err error) {
	options, err := f.options()
	if err != nil {
		return req, err
	}
	var known *crm.KnownReading
	if !f.fresh {
		if known, err = s.Recall(ctx, f.file, f.part, &options); err != nil {
			return req, err
		}
	}
	if known != nil {
		fmt.Fprintln(t.err, t.say("照记住的“{name}”读", "Read as remembered: “{name}”", "name", known.Name))
	}
	return shop.ImportRequest{Path: f.file, Part: f.part, Options: options, Remember: f.remember, Recalled: known, Say: t.keySentence}, nil
}

func (r *readRequest) options() (importer.Options, error) {
	options := importer.Options{Format: r.format, Sheet: r.sheet, Encoding: r.encoding, HeaderRow: r.headerRow, DateOrder: r.dateOrder}
	options.Delimiter, _ = delimiterOf(r.delimiter) // checked with the other flags
	if r.mapping == "" {
		return options, nil
	}
	f, err := os.Open(r.mapping)
	if errors.Is(err, fs.ErrNotExist) {
		return options, crm.WrapError(err, crm.CodeNotFound, "import.mapping.missing", "path", r.mapping)
	}
	if err != nil {
		return options, crm.WrapError(err, crm.CodeUnreadable, "import.mapping.unreadable", "detail", err.Error())
	}
	options.Mapping, err = importer.ReadMapping(f)
	return options, errors.Join(err, f.Close())
}
