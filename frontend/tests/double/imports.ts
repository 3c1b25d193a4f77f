import type { Column, ImportRequest, ImportResult, Inspection, Job, ReadOptions, Trial } from '../../src/api/types';
import { emit } from './runtime';
import { enter } from './journal';
import { NOW } from './people';

const COLUMNS: [string, string, string, string][] = [
  ['订单编号', '2039184756610293847', 'orderNo', 'import.column.idsRounded'],
  ['买家会员名', '静静的小窝', 'account', ''],
  ['买家实际支付金额', '168.00', 'paid', ''],
  ['订单状态', '交易成功', 'status', ''],
  ['收货人姓名', '林**', 'name', ''],
  ['联系手机', '138****6021', 'phone', ''],
  ['收货地址', '浙江省 杭州市 滨江区 ***', 'address', ''],
  ['订单付款时间', '2026-11-04 21:16:08', 'paidAt', ''],
  ['宝贝标题', '洗衣凝珠 52 颗 家庭装', 'title', ''],
  ['宝贝总数量', '3', 'itemCount', ''],
  ['订单备注', '多放一包备用泵头', 'remark', ''],
  ['运费险', '卖家赠送', '', ''],
];

const fieldOf = (name: string, detected: string, o: ReadOptions): string =>
  o.columns.length ? (o.columns.find((c) => c.column === name)?.field ?? '') : detected;

/** The file the owner will choose, and those beside it. */
export const chosen = { path: '/home/me/淘宝订单 2026-11.csv', more: [] as string[] };

const refuse = (key: string): string => JSON.stringify({ code: 'invalid', key, params: [], reference: '' });

export function inspect(path: string, o: ReadOptions): Inspection {
  const strange = path.includes('不认识');
  if (strange && o.kind && o.columns.length > 0 && o.columns.every((c) => !c.field))
    throw refuse('import.mapping.columnsMissing');
  if (path.includes('坏')) {
    // Go rejects with one JSON string.
    throw JSON.stringify({ code: 'unreadable', key: 'import.file.cut', params: [], reference: '7F3A' });
  }
  const columns: Column[] = COLUMNS.map(([name, sample, field, note]) => ({
    name,
    samples: [sample],
    field: fieldOf(name, strange ? '' : field, o),
    note,
    type: '',
    fieldType: fieldOf(name, strange ? '' : field, o) ? '' : 'choice',
    policy: o.columns.find((c) => c.column === name)?.policy ?? '',
    policed: ['name', 'phone', 'address'].includes(field),
    good: field === 'paidAt' ? 998 : 0,
    bad: field === 'paidAt' ? 2 : 0,
    badCells: field === 'paidAt' ? [{ row: 18, text: '昨天' }] : [],
  }));
  return {
    path,
    file: path.split('/').pop() ?? path,
    size: 6_500_000,
    container: 'csv',
    encoding: o.encoding || 'gb18030',
    delimiter: o.delimiter || ',',
    format: o.format || 'taobao-orders',
    kind: o.kind || (strange ? '' : 'orders'),
    platform: 'taobao',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    dateOrder: o.dateOrder || 'ymd',
    confidence: 0.97,
    rows: 24_816,
    sheet: '',
    sheets: [],
    headerRow: o.headerRow || 1,
    findings: [],
    asks: [],
    remembered: undefined as never,
    columns,
    preview: [],
    warnings: [],
    missing:
      columns.some((c) => c.field === 'orderNo' || (strange && c.field)) || (strange && !o.kind) ? [] : ['orderNo'],
  };
}

export const results = new Map<string, ImportResult>();
export const jobs = new Map<string, Job>();
const imported = new Set<string>();

function resultOf(r: ImportRequest): ImportResult {
  const again = imported.has(r.path);
  return {
    importId: imported.size + 1,
    operationId: 0,
    dryRun: false,
    file: r.path.split('/').pop() ?? r.path,
    format: 'taobao-orders',
    encoding: 'gb18030',
    kind: 'orders',
    rows: 24_816,
    created: again ? 0 : 3_902,
    updated: again ? 0 : 6_418,
    unchanged: again ? 24_691 : 14_371,
    rejected: 125,
    ignored: 0,
    orders: again ? 0 : 3_902,
    customers: again ? 0 : 2_118,
    lines: 0,
    rejectsFile: '/home/me/rejects.csv',
    rejects: [
      { key: 'import.reject.orderNumberMissing', text: '', count: 97, rows: [18, 402, 977] },
      { key: 'import.reject.timeUnreadable', text: '2026/13/04 | 昨天', count: 25, rows: [61] },
      { key: 'import.reject.orderNumberDamaged', text: '2.03E+18', count: 3, rows: [9, 10, 11] },
    ],
    warnings: [{ key: 'import.warning.statusUnknown', text: '等待卖家确认', count: 4, rows: [12] }],
    changes: again
      ? []
      : [
          { who: '林静宜', field: 'status', before: '已发货', after: '交易成功' },
          { who: '何晓岚', field: 'refunded', before: '¥0.00', after: '¥39.90' },
          { who: '赵一鸣', field: 'region', before: '江苏 苏州', after: '江苏 无锡' },
        ],
    readings: [
      {
        row: 2,
        outcome: 'created',
        who: '林**',
        phone: '138****6021',
        email: '',
        region: '浙江 杭州 滨江区',
        number: '2039184756610293847',
        status: 'delivered',
        createdAt: NOW,
        paidAt: NOW,
        at: 0,
        currency: 'CNY',
        total: 168_00,
        paid: 168_00,
        title: '洗衣凝珠 52 颗 家庭装',
        lines: 1,
      },
    ],
    milliseconds: 4_200,
    at: NOW,
  };
}

/** How long a job pretends to take; tests leave it at nothing. */
export const pace = { ms: 0 };

export const begin = (r: ImportRequest): string => start('import', r.path, (id) => finish(id, r));

export const rehearse = (files: ImportRequest[]): string =>
  start('dryRun', files[0]?.path ?? '', (id) => rehearsed(id, files));

function start(kind: string, path: string, end: (id: string) => void): string {
  const id = `job${jobs.size + 1}`;
  const job: Job = {
    id,
    kind,
    title: path.split('/').pop() ?? '',
    state: 'running',
    done: 15_386,
    total: 24_816,
    startedAt: NOW,
    remainingMs: 40_000,
    errorKey: '',
    errorParams: [],
  };
  jobs.set(id, job);
  queueMicrotask(() => emit('job:progressed', { id, done: job.done, total: job.total }));
  setTimeout(() => end(id), pace.ms);
  return id;
}

/** A job that is over at once. */
export function done(kind: string, title = ''): string {
  const id = `job${jobs.size + 1}`;
  const job = { id, kind, title, state: 'done', done: 1, total: 1, startedAt: NOW, errorKey: '', errorParams: [] };
  jobs.set(id, job);
  return id;
}

function finish(id: string, r: ImportRequest): void {
  const job = jobs.get(id) as Job;
  if (job.state !== 'running') return;
  const result = resultOf(r);
  imported.add(r.path);
  result.operationId = enter('import', result.created + result.updated, { file: result.file }, () =>
    imported.delete(r.path),
  ).id;
  results.set(id, result);
  jobs.set(id, { ...job, state: 'done', done: job.total });
  emit('job:finished', { id });
}

const trials = new Map<string, Trial[]>();

function rehearsed(id: string, files: ImportRequest[]): void {
  const job = jobs.get(id) as Job;
  if (job.state !== 'running') return;
  trials.set(
    id,
    files.map((f) => ({ ...untold, over: true, result: { ...resultOf(f), importId: 0, dryRun: true } })),
  );
  jobs.set(id, { ...job, state: 'done', done: job.total });
  emit('job:finished', { id });
}

const untold: Trial = { done: 15_386, total: 24_816, over: false, errorKey: '', errorParams: [] };

/** A dry run of which nothing is known yet is halfway through its first file. */
export const trialsOf = (id: string): Trial[] => trials.get(id) ?? [untold];

export function cancel(id: string): Job {
  const job = { ...(jobs.get(id) as Job), state: 'cancelled' };
  jobs.set(id, job);
  emit('job:finished', { id });
  return job;
}

export const history = (): ImportResult[] => [...results.values()];
