package shop

import (
	"context"
	"errors"

	"shuke/backend/column"
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
	s.columns = column.Start(columnStore{s.DB}, s.Path()+".columns")
	s.segments = segment.New(s.columns, s.DB, s.clock)
	s.keeper = s.startKeeper(s.columns)
	s.Watch(s.keeper)
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
