package sqlite

import (
	"database/sql"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// driverConn reaches through database/sql to the driver's connection. It stays valid while conn is held.
func driverConn(conn *sql.Conn) (*sqlite3.SQLiteConn, error) {
	var raw *sqlite3.SQLiteConn
	err := conn.Raw(func(c any) error {
		var ok bool
		if raw, ok = c.(*sqlite3.SQLiteConn); !ok {
			return fmt.Errorf("not a SQLite connection: %T", c)
		}
		return nil
	})
	return raw, err
}
