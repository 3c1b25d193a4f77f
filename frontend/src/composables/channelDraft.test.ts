import { expect, it } from 'vitest';

import type { Channel, ChannelField, ChannelKind } from '../api/types';
import { applyPreset, draftOf, presetOf, stretchesOf, wired } from './channelDraft';

const field = (name: string, type: string, more: Partial<ChannelField> = {}): ChannelField => ({
  name,
  type,
  options: [],
  value: '',
  optional: false,
  rare: false,
  ...more,
});
const kind: ChannelKind = {
  kind: 'mail',
  class: 'automatic',
  fields: [
    field('from', 'text'),
    field('user', 'text', { optional: true }),
    field('host', 'text'),
    field('port', 'number', { value: '465' }),
    field('security', 'choice', { value: 'tls' }),
    field('oauth', 'switch', { optional: true }),
    field('headers', 'lines', { optional: true }),
    field('templates', 'templates'),
    field('proxy', 'text', { optional: true }),
  ],
  secrets: [field('password', 'text')],
  limits: [{ per: 'day', most: 300, used: 0 }],
};

it('leaves out what was left empty, and keeps the type of each answer', () => {
  const d = draftOf(kind);
  expect(stretchesOf(d)).toEqual(['minute', 'day']);
  Object.assign(d.values, { from: 'shop@example.com', host: ' smtp.example.com ', headers: 'A: b\n C: d ' });
  d.templates = [
    { code: 'SMS_1', text: '你好' },
    { code: '', text: '' },
  ];
  d.secrets.password = ' code ';
  const out = wired(d, kind);
  expect(JSON.parse(out.settings)).toEqual({
    from: 'shop@example.com',
    user: 'shop@example.com',
    host: 'smtp.example.com',
    port: 465,
    security: 'tls',
    headers: ['A: b', 'C: d'],
    templates: [{ code: 'SMS_1', text: '你好' }],
  });
  expect(out.secrets).toEqual([{ name: 'password', value: 'code' }]);
  expect(out.limits).toEqual([{ per: 'day', most: 300, used: 0 }]);
  d.limits = { day: '' };
  expect(wired(d, kind)).toMatchObject({ limits: [], noLimits: true });
  d.limits = { day: 'many' };
  expect(wired(d, kind).limits).toEqual([{ per: 'day', most: 0, used: 0 }]);
});

it('gives a channel back as it was, without its secret', () => {
  const settings = {
    from: 'a@example.com',
    user: 'b',
    host: 'h',
    port: 587,
    security: 'starttls',
    oauth: true,
    headers: ['A: b'],
    templates: [],
  };
  const channel = { name: '邮箱', settings: JSON.stringify(settings), limits: [] as never[] } as unknown as Channel;
  const d = draftOf(kind, channel);
  expect(d.secrets).toEqual({ password: '' });
  expect(JSON.parse(wired(d, kind).settings)).toEqual(settings);
});

it('knows a provider by its address', () => {
  const qq = {
    name: 'qq',
    host: 'smtp.qq.com',
    port: 465,
    security: 'tls',
    domains: ['qq.com'],
    personal: true,
    limits: [{ per: 'minute', most: 10, used: 0 }],
  };
  expect(presetOf('Shop@QQ.com', [qq])).toBe(qq);
  expect(presetOf('shop@example.com', [qq])).toBeUndefined();
  const d = draftOf(kind);
  applyPreset(d, qq);
  expect(d.values).toMatchObject({ host: 'smtp.qq.com', port: '465', security: 'tls' });
  expect(d.limits).toEqual({ minute: '10' });
});
