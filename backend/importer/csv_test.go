package importer

import (
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

// split reads a text with this package's reader, one byte at a time when slow.
func split(tb testing.TB, text string, loneCR, slow bool) ([][]string, *warnings) {
	tb.Helper()
	var src io.Reader = strings.NewReader(text)
	if slow {
		src = iotest.OneByteReader(src)
	}
	w := new(warnings)
	r, c := newCSVReader(src, ',', loneCR, w), new(chunk)
	for {
		if err := r.readRow(c); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			tb.Fatal(err)
		}
	}
	rows := make([][]string, c.len())
	for i := range rows {
		rows[i] = append([]string{}, c.row(i)...)
	}
	return rows, w
}

func TestCSVReader(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want [][]string
	}{
		"plain":              {"a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		"no last line end":   {"a,b\r\n1,2", [][]string{{"a", "b"}, {"1", "2"}}},
		"empty cells":        {"a,,\n,,\n", [][]string{{"a", "", ""}, {"", "", ""}}},
		"blank line":         {"a\n\nb\n", [][]string{{"a"}, {""}, {"b"}}},
		"quotes":             {`"a ""x""",b` + "\n", [][]string{{`a "x"`, "b"}}},
		"line break inside":  {"\"a\nb\",c\r\n", [][]string{{"a\nb", "c"}}},
		"comma inside":       {`"a,b",c`, [][]string{{"a,b", "c"}}},
		"empty quotes":       {`"",""`, [][]string{{"", ""}}},
		"formula text":       {`="3503",="",x` + "\n", [][]string{{`="3503"`, `=""`, "x"}}},
		"formula with comma": {`="35,03",x`, [][]string{{`="35,03"`, "x"}}},
		"equals sign":        {`=1+1,x`, [][]string{{"=1+1", "x"}}},
		"quote in the cell":  {`5" nail,x`, [][]string{{`5" nail`, "x"}}},
		"stray quote":        {`"a "b" c",x`, [][]string{{`a "b" c`, "x"}}},
		"loose quotes":       {`"a "b"",c` + "\n" + `"d",e`, [][]string{{`a "b"`, "c"}, {"d", "e"}}},
		"never closed":       {"\"a,b\n1,2\n", [][]string{{`"a`, "b"}, {"1", "2"}}},
		"quoted at the end":  {`a,"b"`, [][]string{{"a", "b"}}},
		"only a quote":       {`"`, [][]string{{`"`}}},
		"only equals":        {`=`, [][]string{{`=`}}},
		"nothing":            {"", [][]string{}},
	} {
		for _, slow := range []bool{false, true} {
			if got, _ := split(t, c.in, false, slow); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s (slow %v)\n got %q\nwant %q", name, slow, got, c.want)
			}
		}
	}
}

func TestCSVReader_ReportsWhatItMends(t *testing.T) {
	_, w := split(t, "\"a,b\n1,\xff\n", false, false)
	keys := map[string]bool{}
	for _, one := range w.list() {
		keys[one.Key] = true
	}
	if !keys["import.warning.quoteUnclosed"] || !keys["import.warning.bytesUnreadable"] {
		t.Errorf("warnings %v", w.list())
	}
}

func TestCSVReader_OldMacintosh(t *testing.T) {
	got, _ := split(t, "a,b\r1,2\r", true, false)
	if want := [][]string{{"a", "b"}, {"1", "2"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

// A cell and a row longer than a block, and characters cut by the ends of blocks.
func TestCSVReader_AcrossBlocks(t *testing.T) {
	long := strings.Repeat("客", blockBytes)
	text := "a,\"" + long + "\"\n" + strings.Repeat("订单,"+strings.Repeat("字", 33)+"\n", 20_000)
	got, w := split(t, text, false, false)
	if len(got) != 20_001 || got[0][1] != long || got[20_000][1] != strings.Repeat("字", 33) || len(w.list()) > 0 {
		t.Errorf("%d rows, warnings %v", len(got), w.list())
	}
}

// FuzzCSVReader holds the reader to the standard library's answer wherever that accepts the text without laziness.
func FuzzCSVReader(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\"\"b\",c\r\n", "=\"1\",2", "\"a", "a\n\n,b", "\r", "\"a\rb\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fast, _ := split(t, text, false, false)
		slow, _ := split(t, text, false, true)
		if !reflect.DeepEqual(fast, slow) {
			t.Fatalf("%q\nin one block %q\nbyte by byte  %q", text, fast, slow)
		}
		strict := csv.NewReader(strings.NewReader(text))
		strict.FieldsPerRecord = -1
		want, err := strict.ReadAll()
		if err != nil || strings.ContainsAny(text, "\r=\x00") || !validText(text) {
			return
		}
		var filledRows [][]string
		for _, row := range fast {
			if len(row) > 1 || row[0] != "" {
				filledRows = append(filledRows, row)
			}
		}
		if len(filledRows) != len(want) && !strings.Contains(text, `""`) {
			t.Fatalf("%q\n got %q\nwant %q", text, filledRows, want)
		}
	})
}

func validText(s string) bool { return strings.ToValidUTF8(s, "") == s }
