import type { DocumentMark, DocumentNode } from '#app/editor/schema/document-json.ts'

const TOKENS =
  /\*\*(?<bold>.+?)\*\*|\*(?<italic>.+?)\*|\[\[(?<thread>[\w-]+)\|(?<passage>.+?)\]\]|\[(?<label>[^\]]+)\]\((?<href>https:[^)]+)\)|\{chip:(?<chip>[\w-]+)\}|\{note:(?<note>[^}]+)\}/g

/** The ids that chips and comment marks of the text refer to, by the keys the content uses. */
export type References = { indicatorId: (key: string) => string; threadId: (key: string) => string }

/** The inline nodes of one line of prose. Every commented passage is marked; `withThreads` takes the marks off again. */
export function inline(line: string, references: References, marks: DocumentMark[] = []): DocumentNode[] {
  const nodes: DocumentNode[] = []
  let end = 0
  for (const match of line.matchAll(TOKENS)) {
    nodes.push(...text(line.slice(end, match.index), marks), ...token(match.groups ?? {}, references, marks))
    end = match.index + match[0].length
  }
  return [...nodes, ...text(line.slice(end), marks)]
}

function token(
  found: Record<string, string | undefined>,
  references: References,
  marks: DocumentMark[],
): DocumentNode[] {
  const { bold, italic, thread, passage, label, href, chip, note } = found
  const within = (words: string, mark: DocumentMark) => inline(words, references, [...marks, mark])
  if (bold) return within(bold, { type: 'bold' })
  if (italic) return within(italic, { type: 'italic' })
  if (thread && passage) return within(passage, { type: 'comment', attrs: { threadId: references.threadId(thread) } })
  if (label && href) return within(label, { type: 'link', attrs: { href } })
  if (chip) return [{ type: 'indicatorChip', attrs: { indicatorId: references.indicatorId(chip) } }]
  return [{ type: 'footnote', attrs: { text: note ?? '' } }]
}

function text(words: string, marks: DocumentMark[]): DocumentNode[] {
  return words ? [{ type: 'text', text: words, ...(marks.length > 0 && { marks }) }] : []
}
