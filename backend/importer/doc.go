// Package importer turns the files that shops export into crm.Records: it finds out what a file is, how it is encoded and
// what its columns mean, and then streams its rows.
//
// Inspect looks at a file; Open reads it. Every row of a file ends up in exactly one place: it is part of a Record
// (Record.Rows counts them), it is in a Reject with its reason and its cells, or it is counted as ignored. Whoever applies
// the records can therefore prove that rows = created + updated + unchanged + rejected + ignored.
//
// A platform's export is a Format: one file format_<name>.go with the signature, the columns, the words and the traps,
// written down as data. Everything else works for all of them and for mappings that people make (Mapping).
//
// Below it, each knowing nothing of the others' work: cell reads single cells, region places, book the sheets of XLSX, card
// vCards, markup the XML and HTML that sheets and web pages are made of. The package knows nothing of the shop file; it may
// use crm and these.
package importer
