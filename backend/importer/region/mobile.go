package region

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"io"
	"sort"
	"strings"
	"sync"

	"shuke/backend/crm"
)

//go:embed mobiles.gz
var mobilesPacked []byte

// firstMobile is the first seven digits a Chinese mobile number can begin with.
const firstMobile = 1_300_000

// mobiles says where numbers were given out: from the seven digits in from on, in the province of the same index.
var mobiles = sync.OnceValue(func() (m struct {
	from      []int
	provinces []*place
},
) {
	byCode := map[int]*place{}
	for _, p := range divisions().all {
		byCode[p.code] = p
	}
	z, err := gzip.NewReader(bytes.NewReader(mobilesPacked))
	if err != nil {
		panic(err) // it is part of the program
	}
	table, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	for at := firstMobile; len(table) > 0; {
		gap, n := binary.Uvarint(table)
		at += int(gap)
		m.from = append(m.from, at)
		m.provinces = append(m.provinces, byCode[int(table[n])*10_000])
		table = table[n+1:]
	}
	return m
})

// OfMobile guesses the province in which a Chinese mobile number (+86 and eleven digits) was given out. People move and
// keep their number, so it is a guess, and the zero Region for every other number.
func OfMobile(e164 string) crm.Region {
	digits, ok := strings.CutPrefix(e164, "+861")
	if !ok || len(digits) != 10 {
		return crm.Region{}
	}
	prefix := firstMobile / 1_000_000
	for i := range 6 {
		c := digits[i]
		if c < '0' || c > '9' {
			return crm.Region{}
		}
		prefix = prefix*10 + int(c-'0')
	}
	m := mobiles()
	at := sort.SearchInts(m.from, prefix+1) - 1
	if at < 0 {
		return crm.Region{}
	}
	return regionOf(m.provinces[at])
}
