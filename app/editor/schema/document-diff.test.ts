import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BlockDiff, documentDiff } from './document-diff.ts'
import type { DocumentMark, DocumentNode } from './document-json.ts'
import { everything } from './everything.fixture.ts'

const text = (value: string, ...marks: DocumentMark[]): DocumentNode => ({ type: 'text', text: value, marks })
const p = (value: string, ...marks: DocumentMark[]): DocumentNode => ({
  type: 'paragraph',
  content: value ? [text(value, ...marks)] : [],
})
const h = (value: string, level = 2): DocumentNode => ({ type: 'heading', attrs: { level }, content: [text(value)] })
const list = (...items: DocumentNode[]): DocumentNode => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [item] })),
})
const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content })
const wordsOf = ({ node }: { node: DocumentNode }) => (node.content ?? []).map((it) => it.text ?? '').join('')

function said(diff: BlockDiff[]) {
  return diff.map((it) => {
    if (it.kind !== 'changed') return `${{ same: ' ', removed: '-', added: '+' }[it.kind]}${wordsOf(it.block)}`
    const words = it.words.map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind])
    return `~${words.join('')}${it.form ? ' (form)' : ''}`
  })
}

describe('what happened to a text', () => {
  const [one, two, three] = ['The river feeds the town.', 'Fields flood each spring.', 'Nobody counts the cost.']
  it.each<[string, DocumentNode[], DocumentNode[], string[]]>([
    ['nothing', [p(one), p(two)], [p(one), p(two)], [` ${one}`, ` ${two}`]],
    ['a block put in', [p(one), p(three)], [p(one), p(two), p(three)], [` ${one}`, `+${two}`, ` ${three}`]],
    ['a block taken out', [p(one), p(two)], [p(two)], [`-${one}`, ` ${two}`]],
    [
      'a word changed',
      [p(one), p(two)],
      [p(one), p('Fields flood each year.')],
      [` ${one}`, '~Fields flood each [-spring][+year].'],
    ],
    ['another text instead', [p(one)], [p('Who pays?')], [`-${one}`, '+Who pays?']],
    ['a paragraph that is a heading now', [p(one)], [h(one)], [`~${one} (form)`]],
    ['another level', [h(one, 2)], [h(one, 3)], [`~${one} (form)`]],
    ['put into a list', [p(one), p(two)], [list(p(one), p(two))], [`~${one} (form)`, `~${two} (form)`]],
    ['bold', [p(one)], [p(one, { type: 'bold' })], [`~${one} (form)`]],
    ['parted', [p(`${one} ${two}`)], [p(one), p(two)], [`~${one}[- Fields flood each spring.]`, `+${two}`]],
    ['moved', [p(one), p(two), p(three)], [p(two), p(three), p(one)], [`-${one}`, ` ${two}`, ` ${three}`, `+${one}`]],
    ['from nothing', [], [p(one)], [`+${one}`]],
    ['an empty line', [p(one)], [p(one), p('')], [` ${one}`, '+']],
  ])('%s', (_, before, after, expected) => {
    expect(said(documentDiff(doc(...before), doc(...after)))).toEqual(expected)
  })

  it('is nothing where only a discussion began', () => {
    const comment = { type: 'comment', attrs: { threadId: 't' } }
    const discussed = doc({ type: 'paragraph', content: [text('The '), text('river', comment), text(' feeds')] })
    expect(documentDiff(doc(p('The river feeds')), discussed).map(({ kind }) => kind)).toEqual(['same'])
  })

  it('tells a note and a chip that changed', () => {
    const noted = (note: string) =>
      doc({ type: 'paragraph', content: [text('Reach'), { type: 'footnote', attrs: { text: note } }] })
    expect(said(documentDiff(noted('First edition.'), noted('Second edition.')))).toEqual([
      '~Reach [[-First][+Second] edition.] (form)',
    ])
    const chip = (indicatorId: string) =>
      doc({ type: 'paragraph', content: [text('See '), { type: 'indicatorChip', attrs: { indicatorId } }] })
    expect(documentDiff(chip('a'), chip('b'))).toMatchObject([{ kind: 'changed', form: true }])
  })

  it('reads every node there is', () => {
    expect(documentDiff(everything, everything).every(({ kind }) => kind === 'same')).toBe(true)
  })
})

const word = fc.constantFrom('river', 'town', 'spring', 'cost', 'field', 'été', '😀')
const line = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))
const block = fc.oneof(
  line.map((value) => p(value)),
  line.map((value) => h(`${value}.`)),
  line.map((value) => list(p(value))),
)
const document = fc.array(block, { maxLength: 12 }).map((blocks) => doc(...blocks))

it('puts both texts together again, whatever they are', () => {
  const leaves = (node: DocumentNode): DocumentNode[] =>
    node.type === 'paragraph' || node.type === 'heading' ? [node] : (node.content ?? []).flatMap(leaves)
  fc.assert(
    fc.property(document, document, (before, after) => {
      const diff = documentDiff(before, after)
      const side = (own: 'removed' | 'added') =>
        diff.flatMap((it) => {
          if (it.kind === 'changed') return [own === 'removed' ? it.before : it.after]
          return it.kind === 'same' || it.kind === own ? [it.block] : []
        })
      expect(side('removed').map(wordsOf)).toEqual(leaves(before).map((node) => wordsOf({ node })))
      expect(side('added').map(({ node }) => node)).toEqual(leaves(after))
      for (const it of diff) {
        if (it.kind !== 'changed') continue
        const of = (left: string) =>
          it.words
            .filter(({ kind }) => kind !== left)
            .map(({ text }) => text)
            .join('')
        expect([of('added'), of('removed')]).toEqual([wordsOf(it.before), wordsOf(it.after)])
      }
    }),
  )
})
