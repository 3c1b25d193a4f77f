import * as Reminders from '../../wailsjs/go/bind/Reminders';
import { call } from './call';
import type { Operation, Reminder, ReminderDraft, Todo } from './types';

export const fetchTodo = (): Promise<Todo> => call(() => Reminders.Todo());
export const fetchReminders = (customerId: number): Promise<Reminder[]> => call(() => Reminders.Of(customerId));
export const addReminder = (customerId: number, draft: ReminderDraft): Promise<Operation> =>
  call(() => Reminders.Add(customerId, draft));
export const editReminder = (id: number, draft: ReminderDraft): Promise<Operation> =>
  call(() => Reminders.Edit(id, draft));
/** Until a day and minute of the shop. */
export const snoozeReminder = (id: number, date: string, time: string): Promise<Operation> =>
  call(() => Reminders.Snooze(id, date, time));
export const finishReminder = (id: number): Promise<Operation> => call(() => Reminders.Finish(id));
export const deleteReminder = (id: number): Promise<Operation> => call(() => Reminders.Delete(id));
