import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { linesOf, openReady, saved, shows, startCollab, write } from './collab-harness.ts'

async function authorAndObserver() {
  const { url, collab } = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, observer] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'observer' }),
  ])
  const [a, o] = await Promise.all([openReady(url, ada, section.id), openReady(url, observer, section.id)])
  return { collab, a, o }
}

test("what an editor tidies on a reader's screen is neither sent nor called refused", async () => {
  const { collab, a, o } = await authorAndObserver()
  o.fragment.push([new Y.XmlElement('paragraph')])
  write(a, 'for everybody')
  await Promise.all([saved(a), shows(o, 'for everybody')])
  expect(o.state).toBe('saved')
  expect(collab.stats.refusals).toEqual({})
  expect(linesOf(a.fragment)).toEqual(['for everybody'])
})

test('what a reader takes out between two words of the server is shown again', async () => {
  const { a, o } = await authorAndObserver()
  write(a, 'stands as it is')
  await Promise.all([saved(a), shows(o, 'stands as it is')])
  o.fragment.delete(0, 1)
  expect(linesOf(o.fragment)).toEqual([])
  await shows(o, 'stands as it is')
  expect([o.state, o.refusedText]).toEqual(['saved', null])
  expect(linesOf(a.fragment)).toEqual(['stands as it is'])
  // An editor that does the same again is tidying: it is left alone.
  const { generation } = o
  o.fragment.delete(0, 1)
  write(a, 'and goes on')
  await shows(o, 'and goes on')
  expect(o.generation).toBe(generation)
})
