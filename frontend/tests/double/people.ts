// A tiny shop, the same every time. It knows just enough for the page to be tested and looked at without Go.
import type {
  Customer,
  CustomerCount,
  CustomerDetails,
  CustomerFilter,
  CustomerRow,
  Event,
  Note,
  Order,
  Tag,
  Timeline,
  TimelineAsk,
  TimelineEntry,
} from '../../src/api/types';
import { means } from './rules';

export const NOW = Date.now();
const DAY = 86_400_000;

const NAMES = [
  '林静宜',
  '小满妈妈',
  '赵一鸣',
  '陈思远',
  '',
  '何晓岚',
  '吴佳琪',
  '郑文博',
  '孙悦',
  '黄敏',
  '周建平',
  '徐诗涵',
  '马晓东',
  '刘雨欣',
  '高翔',
  '罗梓萱',
  '谢婷',
  '冯子昂',
  '邓丽君同学',
  '曹阳',
  '周雨桐',
  '沈一诺',
  '韩雪',
  '唐棠',
];
const NICKS = [
  '静静的小窝',
  'tb**31802',
  '',
  '思远不远',
  't_20**77',
  '岚岚家',
  '',
  '博哥',
  '悦悦子',
  '',
  '周先生',
  '诗涵爱洗衣',
];
const PLACES = [
  ['浙江', '杭州'],
  ['广东', '深圳'],
  ['江苏', '苏州'],
  ['上海', '上海'],
  ['四川', '成都'],
  ['', ''],
  ['北京', '北京'],
  ['福建', '厦门'],
];
const NOTES = ['下次多送一份试用装', '', '只要无香型', '', '', '喜欢手写卡', '', '', '', '换了新地址，寄前确认'];
export const SOURCES = ['自然搜索', '达人 阿橘', '直通车', '淘客', '抖音直播'];
const GENDERS = ['female', 'female', 'male', 'unknown'];

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

export const tags: Tag[] = [
  { id: 1, name: '香氛爱好者', color: '1', count: 0, automatic: false },
  { id: 2, name: '母婴', color: '', count: 0, automatic: false },
  { id: 3, name: '会晒图', color: '5', count: 0, automatic: true },
  { id: 4, name: '企业采购意向', color: '', count: 0, automatic: false },
];

export const notes = new Map<number, Note[]>();
export const carried = new Map<number, Set<number>>();

function makeRow(i: number): CustomerRow {
  const [province = '', city = ''] = pick(PLACES, i * 5);
  const standing = i % 11 === 4 ? 'prospects' : i % 17 === 9 ? 'others' : 'buyers';
  const orderCount = standing === 'buyers' ? 21 - (i % 20) : 0;
  return {
    id: i + 1,
    name: pick(NAMES, i),
    nick: pick(NICKS, i),
    phone: i % 5 === 4 ? '' : `1${30 + (i % 60)}****${String(1000 + ((i * 7919) % 9000))}`,
    email: i % 4 === 0 ? `li***${i}@example.com` : '',
    gender: pick(GENDERS, i),
    level: i % 4,
    source: pick(SOURCES, i),
    country: province ? 'CN' : '',
    province,
    city,
    regionGuessed: false,
    standing,
    points: i * 40,
    cardClaimedAt: 0,
    age: 20 + (i % 40),
    completedCount: orderCount,
    openCount: i % 3,
    itemCount: orderCount * 2,
    totalPaid: orderCount * 31_000,
    totalRefunded: 0,
    ...(orderCount && { averageOrder: 31_000 }),
    firstOrderAt: orderCount ? NOW - 700 * DAY : 0,
    lastInterestAt: 0,
    lastScanAt: 0,
    eventCount: i % 5,
    fields: [],
    hit: '',
    orderCount,
    netPaid: orderCount ? 648_250 - ((i * 12_713) % 600_000) : 0,
    lastOrderAt: orderCount ? NOW - (1 + ((i * 13) % 400)) * DAY : 0,
    createdAt: NOW - (30 + i * 3) * DAY,
    tags: [],
    note: pick(NOTES, i),
    blocked: i === 16,
  };
}

export const rows: CustomerRow[] = Array.from({ length: 260 }, (_, i) => makeRow(i));
rows.forEach((r, i) =>
  carried.set(
    r.id,
    new Set([...(i % 3 === 0 ? [1] : []), ...(i % 4 === 0 ? [2] : []), ...(i % 12 === 0 ? [3, 4] : [])]),
  ),
);

export const tagsOf = (id: number): Tag[] => tags.filter((t) => carried.get(id)?.has(t.id));
export const tagList = (): Tag[] =>
  tags.map((t) => ({ ...t, count: rows.filter((r) => carried.get(r.id)?.has(t.id)).length }));

export function matching(f: CustomerFilter): CustomerRow[] {
  return rows.filter(
    (r) =>
      (f.standing === 'all' || r.standing === f.standing) &&
      (!f.search || `${r.name} ${r.nick} ${r.phone}`.includes(f.search)) &&
      (!f.sourceId || r.source === SOURCES[f.sourceId - 1]) &&
      (!f.tagId || carried.get(r.id)?.has(f.tagId)) &&
      (f.gender == null || r.gender === f.gender) &&
      (f.province == null || r.province === f.province) &&
      means(f.rule, r),
  );
}

const paidBy = (list: CustomerRow[]): number => list.reduce((sum, r) => sum + r.netPaid, 0);

export function weigh(f: CustomerFilter): CustomerCount {
  const list = matching(f);
  return { count: list.length, everyone: rows.length, paid: paidBy(list), everyonePaid: paidBy(rows) };
}

export function ordersOf(id: number): Order[] {
  const row = rows.find((r) => r.id === id);
  return Array.from({ length: row?.orderCount ?? 0 }, (_, i) => makeOrder(id, i, row?.lastOrderAt ?? NOW));
}

const GOODS = ['洗衣凝珠 52 颗', '柔顺剂 2L 白茶', '香薰石', '洗衣液 3kg'];

function makeOrder(id: number, i: number, last: number): Order {
  const at = last - i * 41 * DAY;
  const paid = 15_690 + ((id * 31 + i * 997) % 20_000);
  const unpaid = i === 3;
  return {
    id: id * 1000 + i,
    number: `20391847566102${String(10000 + id * 37 + i)}`,
    platform: 'taobao',
    status: unpaid ? 'closed' : 'delivered',
    createdAt: at - 300_000,
    paidAt: unpaid ? 0 : at,
    currency: 'CNY',
    total: paid,
    paid: unpaid ? 0 : paid,
    refunded: i === 2 ? 12_900 : 0,
    net: unpaid ? 0 : paid,
    itemCount: 1 + (i % 3),
    coupon: i === 1 ? '满 150 减 15' : '',
    remark: i === 4 ? '多放一包备用泵头' : '',
    memo: '',
    lines: Array.from({ length: 1 + (i % 2) }, (_, n) => ({
      title: pick(GOODS, i + n),
      variant: '',
      quantity: 1 + ((i + n) % 2),
      unitPrice: 4_990,
      amount: 4_990,
    })),
  };
}

function eventsOf(id: number): Event[] {
  return [
    { id: 1, kind: 'cart', at: NOW - 3_600_000, title: '柔顺剂 2L 白茶', text: '', score: 0 },
    { id: 2, kind: 'review', at: NOW - 21 * DAY, title: '香薰石', text: '白茶的味道很好，大瓶什么时候有？', score: 5 },
    { id: 3, kind: 'favourite_item', at: NOW - 63 * DAY, title: '香薰石', text: '', score: 0 },
  ].map((e) => ({ ...e, id: id * 10 + e.id }));
}

export function timelineOf(q: TimelineAsk): Timeline {
  const blank = {
    order: null,
    event: null,
    tag: null,
    consent: null,
    said: null,
    message: null,
    changes: [],
    orders: 0,
  };
  const orders = ordersOf(q.customerId).filter((o) => !q.orders || (q.orders === 'open' ? !o.paidAt : o.paidAt));
  const all = [
    ...orders.map((order) => ({ ...blank, kind: 'order', id: order.id, at: order.paidAt || order.createdAt, order })),
    ...(q.orders
      ? []
      : [
          ...eventsOf(q.customerId).map((event) => ({ ...blank, kind: 'event', id: event.id, at: event.at, event })),
          ...(notes.get(q.customerId) ?? []).map((n) => ({ ...blank, kind: 'note', id: n.id, at: n.createdAt })),
          { ...blank, kind: 'tag', id: 1, at: NOW - 9 * DAY, tag: { tagId: 1, name: '母婴', color: '', added: true } },
          {
            ...blank,
            kind: 'message',
            id: 4,
            at: NOW - 5_000_000,
            message: { campaignId: 1, campaign: '秋季上新', medium: 'sms', state: 'failed', reason: 'address' },
          },
          {
            ...blank,
            kind: 'edit',
            id: 2,
            at: NOW - 12 * DAY,
            changes: [
              { at: NOW - 12 * DAY, field: 'level', was: '1', is: '3', wasWho: null, isWho: null },
              {
                at: NOW - 12 * DAY,
                field: 'referrer',
                was: '7',
                is: '2',
                wasWho: null,
                isWho: { id: 2, name: '周强' },
              },
            ],
          },
        ]),
  ].sort((a, b) => b.at - a.at) as unknown as TimelineEntry[];
  const kinds = [...new Set(all.map((e) => e.kind))];
  const rows = all.filter(
    (e) =>
      (!q.kinds.length || q.kinds.includes(e.kind)) && (!q.search || JSON.stringify(e.order ?? {}).includes(q.search)),
  );
  const counts = kinds.map((kind) => ({ kind, count: all.filter((e) => e.kind === kind).length }));
  return { rows, next: null, total: rows.length, counts } as unknown as Timeline;
}

export const detailsOf = (id: number): CustomerDetails =>
  ({
    nick: '',
    card: 'A-0193',
    impersonal: false,
    referrer: id === 1 ? { id: 2, name: rows[1]?.name ?? '' } : null,
    brought: 0,
    marks: [
      { field: 'name', mark: 'a' },
      { field: 'level', mark: 'b' },
    ],
    addresses: [
      {
        id: 1,
        customerId: id,
        label: '公司',
        recipient: '王先生',
        phone: '139****0001',
        address: '西湖区文三路****',
        version: 1,
      },
    ],
    dead: ['email'],
    consents: [{ channel: 'sms', granted: true, evidence: '门店签单', byHand: true, at: NOW - 40 * DAY }],
    stage: { stage: 'act', why: 'orders', count: 5 },
    habits: {
      rhythm: 41,
      expected: NOW + 9 * DAY,
      hours: Array.from({ length: 24 }, (_, h) => (h === 20 ? 4 : h === 9 ? 2 : 0)),
      weekdays: [3, 0, 1, 0, 0, 2, 0],
      months: [0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1],
    },
    products: [{ productId: 1, title: '洗衣凝珠 52 颗', orders: 4, quantity: 6, amount: 29_940 }],
    refunds: 1,
    others: id === 3 ? [{ currency: 'MYR', orders: 3, paidOrders: 2, paid: 9_000, refunded: 1_500, net: 7_500 }] : [],
  }) as CustomerDetails;

export function personOf(id: number): Customer | undefined {
  const row = rows.find((r) => r.id === id);
  if (!row) return undefined;
  const paid = ordersOf(id).filter((o) => o.paidAt);
  const totalPaid = paid.reduce((sum, o) => sum + o.paid, 0);
  const totalRefunded = paid.reduce((sum, o) => sum + o.refunded, 0);
  return {
    ...row,
    birthday: { year: 1994, month: 8, day: 26, lunar: id % 2 === 0 },
    age: 32,
    district: '',
    address: '滨江区 ****',
    points: 1280,
    cardClaimedAt: NOW - 200 * DAY,
    erasedAt: 0,
    identities: [
      { kind: 'account', platform: 'taobao', value: row.nick || row.name },
      { kind: 'phone', platform: '', value: row.phone },
    ],
    tags: tagsOf(id),
    fields: [{ id: 1, value: 'A-0193' }],
    notes: notes.get(id) ?? [],
    figures: {
      orderCount: paid.length,
      completedCount: paid.length,
      openCount: row.orderCount - paid.length,
      itemCount: paid.reduce((sum, o) => sum + o.itemCount, 0),
      totalPaid,
      totalRefunded,
      netPaid: totalPaid - totalRefunded,
      averageOrder: paid.length ? Math.round(totalPaid / paid.length) : null,
      firstOrderAt: paid.at(-1)?.paidAt ?? 0,
      lastOrderAt: paid[0]?.paidAt ?? 0,
      lastInterestAt: NOW - 3_600_000,
      eventCount: 3,
    },
    currency: 'CNY',
  } as Customer;
}
