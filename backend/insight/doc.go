// Package insight turns raw counts into the numbers an owner reads: bands, shares, ranks, findings.
// Everything is a pure function of its arguments. It knows crm only; charts and workbooks are drawn elsewhere.
package insight
