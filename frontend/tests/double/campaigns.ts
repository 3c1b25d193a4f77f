// Campaigns in the tiny shop: one draft, and one that is being sent.
import type {
  Campaign,
  CampaignDraft,
  CampaignPlan,
  CampaignRow,
  Operation,
  SendingSettings,
} from '../../src/api/types';
import { NEW_PLAN } from '../../src/composables/campaignDraft';
import { refuse } from './selections';
import * as people from './people';

export const row = (id: number, name: string, state: string): CampaignRow => ({
  id,
  name,
  state,
  reason: '',
  channelId: 1,
  channel: '店铺邮箱',
  purpose: 'marketing',
  startAt: state === 'draft' ? 0 : people.NOW - 60_000,
  nextAt: 0,
  changedAt: people.NOW - 3_600_000,
  audience: state === 'draft' ? 0 : 6,
  total: state === 'draft' ? 0 : 3,
  sent: state === 'draft' ? 0 : 1,
  open: state === 'draft' ? 0 : 2,
  uncertain: 0,
  failed: 0,
  left: 0,
});

const draftOf = (r: CampaignRow): CampaignDraft => ({
  id: r.id,
  name: r.name,
  channelId: r.channelId,
  purpose: 'marketing',
  rule: '{"all":[]}',
  after: 0,
  variants: [{ language: 'zh-CN', subject: '双12', text: '{{姓名|朋友}}你好', html: '' }],
  pictures: [],
  plan: { ...NEW_PLAN },
});

const steps = [
  { reason: 'noConsent', people: 2 },
  { reason: 'holdOut', people: 1 },
];
export const campaigns: Campaign[] = [row(1, '双12 预热', 'draft'), row(2, '老客回访', 'sending')].map((r) => ({
  row: r,
  draft: draftOf(r),
  afterName: '',
  waterfall: r.state === 'draft' ? [] : steps,
  counts:
    r.state === 'draft'
      ? []
      : [
          { state: 'queued', reason: '', count: 2 },
          { state: 'sent', reason: '', count: 1 },
        ],
}));

function find(id: number): Campaign {
  const found = campaigns.find((c) => c.row.id === id);
  if (!found) throw refuse('not_found', 'campaign.gone');
  return found;
}

export const plan: CampaignPlan = {
  audience: 6,
  steps,
  sending: 3,
  seal: 'seal',
  begins: people.NOW,
  ends: 0,
  confirm: true,
  medium: 'email',
  findings: [],
  missing: [],
  units: 0,
  parts: 0,
  billed: 0,
  cost: 0,
  currency: 'CNY',
  reading: [],
  unwritten: [],
  clocks: [],
  resting: [],
};

const hours = (country: string) => ({
  country,
  sms: '08:00–21:00',
  phone: '08:00–21:00',
  email: '08:00–22:00',
  chat: '08:00–21:00',
});
const USUAL = { day: 1, week: 2, month: 4, confirmAbove: 1000, hours: ['CN', 'TW', ''].map(hours) };
let rules: SendingSettings = USUAL;
const operation = (kind: string): Operation => ({
  id: 91,
  kind,
  at: people.NOW,
  count: 1,
  params: [],
  undoneBy: 0,
  undoes: 0,
  undoable: true,
  user: '',
  computer: '',
  customerId: 0,
});

const LIFE = [
  { at: people.NOW, state: 'handing', reason: '', code: '', detail: '' },
  { at: people.NOW, state: 'sent', reason: '', code: '250', detail: '' },
];

export const Campaigns = {
  All: () => campaigns.map((c) => c.row),
  Get: (id: number) => find(id),
  Choices: () => ({
    channels: [{ id: 1, name: '店铺邮箱', kind: 'mail', class: 'automatic', medium: 'email', approved: [] }],
    fields: [{ name: 'name', word: '姓名' }],
    languages: [
      { code: 'zh-CN', own: '简体中文', instead: [{ field: 'name', text: '朋友' }] },
      { code: 'zh-TW', own: '繁體中文', instead: [{ field: 'name', text: '朋友' }] },
      { code: 'en', own: 'English', instead: [{ field: 'name', text: 'friend' }] },
      { code: 'th', own: 'ไทย', instead: [{ field: 'name', text: 'คุณลูกค้า' }] },
    ],
    caps: rules,
    zone: 'Asia/Shanghai',
  }),
  Save(d: CampaignDraft) {
    if (d.id === 0) {
      const r = row(campaigns.length + 1, d.name, 'draft');
      campaigns.push({ row: r, draft: { ...d, id: r.id }, afterName: '', waterfall: [], counts: [] });
      return r.id;
    }
    const c = find(d.id);
    Object.assign(c, { draft: d, row: { ...c.row, name: d.name } });
    return d.id;
  },
  Copy: () => 1,
  Delete: (id: number) => void campaigns.splice(campaigns.indexOf(find(id)), 1),
  Plan(id: number) {
    if (find(id).draft.rule === 'unreadable') throw refuse('invalid', 'campaign.shape');
    return plan;
  },
  Late: () => campaigns.filter((c) => c.row.reason === 'late').map((c) => c.row),
  Preview: (id: number, n: number, language: string) => ({
    customer: find(id).row.id,
    name: '林静',
    address: 'l***@shop.cn',
    language: 'zh-CN',
    wanted: '',
    zone: 'Asia/Bangkok',
    opens: people.NOW,
    subject: '广告：双12',
    text: '林静你好',
    html: '',
    units: 0,
    parts: 0,
    index: n % 3,
    of: 3,
    unread: language === 'en',
  }),
  People: () => ({ total: 1, rows: [{ id: 1, name: '李梅', contact: '138****6021', lastOrderAt: 0 }], after: 0 }),
};

/** What became of a message that nobody answered for. */
const said = { state: 'uncertain', reason: 'noAnswer' };

/** Why nothing is sent, by its key. */
export const standstill = { why: '' };

export const Sending = {
  Settings: () => ({ settings: rules, usual: USUAL, countries: ['CN', 'JP', 'TW'] }),
  SaveSettings(s: SendingSettings) {
    rules = s;
    return operation('settings.edit');
  },
  OptOut: () => operation('consent.set'),
  Resolve: (_: number, again: boolean) =>
    Boolean(Object.assign(said, { state: again ? 'queued' : 'sent', reason: '' })),
  Bounce: () => Boolean(Object.assign(said, { state: 'bounced', reason: 'address' })),
  Start: (id: number, seal: string, typed: number) => {
    if (seal !== plan.seal || typed !== plan.sending) throw refuse('conflict', 'campaign.changed');
    const c = find(id);
    Object.assign(c, {
      row: { ...row(id, c.row.name, 'sending') },
      waterfall: steps,
      counts: campaigns[1]?.counts ?? [],
    });
    return {
      id: 90,
      kind: 'campaign.start',
      at: people.NOW,
      count: 3,
      params: [],
      undoneBy: 0,
      undoes: 0,
      undoable: false,
    };
  },
  Standstill: () => {
    if (standstill.why) throw refuse('unavailable', standstill.why);
  },
  Pause: (id: number) => void (find(id).row = { ...find(id).row, state: 'paused', reason: 'owner' }),
  Resume: (id: number) => void (find(id).row = { ...find(id).row, state: 'sending', reason: '' }),
  Cancel: (id: number) =>
    void (find(id).row = { ...find(id).row, state: find(id).row.audience ? 'cancelled' : 'draft' }),
  Recipients: () => ({
    rows: [
      { id: 3, customer: 3, name: '赵敏', state: said.state, reason: said.reason, code: '', at: people.NOW, nextAt: 0 },
      { id: 1, customer: 1, name: '李梅', state: 'sent', reason: '', code: '', at: people.NOW, nextAt: 0 },
      { id: 2, customer: 2, name: '王芳', state: 'held', reason: 'quiet', code: '', at: people.NOW, nextAt: 0 },
      { id: 4, customer: 4, name: '李娟', state: 'cancelled', reason: '', code: '', at: people.NOW, nextAt: 0 },
    ],
    after: 0,
  }),
  History: (id: number) => (id === 4 ? [] : LIFE),
};
