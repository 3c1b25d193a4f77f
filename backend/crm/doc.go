// Package crm is the shop's language: customers, identities, orders, tags, notes, operations, and the errors and
// events every other room speaks of them in. It imports the standard library only, and nobody it serves.
//
// Conventions that hold everywhere:
//   - instants are Unix milliseconds in UTC, and 0 means "not known";
//   - money is an integer number of minor units (分, cents) beside its ISO 4217 currency;
//   - ids of ours are int64, ids given by platforms are text.
package crm
