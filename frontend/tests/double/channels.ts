import type { Channel, ChannelDraft, ChannelField, ChannelKinds } from '../../src/api/types';
import { enter } from './journal';
import { refuse } from './selections';

const field = (name: string, type = 'text', more: Partial<ChannelField> = {}): ChannelField => ({
  name,
  type,
  options: [],
  value: '',
  optional: false,
  rare: false,
  ...more,
});

const KINDS: ChannelKinds = {
  kinds: [
    {
      kind: 'mail',
      class: 'automatic',
      fields: [
        field('from'),
        field('fromName', 'text', { optional: true }),
        field('host'),
        field('port', 'number', { value: '465' }),
        field('security', 'choice', { value: 'tls', options: ['tls', 'starttls', 'none'] }),
        field('user', 'text', { optional: true }),
        field('oauth', 'switch', { optional: true }),
        field('clientId', 'text', { optional: true }),
      ],
      secrets: [field('password')],
      limits: [{ per: 'day', most: 300, used: 0 }],
    },
    {
      kind: 'aliyun',
      class: 'automatic',
      fields: [field('accessKeyId'), field('signName'), field('templates', 'templates')],
      secrets: [field('accessKeySecret')],
      limits: [{ per: 'second', most: 30, used: 0 }],
    },
    { kind: 'taobao', class: 'assisted', fields: [], secrets: [], limits: [] },
    { kind: 'calls', class: 'manual', fields: [], secrets: [], limits: [] },
    {
      kind: 'dingtalk',
      class: 'notice',
      fields: [field('proxy', 'text', { optional: true, rare: true })],
      secrets: [field('webhook'), field('sign', 'text', { optional: true })],
      limits: [{ per: 'minute', most: 20, used: 0 }],
    },
  ],
  presets: [
    {
      name: 'qq',
      host: 'smtp.qq.com',
      port: 465,
      security: 'tls',
      domains: ['qq.com', 'foxmail.com'],
      personal: true,
      limits: [
        { per: 'minute', most: 10, used: 0 },
        { per: 'day', most: 100, used: 0 },
      ],
    },
    {
      name: 'outlook',
      host: 'smtp-mail.outlook.com',
      port: 587,
      security: 'starttls',
      domains: ['outlook.com'],
      personal: true,
      limits: [],
    },
  ],
};

export const channels: Channel[] = [];
/** A computer without a keyring asks for a passphrase once. */
export const keyring = { locked: false, fresh: false };
let made = 0;

/** Sets one up, as it is in the shop. */
export function setUp(c: Partial<Channel> & { kind: string }): Channel {
  const channel: Channel = {
    id: ++made,
    name: c.kind,
    class: KINDS.kinds.find((k) => k.kind === c.kind)?.class ?? 'automatic',
    settings: '{}',
    limits: [],
    held: c.limits ?? [],
    secret: 'kept',
    paused: '',
    code: '',
    until: 0,
    ...c,
  };
  channels.push(channel);
  return channel;
}

const one = (id: number): Channel => {
  const c = channels.find((v) => v.id === id);
  if (!c) throw refuse('not_found', 'channel.gone');
  return c;
};

export const Channels = {
  Kinds: () => KINDS,
  All: () => channels,
  Add(d: ChannelDraft) {
    if (keyring.locked) throw refuse('unavailable', 'secret.locked');
    const kind = KINDS.kinds.find((k) => k.kind === d.kind);
    if (kind?.secrets.some((s) => !s.optional && !d.secrets.find((v) => v.name === s.name)?.value))
      throw refuse('invalid', 'channel.secret');
    return setUp({ ...d, secret: kind?.secrets.length ? 'kept' : 'none' });
  },
  Edit(id: number, d: ChannelDraft) {
    const c = one(id);
    const before = { ...c };
    Object.assign(c, { name: d.name, settings: d.settings, limits: d.limits, held: d.limits });
    return enter('channel.edit', 1, { channel: c.name }, () => Object.assign(c, before));
  },
  Remove(id: number) {
    const c = one(id);
    channels.splice(channels.indexOf(c), 1);
    return enter('channel.delete', 1, { channel: c.name }, () => channels.push({ ...c, secret: 'missing' }));
  },
  Check(id: number) {
    if (one(id).settings.includes('wrong')) throw refuse('unavailable', 'channel.failed.account');
    return true;
  },
  Try: (id: number) => one(id).id > 0,
  Wake(id: number) {
    one(id).paused = '';
    return true;
  },
  Keyring: () => keyring,
  Unlock(passphrase: string) {
    if (passphrase === 'wrong') throw refuse('invalid', 'secret.passphrase.wrong');
    Object.assign(keyring, { locked: false, fresh: false });
    return true;
  },
};
