package sqlite

import (
	"context"
	"strings"

	"shuke/backend/crm"
)

// SetAddressDead notes, on the owner's word, that nobody is reached at what a customer has for a channel, or that somebody is
// after all. Nothing is sent to a dead address, whoever has it.
func (db *DB) SetAddressDead(ctx context.Context, customer int64, channel string, dead bool) (crm.Operation, error) {
	kind := crm.OpAddressAlive
	if dead {
		kind = crm.OpAddressDead
	}
	params := crm.Params("channel", channel)
	return db.change(ctx, kind, params, func(tx *Tx) (int64, error) {
		name, err := tx.customerName(ctx, customer)
		if err != nil {
			return 0, err
		}
		params["customer"] = name
		address, err := addressFor(ctx, tx, customer, channel)
		if err != nil {
			return 0, err
		}
		// Not recorded: should this be taken back, others are still hashed with it.
		salt, err := tx.saltOfAddresses(ctx)
		if err != nil {
			return 0, err
		}
		return 1, tx.recordedly(ctx, func() error {
			if dead {
				return tx.buryAddress(ctx, customer, address, string(crm.DeliveryBounced))
			}
			_, err := tx.ExecContext(ctx, `DELETE FROM dead_addresses WHERE hash = ?`, addressHash(salt, address))
			return asShopError(err)
		})
	})
}

// addressFor is where a customer is reached over a channel that a number or a mail address serves.
func addressFor(ctx context.Context, q querier, customer int64, channel string) (address string, err error) {
	column := map[crm.Contact]string{crm.ContactEmail: "email", crm.ContactPhone: "phone", crm.ContactMobile: "phone"}[crm.ContactFor(channel)]
	if column == "" {
		return "", crm.Errorf(crm.CodeInvalid, "consent.channelUnknown", "channel", channel)
	}
	err = q.QueryRowContext(ctx, `SELECT `+column+` FROM customers WHERE id = ?`, customer).Scan(&address)
	if err != nil {
		return "", notFound(err, "customer.gone")
	}
	if address == "" || crm.Masked(address) {
		return "", crm.Errorf(crm.CodeInvalid, "address.none")
	}
	return address, nil
}

// DeadChannels are those of a customer's channels at whose address nobody is.
func (db *DB) DeadChannels(ctx context.Context, c crm.Customer) ([]string, error) {
	list := []string{}
	salt, err := setting(ctx, db.read, addressSalt)
	if err != nil || salt == "" {
		return list, err
	}
	for _, at := range []struct{ channel, address string }{{crm.ChannelSMS, c.Phone}, {crm.ChannelEmail, c.Email}} {
		dead, err := isDead(ctx, db.read, salt, at.address)
		if err != nil {
			return list, err
		}
		if dead {
			list = append(list, at.channel)
		}
	}
	return list, nil
}

func addressHash(salt, address string) string {
	known := suppressed{salt: []byte(salt)}
	return known.hash(0, "", strings.ToLower(address))
}

// isDead tells whether an address refuses messages for good.
func isDead(ctx context.Context, q querier, salt, address string) (bool, error) {
	if salt == "" || address == "" {
		return false, nil
	}
	var n int
	err := q.QueryRowContext(ctx, `SELECT count(*) FROM dead_addresses WHERE hash = ?`, addressHash(salt, address)).Scan(&n)
	return n > 0, asShopError(err)
}
