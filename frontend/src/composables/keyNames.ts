const MAC = navigator.platform.startsWith('Mac');

/** What the key is called here that makes a command of a letter. */
export const COMMAND = MAC ? '⌘' : 'Ctrl';

/** A command by its key, as programs on this computer write it: Ctrl Z, on a Mac ⌘Z. */
export const command = (key: string, shift = false): string =>
  MAC ? `${shift ? '⇧' : ''}⌘${key}` : `Ctrl ${shift ? 'Shift ' : ''}${key}`;
