import { Extension } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** In a text without words: that there are none, and for those who write an invitation. Drawn, never part of the text. */
export function placeholder(words: () => string) {
  return Extension.create({
    name: 'placeholder',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) =>
            isWithoutWords(doc)
              ? DecorationSet.create(doc, [
                  Decoration.node(0, doc.content.size, { class: 'is-empty', 'data-placeholder': words() }),
                ])
              : null,
          attributes: ({ doc }): Record<string, string> => (isWithoutWords(doc) ? { 'aria-placeholder': words() } : {}),
        },
      }),
    ],
  })
}

function isWithoutWords(doc: ProseMirrorNode): boolean {
  return doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.content.size === 0
}
