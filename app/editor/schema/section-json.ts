/** ProseMirror JSON of a section, as the server stores it beside a snapshot and y-tiptap reads it from Yjs. */
export type SectionMark = { type: string; attrs?: Record<string, unknown> }

export type SectionNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: SectionNode[]
  marks?: SectionMark[]
  text?: string
}

/** What the server puts in the place of a part that no editor could have made; it never stands in a document. */
export const DAMAGED = 'damaged'

export type Footnote = { number: number; text: string }

/** The notes in the order of the text; a note's number is its place in it. */
export function footnotesOf(node: SectionNode): Footnote[] {
  const notes: Footnote[] = []
  walk(node, (child) => {
    if (child.type === 'footnote') notes.push({ number: notes.length + 1, text: String(child.attrs?.text ?? '') })
  })
  return notes
}

export function walk(node: SectionNode, visit: (node: SectionNode) => void): void {
  visit(node)
  for (const child of node.content ?? []) walk(child, visit)
}
