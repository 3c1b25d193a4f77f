package chart

import "strconv"

// Names of the colour tokens an option refers to. Their values are those of tokens.css.
const (
	tokenInk     = "var(--ink)"
	tokenInk2    = "var(--ink-2)"
	tokenInk3    = "var(--ink-3)"
	tokenSurface = "var(--surface)"
	tokenNoData  = "var(--surface-active)"
	tokenOnSeq   = "var(--on-seq)"
	tokenFirst   = "var(--cat-1)"
	tokenSecond  = "var(--cat-3)" // ochre: furthest from the first for all kinds of colour vision
	tokenThird   = "var(--cat-4)"
	tokenCompare = "var(--chart-compare)"
	tokenOther   = "var(--cat-other)"
)

// steps is how many steps the sequential ramp has.
const steps = 7

// firstDark is the first step whose text is written in --on-seq.
const firstDark = 5

// tokenStep is the colour of a step of the sequential ramp, from 1.
func tokenStep(step int) string { return "var(--seq-" + strconv.Itoa(step) + ")" }
