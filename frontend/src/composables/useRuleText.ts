import type { RuleField } from '../api/types';
import { currencyDigits } from '../i18n/format';
import type { FactLeaf, RuleNode, RulePoint } from './rule';
import { isFact } from './rule';
import { draftOf, phraseOf } from './ruleDraft';
import { useFormat } from './useFormat';
import { usePlaces } from './usePlaces';
import { useRuleFields } from './useRuleFields';
import { useSegmentNames } from './useSegmentNames';
import { useTags } from './useTags';
import { useText } from './useText';

/** What tabs call the standings. */
const STANDING: Record<string, string> = { buyer: 'buyers', prospect: 'prospects', other: 'others' };

/** Says conditions in the window's language: the field, and what is asked of it. */
export function useRuleText() {
  const { t, say } = useText();
  const { count, money, currency } = useFormat();
  const { countryName, provinceName } = usePlaces();
  const { fieldNamed } = useRuleFields();
  const { tags } = useTags();
  const { segments } = useSegmentNames();

  function fieldName(name: string): string {
    const [, asked, of = ''] = /^(consent|reachable|custom)\.(.+)$/.exec(name) ?? [];
    if (asked === 'custom') return of;
    if (asked)
      return t(asked === 'consent' ? 'rule.consent' : 'rule.reachable', { channel: say(`channel.${of}`) ?? of });
    return say(`rule.field.${name}`) ?? name;
  }

  function choiceName(field: string, choice: string): string {
    const keys: Record<string, string> = {
      gender: `gender.${choice}`,
      standing: `customer.standing.${STANDING[choice] ?? choice}`,
      status: `order.status.${choice}`,
      kind: `event.${choice}`,
      channel: `channel.${choice}`,
      state: `delivery.state.${choice === 'waiting' ? 'queued' : choice}`,
      noteKind: `note.kind.${choice}`,
    };
    return say(keys[field] ?? `rule.choice.${field}.${choice}`) ?? choice;
  }

  const tagName = (tag: RulePoint): string =>
    typeof tag === 'number'
      ? (tags.value.find((x) => x.id === tag)?.name ?? t('customer.condition.gone'))
      : String(tag);

  const segmentName = (id: RulePoint): string =>
    segments.value.find((s) => s.id === id)?.name ?? (typeof id === 'string' ? id : t('customer.condition.gone'));

  function wordName(field: string, word: string): string {
    if (field === 'country') return countryName(word);
    return field === 'province' ? provinceName(word) : word;
  }

  /** One value as it is read. */
  function pointText(field: RuleField, value: RulePoint): string {
    switch (field.type) {
      case 'number':
        return count(Number(value));
      case 'money':
        return money(Math.round(Number(value) * 10 ** currencyDigits(currency.value)));
      case 'choice':
        return choiceName(field.name, String(value));
      case 'tag':
        return tagName(value);
      case 'segment':
        return segmentName(value);
      case 'text':
        return wordName(field.name, String(value));
      default:
        return String(value);
    }
  }

  /** What a condition asks: "≥ ¥500.00", "近 30 天". */
  function valueText(leaf: FactLeaf): string {
    const field = fieldNamed(leaf.field);
    const said = field && phraseOf(field, leaf);
    const draft = field && draftOf(field, leaf);
    if (!field || !said || !draft) return `${leaf.op} ${JSON.stringify(leaf.value ?? '')}`;
    const type = said.takes === 'days' || said.takes === 'twoDays' ? { ...field, type: 'number' } : field;
    const read = (text: string): string => (text ? pointText(type, text) : '');
    const a =
      said.takes === 'many' ? draft.many.map((v) => pointText(type, v)).join(t('rule.listComma')) : read(draft.first);
    return t(`rule.says.${said.key}`, { a, b: read(draft.second) });
  }

  const partName = (part: RuleNode): string => (isFact(part) ? fieldName(part.field) : t('rule.group'));
  const partText = (part: RuleNode): string => (isFact(part) ? valueText(part) : '');

  return { fieldName, choiceName, wordName, valueText, partName, partText };
}
