import type { DocumentNode } from './document-json.ts'

const text = (value: string, ...marks: DocumentNode['marks'] & object): DocumentNode =>
  marks.length ? { type: 'text', text: value, marks } : { type: 'text', text: value }
const paragraph = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const cell = (type: string, value: string, attrs = { colspan: 1, rowspan: 1 }): DocumentNode => ({
  type,
  attrs,
  content: [paragraph(text(value))],
})

/** One document that holds every node, mark and attribute of the schema. */
export const everything: DocumentNode = {
  type: 'doc',
  content: [
    paragraph(
      text('A network '),
      text('reaches', { type: 'bold' }),
      text(' the '),
      text('home', { type: 'italic' }),
      text('.'),
    ),
    { type: 'heading', attrs: { level: 2 }, content: [text('Reach, cost and use')] },
    { type: 'heading', attrs: { level: 3 }, content: [text('Cost')] },
    paragraph(
      text('See '),
      text('the standard', { type: 'link', attrs: { href: 'https://example.org/a?b=c' } }),
      { type: 'footnote', attrs: { text: 'Second edition.' } },
      { type: 'hardBreak' },
      { type: 'indicatorChip', attrs: { indicatorId: '0192f0c4-1111-7000-8000-000000000001' } },
      text(' and more', { type: 'comment', attrs: { threadId: '0192f0c4-2222-7000-8000-000000000001' } }),
      { type: 'footnote', attrs: { text: 'Revised in 2024.' } },
    ),
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            paragraph(text('first')),
            {
              type: 'orderedList',
              attrs: { start: 3 },
              content: [{ type: 'listItem', content: [paragraph(text('third'))] }],
            },
          ],
        },
      ],
    },
    { type: 'blockquote', content: [paragraph(text('No essential service is digital only.'))] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'Condition'), cell('tableHeader', 'Source')] },
        { type: 'tableRow', content: [cell('tableCell', 'Reach', { colspan: 2, rowspan: 1 })] },
      ],
    },
  ],
}
