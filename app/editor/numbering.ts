import { Extension } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { paragraphId } from './paragraph-id.ts'

const key = new PluginKey<DecorationSet>('numbering')

/** Paragraph and footnote numbers are places in the text, so they are decorations and never part of it. */
export function numbering(sectionNumber: string, noteLabel: (number: number) => string) {
  return Extension.create({
    name: 'numbering',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, state) => numbers(state.doc, sectionNumber, noteLabel),
          apply: (transaction, before) =>
            transaction.docChanged ? numbers(transaction.doc, sectionNumber, noteLabel) : before,
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  })
}

function numbers(doc: ProseMirrorNode, sectionNumber: string, noteLabel: (number: number) => string): DecorationSet {
  const decorations: Decoration[] = []
  let paragraph = 0
  let note = 0
  doc.forEach((node, position) => {
    if (node.type.name !== 'paragraph' || node.content.size === 0) return
    paragraph += 1
    const attributes = { id: paragraphId(sectionNumber, paragraph), 'data-number': `${sectionNumber}.${paragraph}` }
    decorations.push(Decoration.node(position, position + node.nodeSize, attributes))
  })
  doc.descendants((node, position) => {
    if (node.type.name !== 'footnote') return
    note += 1
    decorations.push(
      Decoration.node(position, position + 1, {
        'data-number': String(note),
        id: `note-ref-${note}`,
        'aria-label': noteLabel(note),
      }),
    )
  })
  return DecorationSet.create(doc, decorations)
}
