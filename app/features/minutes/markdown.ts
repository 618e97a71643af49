import type { Block, Run } from './blocks.ts'

/** What would mean something in Markdown is said with a backslash. */
const escape = (text: string) =>
  text
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replace(/^(\s*)([-+])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2')

const inline = (runs: Run[], br = '  \n') =>
  runs
    .map(({ text, bold, italic, href }) => {
      const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
      if (!words) return text.replaceAll('\n', br)
      const mark = `${bold ? '**' : ''}${italic ? '*' : ''}`
      const marked = `${mark}${escape(words)}${[...mark].reverse().join('')}`
      const linked = href ? `[${marked}](<${href.replace(/[<>\s]/g, encodeURIComponent)}>)` : marked
      return `${before}${linked}${after}`.replaceAll('\n', br)
    })
    .join('')

/** CommonMark with the tables of GitHub's. */
export function markdownOf(blocks: Block[]): string {
  return `${blocks.map(blockOf).join('\n\n')}\n`
}

function blockOf(block: Block): string {
  switch (block.type) {
    case 'title':
      return `# ${inline(block.runs, ' ')}`
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${inline(block.runs, ' ')}`
    case 'quote':
      return indented(inline(block.runs), '> ', '> ')
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = block.ordered ? `${block.start + at}. ` : '- '
          return indented(item.map(blockOf).join('\n\n'), mark, ' '.repeat(mark.length))
        })
        .join('\n')
    case 'table':
      return tableOf(block)
    default:
      return inline(block.runs)
  }
}

function tableOf({ caption, head, rows }: Extract<Block, { type: 'table' }>) {
  const row = (cells: Run[][]) => `| ${head.map((_, at) => inline(cells[at] ?? [], '<br>')).join(' | ')} |`
  const table = [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n')
  return caption ? `${escape(caption)}\n\n${table}` : table
}

function indented(text: string, first: string, others: string) {
  return text
    .split('\n')
    .map((line, at) => (at ? (line || others.trim() ? `${others}${line}`.trimEnd() : '') : `${first}${line}`))
    .join('\n')
}
