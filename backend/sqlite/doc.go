// Package sqlite keeps the shop file: the only room with SQL for our tables. It knows crm and nobody else.
//
// It is one package because one thing holds all of it together: every write is an operation of the journal (Tx), which its
// undo has to know row by row. A part in a package of its own could neither take part in a transaction of another's nor be
// undone with it. From outside it is a DB whose methods ask or change one thing each; inside, these are the groups of files.
//
// # The file
//
// db.go, driver.go, writer.go, reader.go and lock.go open it for this process: one writer connection with immediate
// transactions and a few read-only readers in WAL mode; pragmas stand in the data source name so that every connection has
// them. migrate.go brings an older file up to migration/*.sql, index.go builds the indexes it can be read without, settings.go
// and author.go say whose it is, error.go makes SQLite's errors ours. view.go shows the shop as it was at one moment, which is
// what the shop in memory is filled from; dictionary.go keeps words that millions of rows share.
//
// # Operations, undo and redo
//
// tx.go is an operation being written. image*.go says which tables the journal keeps and how a row is kept in it, set*.go and
// value*.go keep what many customers have in common; recording*.go has an operation keep every row it writes. journal*.go,
// operation_people.go and merged.go read the journal. undo*.go takes an operation back, a file for what it made: its own rows
// only, the rest are conflicts. replay*.go puts back what was recorded, which takes an undo back. forget.go drops what can
// no longer be done again. (ADR 2, 22, 25)
//
// # Customers and what is theirs
//
// customer.go reads one and a page of them; customer_filter.go and customer_walk.go are the filter as SQL, customer_list.go and
// sorting.go the list, search*.go the words they are found by. customer_edit.go, customer_bulk.go and customer_delete.go write.
// What is theirs has files of its own: address*.go, consent.go, contact*.go, field.go, note.go, order*.go, parcel.go,
// picture.go, profile_history.go, reminder.go, source*.go, timeline*.go, and the tags of tag*.go. saved_view.go, segment.go,
// feedback.go and quality.go are the owner's own lists. figures.go is the definition of every sum beside a customer, which
// faster ways are tested against; habit.go, portrait.go and totals.go add up. (ADR 6, 7, 13, 24)
//
// # Rules as SQL
//
// rule*.go says a rule of segment as SQL: what answers until the shop stands in memory, and what the answers from memory are
// tested against. (ADR 21)
//
// # Imports
//
// import.go takes the records of one file, batch by batch, as one transaction; rehearsal.go tries files out. A batch goes
// through import_names.go, import_identity.go, import_people.go and import_merge.go (whose record is it, and what of it is
// news), then import_order.go, import_line.go, import_event.go and import_extras.go (what is theirs); import_finish.go leaves
// the figures right. The other import_*.go are a case each, as their name says. Rows cross into SQLite through bulk/, since
// nothing per row may cost a call. reading.go remembers how a layout was read. (ADR 3, 4, 5, 16, 17)
//
// # One person, twice or no more
//
// identity*.go looks for customers who may be one person, lists them, merges and splits; erase*.go takes a person out of
// everything, also out of the journal, and suppress.go keeps files from bringing them back. (ADR 5, 18)
//
// # Sending
//
// channel*.go and campaign*.go keep what the owner set up and decided, recipient.go what a message can say of them. outbox*.go
// is a row for each message to each customer, which only ever moves on; worklist.go the same for what is done by hand.
// (ADR 27 to 31)
package sqlite
