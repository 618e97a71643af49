import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type LoggedRow, type Stroke, strokesIn } from './merge-plan.ts'
import { mergedOf } from './merged.ts'
import { clientSeqsOf, firstOf, replay, unbroken, withoutCovered } from './replay.ts'

type Act = { kind: 'type' | 'erase' | 'paragraph' | 'bold' | 'remove'; place: number; length: number }
type Visit = { by: number; sees: boolean; acts: Act[] }

const place = fc.double({ min: 0, max: 0.999, noNaN: true })
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('type', 'type', 'type', 'erase', 'paragraph', 'bold', 'remove'),
  place,
  length: fc.integer({ min: 1, max: 40 }),
})
const visits = fc.array(
  fc.record({ by: fc.nat({ max: 2 }), sees: fc.boolean(), acts: fc.array(act, { minLength: 1, maxLength: 4 }) }),
  { minLength: 2, maxLength: 10 },
)

/** Rows as three people make them who do not always see what the others did, each letter a row. */
function rowsOf(all: Visit[]): LoggedRow[] {
  const docs = [1, 2, 3].map(() => new Y.Doc())
  const rows: LoggedRow[] = []
  for (const [by, doc] of docs.entries())
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'others') return
      const seq = String(rows.length + 1)
      const [clientId, personId] = [String(doc.clientID), `person ${by}`]
      const who = { personId, organisationId: 'one', groupId: 'one' }
      const when = { epoch: '1', at: new Date(1e12 + rows.length), firstSeq: null, firstAt: null }
      rows.push({ seq, clientId, clientSeq: seq, kind: 0, bytes, ...who, ...when })
    })
  for (const { by, sees, acts } of all) {
    const doc = docs[by]!
    if (sees) for (const { bytes } of rows) Y.applyUpdate(doc, bytes, 'others')
    for (const it of acts) perform(doc, it)
  }
  return rows
}

function perform(doc: Y.Doc, { kind, place: where, length }: Act) {
  const content = doc.getXmlFragment('content')
  if (kind === 'paragraph' || content.length === 0) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText()])
    return content.insert(Math.floor(where * (content.length + 1)), [paragraph])
  }
  const index = Math.floor(where * content.length)
  if (kind === 'remove') return content.delete(index, 1)
  const text = (content.get(index) as Y.XmlElement).get(0) as Y.XmlText
  const from = Math.floor(where * (text.length + 1))
  for (let letter = 0; letter < length; letter++) {
    if (kind === 'type') text.insert(from + letter, 'abcdefg'[letter % 7]!)
    else if (kind === 'erase' && text.length > from) text.delete(from, 1)
  }
  if (kind === 'bold' && text.length > from) text.format(from, Math.min(length, text.length - from), { bold: true })
}

function replaced(rows: LoggedRow[], strokes: Stroke[]): LoggedRow[] {
  const bytes = mergedOf({ snapshot: null, rows }, strokes)
  const ends = new Map(strokes.map(({ from, to }, at) => [to, { firstSeq: rows[from]!.seq, bytes: bytes[at]! }]))
  return rows.flatMap((row, index) =>
    strokes.some(({ from, to }) => index >= from && index < to) ? [] : [{ ...row, ...ends.get(index) }],
  )
}

function stateOf(rows: LoggedRow[]) {
  const { doc, damage } = replay(null, rows)
  expect(damage).toBeNull()
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex')
}

test('whatever three people did, each state that is left is the same as before, with the same letters under the same ids', () => {
  let merged = 0
  fc.assert(
    fc.property(visits, (all) => {
      const rows = rowsOf(all)
      const after = replaced(rows, strokesIn(rows, { seqs: [], moments: [] }))
      merged += rows.length - after.length
      for (const [at, { seq }] of after.entries())
        expect(stateOf(after.slice(0, at + 1))).toBe(stateOf(rows.slice(0, Number(seq))))
      expect(clientSeqsOf(null, after)).toEqual(clientSeqsOf(null, rows))
      expect(after.reduce((sum, row) => sum + Number(row.seq) - firstOf(row) + 1, 0)).toBe(rows.length)
    }),
    { numRuns: 30, seed: 1 },
  )
  expect(merged).toBeGreaterThan(500)
})

describe('of a log of which one row is merged', () => {
  const typing: Visit = {
    by: 0,
    sees: false,
    acts: [
      { kind: 'paragraph', place: 0, length: 1 },
      { kind: 'type', place: 0, length: 40 },
    ],
  }
  const rows = rowsOf([typing])
  const after = replaced(rows, [{ from: 9, to: 19 }])
  const seqs = (given: LoggedRow[]) => given.map(({ seq }) => Number(seq))

  test('rows that a backup brings back beside it are not read twice, and none is missing', () => {
    const both = [...after.slice(0, 9), ...rows.slice(9, 19), ...after.slice(9)]
    expect(unbroken({ rows: both, from: 0 })).toMatchObject({ reach: 41 })
    expect(seqs(withoutCovered(both.toSpliced(12, 3)))).toEqual(seqs(after))
    expect(stateOf(withoutCovered(both))).toBe(stateOf(rows))
  })

  test('a row that is missing is told by its number', () => {
    expect(replay(null, after.toSpliced(9, 1)).damage).toBe('row 10 is missing')
    expect(replay(null, after.toSpliced(10, 1)).damage).toBe('row 21 is missing')
    const broken = after.with(9, { ...after[9]!, bytes: new Uint8Array([1, 2, 3]) })
    expect(replay(null, broken).damage).toBe('row 20 is broken')
  })

  test('nothing is merged of what is missing or broken', () => {
    const strokes = [{ from: 3, to: 6 }]
    expect(() => mergedOf({ snapshot: null, rows: rows.toSpliced(20, 1) }, strokes)).toThrow('row 21 is missing')
    const broken = rows.with(30, { ...rows[30]!, bytes: new Uint8Array([1, 2, 3]) })
    expect(() => mergedOf({ snapshot: null, rows: broken }, strokes)).toThrow('row 31 is broken')
  })
})
