package main

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/report"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// readingJSON is how files of a layout are read. mapping is what --mapping takes.
type readingJSON struct {
	ID        int64  `json:"id"`
	Name      string `json:"name"`
	File      string `json:"file"`
	Signature string `json:"signature"`
	SavedAt   string `json:"savedAt"`
	UsedAt    string `json:"usedAt"`
	Mapping   string `json:"mapping"`
}

func (t *terminal) readingsCommand() *cobra.Command {
	var asJSON bool
	var save, rename, name string
	var forget int64
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("readings [--json] [--save 编号=文件] [--rename 编号 --name 名字] [--forget 编号]",
			"readings [--json] [--save ID=FILE] [--rename ID --name NAME] [--forget ID]"),
		Short: t.say("店铺记住的读法：同样列的文件下次照样读", "How files are read, as the shop remembers it for the next of the same columns"),
		Args:  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) (err error) {
				switch {
				case save != "":
					err = t.saveReading(c, s, save)
				case rename != "":
					err = t.renameReading(c, s, rename, name)
				case forget != 0:
					err = s.ForgetReading(c.Context(), forget)
				}
				acted := save != "" || rename != "" || forget != 0
				if err != nil || acted && !asJSON {
					return err
				}
				return t.listReadings(c, s, asJSON) // also after an act, for a program that waits for JSON
			})
		},
		Example: "shuke --shop my.shuke import list.csv --mapping list.json --remember\nshuke --shop my.shuke readings --save 1=list.json",
	})
	t.jsonFlag(c, &asJSON)
	f := c.Flags()
	f.StringVar(&save, "save", "", t.say("把一个写成 --mapping 用的 JSON 文件", "write one as the JSON file that --mapping takes"))
	f.StringVar(&rename, "rename", "", t.say("改哪一个的名字", "which one to rename"))
	f.StringVar(&name, "name", "", t.say("新的名字", "its new name"))
	f.Int64Var(&forget, "forget", 0, t.say("忘掉哪一个", "which one to forget"))
	valued(f, map[string]string{"save": "id=file", "rename": "id", "name": "name", "forget": "id"})
	return c
}

func (t *terminal) number(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, t.usagef("“{word}”不是编号", "“{word}” is no number", "word", text)
	}
	return n, nil
}

func (t *terminal) renameReading(c *cobra.Command, s *shop.Shop, which, name string) error {
	id, err := t.number(which)
	if err != nil {
		return err
	}
	return s.RenameReading(c.Context(), id, name)
}

func (t *terminal) saveReading(c *cobra.Command, s *shop.Shop, said string) error {
	before, file, found := strings.Cut(said, "=")
	if !found {
		return t.usagef("写成 编号=文件：{word}", "Write ID=FILE: {word}", "word", said)
	}
	id, err := t.number(before)
	if err != nil {
		return err
	}
	r, err := s.FindReading(c.Context(), id)
	if err != nil {
		return err
	}
	return report.WriteFile(file, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewBufferString(r.Mapping))
		return err
	})
}

func (t *terminal) listReadings(c *cobra.Command, s *shop.Shop, asJSON bool) error {
	settings, err := s.Settings(c.Context())
	if err != nil {
		return err
	}
	all, err := s.FindReadings(c.Context())
	if err != nil {
		return err
	}
	if asJSON {
		out := make([]readingJSON, len(all))
		for i, r := range all {
			out[i] = readingOf(&r, settings.Zone())
		}
		return t.writeJSON(out)
	}
	list := &table{right: map[int]bool{0: true}}
	for _, r := range all {
		list.add(strconv.FormatInt(r.ID, 10), r.Name, r.File, time.UnixMilli(r.UsedAt).In(settings.Zone()).Format(time.DateTime))
	}
	return list.write(t.out)
}

func readingOf(r *crm.KnownReading, zone *time.Location) readingJSON {
	return readingJSON{
		ID: r.ID, Name: r.Name, File: r.File, Signature: r.Signature, SavedAt: instant(r.SavedAt, zone), UsedAt: instant(r.UsedAt, zone),
		Mapping: r.Mapping,
	}
}
