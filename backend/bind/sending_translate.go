package bind

import (
	"slices"

	"shuke/backend/campaign"
	"shuke/backend/crm"
)

func sendingDTO(s crm.SendingSettings) SendingSettings {
	out := SendingSettings{Day: s.Caps.Day, Week: s.Caps.Week, Month: s.Caps.Month, ConfirmAbove: s.ConfirmAbove, Hours: []SendingHours{}}
	countries := slices.Clone(campaign.UsualCountries)
	for _, h := range s.Hours {
		if !slices.Contains(countries, h.Country) {
			countries = append(countries, h.Country)
		}
	}
	table := campaign.Timetable(s.Hours)
	for _, country := range countries {
		row := SendingHours{Country: country}
		for channel, into := range row.cells() {
			*into = campaign.WriteHours(table.Hours(channel, country, false))
		}
		out.Hours = append(out.Hours, row)
	}
	return out
}

// cells are the hours by their channel.
func (h *SendingHours) cells() map[string]*string {
	return map[string]*string{crm.ChannelSMS: &h.SMS, crm.ChannelPhone: &h.Phone, crm.ChannelEmail: &h.Email, crm.HoursOfChats: &h.Chat}
}

// read keeps of the hours those that are not the usual ones.
func (s SendingSettings) read() (crm.SendingSettings, error) {
	out := crm.SendingSettings{Caps: crm.Caps{Day: s.Day, Week: s.Week, Month: s.Month}, ConfirmAbove: s.ConfirmAbove, Hours: []crm.OpenHours{}}
	for _, row := range s.Hours {
		cells := row.cells()
		for _, channel := range crm.HourChannels {
			spans, err := campaign.ReadHours(*cells[channel])
			if err != nil {
				return out, err
			}
			if !slices.Equal(spans, campaign.UsualHours(channel, row.Country)) {
				out.Hours = append(out.Hours, crm.OpenHours{Channel: channel, Country: row.Country, Spans: spans})
			}
		}
	}
	return out, nil
}
