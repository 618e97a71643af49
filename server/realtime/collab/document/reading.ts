import type * as Y from 'yjs'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import { contentJson } from './content-json.ts'

/** The same string for the same value: attributes come out in the order of their writing, which a reread may not keep. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/**
 * What an editor shows of the text, the same for two that are stored in different ways: words in one form are one run, wherever markers
 * without effect stand between them, and forms have no order.
 */
export function readingOf(doc: Y.Doc): string {
  return canonical(plain(contentJson(doc.getXmlFragment(CONTENT_ROOT))))
}

function plain({ content, marks = [], ...node }: DocumentNode): DocumentNode {
  const children: DocumentNode[] = []
  for (const child of (content ?? []).map(plain)) {
    const last = children.at(-1)
    if (child.type === 'text' && last?.type === 'text' && canonical(last.marks) === canonical(child.marks))
      children[children.length - 1] = { ...last, text: `${last.text}${child.text}` }
    else children.push(child)
  }
  const sorted = marks.toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1))
  return { ...node, ...(content && { content: children }), ...(sorted.length && { marks: sorted }) }
}
