package markup

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func tokens(tb testing.TB, src io.Reader) (list []string, err error) {
	tb.Helper()
	s := NewScanner(src)
	for range 1 << 20 {
		if err = s.Next(); err != nil {
			return list, err
		}
		switch s.Kind {
		case Text:
			list = append(list, string(s.AppendText(nil)))
		case Start:
			list = append(list, "<"+string(s.Name())+" "+s.Attr("r")+">")
		case End:
			list = append(list, "</"+string(s.Name())+">")
		}
	}
	tb.Fatal("never ends")
	return nil, nil
}

func TestScanner(t *testing.T) {
	for text, want := range map[string]string{
		`<a r="1">x</a>`:            `<a 1>|x|</a>`,
		`<x:c x:r='A&lt;1' s="2"/>`: `<c A<1>`,
		`<!-- <b> --><?xml ?><a>y`:  `<a >|y`,
		`a &amp; b &nbsp;<br>`:      "a & b \u00a0|<br >",
		`<![CDATA[<b>&amp;]]>`:      `<b>&amp;`,
		`1 < 2<a title="a>b" r=5>`:  `1 |< 2|<a 5>`,
		`<td style='x:"\@"' r=7 >`:  `<td 7>`,
	} {
		got, err := tokens(t, strings.NewReader(text))
		if !errors.Is(err, io.EOF) || strings.Join(got, "|") != want {
			t.Errorf("%s: %q, %v", text, strings.Join(got, "|"), err)
		}
	}
	for _, text := range []string{"<a", "<!-- x", "<![CDATA[ x ]]", `<a r="1>`} {
		if got, err := tokens(t, strings.NewReader(text)); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
}

// FuzzScanner reads a text at once and byte by byte: both must end, with the same tokens.
func FuzzScanner(f *testing.F) {
	for _, seed := range []string{`<a r="1">x</a>`, `<!-- --><![CDATA[a]]><b/>`, `1<2`, `<td title='a>b'>`, "<", "&amp;&#x4e2d;<br/>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fast, fastErr := tokens(t, strings.NewReader(text))
		slow, slowErr := tokens(t, iotest.OneByteReader(strings.NewReader(text)))
		if strings.Join(fast, "|") != strings.Join(slow, "|") || !errors.Is(slowErr, fastErr) {
			t.Errorf("%q: %q, %v and %q, %v", text, fast, fastErr, slow, slowErr)
		}
	})
}
