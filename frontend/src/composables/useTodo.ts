import { useQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';

import { keys } from '../api/keys';
import {
  addReminder,
  deleteReminder,
  editReminder,
  fetchReminders,
  fetchTodo,
  finishReminder,
  snoozeReminder,
} from '../api/reminders';
import type { Operation, Reminder, ReminderDraft } from '../api/types';
import { useToast } from '../stores/toast';
import { MORNING, SOON, addMinutes, putOff, soonDay, type Soon } from './reminderTime';
import { useAct } from './useAct';
import { useFormat } from './useFormat';
import { useOperation } from './useOperation';

export type Snooze = 'hour' | Exclude<Soon, 'month'>;
export const SNOOZES: readonly Snooze[] = ['hour', ...SOON.filter((s) => s !== 'month')];

/** A minute is as exact as a reminder is; days turn while the page stands open. */
const EVERY_MINUTE = 60_000;

const todoQuery = { queryKey: keys.todo, queryFn: fetchTodo, refetchInterval: EVERY_MINUTE };

/** How many things are due, for the sidebar. */
export function useTodoCount() {
  const { data } = useQuery(todoQuery);
  const now = (): number => Date.now();
  return {
    due: computed(() => {
      const todo = data.value;
      return todo ? todo.overdue.length + todo.today.filter((r) => r.came || r.due <= now()).length : 0;
    }),
  };
}

/** Everything that can be done with reminders; each change is said with its undo. */
export function useReminderActs() {
  const { act, busy } = useAct();
  const toast = useToast();
  const { sentence } = useOperation();
  const { day, clock } = useFormat();

  const change = (what: () => Promise<Operation>): Promise<boolean | undefined> =>
    act(async () => {
      const o = await what();
      if (o.id) toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) });
      return true;
    });
  function until(when: Snooze): { date: string; time: string } {
    const today = day(Date.now());
    if (when === 'hour') return addMinutes(today, clock(Date.now()), 60);
    return { date: soonDay(when, today), time: MORNING };
  }

  return {
    busy,
    add: (customer: number, draft: ReminderDraft) => addReminder(customer, draft),
    edit: (r: Reminder, draft: ReminderDraft) => editReminder(r.id, draft),
    tell: (o: Operation) => void (o.id && toast.show({ text: sentence(o), ...(o.undoable && { undo: o.id }) })),
    snooze: (r: Reminder, when: Snooze) => {
      const { date, time } = until(when);
      return change(() => snoozeReminder(r.id, date, time));
    },
    putOff: (r: Reminder) => {
      const due = r.wait === 'time' && r.due ? { date: day(r.due), time: clock(r.due) } : undefined;
      const { date, time } = putOff(day(Date.now()), due);
      return change(() => snoozeReminder(r.id, date, time));
    },
    finish: (r: Reminder) => change(() => finishReminder(r.id)),
    remove: (r: Reminder) => change(() => deleteReminder(r.id)),
  };
}

export const useTodo = () => useQuery(todoQuery);

export const useCustomerReminders = (customer: Ref<number>) =>
  useQuery({
    queryKey: computed(() => keys.reminders(customer.value)),
    queryFn: () => fetchReminders(customer.value),
  });
