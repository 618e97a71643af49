/** What a writer opens from the toolbar, by a key or beside the words: fetched when they come to the text, not with it. */
export { BesideText } from './beside-text.tsx'
export { Panel } from './panels.tsx'
export { ShortcutHelp } from './shortcut-help.tsx'
