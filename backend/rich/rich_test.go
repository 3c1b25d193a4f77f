package rich_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"shuke/backend/rich"
)

func TestRead_KeepsWhatIsShown(t *testing.T) {
	for _, c := range []struct{ name, source, html, plain string }{
		{"Words", "喜欢茶 &amp; 花", "", "喜欢茶 & 花"},
		{"Lines", "<p>一</p><p>二<br>三</p>", "", "一\n二\n三"},
		{"Bold", "<p>要 <strong>红色</strong> 的</p>", "<p>要 <strong>红色</strong> 的</p>", "要 红色 的"},
		{
			"Lists", "<ul><li>茶</li><li>花<ol><li>红</li><li>白</li></ol></li></ul>",
			"<ul><li>茶</li><li>花<ol><li>红</li><li>白</li></ol></li></ul>", "• 茶\n• 花\n  1. 红\n  2. 白",
		},
		{
			"Links", `<a href="https://e.com/a?b=1&c=2">这里</a>，<a href="mailto:li@e.com">li@e.com</a>`,
			`<a href="https://e.com/a?b=1&amp;c=2">这里</a>，<a href="mailto:li@e.com">li@e.com</a>`,
			"这里 (https://e.com/a?b=1&c=2)，li@e.com",
		},
		{"LinksAsTyped", `<a href="https://e.com/x">e.com/x</a>`, `<a href="https://e.com/x">e.com/x</a>`, "e.com/x"},
		{"FixedBlanks", "<p><em>茶</em>\u00a0的</p>", "<p><em>茶</em>\u00a0的</p>", "茶 的"},
		{"Nothing", "<p><br></p>", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := rich.Read(c.source); got.HTML != c.html || got.Plain != c.plain {
				t.Errorf("%q is read as\n%q\n%q, want\n%q\n%q", c.source, got.HTML, got.Plain, c.html, c.plain)
			}
		})
	}
}

// safe is what may be left of anything: the elements of the allow-list without attributes, links of four kinds, text.
var safe = regexp.MustCompile(`^(?:[^<>]|</?(?:p|strong|em|ul|ol|li)>|<br/?>|<a href="(?:https?://|mailto:|tel:)[^"<>]*">|</a>)*$`)

// TestRead_LeavesNothingThatActs reads known attacks, one a line, and each inside every element that is kept.
func TestRead_LeavesNothingThatActs(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "attacks.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, attack := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		for _, around := range []string{"", "p", "li", "a"} {
			source := "<strong>x</strong>" + attack
			if around != "" {
				source = "<" + around + ">" + source + "</" + around + ">"
			}
			got := rich.Read(source)
			if !safe.MatchString(got.HTML) {
				t.Errorf("%s leaves %s", source, got.HTML)
			}
			if again := rich.Read(got.HTML); again.HTML != got.HTML {
				t.Errorf("%s is read again as %s", got.HTML, again.HTML)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<p onclick=x>a</p><a href="javascript:x">b</a>`)
	f.Fuzz(func(t *testing.T, source string) {
		if got := rich.Read(source); !safe.MatchString(got.HTML) {
			t.Errorf("%q leaves %q", source, got.HTML)
		}
	})
}
