// Reminders of the double: one overdue, one whose order came, one that waits.
import type { Reminder, ReminderDraft, Todo } from '../../src/api/types';
import * as journal from './journal';
import * as people from './people';

const DAY = 86_400_000;
const isoDay = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

function make(id: number, customerId: number, text: string, more: Partial<Reminder>): Reminder {
  const customer = people.rows.find((r) => r.id === customerId)?.name ?? '';
  return { id, customerId, customer, text, wait: 'time', due: 0, came: false, date: '', time: '', doneAt: 0, ...more };
}

const list: Reminder[] = [
  make(1, 1, '回电话问扣子补寄到没有', {
    due: people.NOW - 2 * DAY,
    date: isoDay(people.NOW - 2 * DAY),
    time: '09:00',
  }),
  make(2, 2, '包裹里放手写卡', { wait: 'order', due: people.NOW - 1000, came: true }),
  make(3, 3, '问新香型喜欢吗', { wait: 'visit' }),
];

/** Every reminder as it is now, since the real one answers with copies. */
const copies = (some: Reminder[]): Reminder[] => some.map((r) => ({ ...r }));

function change(kind: string, id: number, set: (r: Reminder) => void) {
  const r = list.find((x) => x.id === id) as Reminder;
  const before = { ...r };
  set(r);
  return journal.enter(kind, 1, { customer: r.customer }, () => Object.assign(r, before));
}

export const Reminders = {
  Todo(): Todo {
    const open = list.filter((r) => !r.doneAt);
    return {
      overdue: copies(open.filter((r) => !r.came && r.due && r.due < people.NOW - DAY)),
      today: copies(open.filter((r) => r.came)),
      upcoming: copies(open.filter((r) => !r.came && r.due >= people.NOW - DAY)),
      waiting: copies(open.filter((r) => !r.due)),
      done: copies(list.filter((r) => r.doneAt)),
    };
  },
  Of: (customerId: number) => copies(list.filter((r) => r.customerId === customerId && !r.doneAt)),
  Add(customerId: number, draft: ReminderDraft) {
    if (draft.wait === 'time' && draft.date === '2027-02-29') throw refuseDay(draft);
    const due = draft.wait === 'time' ? Date.parse(`${draft.date}T${draft.time}:00+08:00`) : 0;
    const made = make(list.length + 1, customerId, draft.text, { ...draft, due });
    list.push(made);
    return journal.enter('reminder.add', 1, { customer: made.customer }, () => list.splice(list.indexOf(made), 1));
  },
  Edit: (id: number, draft: ReminderDraft) => change('reminder.edit', id, (r) => Object.assign(r, draft)),
  Snooze: (id: number, date: string, time: string) =>
    change('reminder.snooze', id, (r) => {
      Object.assign(r, { due: Date.parse(`${date}T${time}:00+08:00`), came: false, date, time });
    }),
  Finish: (id: number) => change('reminder.done', id, (r) => (r.doneAt = people.NOW)),
  Delete(id: number) {
    const at = list.findIndex((r) => r.id === id);
    const [gone] = list.splice(at, 1) as [Reminder];
    return journal.enter('reminder.delete', 1, { customer: gone.customer }, () => list.splice(at, 0, gone));
  },
};

const refuseDay = (d: ReminderDraft): string =>
  JSON.stringify({
    code: 'invalid',
    key: 'reminder.when.wrong',
    params: [
      { name: 'date', value: d.date },
      { name: 'time', value: d.time },
    ],
    reference: '',
  });
