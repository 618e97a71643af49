import { expect, it } from 'vitest'
import { isAddress, relatedDocumentSchema } from './related-document.schema.ts'

it.each(['/documents/method-note.pdf', '/interest', 'https://example.org/a?b=c#d'])('%s may be linked', (address) => {
  expect(isAddress(address)).toBe(true)
})

it.each([
  '',
  '//example.org',
  'http://example.org',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\\example.org',
  'https://exa mple.org',
  'example.org',
])('%s may not', (address) => {
  expect(isAddress(address)).toBe(false)
})

it('asks for both languages', () => {
  const found = relatedDocumentSchema.safeParse({
    titleEn: 'One',
    titleFr: ' ',
    noteEn: 'Of it',
    noteFr: 'En',
    kind: 'paper',
    url: '/interest',
    place: 1,
  })
  expect(found.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['titleFr', 'secretariat.document-title'],
  ])
})
