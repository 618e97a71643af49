import type { DocumentNode } from '#app/editor/schema/document-json.ts'

type Named = { code: string; name: string }

/**
 * The words of a section and nothing beside them: no trace of the comments, and an indicator's name in the place of a chip, which
 * leads to a page for members.
 */
export function publicContentOf(node: DocumentNode, indicators: ReadonlyMap<string, Named>): DocumentNode {
  if (node.type === 'indicatorChip') return chipInWords(indicators.get(String(node.attrs?.indicatorId ?? '')))
  return {
    ...node,
    ...(node.marks && { marks: node.marks.filter(({ type }) => type !== 'comment') }),
    ...(node.content && { content: node.content.map((child) => publicContentOf(child, indicators)) }),
  }
}

function chipInWords(indicator: Named | undefined): DocumentNode {
  return indicator
    ? { type: 'text', text: `${indicator.code} ${indicator.name}`, marks: [{ type: 'bold' }] }
    : { type: 'text', text: '' }
}
