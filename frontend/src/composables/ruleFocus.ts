// Where the keyboard goes when rows of a rule come and go.
import { nextTick } from 'vue';

const row = (key: number): HTMLElement | null => document.querySelector(`[data-node="${key}"]`);

/** A row that was just added takes the keyboard: at its first value that is still empty, else at its first word. */
export function enterRow(key: number): void {
  void nextTick(() => {
    const inputs = [...(row(key)?.querySelectorAll<HTMLInputElement>('.words input') ?? [])];
    const words = row(key)?.querySelector<HTMLElement>('.words button + button, .words button, .add button');
    (inputs.find((input) => input.value === '') ?? inputs[0] ?? words)?.focus();
  });
}

/** A row went: the one behind it takes the keyboard, or what adds one to its group. */
export function leaveRow(group: number, behind: number | undefined): void {
  void nextTick(() => {
    const next = behind === undefined ? null : row(behind)?.querySelector<HTMLElement>('.more');
    (next ?? document.querySelector<HTMLElement>(`[data-end="${group}"] button`))?.focus();
  });
}
