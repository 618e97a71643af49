import { expect, test } from 'vitest'
import { publicContentOf } from './public-content.ts'

const indicators = new Map([['1', { code: 'INC-01', name: 'Households that can pay' }]])

test('what is published has the words and their form, and no comment, thread or link to a page for members', () => {
  const text = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        attrs: { id: 'p1' },
        content: [
          {
            type: 'text',
            text: 'Counted by ',
            marks: [{ type: 'comment', attrs: { threadId: 'secret' } }, { type: 'italic' }],
          },
          { type: 'indicatorChip', attrs: { indicatorId: '1' } },
          { type: 'indicatorChip', attrs: { indicatorId: 'removed' } },
        ],
      },
    ],
  }
  const published = publicContentOf(text, indicators)
  expect(JSON.stringify(published)).not.toMatch(/secret|threadId|indicatorId/)
  expect(published.content?.[0]).toEqual({
    type: 'paragraph',
    attrs: { id: 'p1' },
    content: [
      { type: 'text', text: 'Counted by ', marks: [{ type: 'italic' }] },
      { type: 'text', text: 'INC-01 Households that can pay', marks: [{ type: 'bold' }] },
      { type: 'text', text: '' },
    ],
  })
})
