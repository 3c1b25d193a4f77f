// The part of Wails' runtime the page uses: events, and file drops that never come.
const listeners = new Map<string, Set<(data: unknown) => void>>();

export function emit(name: string, data?: unknown): void {
  for (const then of listeners.get(name) ?? []) then(data);
}

export const runtime = {
  EventsOnMultiple(name: string, then: (data: unknown) => void): () => void {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(then));
    return () => set.delete(then);
  },
  OnFileDrop: (): void => undefined,
  OnFileDropOff: (): void => undefined,
};
