// Stands in for window.go.bind in tests and on the development page; nothing of it reaches the bundle.
import type {
  CustomerEdit,
  CustomerFilter,
  ImportRequest,
  JournalFilter,
  Note,
  NoteDraft,
  PortraitQuery,
  Preferences,
  ReadOptions,
  ShopState,
  TimelineAsk,
} from '../../src/api/types';
import * as doubles from './doubles';
import * as imports from './imports';
import * as journal from './journal';
import { list } from './list';
import * as people from './people';
import { Bulk, Tags } from './tags';
import { freeze, refuse, selections } from './selections';
import { Rules } from './rules';
import { Views } from './views';
import { draw } from './portrait';
import { Channels } from './channels';
import { Feedback } from './feedback';
import { Fields, Readings } from './fields';
import { Parcels } from './parcels';
import { Pictures } from './pictures';
import { Reminders } from './reminders';
import { Segments } from './segments';
import { Campaigns, Sending } from './campaigns';
import { Worklists } from './worklists';

export const state: ShopState = {
  open: true,
  path: '/home/me/青禾日用.shuke',
  name: '青禾日用',
  sample: false,
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  customers: people.rows.length,
  orders: 2_318,
  backupAt: people.NOW - 3_600_000 * 9,
  version: '0.1.0',
  errorKey: '',
  errorParams: [],
};
export const preferences: Preferences = { language: 'zh-CN', theme: 'light', density: '', columns: [] };

const Customers = {
  ...list,
  Get(id: number) {
    const person = people.personOf(id);
    if (!person) throw refuse('not_found', 'customer.gone');
    return person;
  },
  Reveal: (id: number) => ({
    phone: '13812346021',
    email: 'li@example.com',
    address: '滨江区 江南大道 100 号',
    identities: (people.personOf(id)?.identities ?? []).map((i) =>
      i.kind === 'phone' ? { ...i, value: '13812346021' } : i,
    ),
    addresses: [],
  }),
  Orders: (id: number) => ({ rows: people.ordersOf(id), next: null }),
  Edit(id: number, e: CustomerEdit) {
    const row = people.rows.find((r) => r.id === id) as (typeof people.rows)[number];
    const before = { ...row };
    Object.assign(row, { ...e, birthday: undefined, address: undefined });
    return journal.enter('customer.edit', 1, { customer: before.name }, () => Object.assign(row, before));
  },
  Freeze: (f: CustomerFilter) => freeze(people.matching(f).map((r) => r.id)),
  FreezeIDs: (ids: number[]) => freeze(ids),
  Export: (_: CustomerFilter, format: string) => `/home/me/客户.${format}`,
  ExportOrders: (format: string) => ({
    path: `/home/me/订单.${format}`,
    jobId: imports.done('export', `订单.${format}`),
  }),
};

const edited = (id: number) =>
  journal.enter('customer.edit', 1, { customer: people.personOf(id)?.name ?? '' }, () => undefined);
/** What words were entered on, in their order. */
export const consentsSaid: string[] = [];

const Profiles = {
  Details: (id: number) => people.detailsOf(id),
  Share: () => ({ share: 0.0123, better: 4, buyers: 120 }),
  Timeline: (q: TimelineAsk) => people.timelineOf(q),
  AddContact: edited,
  RemoveContact: () => edited(1),
  MakePrimary: () => edited(1),
  SaveAddress: () => edited(1),
  DeleteAddress: () => edited(1),
  MakeMainAddress: () => edited(1),
  Erase: (id: number) => journal.enter('customer.erase', 1, { id: String(id) }, () => undefined),
  Disclose: () => '/home/me/客户资料-2026-11-22',
  SetDead: (id: number, _: string, dead: boolean) =>
    journal.enter(
      dead ? 'address.dead' : 'address.alive',
      1,
      { customer: people.personOf(id)?.name ?? '' },
      () => undefined,
    ),
  SetConsent: (id: number, channel: string) => {
    consentsSaid.push(channel);
    return journal.enter('consent.set', 1, { customer: people.personOf(id)?.name ?? '', channel }, () => undefined);
  },
};

const called = new Map<number, string>();
const Reach = {
  Labels: () => ({ path: '/home/me/地址标签.html', written: 12, skipped: 2 }),
  Calls: () => ({
    rows: people.rows.slice(0, 3).map((r, i) => ({
      id: r.id,
      name: r.name,
      phone: `1381234000${i}`,
      lastOrderAt: r.lastOrderAt,
      netPaid: r.netPaid,
      note: '',
      refused: i === 1,
      wrong: called.get(r.id) === 'wrong',
      called: called.get(r.id) ?? '',
    })),
    left: 0,
    skipped: 2,
    wrong: 0,
    currency: 'CNY',
  }),
  Called(id: number, outcome: string) {
    called.set(id, outcome);
    return journal.enter('note.add', 1, { customer: people.personOf(id)?.name ?? '' }, () => called.delete(id));
  },
};

const Notes = {
  Add(customerId: number, draft: NoteDraft) {
    const list = people.notes.get(customerId) ?? [];
    const note = {
      id: Math.round(performance.now() * 1000),
      customerId,
      ...draft,
      version: journal.operations.length + 1,
      pictures: draft.pictures.map((id) => ({ id, width: 4, height: 3, size: 100 })),
      createdAt: Date.now(),
      updatedAt: Date.now(),
    };
    people.notes.set(customerId, [note, ...list]);
    return journal.enter('note.add', 1, { customer: people.personOf(customerId)?.name ?? '' }, () =>
      people.notes.set(customerId, list),
    );
  },
  Edit(id: number, draft: NoteDraft) {
    const note = [...people.notes.values()].flat().find((n) => n.id === id) as Note;
    const before = { ...note };
    Object.assign(note, { ...draft, pictures: draft.pictures.map((id) => ({ id, width: 4, height: 3, size: 100 })) });
    return journal.enter('note.edit', 1, { customer: '林静宜' }, () => Object.assign(note, before));
  },
  Delete: () => journal.enter('note.delete', 1, { customer: '林静宜' }, () => undefined),
};

const KINDS: Record<string, string> = {
  自然搜索: 'search',
  '达人 阿橘': 'kol',
  直通车: 'paid',
  淘客: 'paid',
  抖音直播: 'kol',
};
const sourceList = () =>
  [...new Set(people.rows.map((r) => r.source))].map((name) => ({
    id: people.SOURCES.indexOf(name) + 1,
    name,
    kind: KINDS[name] ?? 'other',
    recognised: true,
    words: [name],
    customers: people.rows.filter((r) => r.source === name).length,
  }));
const moveSource = (rows: typeof people.rows, name: string) => {
  const before = rows.map((r) => r.source);
  rows.forEach((r) => (r.source = name));
  return () => rows.forEach((r, i) => (r.source = before[i] as string));
};
const named = (id: number) => people.SOURCES[id - 1] as string;
const Sources = {
  All: sourceList,
  Report: () => ({
    currency: 'CNY',
    received: 493_600,
    option: '{}',
    rows: sourceList().map((source) => ({
      source,
      added: 3,
      buyers: source.customers,
      orders: 9,
      paid: 123_400,
      share: 0.25,
    })),
  }),
  Edit: (id: number) => journal.enter('source.edit', 1, { source: named(id) }, () => undefined),
  Merge(into: number, from: number) {
    const back = moveSource(
      people.rows.filter((r) => r.source === named(from)),
      named(into),
    );
    return journal.enter('source.merge', 1, { source: named(into), other: named(from) }, back);
  },
  Set(name: string, selection: string) {
    const ids = selections.get(selection) ?? [];
    const back = moveSource(
      people.rows.filter((r) => ids.includes(r.id)),
      name,
    );
    return journal.enter('source.set', ids.length, { source: name }, back);
  },
  History: (id: number) => (id === 1 ? [{ at: people.NOW, was: '无线活动', is: '微博吸纳', by: 'source.set' }] : []),
};

const FIELDS = ['orderNo', 'status', 'createdAt', 'paidAt', 'total', 'paid', 'refunded', 'itemCount', 'remark'];
const PERSON_FIELDS = ['account', 'nick', 'name', 'phone', 'email', 'address', 'gender'];
const Imports = {
  Choose: () => [imports.chosen.path, ...imports.chosen.more],
  Arrange: (paths: string[]) => paths.map((path) => ({ path, file: path.split('/').pop(), sheet: '', kind: '' })),
  Inspect: (path: string, o: ReadOptions) => imports.inspect(path, o),
  Fields: () => [
    ...FIELDS.map((id) => ({ id, name: '', type: '', group: 'order', kinds: ['orders'] })),
    ...PERSON_FIELDS.map((id) => ({ id, name: '', type: '', group: 'customer', kinds: ['orders', 'customers'] })),
    { id: 'title', name: '', type: '', group: 'line', kinds: ['orders'] },
  ],
  Formats: () =>
    ['taobao-orders', 'taobao-details', 'tmall-report', 'shopify-orders', 'shopify-customers'].map((id) => ({
      id,
      kind: 'orders',
      platform: '',
    })),
  Begin: (r: ImportRequest) => imports.begin(r),
  Rehearse: (files: ImportRequest[]) => imports.rehearse(files),
  Trials: (id: string) => imports.trialsOf(id),
  Result: (id: string) => imports.results.get(id),
  History: () => imports.history(),
  SaveRejects: () => '/home/me/拒收.csv',
  SavePastRejects: () => '/home/me/拒收.csv',
  SaveMapping: () => '/home/me/对应关系.json',
};

const bind = {
  Channels,
  Readings,
  Fields,
  Customers,
  Profiles,
  Reach,
  Identities: doubles.Identities,
  Sources,
  Tags,
  Bulk,
  Notes,
  Reminders,
  Parcels,
  Pictures,
  Feedback,
  Imports,
  Shop: {
    State: () => ({ ...state }),
    Totals: () => ({
      customers: 260,
      orders: 2318,
      paidOrders: 2201,
      lines: 4110,
      currency: 'CNY',
      total: 52_000_000,
      paid: 51_000_000,
      refunded: 900_000,
      net: 50_100_000,
      others: [],
    }),
    SaveSettings(v: { name: string; timeZone: string; currency: string }) {
      const before = { name: state.name, timeZone: state.timeZone, currency: state.currency };
      Object.assign(state, v);
      return journal.enter('settings.edit', 1, {}, () => Object.assign(state, before));
    },
    OpenSample: () => imports.done('sample'),
    ChooseAndOpen: () => ({ ...state }),
    ChooseAndCreate: () => ({ ...state }),
    SettleZone: (timeZone: string) => ({ ...Object.assign(state, { timeZone }) }),
    OpenOwn: () => ({ ...Object.assign(state, { open: true, errorKey: '' }) }),
  },
  Portraits: {
    Draw: (q: PortraitQuery) => draw(q),
    Counts: () => ({ all: 128_406, interest: 9_318, buyers: 52_640, scanned: 1_092 }),
    Buying: () => ({
      orders: 2_318,
      hours: Array.from({ length: 24 }, (_, h) => h * h),
      weekdays: [310, 290, 330, 340, 351, 360, 337],
      products: [{ title: '桂花茶', customers: 812, quantity: 1_020, amount: 3_264_000 }],
    }),
    China: () => window.chinaByGo ?? '{"type":"FeatureCollection","features":[]}',
    Export: (e: { chart: string; format: string }) => `/home/me/${e.chart}.${e.format}`,
  },
  Segments,
  Campaigns,
  Sending,
  Worklists,
  Rules,
  Views,
  Journal: {
    Page: (f: JournalFilter, before: number) => journal.search(f, before).slice(0, 100),
    Count: (f: JournalFilter) => journal.search(f).length,
    One: (id: number) => journal.operations.filter((o) => o.id === id).map(journal.plain)[0],
    Preview: (id: number) => journal.preview(id),
    Undo: (id: number) => journal.undo(id),
    PreviewAll: (ids: number[]) => journal.together(ids.map(journal.preview)),
    UndoAll: (ids: number[]) => journal.together(ids.map(journal.undo)),
    Latest: () =>
      journal.operations
        .map(journal.plain)
        .reverse()
        .find((o) => o.undoable && o.kind !== 'undo') ?? null,
    LatestUndone: () => {
      const last = journal.operations.map(journal.plain).at(-1);
      return last?.kind === 'undo' && last.undoable ? last : null;
    },
  },
  Jobs: {
    All: () => [...imports.jobs.values()],
    Get: (id: string) => imports.jobs.get(id),
    Cancel: (id: string) => imports.cancel(id),
  },
  Desktop: {
    Preferences: () => ({ ...preferences }),
    SavePreferences: (p: Preferences) => Object.assign(preferences, JSON.parse(JSON.stringify(p))),
    LastList: () => '',
    KeepList: () => true,
    Speak: () => true,
    ShowInFolder: () => true,
    Log: () => true,
    Leave: () => true,
  },
};

/** Every call answers later, as a call over the bridge does. */
export const services = Object.fromEntries(
  Object.entries(bind).map(([area, methods]) => [
    area,
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        async (...args: unknown[]) => structuredClone(await (method as (...a: unknown[]) => unknown)(...args)),
      ]),
    ),
  ]),
);
