// Package sqlite keeps the shop file: the only room with SQL for our tables. It knows crm and nobody else.
//
// One writer connection with immediate transactions and a few read-only readers share the file in WAL mode; pragmas
// stand in the data source name so that every connection has them. Every write runs inside an operation of the journal
// and leaves the table of figures right.
package sqlite
