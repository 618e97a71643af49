import { joinBackward, lift, setBlockType, splitBlock, wrapIn } from '@tiptap/pm/commands'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Act,
  at,
  authorsIn,
  doc,
  drag,
  insert,
  nodes,
  p,
  remove,
  replaceWith,
  type Run,
  run,
  textOfThree,
  write,
} from '#tests/factories/several-hands.ts'

const place = fc.double({ min: 0, max: 1, noNaN: true })
const act = (...kinds: string[]) =>
  fc.record({ kind: fc.constantFrom(...kinds), from: place, to: place, length: fc.integer({ min: 1, max: 6 }) })
const by = fc.integer({ min: 1, max: 3 })
/** What is dragged, and what is typed again, comes with nothing that would do the same to those letters once more. */
const step = fc.oneof(
  { weight: 1, arbitrary: fc.record({ by, acts: fc.tuple(act('drag')) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      by,
      acts: fc
        .tuple(
          fc.array(
            act(
              'type',
              'type',
              'split',
              'split',
              'join',
              'heading',
              'paragraph',
              'quote',
              'lift',
              'list',
              'item',
              'sink',
              'out',
            ),
            { minLength: 1, maxLength: 3 },
          ),
          fc.array(act('retype'), { maxLength: 1 }),
        )
        .map(([acts, again]) => [...acts, ...again]),
    }),
  },
)
type Asked = { kind: string; from: number; to: number; length: number }
/** Which letter is typed next, and what is to be typed again at which place. */
type Hand = { letter: () => string; again: () => string; held: string; place: number }

const COMMANDS: Record<string, Run> = {
  split: splitBlock,
  join: joinBackward,
  heading: setBlockType(nodes.heading!, { level: 2 }),
  paragraph: setBlockType(nodes.paragraph!),
  quote: wrapIn(nodes.blockquote!),
  lift,
  list: wrapInList(nodes.bulletList!),
  item: splitListItem(nodes.listItem!),
  sink: sinkListItem(nodes.listItem!),
  out: liftListItem(nodes.listItem!),
}

function placesOf(state: EditorState, { from: f, to: t, length }: Asked) {
  const near = (share: number) => TextSelection.near(state.doc.resolve(Math.round(share * state.doc.content.size))).from
  const from = near(f)
  const { parent, parentOffset } = state.doc.resolve(from)
  return {
    from,
    to: near(t),
    end: from + Math.min(length, parent.content.size - parentOffset),
    start: from - parentOffset,
  }
}

function actsOf(asked: Asked): ((hand: Hand) => Act)[] {
  const { kind, length } = asked
  const one =
    (act: (state: EditorState, places: ReturnType<typeof placesOf>, hand: Hand) => EditorState) =>
    (hand: Hand) =>
    (state: EditorState) =>
      act(state, placesOf(state, asked), hand)
  const letters = (next: (hand: Hand, index: number) => string) =>
    Array.from({ length }, (_, index) => (hand: Hand) => (state: EditorState) => {
      if (!index) hand.place = placesOf(state, { ...asked, from: asked.to }).from
      const letter = next(hand, index)
      return letter ? insert(letter, hand.place + index)(state) : state
    })
  if (kind === 'type') return letters((hand) => hand.letter())
  if (kind === 'retype')
    return [
      one((state, { from, end }, hand) => {
        hand.held = state.doc.textBetween(from, end)
        return end - from > 1 ? remove(from, end)(state) : ((hand.held = ''), state)
      }),
      ...letters((hand, index) => (index < hand.held.length ? hand.again() || hand.held[index]! : '')),
    ]
  if (kind === 'drag')
    return [
      one((state, { from, to, end }) =>
        end - from < 2 || (to > from && to < end) ? state : drag(from, end, to)(state),
      ),
    ]
  return [
    one((state, { from, end, start }) =>
      run(
        COMMANDS[kind]!,
        kind === 'join' ? at(start) : kind === 'split' && length < 3 ? at(from, end) : at(from),
      )(state),
    ),
  ]
}

/** The same acts on two texts of one form: in the one every letter is there only once, so that it says who wrote it. */
function together(alphabet: string, steps: { by: number; acts: Asked[] }[]) {
  const document = textOfThree()
  const written = new Map<string, string>()
  let shadow = EditorState.create({ doc: doc(p('')) })
  write(document, 1, [replaceWith(shadow.doc)])
  let [count, next] = [0, 0]
  const letter = () => alphabet[next++ % alphabet.length]!
  for (const { by, acts } of steps) {
    const unique = () => {
      const made = String.fromCharCode(0x4e00 + count++)
      written.set(made, 'abc'[by - 1]!)
      return made
    }
    const [real, shown]: [Hand, Hand] = [
      { letter, again: () => '', held: '', place: 0 },
      { letter: unique, again: unique, held: '', place: 0 },
    ]
    const all = acts.flatMap((asked) => actsOf(asked))
    for (const act of all) shadow = EditorState.create({ doc: act(shown)(shadow).doc })
    write(
      document,
      by,
      all.map((act) => act(real)),
    )
  }
  const expected: string[] = []
  shadow.doc.descendants((node) => {
    if (node.isTextblock) expected.push(Array.from(node.textContent, (it) => written.get(it)).join(''))
  })
  return { found: authorsIn(document).map((line) => line.slice(line.indexOf('/') + 1)), expected }
}

test('whoever divides, joins, moves and changes blocks, every letter is whose hand wrote it', () => {
  const letters = String.fromCharCode(...Array.from({ length: 5000 }, (_, at) => 0x1000 + at))
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const { found, expected } = together(letters, steps)
      expect(found).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
