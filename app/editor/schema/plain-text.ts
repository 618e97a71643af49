import { footnotesOf, type SectionNode } from './section-json.ts'

const LEAF_TEXT: Record<string, string> = { hardBreak: '\n' }
const TEXTBLOCKS = new Set(['paragraph', 'heading'])

/** The words as they are read, one line per block; cells of a row are parted by tabs. Notes follow the text. */
export function plainText(
  content: SectionNode,
  { indicatorName = () => '', footnotes = false }: { indicatorName?: (indicatorId: string) => string; footnotes?: boolean } = {},
): string {
  const lines: string[] = []
  const block = (node: SectionNode): void => {
    if (TEXTBLOCKS.has(node.type)) lines.push(inline(node, indicatorName))
    else if (node.type === 'tableRow') {
      lines.push((node.content ?? []).map((cell) => plainText(cell, { indicatorName }).replaceAll('\n', ' ')).join('\t'))
    } else node.content?.forEach(block)
  }
  block(content)
  if (footnotes) for (const note of footnotesOf(content)) lines.push(`[${note.number}] ${note.text}`)
  return lines.join('\n')
}

function inline(node: SectionNode, indicatorName: (indicatorId: string) => string): string {
  if (node.text !== undefined) return node.text
  if (node.type === 'indicatorChip') return indicatorName(String(node.attrs?.indicatorId ?? ''))
  return LEAF_TEXT[node.type] ?? (node.content ?? []).map((child) => inline(child, indicatorName)).join('')
}
