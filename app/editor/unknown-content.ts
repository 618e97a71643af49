import { Extension, Mark, Node } from '@tiptap/core'
import type { Node as ProseMirrorNode, Schema } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** Stands, in this browser only, for an element that the schema cannot build. It is never written to the document. */
const UnknownBlock = Node.create({
  name: 'unknownBlock',
  group: 'block',
  atom: true,
  selectable: true,
  addAttributes: () => ({ broken: { default: false, rendered: false } }),
  renderHTML: () => ['div', { class: 'unknown-block' }],
})

const UnknownMark = Mark.create({ name: 'unknownMark', renderHTML: () => ['span', 0] })

/**
 * y-tiptap 3.0.9 deletes, for everybody, each element or text that the schema of this browser refuses (createNodeFromYElement).
 * It builds through `schema.node` and `schema.mark`, so these answer with a placeholder instead of throwing. Only an element
 * that is empty anyway still goes.
 */
export const UnknownContent = Extension.create({
  name: 'unknownContent',
  addExtensions: () => [UnknownBlock, UnknownMark],
  onBeforeCreate() {
    guardSchema(this.editor.schema)
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction(transaction, state) {
        if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true
        const kept = unknownNodes(transaction.doc)
        // The same node objects must survive: the binding leaves alone only what it still finds unchanged.
        return (
          [...unknownNodes(state.doc)].every((node) => kept.has(node) || node.attrs.broken) &&
          kept.size <= unknownNodes(state.doc).size
        )
      },
    }),
  ],
})

/** Nodes and marks that the schema does not know, or cannot build, become placeholders instead of errors. */
export function guardSchema(schema: Schema): void {
  const node = schema.node.bind(schema)
  const mark = schema.mark.bind(schema)
  schema.mark = (type, attrs) => {
    const known = typeof type !== 'string' || schema.marks[type] !== undefined
    return known ? mark(type, attrs) : schema.marks.unknownMark!.create()
  }
  schema.node = (type, attrs, content, marks) => {
    const nodeType = typeof type === 'string' ? schema.nodes[type] : type
    const children = Array.isArray(content) ? content : []
    const markedUnknown = children.some((child: ProseMirrorNode) =>
      child.marks.some((it) => it.type.name === 'unknownMark'),
    )
    if (nodeType === undefined || markedUnknown) return schema.nodes.unknownBlock!.create()
    try {
      return node(nodeType, attrs, content, marks)
    } catch (error) {
      if (children.length === 0) throw error
      return nodeType.createAndFill(attrs, content, marks) ?? schema.nodes.unknownBlock!.create({ broken: true })
    }
  }
}

function unknownNodes(doc: ProseMirrorNode): Set<ProseMirrorNode> {
  const found = new Set<ProseMirrorNode>()
  doc.descendants((node) => {
    if (node.type.name === 'unknownBlock') found.add(node)
  })
  return found
}
