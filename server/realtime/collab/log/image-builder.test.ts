import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Image, imageOf } from './image.ts'
import { buildImage } from './image-builder.ts'
import type { LogRow } from './replay.ts'

const WORDS = 'Words that several people have written one after the other. '

/** A paragraph a row, of so many people in turn. */
function rowsOf(paragraphs: number, people = 7): LogRow[] {
  const docs = Array.from({ length: people }, () => new Y.Doc())
  return Array.from({ length: paragraphs }, (_, at) => {
    const doc = docs[at % people]!
    let bytes: Uint8Array = new Uint8Array()
    doc.once('update', (update: Uint8Array) => (bytes = update))
    doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(WORDS.repeat(20))])
      doc.getXmlFragment('content').push([paragraph])
    })
    for (const other of docs) if (other !== doc) Y.applyUpdate(other, bytes)
    return {
      seq: String(at + 1),
      clientId: String(doc.clientID),
      clientSeq: String(Math.floor(at / people) + 1),
      kind: 0,
      bytes,
    }
  })
}

const read = ({ bytes, stateVector, hash, ...rest }: Image) => ({
  ...rest,
  bytes: [bytes, stateVector, hash].map((it) => Buffer.from(it).toString('hex')),
})

test('a long text is read and compared beside the thread that serves everybody, and comes to the same', async () => {
  const rows = rowsOf(200)
  let turns = 0
  const turning = setInterval(() => turns++, 1)
  const [first, second] = await Promise.all([
    buildImage({ snapshot: null, rows }),
    buildImage({ snapshot: null, rows: rows.slice(0, 150) }),
  ])
  clearInterval(turning)
  expect(turns).toBeGreaterThan(5)
  expect(read(first)).toEqual(read(imageOf({ snapshot: null, rows })))
  expect(first.sound).toBe(true)
  const behind = await buildImage({
    snapshot: { seq: '150', bytes: second.bytes, clientSeqs: second.clientSeqs },
    rows: rows.slice(150),
  })
  expect(behind.json).toBe(first.json)
  expect(behind.clientSeqs).toEqual(first.clientSeqs)
})

test.each([
  ['missing', (rows: LogRow[]) => rows.toSpliced(100, 1), 'row 101 is missing'],
  [
    'broken',
    (rows: LogRow[]) => rows.with(100, { ...rows[100]!, bytes: new Uint8Array([1, 2, 3]) }),
    'row 101 is broken',
  ],
])('a row that is %s is said, and the next text is read as ever', async (_, harm, problem) => {
  const rows = rowsOf(160)
  await expect(buildImage({ snapshot: null, rows: harm(rows) })).rejects.toThrow(problem)
  await expect(buildImage({ snapshot: null, rows })).resolves.toMatchObject({ sound: true })
})
