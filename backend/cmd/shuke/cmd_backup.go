package main

import (
	"fmt"

	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

func (t *terminal) backupCommand() *cobra.Command {
	return onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use:                   t.say("backup 文件", "backup FILE"),
		Short:                 t.say("把整个店铺存一份到新文件", "Write a complete copy of the shop to a new file"),
		Args:                  t.arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.withShop(c.Context(), false, func(db *shop.Shop) error {
				if err := db.Backup(c.Context(), args[0]); err != nil {
					return err
				}
				fmt.Fprintln(t.err, t.say("已备份到 {path}", "Backed up to {path}", "path", args[0]))
				return nil
			})
		},
	})
}
