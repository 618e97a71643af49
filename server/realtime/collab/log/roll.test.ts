import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boundTo, liveDocument } from '#tests/factories/live-documents.ts'
import { DEFAULT_LIMITS } from '../wire/limits.ts'
import { rollsIn } from './roll.ts'

const limits = { ...DEFAULT_LIMITS, rollIds: 10, rollQuietMs: 60_000 }

/** A text with a letter of each of so many visits, of people in turn. */
function visited(visits: number, people: number) {
  const doc = new Y.Doc()
  const bindings = new Map<number, ReturnType<typeof boundTo>>()
  for (let visit = 1; visit <= visits; visit++) {
    doc.clientID = visit
    doc.getXmlFragment('content').push([new Y.XmlElement('paragraph')])
    bindings.set(visit, boundTo(`${visit % people}`))
  }
  return liveDocument({ doc, bindings })
}

test('a text is rolled when it has more ids than the limit, and when nobody has been there for long enough', () => {
  expect(rollsIn(limits, visited(10, 2))).toBeNull()
  const document = visited(11, 2)
  expect(rollsIn(limits, document)).toBeGreaterThan(59_000)
  document.leftAt -= 60_000
  expect(rollsIn(limits, document)).toBe(0)
})

test('it is left where little would be gained, where it is damaged, and where something happens to it as a whole', () => {
  expect(rollsIn(limits, visited(20, 11))).toBeNull()
  expect(rollsIn(limits, visited(20, 10))).not.toBeNull()
  expect(rollsIn(limits, Object.assign(visited(20, 2), { damage: 'row 3 is missing' }))).toBeNull()
  const paused = visited(20, 2)
  paused.pauseWriting(1000)
  expect(rollsIn(limits, paused)).toBeNull()
})
