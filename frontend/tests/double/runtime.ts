// The part of Wails' runtime the page uses: events, and files dropped on the window.
const listeners = new Map<string, Set<(data: unknown) => void>>();

export function emit(name: string, data?: unknown): void {
  for (const then of listeners.get(name) ?? []) then(data);
}

let dropped: ((x: number, y: number, paths: string[]) => void) | undefined;
export const drop = (...paths: string[]): void => dropped?.(400, 300, paths);

export const runtime = {
  EventsOnMultiple(name: string, then: (data: unknown) => void): () => void {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(then));
    return () => set.delete(then);
  },
  OnFileDrop: (then: typeof dropped): void => void (dropped = then),
  OnFileDropOff: (): void => void (dropped = undefined),
};
