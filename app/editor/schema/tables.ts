import { mergeAttributes, Node } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { tableEditing } from '@tiptap/pm/tables'
import { blockIdAttribute } from './block-id.ts'
import { tableCommands, tableKeys } from './table-commands.ts'

const ROLES: Record<string, string> = { table: 'table', tableRow: 'row', tableCell: 'cell', tableHeader: 'header_cell' }
const CELL_CONTENT = '(paragraph | bulletList | orderedList | blockquote)+'

/**
 * Tables on prosemirror-tables, with what a section holds and no more. Tiptap's own nodes write style attributes, which the content
 * security policy refuses, and bring column widths, alignment and Markdown to the heaviest page.
 */
export const SectionTable = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  addAttributes: () => blockIdAttribute,
  // prosemirror-tables finds its nodes by their role.
  extendNodeSchema: ({ name }) => (ROLES[name] ? { tableRole: ROLES[name] } : {}),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    { class: 'table-scroll' },
    ['table', mergeAttributes(HTMLAttributes), ['tbody', 0]],
  ],
  addCommands: () => tableCommands,
  addKeyboardShortcuts() {
    return tableKeys(this.editor)
  },
  addProseMirrorPlugins: () => [editing()],
})

/**
 * The library evens out a table whose rows differ, wherever it sees one: with several at a table each would send cells of its own.
 * The server does it, once for all; here only the selection is kept in order, for which no state before is needed.
 */
function editing() {
  const { spec } = tableEditing()
  return new Plugin({
    ...spec,
    appendTransaction: (transactions, _, state) =>
      spec.appendTransaction?.call(new Plugin(spec), transactions, state, state),
  })
}

export const SectionTableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', mergeAttributes(HTMLAttributes), 0],
})

export const SectionTableHeader = cell('tableHeader', 'th')
export const SectionTableCell = cell('tableCell', 'td')

function cell(name: string, tag: 'th' | 'td') {
  return Node.create({
    name,
    content: CELL_CONTENT,
    isolating: true,
    addAttributes: () => ({ colspan: span('colspan', 50), rowspan: span('rowspan', 500) }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
  })
}

function span(name: 'colspan' | 'rowspan', most: number) {
  return {
    default: 1,
    validate: 'number',
    parseHTML: (element: HTMLElement) => {
      const written = Number.parseInt(element.getAttribute(name) ?? '', 10)
      return Number.isInteger(written) && written >= 1 && written <= most ? written : 1
    },
    renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: attributes[name] }),
  }
}
