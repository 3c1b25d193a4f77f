// The system's own file dialogs, worked by keyboard the way a person would: focus, path, Return.
import { sleep, until } from './wait.mjs';

/** Answers an open or save dialog with an absolute path; ASCII only, since xdotool types through the keyboard map. */
export async function answerWithPath(window, path) {
  const dialog = await opened(window);
  await window.display.xdotool('key', 'ctrl+l'); // shows the field for a path, which swallows keys while it appears
  await sleep(300);
  await window.display.xdotool('key', 'ctrl+a');
  await window.display.xdotool('type', '--delay', '5', path);
  await until(() => entered(window, dialog), { what: `the file dialog to take ${path}` });
}

/** Presses Escape in the dialog that is open. */
export async function dismiss(window) {
  const dialog = await opened(window);
  await window.display.xdotool('key', 'Escape');
  await closed(window, dialog);
}

async function opened(window) {
  const dialog = await until(async () => (await window.dialogs()).at(-1), { what: 'a file dialog' });
  await window.display.xdotool('windowfocus', '--sync', dialog);
  return dialog;
}

// Return does nothing before the dialog has looked the path up, so it is pressed until it works.
async function entered(window, dialog) {
  await sleep(300);
  if (!(await window.dialogs()).includes(dialog)) return true;
  await window.display.xdotool('key', 'Return');
  return false;
}

function closed(window, dialog) {
  return until(async () => !(await window.dialogs()).includes(dialog), { what: 'the file dialog to close' });
}
