import { describe, expect, it } from 'vitest'
import { footnotesOf } from './document-json.ts'
import { everything } from './everything.fixture.ts'
import { plainText } from './plain-text.ts'
import { hrefFromInput, safeHref } from './safe-href.ts'
import { countWords } from './words.ts'

describe('addresses', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.org/x',
    'file:///etc/passwd',
    '//example.org',
    '/sign-out',
    'https:\\\\example.org',
    'https:example.org',
    'https://name:secret@example.org/',
    'https://',
    '',
    `https://example.org/${'x'.repeat(2048)}`,
  ])('refuses %j', (href) => expect(safeHref(href)).toBeNull())

  it.each(['https://example.org/a?b=c#d', 'http://example.org', 'mailto:name@example.org', 'tel:+33123456789'])(
    'keeps %s',
    (href) => expect(safeHref(href)).toBe(href),
  )

  it.each([
    ['example.org/page', 'https://example.org/page'],
    ['example.org:8080', 'https://example.org:8080'],
    ['name@example.org', 'mailto:name@example.org'],
    ['https://example.org', 'https://example.org'],
    ['javascript:alert(1)', null],
    ['not an address', null],
    ['word', null],
  ])('understands %s', (typed, href) => expect(hrefFromInput(typed)).toBe(href))
})

describe('plain text', () => {
  it('reads one line per block, tabs between cells, notes after the text', () => {
    const text = plainText(everything, { indicatorName: () => 'INC-02', footnotes: true })
    expect(text.split('\n')).toEqual([
      'A network reaches the home.',
      'Reach, cost and use',
      'Cost',
      'See the standard',
      'INC-02 and more',
      'first',
      'third',
      'No essential service is digital only.',
      'Condition\tSource',
      'Reach',
      '[1] Second edition.',
      '[2] Revised in 2024.',
    ])
  })

  it('numbers notes in the order of the text', () => {
    expect(footnotesOf(everything)).toEqual([
      { number: 1, text: 'Second edition.' },
      { number: 2, text: 'Revised in 2024.' },
    ])
  })

  it.each([
    ['', 0],
    ['One essential service', 3],
    ['l’accès aux services', 3],
    ['l’accès d’aujourd’hui', 2],
    ['25 Mbit/s, or 2.5 %', 5],
    ['low-income households', 2],
  ])('counts the words of %j', (text, words) => expect(countWords(text)).toBe(words))
})
