import { DAMAGED, type DocumentNode, footnotesOf } from './document-json.ts'

const LEAF_TEXT: Record<string, string> = { hardBreak: '\n' }
const TEXTBLOCKS = new Set(['paragraph', 'heading', DAMAGED])

/** Notes stand under the text with `footnotes`, in brackets where they belong with `notesInPlace`. */
export type PlainTextOptions = {
  indicatorName?: (indicatorId: string) => string
  footnotes?: boolean
  notesInPlace?: boolean
}

/** The words as they are read, one line per block; cells of a row are parted by tabs. */
export function plainText(content: DocumentNode, options: PlainTextOptions = {}): string {
  const lines: string[] = []
  const block = (node: DocumentNode): void => {
    if (TEXTBLOCKS.has(node.type)) lines.push(inline(node, options))
    else if (node.type === 'tableRow') {
      lines.push(
        (node.content ?? [])
          .map((cell) => plainText(cell, { ...options, footnotes: false }).replaceAll('\n', ' '))
          .join('\t'),
      )
    } else if (node.text !== undefined || isInline(node)) lines.push(inline(node, options))
    else node.content?.forEach(block)
  }
  block(content)
  if (options.footnotes) for (const note of footnotesOf(content)) lines.push(`[${note.number}] ${note.text}`)
  return lines.join('\n')
}

function isInline({ type }: DocumentNode) {
  return type === 'indicatorChip' || type === 'footnote' || type === 'hardBreak'
}

function inline(node: DocumentNode, options: PlainTextOptions): string {
  if (node.text !== undefined) return node.text
  if (node.type === 'indicatorChip') return options.indicatorName?.(String(node.attrs?.indicatorId ?? '')) ?? ''
  if (node.type === 'footnote' && options.notesInPlace) return ` [${String(node.attrs?.text ?? '')}]`
  return LEAF_TEXT[node.type] ?? (node.content ?? []).map((child) => inline(child, options)).join('')
}
