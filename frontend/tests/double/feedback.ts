// Feedback of the double: a batch that stands out, one like the others, one whose first day nobody said.
import type { FeedbackGroup, FeedbackSaid, QualityDraft, QualityRequest } from '../../src/api/types';
import * as journal from './journal';
import * as people from './people';

const DAY = 86_400_000;

const group = (batch: string, people_: number, more: Partial<FeedbackGroup>): FeedbackGroup => ({
  product: '亚麻衬衫',
  batch,
  notes: people_,
  people: people_,
  latestAt: people.NOW - 2 * DAY,
  since: '',
  buyers: 0,
  said: 0,
  verdict: '',
  ...more,
});

const groups: FeedbackGroup[] = [
  group('K146', 9, {
    since: '2026-10-01',
    buyers: 40,
    said: 8,
    share: 0.2,
    low: 0.105,
    high: 0.348,
    others: 0.01,
    moreLow: 0.08,
    moreHigh: 0.34,
    chance: 0.0002,
    verdict: 'spike',
  }),
  group('K147', 2, {}),
];

const said: FeedbackSaid[] = [1, 2, 3].map((customerId) => ({
  id: customerId,
  customerId,
  customer: people.rows[customerId - 1]?.name ?? '',
  text: `${people.rows[customerId - 1]?.name ?? ''}说扣子松`,
  quote: '•••说扣子松',
  order: '',
  createdAt: people.NOW - customerId * DAY,
}));

const requests: QualityRequest[] = [];

function change(kind: string, id: number, set: (q: QualityRequest) => void) {
  const q = requests.find((r) => r.id === id) as QualityRequest;
  const before = { ...q };
  set(q);
  return journal.enter(kind, 1, { product: q.product, batch: q.batch }, () => Object.assign(q, before));
}

const STEPS: Record<string, string> = { answered: 'quality.answer', closed: 'quality.close' };

export const Feedback = {
  Groups: () => groups.map((g) => ({ ...g })),
  Said: () => said,
  SetBatch(product: string, batch: string, date: string) {
    if (date === '昨天') {
      const params = [{ name: 'date', value: date }];
      throw JSON.stringify({ code: 'invalid', key: 'batch.since.wrong', params, reference: '' });
    }
    const g = groups.find((x) => x.batch === batch) as FeedbackGroup;
    const before = { ...g };
    Object.assign(g, {
      since: date,
      buyers: 30,
      said: 2,
      share: 2 / 30,
      low: 0.02,
      high: 0.2,
      others: 0.1,
      verdict: 'unclear',
    });
    return journal.enter('batch.set', 1, { product, batch }, () => Object.assign(g, before));
  },
  Requests: () => requests.map((q) => ({ ...q })),
  AddRequest(d: QualityDraft) {
    const q: QualityRequest = {
      ...d,
      id: requests.length + 1,
      state: 'drafted',
      answer: '',
      createdAt: people.NOW,
      changedAt: people.NOW,
    };
    requests.push(q);
    return journal.enter('quality.add', 1, { product: d.product, batch: d.batch }, () =>
      requests.splice(requests.indexOf(q), 1),
    );
  },
  EditRequest: (id: number, d: QualityDraft) => change('quality.edit', id, (q) => Object.assign(q, d)),
  MoveRequest: (id: number, state: string, answer: string) =>
    change(STEPS[state] ?? 'quality.send', id, (q) => Object.assign(q, { state, ...(answer && { answer }) })),
  DeleteRequest(id: number) {
    const at = requests.findIndex((q) => q.id === id);
    const [gone] = requests.splice(at, 1) as [QualityRequest];
    return journal.enter('quality.delete', 1, { product: gone.product, batch: gone.batch }, () =>
      requests.splice(at, 0, gone),
    );
  },
};
