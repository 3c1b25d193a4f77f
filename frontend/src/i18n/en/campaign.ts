// Campaigns: to whom, what, and how.
export default {
  'error.campaign.field.open':
    "The {'{{'} at character {at} has no {'}}'}. A field is written {'{{'}name{'|'}friend{'}}'}.",
  'error.campaign.field.unknown': '“{field}” at character {at} is no field. Choose one under Insert field.',
  'error.campaign.message.empty': 'There is no text yet.',
  'error.campaign.message.noSubject': 'The mail has no subject yet.',
  'error.campaign.message.promo':
    'A service message must not sell: “{word}”. Take it out, or make the purpose marketing.',
  'error.campaign.message.long': 'The text has {count} characters; gateways take {max}. Make it shorter.',
  'error.campaign.message.link': 'The text has a link. Carriers in China block links that were not filed.',
  'error.campaign.message.phone': 'The text has a phone number. Carriers in China block numbers that were not filed.',
  'error.campaign.message.chat': 'The text asks readers to add you on WeChat. The large gateways refuse that.',
  'error.campaign.busy': 'The shop is being written to, so nobody can say who gets it. Try again when that is done.',
  'error.campaign.caps':
    'Limits are between 0 and {max}; a week holds no fewer than a day, a month no fewer than a week.',
  'error.campaign.changed':
    'The people or the text changed since you confirmed: {count} would get it now. Look again and confirm.',
  'error.campaign.confirm': 'That is many people. Type their number to confirm: {count}.',
  'error.campaign.gone': 'There is no such campaign; it may have been deleted.',
  'error.campaign.name.length': 'A campaign’s name has 1 to {max} characters.',
  'error.campaign.noAudience': 'Nobody is chosen yet.',
  'error.campaign.noChannel': 'No channel is chosen yet.',
  'error.campaign.nobody': 'Nobody would get it. See at the right who falls out at each step.',
  'error.campaign.notPaused': '“{name}” does not stand still.',
  'error.campaign.notRunning': '“{name}” is neither sending nor waiting.',
  'error.campaign.notSending': '“{name}” is not sending.',
  'error.campaign.notSent': '“{name}” was not sent yet, so there is nobody to write to again.',
  'error.campaign.plan.batch': 'Batches need a size, and minutes between them, a day at most.',
  'error.campaign.plan.holdOut': 'The hold-out is between 0 and {max} %.',
  'error.campaign.plan.hours': 'It may make sense for 0 to {max} hours.',
  'error.campaign.plan.moment': 'The moment “{at}” cannot be read. Write 2026-11-24T08:30.',
  'error.campaign.plan.past': 'The moment has passed, or is more than a year away. Choose another.',
  'error.campaign.plan.shape': 'The sending plan has a value that means nothing.',
  'error.campaign.purpose': 'There is no purpose “{purpose}”. There are marketing and service.',
  'error.campaign.shape': 'This campaign cannot be read. The rule of its audience has to be JSON.',
  'error.campaign.started': '“{name}” has begun and cannot be edited or deleted. You can copy it.',
} as const;
