import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * For readers the text keeps its caret, so that a passage can be chosen for a comment with the keyboard alone; nothing that
 * would change it gets through, and no keyboard opens on a phone.
 */
export function readOnlyFor(isReader: () => boolean, label: (reader: boolean) => string) {
  return Extension.create({
    name: 'readOnly',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (transaction) =>
          !transaction.docChanged || !isReader() || Boolean(transaction.getMeta(ySyncPluginKey)),
        props: {
          attributes: (): Record<string, string> => ({
            'aria-label': label(isReader()),
            ...(isReader() ? { 'aria-readonly': 'true', inputmode: 'none' } : {}),
          }),
          handleDOMEvents: {
            beforeinput: refuse(isReader),
            cut: refuse(isReader),
            paste: refuse(isReader),
            drop: refuse(isReader),
            dragstart: refuse(isReader),
          },
        },
      }),
    ],
  })
}

function refuse(isReader: () => boolean) {
  return (_view: unknown, event: Event) => {
    if (!isReader()) return false
    event.preventDefault()
    return true
  }
}
