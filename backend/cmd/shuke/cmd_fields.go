package main

import (
	"strconv"

	"shuke/backend/crm"
	"shuke/backend/shop"

	"github.com/spf13/cobra"
)

// fieldJSON is a custom field and how many customers have it.
type fieldJSON struct {
	ID    int64  `json:"id"`
	Name  string `json:"name"`
	Type  string `json:"type"`
	Count int64  `json:"count"`
}

func (t *terminal) fieldsCommand() *cobra.Command {
	var asJSON bool
	var name string
	var rename, remove int64
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("fields [--json] [--rename 编号 --name 名字] [--delete 编号]",
			"fields [--json] [--rename ID --name NAME] [--delete ID]"),
		Short: t.say("客户的自定义字段；改名和删除都能撤销", "Customers' custom fields; renaming and deleting can be undone"),
		Args:  t.arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error {
				if rename == 0 && remove == 0 {
					return t.listFields(c, s, asJSON)
				}
				act := func() (crm.Operation, error) { return s.DeleteField(c.Context(), remove) }
				if rename != 0 {
					act = func() (crm.Operation, error) { return s.RenameField(c.Context(), rename, name) }
				}
				op, err := act()
				if err != nil {
					return err
				}
				return t.decided(c.Context(), s, op, asJSON)
			})
		},
	})
	t.jsonFlag(c, &asJSON)
	f := c.Flags()
	f.Int64Var(&rename, "rename", 0, t.say("改哪一个的名字", "which one to rename"))
	f.StringVar(&name, "name", "", t.say("新的名字", "its new name"))
	f.Int64Var(&remove, "delete", 0, t.say("删掉哪一个", "which one to delete"))
	valued(f, map[string]string{"rename": "id", "name": "name", "delete": "id"})
	return c
}

func (t *terminal) listFields(c *cobra.Command, s *shop.Shop, asJSON bool) error {
	fields, err := s.FindFields(c.Context())
	if err != nil {
		return err
	}
	counts, err := s.CountFields(c.Context())
	if err != nil {
		return err
	}
	out := make([]fieldJSON, len(fields))
	list := &table{right: map[int]bool{0: true, 3: true}}
	for i, f := range fields {
		out[i] = fieldJSON{f.ID, f.Name, string(f.Type), counts[f.ID]}
		list.add(strconv.FormatInt(f.ID, 10), f.Name, string(f.Type), strconv.FormatInt(counts[f.ID], 10))
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}

// fieldValues are what is known of a customer in custom fields, by the field's name.
func fieldValues(c *crm.Customer) map[string]string {
	values := make(map[string]string, len(c.Fields))
	for _, v := range c.Fields {
		values[v.Field.Name] = v.String()
	}
	return values
}
