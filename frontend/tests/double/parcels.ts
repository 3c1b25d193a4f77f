// Parcels of the double: one to be packed, with a card put in before.
import type { Parcel, Slip } from '../../src/api/types';
import * as journal from './journal';
import * as people from './people';

const before: Parcel[] = [{ id: 1, order: '', contents: '手写卡，备用扣子', packedAt: people.NOW - 40 * 86_400_000 }];

export const Parcels = {
  Slips(customerId: number): Slip[] {
    const id = customerId || 1;
    const [order] = people.ordersOf(1);
    const note = {
      id: 90,
      customerId: id,
      kind: 'visit',
      text: '多放一副备用扣子',
      pinned: false,
      product: '',
      batch: '',
      order: '',
      html: '',
      version: 1,
      pictures: [],
    };
    return [
      {
        customerId: id,
        customer: people.rows[id - 1]?.name ?? '',
        order: order as Slip['order'],
        notes: [{ ...note, createdAt: people.NOW, updatedAt: people.NOW }],
        before: before.map((p) => ({ ...p })),
      },
    ];
  },
  Add(_: number, order: string, contents: string) {
    const made = { id: before.length + 1, order, contents, packedAt: people.NOW };
    before.unshift(made);
    return journal.enter('parcel.add', 1, { customer: '林静宜' }, () => before.splice(before.indexOf(made), 1));
  },
  Delete: () => journal.enter('parcel.delete', 1, { customer: '林静宜' }, () => undefined),
  Print: () => true,
};
