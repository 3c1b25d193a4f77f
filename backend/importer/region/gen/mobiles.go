package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// The seven digits that Chinese mobile numbers begin with.
const firstMobile, lastMobile = 1_300_000, 1_999_999

// writeMobiles writes where a run of prefixes of one province begins: how many prefixes lie between it and the one before,
// as a varint, and the first two digits of the province's code, 0 for none.
func writeMobiles(from, to, divisions string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	province, err := provincesOf(string(data), divisions)
	if err != nil {
		return err
	}
	var runs []byte
	last, before := firstMobile, byte(255)
	for prefix := firstMobile; prefix <= lastMobile; prefix++ {
		code := longest(province, strconv.Itoa(prefix))
		if code != before {
			runs = append(binary.AppendUvarint(runs, uint64(prefix-last)), code) //nolint:gosec // prefixes only grow
			last, before = prefix, code
		}
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(runs); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(to, packed.Bytes(), 0o644)
}

// provincesOf maps prefixes to the first two digits of the division code of their province.
func provincesOf(prefixes, divisions string) (map[string]byte, error) {
	codes := map[string]byte{}
	for line := range strings.Lines(divisions) {
		if code, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok && line[0] != ' ' {
			n, err := strconv.ParseUint(code[:2], 10, 8)
			if err != nil {
				return nil, err
			}
			codes[string([]rune(name)[:2])] = byte(n)
		}
	}
	province := map[string]byte{}
	for line := range strings.Lines(prefixes) {
		prefix, name, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if len(prefix) < 3 || len(prefix) > 7 || prefix[0] != '1' {
			continue
		}
		code, ok := codes[string([]rune(name)[:2])]
		if !ok {
			return nil, fmt.Errorf("%s is in no province: %s", prefix, name)
		}
		province[prefix] = code
	}
	return province, nil
}

// longest is the province of the longest prefix that number begins with.
func longest(province map[string]byte, number string) byte {
	for n := len(number); n > 2; n-- {
		if code, ok := province[number[:n]]; ok {
			return code
		}
	}
	return 0
}
