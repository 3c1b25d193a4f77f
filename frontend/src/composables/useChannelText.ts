import type { Channel, ChannelField } from '../api/types';
import { useFormat } from './useFormat';
import { useText } from './useText';

/** How channels and what is filled in for them are called. */
export function useChannelText() {
  const { say, t } = useText();
  const { dateTime } = useFormat();

  const kindName = (kind: string): string => say(`channel.kind.${kind}`) ?? kind;
  const fieldName = (f: ChannelField, kind: string): string => {
    const name = say(`channel.field.${f.name}.${kind}`) ?? say(`channel.field.${f.name}`) ?? f.name;
    return f.optional && f.type !== 'switch' ? t('channel.form.optional', { label: name }) : name;
  };
  const optionName = (option: string): string =>
    say(`channel.option.${option === 'none' ? 'open' : option || 'none'}`) ?? option;

  /** Where a channel stands: a word, and how it is meant. */
  function stateOf(c: Channel): { key: string; tone: 'plain' | 'good' | 'warn' | 'bad'; text: string } {
    if (c.paused) return { key: 'paused', tone: 'bad', text: t('channel.state.paused') };
    if (c.secret === 'missing') return { key: 'missing', tone: 'warn', text: t('channel.state.missing') };
    if (c.secret === 'locked') return { key: 'locked', tone: 'warn', text: t('channel.state.locked') };
    if (c.until > Date.now())
      return { key: 'rests', tone: 'warn', text: t('channel.state.rests', { time: dateTime(c.until) }) };
    if (c.class === 'assisted' || c.class === 'manual')
      return { key: 'byHand', tone: 'plain', text: t('channel.state.byHand') };
    return { key: 'ready', tone: 'good', text: t('channel.state.ready') };
  }

  /** What to do about it, in a sentence. */
  function saysOf(c: Channel): string {
    const { key } = stateOf(c);
    if (key !== 'paused') return say(`channel.says.${key}`) ?? '';
    const code = c.code ? t('channel.code', { code: c.code }) : '';
    return say(`channel.paused.${c.paused}`, { code }) ?? t('channel.paused.other', { code });
  }

  return { kindName, fieldName, optionName, stateOf, saysOf };
}
