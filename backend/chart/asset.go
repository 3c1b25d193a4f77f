package chart

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sync"
)

// echartsPacked is dist/echarts.min.js of the npm package echarts, in the version the page uses.
// Apache-2.0: asset/LICENSE-echarts, asset/NOTICE-echarts.
//
//go:embed asset/echarts.min.js.gz
var echartsPacked []byte

//go:embed asset/page.html
var pageHTML string

//go:embed asset/page.css
var pageCSS string

//go:embed asset/tokens.css
var tokensCSS string

//go:embed asset/page.js
var pageJS string

// echartsScript is ECharts as text, unpacked when first asked for.
var echartsScript = sync.OnceValues(func() (string, error) {
	unpacked, err := gzip.NewReader(bytes.NewReader(echartsPacked))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(unpacked)
	return string(text), err
})
