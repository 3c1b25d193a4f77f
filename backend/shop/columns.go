package shop

import (
	"context"
	"errors"
	"os"

	"shuke/backend/column"
	"shuke/backend/crm"
	"shuke/backend/segment"
	"shuke/backend/sqlite"
)

// columnStore shows the shop file to the columns.
type columnStore struct{ *sqlite.DB }

// View implements column.Store.
func (s columnStore) View(ctx context.Context, f func(column.View) error) error {
	return s.DB.View(ctx, func(v *sqlite.View) error { return f(v) })
}

// KeepInMemory begins to load the shop's columns in the background and keeps them current until the shop is closed. Until
// they are there, and whenever they are not, the shop file answers.
func (s *Shop) KeepInMemory() {
	if s.columns != nil {
		return
	}
	s.columns = column.Start(columnStore{s.DB}, s.snapshotPath())
	s.segments = segment.New(s.columns, s.DB, s.clock)
	s.keeper = s.startKeeper(s.columns)
	s.Watch(s.keeper)
}

// snapshotPath is where the columns are left for the next time.
func (s *Shop) snapshotPath() string { return s.Path() + ".columns" }

// worthLoading is how many customers it takes until standing in memory is sooner done than one question over all orders of the
// shop file; the snapshot that is left answers the next one in a moment.
const worthLoading = 100_000

// StandForOne lets the shop stand in memory for a question over all orders: where it was left a snapshot, or is so large that
// loading it takes no longer than the shop file takes to answer. Else the shop file answers.
func (s *Shop) StandForOne(ctx context.Context) error {
	if s.columns != nil {
		return nil
	}
	if _, err := os.Stat(s.snapshotPath()); err != nil {
		n, _, err := s.CountCustomers(ctx, crm.CustomerFilter{})
		if err != nil || n < worthLoading {
			return err
		}
	}
	s.KeepInMemory()
	wait, done := context.WithTimeout(ctx, loadingTime)
	defer done()
	if s.ColumnsReady(wait) != nil {
		return ctx.Err() // the shop file answers
	}
	return nil
}

// LeaveMemory ends what KeepInMemory began, and leaves a snapshot beside the shop file for the next time.
func (s *Shop) LeaveMemory() {
	if s.columns != nil {
		s.keeper.close()
		s.Watch(nil)
		s.columns.Close()
		s.columns, s.segments, s.keeper = nil, nil, nil
	}
}

// Close ends the background work and closes the shop file.
func (s *Shop) Close() error {
	stopped := s.StopSending()
	s.LeaveMemory()
	return errors.Join(stopped, s.DB.Close())
}

// ColumnsReady waits until the columns are what the shop file has.
func (s *Shop) ColumnsReady(ctx context.Context) error { return s.columns.Ready(ctx) }

// InMemory shows the columns to f; false while they are not what the shop file has.
func (s *Shop) InMemory(ctx context.Context, f func(*column.Table) error) (bool, error) {
	return s.columns.Read(ctx, f)
}
