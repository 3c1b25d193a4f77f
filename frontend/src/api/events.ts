// Mirror of backend/crm/event.go; events.test.ts holds the two together. Events say that something happened, not what it now is.
import { z } from 'zod';

import { EventsOn } from '../../wailsjs/runtime/runtime';

export const EVENTS = {
  shopChanged: 'shop:changed',
  shopOpened: 'shop:opened',
  reminderDue: 'reminder:due',
  reminderOpened: 'reminder:opened',
  jobProgressed: 'job:progressed',
  jobFinished: 'job:finished',
  outboxChanged: 'outbox:changed',
  windowClosing: 'window:closing',
} as const;

const progress = z.object({ id: z.string(), done: z.number(), total: z.number() });
const finish = z.object({ id: z.string() });

export type JobProgress = z.infer<typeof progress>;

/** Each of these returns the function that unsubscribes. */
export function onShopChanged(then: () => void): () => void {
  return EventsOn(EVENTS.shopChanged, then);
}

export function onShopOpened(then: () => void): () => void {
  return EventsOn(EVENTS.shopOpened, then);
}

export function onOutboxChanged(then: () => void): () => void {
  return EventsOn(EVENTS.outboxChanged, then);
}

export function onReminderDue(then: () => void): () => void {
  return EventsOn(EVENTS.reminderDue, then);
}

export function onReminderOpened(then: () => void): () => void {
  return EventsOn(EVENTS.reminderOpened, then);
}

export function onWindowClosing(then: () => void): () => void {
  return EventsOn(EVENTS.windowClosing, then);
}

export function onJobProgressed(then: (p: JobProgress) => void): () => void {
  return EventsOn(EVENTS.jobProgressed, (data: unknown) => {
    const parsed = progress.safeParse(data);
    if (parsed.success) then(parsed.data);
  });
}

export function onJobFinished(then: (id: string) => void): () => void {
  return EventsOn(EVENTS.jobFinished, (data: unknown) => {
    const parsed = finish.safeParse(data);
    if (parsed.success) then(parsed.data.id);
  });
}
