// Package report writes the files an owner takes away: a portrait as a workbook with charts Excel can edit, and lists of
// customers and orders as XLSX or CSV. It knows insight and crm; the caller brings the rows.
//
// A file appears at its place when it is complete, and not at all otherwise.
package report
