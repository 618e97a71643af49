/** What a writer opens from the toolbar or by a key: fetched when they come to the text, not with it. */
export { Panel } from './panels.tsx'
export { ShortcutHelp } from './shortcut-help.tsx'
