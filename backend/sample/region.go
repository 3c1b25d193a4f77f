package sample

import (
	_ "embed"
	"strconv"
	"strings"

	"shuke/backend/crm"
)

//go:embed data/regions.txt
var regionsText string

// province is one of the 34 regions with the cities parcels go to.
type province struct {
	name     string
	code     int
	share    int // of the customers, relative to the others
	keenness int // buyers per 100 an average province would have
	cities   []city
	wheel    wheel
}

type city struct {
	name      string
	code      int
	weight    int
	districts []district
}

type district struct {
	name string
	code int
}

var (
	provinces     = parseRegions(regionsText)
	provinceWheel = weighProvinces(provinces)
)

// parseRegions reads data/regions.txt, which says in its head what its lines mean.
func parseRegions(text string) []province {
	var all []province
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "-":
			last := &all[len(all)-1]
			last.cities = append(last.cities, parseCity(words[1:]))
		default:
			all = append(all, province{name: words[0], code: number(words[1]), share: number(words[2]), keenness: number(words[3])})
		}
	}
	for i := range all {
		all[i].wheel = weighCities(all[i].cities)
	}
	return all
}

func parseCity(words []string) city {
	c := city{name: words[0], code: number(words[1]), weight: number(words[2])}
	for rest := words[3:]; len(rest) > 1; rest = rest[2:] {
		c.districts = append(c.districts, district{rest[0], number(rest[1])})
	}
	return c
}

// number reads a number of our own embedded text; a slip there is a programming mistake.
func number(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil {
		panic(err)
	}
	return n
}

func weighProvinces(all []province) wheel {
	weights := make([]int, len(all))
	for i := range all {
		weights[i] = all[i].share
	}
	return newWheel(1<<15, weights)
}

func weighCities(cities []city) wheel {
	weights := make([]int, len(cities))
	for i := range cities {
		weights[i] = cities[i].weight
	}
	return newWheel(256, weights)
}

// place picks where in a province somebody lives.
func (p *province) place(d *dice) crm.Region {
	c := &p.cities[d.spin(&p.wheel)]
	region := crm.Region{Country: "CN", Province: p.name, City: c.name, Code: c.code}
	municipality := c.name == p.name // Beijing is its own city: without a district, only the province would be known
	if len(c.districts) > 0 && (municipality || d.chance(960)) {
		home := c.districts[d.below(len(c.districts))]
		region.District, region.Code = home.name, home.code
	}
	return region
}
