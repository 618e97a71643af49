import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { linesOf, openReady, saved, shows, startCollab, write } from './collab-harness.ts'

test('what an editor tidies on a reader\'s screen is neither sent nor called refused', async () => {
  const { url, collab } = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, observer] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'observer' }),
  ])
  const [a, o] = await Promise.all([openReady(url, ada, section.id), openReady(url, observer, section.id)])
  o.fragment.push([new Y.XmlElement('paragraph')])
  write(a, 'for everybody')
  await Promise.all([saved(a), shows(o, 'for everybody')])
  expect(o.state).toBe('saved')
  expect(collab.stats.refusals).toEqual({})
  expect(linesOf(a.fragment)).toEqual(['for everybody'])
})
