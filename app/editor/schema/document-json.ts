/** ProseMirror JSON of a text, as the server stores it beside a snapshot and y-tiptap reads it from Yjs. */
export type DocumentMark = { type: string; attrs?: Record<string, unknown> }

export type DocumentNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: DocumentNode[]
  marks?: DocumentMark[]
  text?: string
}

/** What the server puts in the place of a part that no editor could have made; it never stands in a document. */
export const DAMAGED = 'damaged'

export type Footnote = { number: number; text: string }

/** The notes in the order of the text; a note's number is its place in it. */
export function footnotesOf(node: DocumentNode): Footnote[] {
  const notes: Footnote[] = []
  walk(node, (child) => {
    if (child.type === 'footnote') notes.push({ number: notes.length + 1, text: String(child.attrs?.text ?? '') })
  })
  return notes
}

/** Visits the node and everything in it, in the order of the text. */
export function walk(node: DocumentNode, visit: (node: DocumentNode) => void): void {
  visit(node)
  for (const child of node.content ?? []) walk(child, visit)
}
