// The system's own file dialogs, worked by keyboard the way a person would: focus, path, Return.
import { until } from './wait.mjs'

/** Answers an open or save dialog with an absolute path; ASCII only, since xdotool types through the keyboard map. */
export async function answerWithPath(display, path) {
  const dialog = await dialogWindow(display)
  await display.xdotool('windowfocus', '--sync', dialog)
  await display.xdotool('key', '--clearmodifiers', 'ctrl+a')
  await display.xdotool('type', '--delay', '5', path)
  await display.xdotool('key', 'Return')
  await gone(display, dialog)
}

/** Presses Escape in the dialog that is open. */
export async function dismiss(display) {
  const dialog = await dialogWindow(display)
  await display.xdotool('windowfocus', '--sync', dialog)
  await display.xdotool('key', 'Escape')
  await gone(display, dialog)
}

// GTK marks its choosers with this role, whatever their title and language.
const dialogWindow = (display) => until(async () => (await windowsOf(display)).at(-1), { what: 'a file dialog' })
const gone = (display, dialog) => until(async () => !(await windowsOf(display)).includes(dialog), { what: 'the file dialog to close' })

async function windowsOf(display) {
  const ids = await display.xdotool('search', '--onlyvisible', '--role', 'GtkFileChooserDialog').catch(nothingFound)
  return ids.split('\n').filter(Boolean)
}

function nothingFound(error) {
  if (error.code === 1) return '' // xdotool's way of saying that no window matches
  throw error
}
