import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAuthors, encodeAuthors, type MovedLetters } from './collab-authors.ts'

const GROUPS = Array.from({ length: 7 }, () => randomUUID())
const client = fc.integer({ min: 0, max: 2 ** 32 - 1 })

test('what is encoded is read again', () => {
  const clients = fc
    .array(fc.tuple(client, fc.constantFrom(...GROUPS)), { maxLength: 60 })
    .map((pairs) => new Map(pairs))
  const moved = fc
    .uniqueArray(fc.tuple(client, fc.integer({ min: 0, max: 50 })), { selector: (it) => it.join(), maxLength: 60 })
    .chain((places) =>
      fc.tuple(
        ...places.map(([id, at]) =>
          fc.record({
            client: fc.constant(id),
            clock: fc.constant(at * 100),
            length: fc.integer({ min: 1, max: 100 }),
            groupId: fc.option(fc.constantFrom(...GROUPS)),
          }),
        ),
      ),
    )
  const ordered = (all: MovedLetters[]) => [...all].sort((a, b) => a.client - b.client || a.clock - b.clock)
  fc.assert(
    fc.property(clients, moved, (byClient, letters) => {
      const read = decodeAuthors(encodeAuthors({ clients: byClient, moved: [...letters] }))
      expect(new Map([...read.clients].sort())).toEqual(new Map([...byClient].sort()))
      expect(read.moved).toEqual(ordered(letters))
    }),
  )
})

test('a text of a thousand client ids is told in less than 6 kB, one more id in less than 30 bytes', () => {
  // Not by chance: the same ids in every run.
  let seed = 7
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 32)
  const clients = new Map(Array.from({ length: 1000 }, (_, at) => [next(), GROUPS[at % GROUPS.length]!]))
  const moved = Array.from({ length: 200 }, (_, at) => ({
    client: [...clients.keys()][at]!,
    clock: at * 40,
    length: 12,
    groupId: GROUPS[(at + 3) % GROUPS.length]!,
  }))
  const bytes = [encodeAuthors({ clients, moved: [] }), encodeAuthors({ clients, moved })].map(({ length }) => length)
  expect(bytes[0]).toBeLessThan(4300)
  expect(bytes[1]).toBeLessThan(6000)
  expect(encodeAuthors({ clients: new Map([[next(), GROUPS[0]!]]), moved: [] }).length).toBeLessThan(30)
})
