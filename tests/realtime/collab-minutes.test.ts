import { beforeAll, expect, test } from 'vitest'
import { actOnMinutes } from '#app/features/minutes/minutes.server.ts'
import { minutesOf } from '#app/features/minutes/minutes-access.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { openMinutes } from '#tests/factories/minutes.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { linesOf, open, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'

let moderator: Member
let participant: Member
let observer: Member
let session: Session

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  participant = await buildMember({ roundtable })
  observer = await buildMember({ roundtable, role: 'observer' })
  session = await buildSession({ roundtable, state: 'ended' })
})

const subject = () => ({ subject: { type: 'minutes' as const, id: session.id } })
const served = () => startCollab()

test('the rapporteur and moderators write, the table reads, and nobody else learns that it exists', async () => {
  const { url } = await served()
  await openMinutes(session, { rapporteur: participant })
  const [m, p, o] = await Promise.all(
    [moderator, participant, observer].map((one) => openReady(url, one, '', subject())),
  )
  expect([m!.role, p!.role, o!.role]).toEqual(['writer', 'writer', 'reader'])
  write(p!, 'What it meant')
  await Promise.all([saved(p!), shows(m!, 'What it meant'), shows(o!, 'What it meant')])
  const stranger = open(url, await buildMember({ role: 'moderator' }), '', subject())
  await when(stranger, () => stranger.state === 'gone')
  const secretariat = await openReady(url, { person: await buildSecretariat() }, '', subject())
  expect(secretariat.role).toBe('reader')
})

test('who may write changes with the rapporteur while the text is open', async () => {
  const { url } = await served()
  await openMinutes(session)
  const p = await openReady(url, participant, '', subject())
  expect(p.role).toBe('reader')
  const named = { act: 'settings', rapporteurId: participant.membership.id, correctionDays: 7 } as const
  const standing = { personId: moderator.person.id, secretariat: false, seat: moderator.seat }
  const place = { session, roundtable: moderator.roundtable, standing, minutes: await minutesOf(session.id) }
  await actOnMinutes(place, named)
  await when(p, () => p.role === 'writer')
  await actOnMinutes(place, { ...named, rapporteurId: '' })
  await when(p, () => p.role === 'reader')
})

test('an observer of a session that is shut to observers is told that there is nothing', async () => {
  const { url } = await served()
  const shut = await buildSession({ roundtable: moderator.roundtable, observersMayCome: false })
  const o = open(url, observer, '', { subject: { type: 'minutes', id: shut.id } })
  await when(o, () => o.state === 'gone')
})

test('what was saved is there after the server was killed', async () => {
  const first = await served()
  await openMinutes(session)
  const m = await openReady(first.url, moderator, '', subject())
  write(m, 'Kept through a kill')
  await saved(m)
  await first.close({ kill: true })
  const again = await served()
  const o = await openReady(again.url, observer, '', subject())
  await shows(o, 'Kept through a kill')
  expect(linesOf(o.fragment).filter((line) => line.includes('Kept through a kill'))).toHaveLength(1)
})
