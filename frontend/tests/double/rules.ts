// What rules can ask in the tiny shop, and the few conditions it can answer itself.
import type { CustomerRow, RuleField } from '../../src/api/types';

const number = ['=', '!=', '>', '>=', '<', '<=', 'between', 'in', 'notIn', 'known', 'unknown'];
const text = ['=', '!=', 'in', 'notIn', 'contains', 'startsWith', 'known', 'unknown'];
const choice = ['=', '!=', 'in', 'notIn', 'known', 'unknown'];

const field = (name: string, type: string, operators: string[], choices: string[] = []): RuleField => ({
  of: 'customers',
  name,
  type,
  operators,
  choices,
});

export const fields: RuleField[] = [
  field('gender', 'choice', choice, ['female', 'male', 'other']),
  field('age', 'number', number),
  field('birthday', 'birthday', number),
  field('province', 'text', text),
  field('source', 'text', text),
  field('tag', 'tag', choice),
  field('orderCount', 'number', number),
  field('netPaid', 'money', number),
  field('lastOrderAt', 'day', number),
  field('blocked', 'yesno', ['=', '!=']),
  field('consent.sms', 'yesno', ['=', '!=', 'known', 'unknown']),
];

interface Asked {
  field?: string;
  op?: string;
  value?: unknown;
}

const FACTS: Record<string, (r: CustomerRow) => unknown> = {
  gender: (r) => r.gender,
  province: (r) => r.province,
  orderCount: (r) => r.orderCount,
  netPaid: (r) => r.netPaid / 100,
};

function passes(r: CustomerRow, leaf: Asked): boolean {
  const fact = FACTS[leaf.field ?? '']?.(r);
  if (fact === undefined) return true;
  const [a, b] = Array.isArray(leaf.value) ? leaf.value : [leaf.value, leaf.value];
  switch (leaf.op) {
    case 'in':
      return (leaf.value as unknown[]).includes(fact);
    case '>=':
      return Number(fact) >= Number(a);
    case '<=':
      return Number(fact) <= Number(a);
    case 'between':
      return Number(fact) >= Number(a) && Number(fact) <= Number(b);
    default:
      return fact === a;
  }
}

export const means = (rule: string | undefined, r: CustomerRow): boolean =>
  !rule || (JSON.parse(rule) as { all: Asked[] }).all.every((leaf) => passes(r, leaf));

export const Rules = {
  Fields: () => fields,
  Words: (field: string) => (field === 'province' ? ['浙江', '广东', '江苏'] : ['自然搜索', '淘客']),
};
