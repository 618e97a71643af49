import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { inline, type References } from './inline.ts'

/** A block of a section's text and the person who wrote it. */
export type AuthoredBlock = { author: string; node: DocumentNode }

/** Reads the notation described in content/framework.ts. */
export function readProse(source: string, references: References): AuthoredBlock[] {
  const blocks: AuthoredBlock[] = []
  let author = ''
  for (const chunk of source.trim().split(/\n\s*\n/)) {
    const lines = chunk.split('\n').filter((line) => line.trim() !== '')
    if (lines[0]?.startsWith('@')) author = lines.shift()!.slice(1).trim()
    if (lines.length > 0) blocks.push({ author, node: block(lines, references) })
  }
  return blocks
}

function block(lines: string[], references: References): DocumentNode {
  const first = lines[0]!
  const within = (line: string) => inline(line.trim(), references)
  const heading = /^(#{2,3}) (.*)$/.exec(first)
  if (heading) return { type: 'heading', attrs: { level: heading[1]!.length }, content: within(heading[2]!) }
  if (first.startsWith('- '))
    return list(
      'bulletList',
      lines.map((line) => within(line.slice(2))),
    )
  if (/^\d+\. /.test(first))
    return list(
      'orderedList',
      lines.map((line) => within(line.replace(/^\d+\. /, ''))),
    )
  if (first.startsWith('> '))
    return { type: 'blockquote', content: lines.map((line) => paragraph(within(line.slice(2)))) }
  if (first.startsWith('| '))
    return { type: 'table', content: lines.map((line, row) => tableRow(line, row === 0, within)) }
  return paragraph(within(lines.join(' ')))
}

function list(type: 'bulletList' | 'orderedList', items: DocumentNode[][]): DocumentNode {
  return { type, content: items.map((content) => ({ type: 'listItem', content: [paragraph(content)] })) }
}

function tableRow(line: string, header: boolean, within: (line: string) => DocumentNode[]): DocumentNode {
  const cells = line.replace(/^\|\s*|\s*\|$/g, '').split(' | ')
  const type = header ? 'tableHeader' : 'tableCell'
  return { type: 'tableRow', content: cells.map((cell) => ({ type, content: [paragraph(within(cell))] })) }
}

function paragraph(content: DocumentNode[]): DocumentNode {
  return { type: 'paragraph', ...(content.length > 0 && { content }) }
}
