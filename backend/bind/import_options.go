package bind

import (
	"context"
	"strings"
	"time"

	"shuke/backend/crm"
	"shuke/backend/importer"
	"shuke/backend/shop"
)

// recalled are the options as the owner gave them, completed with how such files were read last time.
func recalled(ctx context.Context, s *shop.Shop, path string, o ReadOptions) (importer.Options, *crm.KnownReading, error) {
	options, err := readOptions(o)
	if err != nil || o.Fresh {
		return options, nil, err
	}
	known, err := s.Recall(ctx, path, o.Part, &options)
	return options, known, err
}

// overrules tells whether the owner changed what the columns mean.
func overrules(o ReadOptions) bool {
	return o.Kind != "" || o.Platform != "" || o.Currency != "" || o.TimeZone != "" || o.DateOrder != "" || len(o.Columns) > 0
}

func readOptions(o ReadOptions) (importer.Options, error) {
	out := importer.Options{Format: o.Format, Encoding: o.Encoding, Sheet: o.Sheet, HeaderRow: o.HeaderRow}
	if o.Sheet == "" {
		out.Sheet = o.Part
	}
	if r := []rune(o.Delimiter); len(r) == 1 {
		out.Delimiter = r[0]
	}
	if o.TimeZone != "" {
		zone, err := time.LoadLocation(o.TimeZone)
		if err != nil {
			return out, crm.WrapError(err, crm.CodeInvalid, "settings.timeZone", "timeZone", o.TimeZone)
		}
		out.TimeZone = zone
	}
	return out, nil
}

// overlay lays the owner's word over a mapping.
func overlay(m importer.Mapping, o ReadOptions) importer.Mapping {
	for at, said := range map[*string]string{
		&m.Platform: o.Platform, &m.Currency: o.Currency, &m.TimeZone: o.TimeZone, &m.DateOrder: o.DateOrder,
	} {
		if said != "" {
			*at = said
		}
	}
	if o.Kind != "" {
		m.Kind = crm.FileKind(o.Kind)
	}
	if len(o.Columns) > 0 {
		m.Columns, m.Fields, m.Policies = map[string]importer.Targets{}, map[string]crm.FieldType{}, map[string]crm.Policy{}
		for _, c := range o.Columns {
			overlayColumn(&m, c)
		}
	}
	return m
}

func overlayColumn(m *importer.Mapping, c ColumnMapping) {
	if c.Field == "" {
		return
	}
	m.Columns[c.Column] = strings.Split(c.Field, separator)
	if name, custom := strings.CutPrefix(c.Field, importer.CustomTarget("")); custom {
		m.Columns[c.Column] = importer.Targets{c.Field} // a name may hold the separator
		m.Fields[name] = crm.FieldType(c.Type)
	}
	if c.Policy != "" {
		m.Policies[c.Column] = crm.Policy(c.Policy)
	}
}

// readsDifferently tells whether the owner overruled how the file is taken apart.
func readsDifferently(o ReadOptions) bool {
	return o.Format != "" || o.Encoding != "" || o.Delimiter != "" || o.Sheet != "" || o.HeaderRow != 0
}
