import { expect, test } from 'vitest'
import { buildSecretariat } from '#tests/factories/people.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, openReady, startCollab, when } from './collab-harness.ts'

test('the server says who is there: name, organisation and group, of readers too', async () => {
  const { url } = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, observer] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'observer' }),
  ])
  const office = await buildSecretariat()
  const a = await openReady(url, ada, section.id)
  const o = await openReady(url, observer, section.id)
  await openReady(url, { person: office }, section.id)
  await when(a, () => a.people.length === 2)
  expect(
    a.people.map(({ personId, name, organisation, groupCode, groupColour }) => ({
      personId,
      name,
      organisation,
      groupCode,
      groupColour,
    })),
  ).toEqual(
    expect.arrayContaining([
      {
        personId: observer.person.id,
        name: observer.person.name,
        organisation: observer.organisation.name,
        groupCode: observer.group.code,
        groupColour: observer.group.colour,
      },
      { personId: office.id, name: office.name, organisation: '', groupCode: '', groupColour: '' },
    ]),
  )
  o.setPresence({ anchor: new Uint8Array([1, 2]), head: new Uint8Array([3]) })
  await when(a, () => a.people.some(({ anchor, head }) => anchor?.join() === '1,2' && head?.join() === '3'))
  o.setPresence(null)
  await when(a, () => a.people.every(({ anchor }) => anchor === null))
})

test('whoever goes is gone at once, and back after a cut with their place', async () => {
  const { url } = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const socket = connect(url, bo)
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id, { socket })])
  b.setPresence({ anchor: new Uint8Array([7]), head: new Uint8Array([7]) })
  await when(a, () => a.people[0]?.anchor?.[0] === 7)
  socket.disconnect()
  await when(a, () => a.people.length === 0)
  expect(b.people).toEqual([])
  socket.connect()
  await when(a, () => a.people[0]?.anchor?.[0] === 7)
  b.destroy()
  await when(a, () => a.people.length === 0)
})
