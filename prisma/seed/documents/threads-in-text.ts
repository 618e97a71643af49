import type { DocumentNode } from '#app/editor/schema/document-json.ts'

export type Passage = { quote: string; prefix: string; suffix: string }

const CONTEXT = 80

/** The block with the marks of the given threads only: a mark comes into the text when its thread begins. */
export function withThreads(node: DocumentNode, open: ReadonlySet<string>): DocumentNode {
  const marks = node.marks?.filter((mark) => mark.type !== 'comment' || open.has(String(mark.attrs?.threadId)))
  const { marks: _, content, ...rest } = node
  return {
    ...rest,
    ...(content && { content: content.map((child) => withThreads(child, open)) }),
    ...(marks && marks.length > 0 && { marks }),
  }
}

/** The passages a block's marks stand on, by thread. */
export function passagesOf(block: DocumentNode): Map<string, Passage> {
  const passages = new Map<string, Passage>()
  const visit = (node: DocumentNode) => {
    const children = node.content ?? []
    for (const threadId of threadsOn(children)) {
      const words = children.map((child) => child.text ?? '')
      const marked = children.map((child) => threadsOn([child]).includes(threadId))
      const [first, last] = [marked.indexOf(true), marked.lastIndexOf(true)]
      passages.set(threadId, {
        quote: words.slice(first, last + 1).join(''),
        prefix: words.slice(0, first).join('').slice(-CONTEXT),
        suffix: words
          .slice(last + 1)
          .join('')
          .slice(0, CONTEXT),
      })
    }
    children.forEach(visit)
  }
  visit(block)
  return passages
}

function threadsOn(nodes: DocumentNode[]): string[] {
  const marks = nodes.flatMap((node) => node.marks ?? []).filter((mark) => mark.type === 'comment')
  return [...new Set(marks.map((mark) => String(mark.attrs?.threadId)))]
}
