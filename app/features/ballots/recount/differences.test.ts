import { expect, test } from 'vitest'
import { METHOD_NAMES } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import { fetchAllCounts, fetchedCount } from './counts.ts'
import { differences } from './differences.ts'
import { recountText } from './in-browser.ts'
import { rollFaults } from './roll-check.ts'

test.each([
  [{ a: 1 }, { a: 1 }, []],
  [{ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }, [{ path: 'b.1', published: '2', counted: '3' }]],
  [{ a: null }, {}, [{ path: 'a', published: 'null', counted: undefined }]],
  [{ a: [] }, { a: {} }, [{ path: 'a', published: '[]', counted: '{}' }]],
])('%j and %j differ at %j', (published, counted, found) => {
  expect(differences(published, counted)).toEqual(found)
})

test('a browser has the count of every method, and the same one as the server', async () => {
  await fetchAllCounts()
  const electorate = [{ groupId: 'g', voted: 0, eligible: 3 }]
  const options = [
    { id: 'o1', label: 'One' },
    { id: 'o2', label: 'Two' },
  ]
  for (const name of METHOD_NAMES) {
    const { count, settings } = methodOf({ method: name })
    const chosen = settings.parse({ 'criterion-c1': 'Use' })
    expect((await fetchedCount(name))!([], electorate, chosen, options), name).toEqual(
      count([], electorate, chosen, options),
    )
  }
  expect(await fetchedCount('dice')).toBeUndefined()
})

test('what is no bundle is said in one sentence', async () => {
  expect(await recountText('{', () => undefined)).toMatchObject({
    kind: 'unreadable',
    why: expect.stringContaining('no JSON'),
  })
})

const roll = { size: 6, cast: 4, opened: 'a', closed: 'a' }
const four = ['1', '2', '3', '4']
test.each([
  [{ roll, receipts: four }, []],
  [{}, []],
  [{ roll: { ...roll, closed: 'b' }, receipts: four }, ['roll-changed']],
  [{ roll: { ...roll, size: 3 }, receipts: four }, ['roll-small']],
  [{ roll, receipts: ['1', '2', '3'] }, ['receipts-differ']],
  [{ roll, receipts: ['1', '2', '3', '3'] }, ['receipts-twice']],
  [{ roll, receipts: four, votes: [{ group: null, answer: {} }] }, ['votes-differ']],
])('what %j publishes beside its votes has the faults %j', (published, faults) => {
  expect(rollFaults({ votes: null, ...published })).toEqual(faults)
})
