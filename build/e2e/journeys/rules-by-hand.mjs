import { Builder } from '../lib/builder.mjs';
import { Owner } from '../lib/owner.mjs';

export const name = 'five rules are built by hand and mean whom the terminal means';

const east = ['浙江', '江苏', '上海'];
const lately = { measure: 'count', of: 'orders', in: { lastDays: 30 } };
const rules = [
  { all: [{ field: 'orderCount', op: '>=', value: 10 }] },
  {
    all: [
      { measure: 'sum', of: 'orders', what: 'amount', in: { lastDays: 90 }, op: '>', value: 100 },
      { field: 'province', op: 'in', value: east },
      { field: 'tag', op: 'notIn', value: ['大件'] },
    ],
  },
  { all: [{ field: 'daysSinceLastOrder', op: 'between', value: [30, 180] }] },
  {
    all: [
      { field: 'daysSinceLastInterest', op: '<=', value: 30 },
      { ...lately, op: '=', value: 0 },
    ],
  },
  {
    all: [
      { field: 'orderCount', op: '>=', value: 2 },
      { field: 'totalPaid', op: '>=', value: '50' },
      { field: 'level', op: '<=', value: 3 },
      {
        any: [
          { field: 'netPaid', op: '>=', value: '400' },
          { field: 'itemCount', op: '>=', value: 8 },
          { field: 'averageOrder', op: '>=', value: '150' },
        ],
      },
    ],
  },
];

export async function run(desk) {
  const shop = await desk.sampleShop({ customers: 1_500, orders: 9_000 });
  await desk.shuke('--shop', shop, 'tags', 'create', '大件', '--rule', '{"field":"itemCount","op":">=","value":30}');
  const counts = [];
  for (const rule of rules) {
    counts.push(JSON.parse(await desk.shuke('--shop', shop, 'count', JSON.stringify(rule), '--json')).count);
  }
  const owner = await Owner.sitsDown(desk, { shop });
  const steps = [orders, spending, away, looking, nested];
  for (const [i, step] of steps.entries()) {
    const builder = await Builder.begins(owner);
    await step(builder, owner.t);
    await builder.counts(counts[i]);
  }
  await wrongs(owner);
  await owner.window.close();
}

/** What is wrong with a rule that is written as JSON is said with its place, however long it is; nothing is counted. */
async function wrongs(owner) {
  const { window, t } = owner;
  await Builder.begins(owner);
  await window.click('button', t('segment.json.name'), { exact: true });
  const leaf = { field: 'orderCount', op: '>=', value: 1 };
  let deep = leaf;
  for (let i = 0; i < 200; i++) deep = { all: [deep] };
  for (const [rule, path] of [
    [{ all: [leaf, { any: [{ field: 'shoes', op: '=', value: 1 }] }] }, 'all[1].any[0].field'],
    [{ all: [{ field: 'province', op: '>', value: '浙江' }] }, 'all[0].op'],
    [{ all: [leaf, { field: 'orderCount', op: '>=', value: 'many' }] }, 'all[1].value'],
    [{ all: Array.from({ length: 10_000 }, () => leaf) }, 'all[1000]'],
    [deep, 'all[0].all[0]…all[0].all[0]'],
  ]) {
    await window.run(
      `const area = document.querySelector('.json textarea');
       area.value = arguments[0];
       area.dispatchEvent(new Event('input', { bubbles: true }))`,
      JSON.stringify(rule),
    );
    await window.shows(path);
    await window.gone('status', /\d/);
  }
  await window.click('button', t('segment.json.name'), { exact: true });
  await window.shows(t('segment.json.long'));
}

async function orders(b, t) {
  await b.asks(t('rule.field.orderCount'));
  await b.value(t('rule.field.orderCount'), '10');
}

async function spending(b, t) {
  await b.asks(t('segment.measure.orders.sum.amount'));
  await b.phrase('rule.phrase.gt');
  await b.value(t('segment.measure.orders.sum.amount'), '100');
  await b.asks(t('rule.field.province'));
  await b.picks(t('rule.field.province'), ...east);
  await b.asks(t('rule.field.tag'));
  await b.phrase('rule.phrase.carriesNot');
  await b.picks(t('rule.field.tag'), '大件');
}

async function away(b, t) {
  const field = t('rule.field.daysSinceLastOrder');
  await b.asks(field);
  await b.phrase('rule.phrase.between');
  await b.types(t('segment.fromOf', { field }), '30');
  await b.types(t('segment.toOf', { field }), '180');
}

async function looking(b, t) {
  await b.asks(t('rule.field.daysSinceLastInterest'));
  await b.phrase('rule.phrase.lte');
  await b.value(t('rule.field.daysSinceLastInterest'), '30');
  await b.asks(t('segment.measure.orders.count'));
  await b.types(t('rule.days'), '30');
  await b.phrase('rule.phrase.eq');
  await b.value(t('segment.measure.orders.count'), '0');
}

async function nested(b, t) {
  await b.asks(t('rule.field.orderCount'));
  await b.value(t('rule.field.orderCount'), '2');
  await b.asks(t('rule.field.totalPaid'));
  await b.value(t('rule.field.totalPaid'), '50');
  await b.asks(t('rule.field.level'));
  await b.phrase('rule.phrase.lte');
  await b.value(t('rule.field.level'), '3');
  await b.groups();
  for (const [field, value] of [
    ['netPaid', '400'],
    ['itemCount', '8'],
    ['averageOrder', '150'],
  ]) {
    await b.asks(t(`rule.field.${field}`), { inside: true });
    await b.value(t(`rule.field.${field}`), value);
  }
}
