package sample

import "shuke/backend/crm"

// introduce writes down what the shop knows of a customer after all they did.
func (g *Generator) introduce(l *life) {
	d, who, f := &g.d, &l.person, &l.facts
	f.CreatedAt = who.arrived
	f.Region, f.Source = who.home, who.source
	g.identify(l)
	if d.chance(780) {
		f.Gender = who.gender
	}
	f.Birthday = g.knownBirthday(who)
	g.enrol(l)
	g.askConsent(f)
	g.annotate(l)
	l.key = crm.CustomerFacts{Accounts: f.Accounts, Phone: f.Phone, Email: f.Email}
	if len(f.Accounts) > 0 {
		l.key = crm.CustomerFacts{Accounts: f.Accounts}
	}
}

// identify gives name, nick, phone and e-mail. Platforms hide some of them; what is left identifies the customer alone.
func (g *Generator) identify(l *life) {
	d, who, f := &g.d, &l.person, &l.facts
	name := surnames[d.spin(&surnameWheel)] + givenName(d, who.gender, who.birthday.Year())
	phone := g.phone(d, who.index, who.home.Province)
	switch who.reach {
	case byAccount:
		f.Nick = g.nick(d, who.index)
		f.Accounts = []string{f.Nick}
		if d.chance(230) {
			f.Name, f.PhoneText = maskedName(name), crm.MaskPhone(phone)
			return
		}
		f.Phone = phone
		if d.chance(160) {
			f.Email = g.email(d, who.index)
		}
		if d.chance(45) {
			return // only the nick is known
		}
	case byEmail:
		f.Email = g.email(d, who.index)
		if d.chance(400) {
			f.Phone = phone
		}
	case byPhone:
		f.Phone = phone
	}
	f.Name, f.Address = name, g.address(d)
}

// knownBirthday hides most, keeps only the day of some, and takes a few for lunar dates.
func (g *Generator) knownBirthday(who *person) crm.Birthday {
	throw := g.d.below(1000)
	b := crm.Birthday{Year: who.birthday.Year(), Month: int(who.birthday.Month()), Day: who.birthday.Day()}
	switch {
	case throw < 420:
		return crm.Birthday{}
	case throw < 480:
		b.Year = 0
	case throw < 495:
		b.Year, b.Day, b.Lunar = 0, min(b.Day, 29), true
	case throw < 505 && who.age > 18 && who.age < 70:
		b.Day, b.Lunar = min(b.Day, 29), true
	}
	return b
}

// enrol makes members: who claimed the card, and which level their purchases earn.
func (g *Generator) enrol(l *life) {
	d, f := &g.d, &l.facts
	spent := int64(0)
	for i := range l.trades {
		spent += l.trades[i].paid - l.trades[i].refunded
	}
	claims := 60
	if len(l.trades) > 0 {
		claims = 440 + 60*min(len(l.trades), 5)
	}
	if !d.chance(claims) {
		return
	}
	f.CardAt = min(g.arrivals.now, l.person.arrived+int64(d.below(20*24))*hour)
	f.Level, f.Points = levelFor(spent), crm.AmountOf(spent/100)
}

// levelFor is the member level that net spending in 分 earns.
func levelFor(spent int64) int {
	switch {
	case spent >= 600_000:
		return 4
	case spent >= 250_000:
		return 3
	case spent >= 80_000:
		return 2
	case spent > 0:
		return 1
	}
	return 0
}

var (
	granted = []crm.ConsentFacts{{Channel: "sms", Granted: true}}
	refused = []crm.ConsentFacts{{Channel: "sms", Granted: false}}
	both    = []crm.ConsentFacts{{Channel: "sms", Granted: true}, {Channel: "email", Granted: true}}
	neither = []crm.ConsentFacts{{Channel: "sms", Granted: false}, {Channel: "email", Granted: false}}
	mail    = []crm.ConsentFacts{{Channel: "email", Granted: true}}
)

// askConsent records what customers said to messages; a third were never asked.
func (g *Generator) askConsent(f *crm.CustomerFacts) {
	throw := g.d.below(100)
	switch {
	case throw < 33 || f.Phone == "" && f.Email == "":
	case f.Phone == "":
		f.Consent = mail
	case throw < 88 && f.Email != "":
		f.Consent = both
	case throw < 88:
		f.Consent = granted
	case f.Email != "":
		f.Consent = neither
	default:
		f.Consent = refused
	}
}

var (
	fragrance = []string{"香氛爱好者"}
	baby      = []string{"母婴"}
	sharing   = []string{"会晒图"}
	trading   = []string{"批发"}
	notes     = []string{
		"下次多放个泵头，上回的压不动", "只要无香型", "喜欢手写卡", "换了新地址，寄前确认", "开公司发票", "家里一个宝宝，一只猫",
		"企业采购意向，月底回访", "下次多送一份试用装", "对薰衣草过敏", "电话里说想要大瓶装", "介绍过两位朋友来",
	}
)

// annotate adds what the shop's people wrote down by hand: tags for a few, notes for a handful.
func (g *Generator) annotate(l *life) {
	d, f := &g.d, &l.facts
	switch {
	case l.person.wholesale:
		f.Tags = trading
	case len(l.trades) >= 3 && d.chance(70):
		f.Tags = tagOf(&l.trades[0])
	}
	if len(l.trades) > 0 && d.chance(6) {
		f.Note = d.of(notes)
	}
}

func tagOf(t *trade) []string {
	switch catalogue[t.items[0].product].category {
	case "香氛":
		return fragrance
	case "母婴":
		return baby
	}
	return sharing
}
