import type { Channel, ChannelDraft, ChannelField, ChannelKind, ChannelLimit, MailPreset } from '../api/types';

export interface Template {
  code: string;
  text: string;
}

/** What is being filled in for a channel: every answer as it is typed. */
export interface Draft {
  name: string;
  values: Record<string, string>;
  templates: Template[];
  secrets: Record<string, string>;
  limits: Record<string, string>;
}

/** The stretches that limits are set for; a kind's own come with it. */
const STRETCHES = ['second', 'minute', 'hour', 'day', 'month'];
const USUAL = ['minute', 'day'];

/** A draft for a kind: as the channel stands, or as nobody filled it in yet. */
export function draftOf(kind: ChannelKind, channel?: Channel): Draft {
  const kept = channel ? (JSON.parse(channel.settings) as Record<string, unknown>) : {};
  const values = Object.fromEntries(kind.fields.map((f) => [f.name, shown(kept[f.name]) ?? f.value]));
  const templates = (kept.templates as Template[] | undefined) ?? [{ code: '', text: '' }];
  return {
    name: channel?.name ?? '',
    values,
    templates: templates.map((t) => ({ ...t })),
    secrets: Object.fromEntries(kind.secrets.map((s) => [s.name, ''])),
    limits: limitsOf(channel?.limits ?? kind.limits),
  };
}

function shown(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'boolean') return value ? 'true' : '';
  return value === undefined ? undefined : String(value as string | number);
}

const limitsOf = (limits: readonly ChannelLimit[]): Record<string, string> =>
  Object.fromEntries(limits.map((l) => [l.per, String(l.most)]));

/** The stretches a form asks about: those that are set, and the usual ones. */
export const stretchesOf = (d: Draft): string[] => STRETCHES.filter((per) => USUAL.includes(per) || per in d.limits);

/** As it crosses to Go: what was left empty is left out. */
export function wired(d: Draft, kind: ChannelKind): ChannelDraft {
  const settings: Record<string, unknown> = {};
  for (const f of kind.fields) {
    const value = wiredValue(f, d);
    if (value !== undefined) settings[f.name] = value;
  }
  if (kind.kind === 'mail' && !settings.user) settings.user = settings.from; // whoever signs in is the sender
  const limits = Object.entries(d.limits)
    .filter(([, most]) => most.trim() !== '')
    .map(([per, most]) => ({ per, most: whole(most), used: 0 }));
  return {
    name: d.name.trim(),
    kind: kind.kind,
    settings: JSON.stringify(settings),
    secrets: Object.entries(d.secrets).map(([name, value]) => ({ name, value: value.trim() })),
    limits,
    noLimits: limits.length === 0,
  };
}

/** Go refuses 0 with a sentence of its own. */
const whole = (text: string): number => (/^\d{1,12}$/.test(text.trim()) ? Number(text) : 0);

function wiredValue(f: ChannelField, d: Draft): unknown {
  const text = (d.values[f.name] ?? '').trim();
  if (f.type === 'templates') return d.templates.filter((t) => t.code.trim() || t.text.trim());
  if (f.type === 'switch') return text === 'true' ? true : undefined;
  if (f.type === 'number') return text || !f.optional ? whole(text) : undefined;
  if (f.type === 'lines') return text ? text.split('\n').map((l) => l.trim()) : undefined;
  return text || !f.optional ? text : undefined;
}

/** Fills in the server of a mail provider, and what it takes. */
export function applyPreset(d: Draft, p: MailPreset): void {
  const spared = p.personal ? 'true' : '';
  Object.assign(d.values, {
    host: p.host,
    port: String(p.port),
    security: p.security,
    gentle: spared,
    warmUp: spared,
  });
  d.limits = limitsOf(p.limits);
}

/** The provider that an address surely is of. */
export function presetOf(address: string, presets: readonly MailPreset[]): MailPreset | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return presets.find((p) => p.domains.includes(domain));
}

/** Whose registration OAuth goes by, for a mail server; "other" where that is not known. */
export function oauthOf(host: string): 'google' | 'microsoft' | 'other' {
  if (/(^|\.)(gmail|google|googlemail)\.com$/.test(host)) return 'google';
  return /(^|\.)(outlook|office365|hotmail|live)\.com$/.test(host) ? 'microsoft' : 'other';
}

const MICROSOFT = 'https://login.microsoftonline.com/common/oauth2/v2.0';

/**
 * What is copied in a step, by its number. Google: the redirect of its OAuth 2.0 Playground, and the scope of SMTP
 * (developers.google.com/workspace/gmail/imap/xoauth2-protocol). Microsoft: the device authorization grant
 * (learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code) for a registration without a secret.
 */
export function oauthLines(provider: string, clientId: string): Record<number, string> {
  if (provider === 'google')
    return { 2: 'https://developers.google.com/oauthplayground', 4: 'https://mail.google.com/' };
  if (provider !== 'microsoft') return {};
  const client = `client_id=${clientId || 'CLIENT_ID'}`;
  return {
    4: `curl -d "${client}&scope=offline_access https://outlook.office.com/SMTP.Send" ${MICROSOFT}/devicecode`,
    5: `curl -d "${client}&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=DEVICE_CODE" ${MICROSOFT}/token`,
  };
}
