// The worklists of the tiny shop: one for each way they are worked off.
import type { WorkRow, WorkTold, Worklist } from '../../src/api/types';
import * as people from './people';
import { Campaigns } from './campaigns';
import { refuse } from './selections';

const row = (id: number, name: string, text: string): WorkRow => ({
  id,
  customer: id,
  name,
  nick: '',
  address: `1391234567${id}`,
  text,
  pictures: [],
  inHand: false,
  attempt: 0,
  lastOrderAt: people.NOW,
  netPaid: 12_800,
  note: '',
});
const lists = new Map<number, { kind: string; of: string; batch: number; rows: WorkRow[] }>([
  [1, { kind: 'calls', of: 'manual', batch: 1, rows: [row(1, '林静', '林静你好'), row(2, '王芳', '王芳你好')] }],
  [
    2,
    {
      kind: 'wecomMass',
      of: 'assisted',
      batch: 2,
      rows: [1, 2, 3].map((id) => ({ ...row(id, `客${id}`, '双12'), pictures: [7, 8] })),
    },
  ],
]);
const gone: WorkRow[] = [];

function find(campaign: number) {
  const found = lists.get(campaign);
  if (!found) throw refuse('not_found', 'campaign.gone');
  return found;
}

const told = (ids: number[]): WorkTold =>
  ({ ids, settled: 0, operation: { id: 0, params: [] } }) as unknown as WorkTold;
function settle(campaign: number, ids: number[]): WorkTold {
  const list = find(campaign);
  gone.push(...list.rows.filter((r) => ids.includes(r.id)));
  list.rows = list.rows.filter((r) => !ids.includes(r.id));
  return told(ids);
}
function hand(campaign: number, ids: number[], inHand: boolean): WorkTold {
  const rows = find(campaign).rows;
  for (const r of rows) if (ids.includes(r.id)) r.inHand = inHand;
  rows.sort((a, b) => Number(b.inHand) - Number(a.inHand));
  return told(ids);
}

export const Worklists = {
  All: () =>
    [...lists].map(([campaign, l]) => ({
      campaign,
      name: Campaigns.Get(campaign).row.name,
      channelId: 1,
      channel: '店铺邮箱',
      kind: l.kind,
      due: l.rows.length,
      inHand: 0,
      later: 0,
      nextAt: 0,
    })),
  List(campaign: number): Worklist {
    const l = find(campaign);
    const inHand = l.rows.filter((r) => r.inHand).length;
    return {
      campaign: {
        ...Campaigns.Get(campaign).row,
        state: 'sending',
        total: 3,
        sent: 3 - l.rows.length,
        open: l.rows.length,
      },
      kind: l.kind,
      class: l.of,
      consent: 'phone',
      batch: l.batch,
      rows: l.rows,
      due: l.rows.length - inHand,
      inHand,
      later: 0,
      nextAt: 0,
      currency: 'CNY',
    } as Worklist;
  },
  HandOut: (campaign: number, ids: number[]) => hand(campaign, ids, true),
  Done: settle,
  Skip: settle,
  Called: (campaign: number, id: number) => settle(campaign, [id]),
  Back(campaign: number, ids: number[]) {
    find(campaign).rows.unshift(...gone.filter((r) => ids.includes(r.id)));
    return hand(campaign, ids, false);
  },
  Selection: () => ({ id: '1', count: 3 }),
};
