import { Extension } from '@tiptap/core'

/** What the keyboard can ask of the page around the text. */
export type EditorActions = {
  comment: () => void
  link: () => void
  toolbar: () => void
  /** Into the small bar at the chosen words. False when there is none. */
  toSelectionBar: () => boolean
  help: () => void
  nextThread: (direction: 1 | -1) => void
  openHere: () => boolean
}

/** In the order of the help dialog. `label` is a key below `shortcuts` of the editor's texts. */
export const SHORTCUTS: readonly { label: string; keys: string; writersOnly?: boolean }[] = [
  { label: 'bold', keys: 'Mod+B', writersOnly: true },
  { label: 'italic', keys: 'Mod+I', writersOnly: true },
  { label: 'link', keys: 'Mod+K', writersOnly: true },
  { label: 'comment', keys: 'Mod+Alt+M' },
  { label: 'paragraph', keys: 'Mod+Alt+0', writersOnly: true },
  { label: 'heading', keys: 'Mod+Alt+2', writersOnly: true },
  { label: 'subheading', keys: 'Mod+Alt+3', writersOnly: true },
  { label: 'bulletList', keys: 'Mod+Shift+8', writersOnly: true },
  { label: 'orderedList', keys: 'Mod+Shift+7', writersOnly: true },
  { label: 'quote', keys: 'Mod+Shift+B', writersOnly: true },
  { label: 'lineBreak', keys: 'Shift+Enter', writersOnly: true },
  { label: 'undo', keys: 'Mod+Z', writersOnly: true },
  { label: 'redo', keys: 'Mod+Shift+Z', writersOnly: true },
  { label: 'toolbar', keys: 'Alt+F10' },
  { label: 'back', keys: 'Escape' },
  { label: 'nextThread', keys: 'Alt+Down' },
  { label: 'previousThread', keys: 'Alt+Up' },
  { label: 'open', keys: 'Alt+Enter' },
  { label: 'help', keys: 'Mod+/' },
]

/** `actions` is asked at every key, so that it may change while the editor lives. */
export function shortcuts(actions: () => EditorActions) {
  const does = (run: (it: EditorActions) => void) => () => {
    run(actions())
    return true
  }
  return Extension.create({
    name: 'sectionShortcuts',
    priority: 200,
    addKeyboardShortcuts: () => ({
      'Mod-k': does((it) => it.link()),
      'Mod-Alt-m': does((it) => it.comment()),
      'Alt-F10': does((it) => it.toolbar()),
      'Mod-/': does((it) => it.help()),
      'Alt-ArrowDown': does((it) => it.nextThread(1)),
      'Alt-ArrowUp': does((it) => it.nextThread(-1)),
      'Alt-Enter': () => actions().openHere(),
      Enter: ({ editor }) => editor.view.dom.getAttribute('aria-readonly') === 'true' && actions().openHere(),
    }),
  })
}

/** Where Tab means nothing to a list or a table: to what stands beside the chosen words. */
export function tabToTools(actions: () => EditorActions) {
  return Extension.create({
    name: 'tabToTools',
    priority: 1,
    addKeyboardShortcuts: () => ({ Tab: () => actions().toSelectionBar() }),
  })
}

/** "Mod" is the Command key on a Mac. `ariaKeys` is the form for aria-keyshortcuts. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
}

/** The keys of a shortcut as aria-keyshortcuts names them on this machine. */
export function ariaKeys(keys: string): string {
  return keys
    .replace('Mod', isMac() ? 'Meta' : 'Control')
    .replace('Down', 'ArrowDown')
    .replace('Up', 'ArrowUp')
}
