package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"shuke/backend/crm"
	"shuke/backend/shop"
)

// tagJSON is a tag and how many customers carry it.
type tagJSON struct {
	ID        int64  `json:"id"`
	Name      string `json:"name"`
	Customers int64  `json:"customers"`
	Automatic bool   `json:"automatic"` // it follows a rule

	Yesterday *movedJSON `json:"sinceYesterday,omitempty"` // of those that do
	Week      *movedJSON `json:"sinceLastWeek,omitempty"`
}

// movedJSON is who entered a tag and who left it.
type movedJSON struct {
	Entered int64 `json:"entered"`
	Left    int64 `json:"left"`
}

// tagOf tells of a tag, and of one that follows a rule who came and went.
func tagOf(ctx context.Context, s *shop.Shop, tag *crm.Tag) (tagJSON, error) {
	out := tagJSON{ID: tag.ID, Name: tag.Name, Customers: tag.Count, Automatic: tag.Automatic()}
	if !out.Automatic {
		return out, nil
	}
	yesterday, week, err := s.TagNews(ctx, tag.ID)
	out.Yesterday, out.Week = &movedJSON{yesterday.Entered, yesterday.Left}, &movedJSON{week.Entered, week.Left}
	return out, err
}

func (t *terminal) tagsCommand() *cobra.Command {
	var asJSON bool
	var name string
	var rename, merge, into int64
	c := onShop(&cobra.Command{
		DisableFlagsInUseLine: true,
		Use: t.say("tags [--json] [--rename 编号 --name 名字] [--merge 编号 --into 编号]",
			"tags [--json] [--rename ID --name NAME] [--merge ID --into ID]"),
		Short: t.say("标签和各有多少客户；改名和合并都能撤销", "Tags and how many customers carry each; renaming and merging can be undone"),
		Args:  t.noCommand,
		RunE: func(c *cobra.Command, _ []string) error {
			return t.withShop(c.Context(), false, func(s *shop.Shop) error {
				if rename == 0 && merge == 0 {
					return t.listTags(c.Context(), s, asJSON)
				}
				act := func() (crm.Operation, error) { return s.MergeTags(c.Context(), into, merge) }
				if rename != 0 {
					act = func() (crm.Operation, error) { return s.RenameTag(c.Context(), rename, name) }
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
	f.Int64Var(&merge, "merge", 0, t.say("把哪一个并掉", "which one to merge away"))
	f.Int64Var(&into, "into", 0, t.say("并到哪一个", "the one it becomes"))
	valued(f, map[string]string{"rename": "id", "name": "name", "merge": "id", "into": "id"})
	c.AddCommand(t.listCommand(t.say("标签和各有多少客户", "Tags and how many customers carry each"), t.listTags), t.tagCreateCommand(), t.tagRefreshCommand(), t.tagMembersCommand(), t.tagEditCommand())
	return c
}

func (t *terminal) listTags(ctx context.Context, s *shop.Shop, asJSON bool) error {
	tags, err := s.FindTags(ctx)
	if err != nil {
		return err
	}
	out := make([]tagJSON, len(tags))
	list := &table{right: map[int]bool{0: true, 2: true}}
	for i := range tags {
		if out[i], err = tagOf(ctx, s, &tags[i]); err != nil {
			return err
		}
		news := ""
		if w := out[i].Week; w != nil {
			news = t.say("自动，一周 +{entered} −{left}", "follows a rule, +{entered} −{left} in a week", "entered", strconv.FormatInt(w.Entered, 10), "left", strconv.FormatInt(w.Left, 10))
		}
		list.add(strconv.FormatInt(tags[i].ID, 10), tags[i].Name, strconv.FormatInt(tags[i].Count, 10), news)
	}
	if asJSON {
		return t.writeJSON(out)
	}
	return list.write(t.out)
}
