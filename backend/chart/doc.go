// Package chart turns numbers into ECharts options, and into pages that show them without a network. It is the only room
// that knows go-echarts.
//
// An option is JSON text without functions and without colour values. What every chart shares, palette, axes, text,
// tooltip, comes from the theme of whoever draws. Colours that depend on the data are written by their name in
// tokens.css, "var(--seq-5)": whoever draws replaces them by the token's value before setOption, in the page and in
// asset/page.js alike.
//
// Each datum carries what leads to its customers beside its value: {"age":{"from":25,"to":29}}, {"gender":"female"},
// {"country":"CN","province":"广东"}.
package chart
