import { mergeAttributes } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'

/** The library's own table writes style attributes, which the content security policy refuses. */
export const SectionTable = Table.extend({
  renderHTML: ({ HTMLAttributes }) => ['div', { class: 'table-scroll' }, ['table', mergeAttributes(HTMLAttributes), ['tbody', 0]]],
}).configure({ resizable: false, View: null })

export const SectionTableRow = TableRow

const CELL_CONTENT = '(paragraph | bulletList | orderedList | blockquote)+'

export const SectionTableHeader = TableHeader.extend({ content: CELL_CONTENT, addAttributes: spans })

export const SectionTableCell = TableCell.extend({ content: CELL_CONTENT, addAttributes: spans })

function spans() {
  return { colspan: span('colspan', 50), rowspan: span('rowspan', 500) }
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
