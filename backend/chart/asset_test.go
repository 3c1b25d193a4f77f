package chart_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"shuke/backend/insight/words"
)

// The page of the app and the pages we write draw with the same ECharts. With -update the embedded one is taken from
// frontend/node_modules.
func TestECharts_IsTheOneOfThePage(t *testing.T) {
	const page = "../../frontend"
	text, err := os.ReadFile(filepath.Join(page, "package.json"))
	if err != nil {
		t.Skip("the page's package.json is not here")
	}
	var manifest struct{ Dependencies map[string]string }
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	if *update {
		packECharts(t, filepath.Join(page, "node_modules", "echarts"))
	}
	want := manifest.Dependencies["echarts"]
	found := regexp.MustCompile(`\.version="(\d+\.\d+\.\d+)"`).FindAllStringSubmatch(writeHTML(t, sampleReview(), words.En), -1)
	for _, version := range found {
		if version[1] == want {
			return
		}
	}
	t.Errorf("embedded ECharts is %v, the page has %s: run the tests twice, first with -update", found, want)
}

func packECharts(t *testing.T, from string) {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(from, "dist", "echarts.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(script); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, "asset/echarts.min.js.gz", packed.Bytes())
	for _, name := range []string{"LICENSE", "NOTICE"} {
		text, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, "asset/"+name+"-echarts", text)
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// Colours written into files are those of the page. With -update they are taken over.
func TestTokens_AreThoseOfThePage(t *testing.T) {
	text, err := os.ReadFile("../../frontend/src/styles/tokens.css")
	if err != nil {
		t.Skip("the page's tokens.css is not here")
	}
	css := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(string(text), "")
	want := "/* The colours of frontend/src/styles/tokens.css that a page on its own needs. Written by the tests with -update. */\n" +
		":root {\n  color-scheme: light;\n" + tokensOf(t, css, "light", "  ") + "}\n" +
		"@media (prefers-color-scheme: dark) {\n  :root:not([data-paper]) {\n    color-scheme: dark;\n" + tokensOf(t, css, "dark", "    ") + "  }\n}\n"
	if *update {
		write(t, "asset/tokens.css", []byte(want))
	}
	ours, err := os.ReadFile("asset/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	if string(ours) != want {
		t.Errorf("asset/tokens.css is not what the page has; run with -update\n%s", want)
	}
}

// wanted are the tokens a page on its own draws with.
var wanted = regexp.MustCompile(`^--(canvas|surface|surface-active|raised|line|line-strong|ink|ink-2|ink-3|accent|(cat|seq)-\d|cat-other|on-seq|chart-(grid|axis|compare)|shadow-pop)$`)

// tokensOf reads the wanted declarations of a theme's first block.
func tokensOf(t *testing.T, css, theme, indent string) string {
	t.Helper()
	block := regexp.MustCompile(`\[data-theme=['"]` + theme + `['"]\]\s*\{([^}]*)\}`).FindStringSubmatch(css)
	if block == nil {
		t.Fatalf("tokens.css has no block for %s", theme)
	}
	var b strings.Builder
	for _, declaration := range strings.Split(block[1], ";") {
		name, value, _ := strings.Cut(declaration, ":")
		if name = strings.TrimSpace(name); wanted.MatchString(name) {
			b.WriteString(indent + name + ": " + strings.Join(strings.Fields(value), " ") + ";\n")
		}
	}
	return b.String()
}
