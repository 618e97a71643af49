/** What writing takes beyond the text itself, fetched together when somebody comes to it: the tools' panels, the reader of other programs' words, the rarer carets. */
export { readPasted } from './clipboard/paste-html.ts'
export { drop, gap } from './cursors.ts'
export { BesideText } from './toolbar/beside-text.tsx'
export { Panel } from './toolbar/panels.tsx'
export { ShortcutHelp } from './toolbar/shortcut-help.tsx'
