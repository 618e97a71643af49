import { DOMSerializer, type Node as ProseMirrorNode, type Slice } from '@tiptap/pm/model'
import type { IndicatorLookup } from '../indicator-lookup.ts'
import type { DocumentNode } from '../schema/document-json.ts'
import { documentSchema } from '../schema/document-schema.ts'
import { plainText } from '../schema/plain-text.ts'

/** A copied text as its readers see it: a chip is its code and name, a note its words, and comment threads stay where they are. */
export function copiedHtml(indicators: IndicatorLookup): DOMSerializer {
  const { nodes, marks } = DOMSerializer.fromSchema(documentSchema)
  const { comment: _, ...kept } = marks
  return new DOMSerializer(
    {
      ...nodes,
      indicatorChip: (node: ProseMirrorNode) => [
        'span',
        { 'data-indicator': String(node.attrs.indicatorId) },
        chipText(indicators, String(node.attrs.indicatorId)),
      ],
      footnote: (node: ProseMirrorNode) => [
        'sup',
        { 'data-footnote': String(node.attrs.text) },
        `[${String(node.attrs.text)}]`,
      ],
    },
    kept,
  )
}

/** The same for where only plain text fits. */
export function copiedText(slice: Slice, indicators: IndicatorLookup): string {
  const content = (slice.content.toJSON() ?? []) as DocumentNode[]
  return plainText({ type: 'doc', content }, { indicatorName: (id) => chipText(indicators, id), notesInPlace: true })
}

function chipText(indicators: IndicatorLookup, id: string) {
  const indicator = indicators.get(id)
  return indicator ? `${indicator.code} ${indicator.name}` : ''
}
