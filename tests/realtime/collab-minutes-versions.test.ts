import { expect, test } from 'vitest'
import { plainText } from '#app/editor/schema/plain-text.ts'
import { versionSchema } from '#app/features/live-documents/version.schema.ts'
import { minutesOf } from '#app/features/minutes/minutes-access.server.ts'
import * as minutes from '#app/features/minutes/versions.server.ts'
import * as notes from '#app/features/tables/versions.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Person } from '#app/platform/prisma/client.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { openMinutes } from '#tests/factories/minutes.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { sessionFor } from '#tests/factories/subjects.ts'
import { buildDraw } from '#tests/factories/tables.ts'
import { actorOf, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'

const named = (name: string) => versionSchema.parse({ name })
type Who = { person: Person }

async function stage() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [mo, ada, bo, observer] = await Promise.all([
    buildMember({ roundtable, role: 'moderator' }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'observer' }),
  ])
  const session = await buildSession({ roundtable, state: 'ended' })
  await openMinutes(session, { rapporteur: ada })
  const begunAt = new Date()
  const { tableId, drawId } = await buildDraw({ session, members: [ada], begunAt, dueAt: begunAt })
  const at = async ({ person }: Who) => {
    const actor = actorOf({ person })
    return [actor, await sessionFor(actor, roundtable.id, session.id, 'view')] as const
  }
  return { ...server, roundtable, mo, ada, bo, observer, session, tableId, drawId, at }
}
type Stage = Awaited<ReturnType<typeof stage>>

/** The same acts on either kind of text; Ada writes in both, Mo moderates, Bo only reads. */
const KINDS = {
  minutes: ({ session, at }: Stage) => {
    const subject = async (who: Who) => {
      const [actor, found] = await at(who)
      return [actor, { ...found, minutes: await minutesOf(session.id) }] as const
    }
    return {
      text: { type: 'minutes', id: session.id } satisfies DocumentSubject,
      name: async (who: Who, name: string) => minutes.nameMinutesVersion(...(await subject(who)), named(name)),
      versions: async (who: Who) => minutes.minutesVersions((await subject(who))[1]),
      textAt: async (who: Who, seq: number) => minutes.minutesTextAt((await subject(who))[1], seq),
      difference: async (who: Who, from: number, to: number) =>
        minutes.minutesDifference((await subject(who))[1], from, to),
      restore: async (who: Who, seq: number) => minutes.restoreMinutesVersion(...(await subject(who)), seq),
      events: ['minutes.version-named', 'minutes.text-restored'],
    }
  },
  table: ({ tableId, drawId, at }: Stage) => {
    const subject = async (who: Who) => {
      const [actor, found] = await at(who)
      return [actor, { ...found, table: { id: tableId, drawId, number: 1 } }] as const
    }
    return {
      text: { type: 'table', id: tableId } satisfies DocumentSubject,
      name: async (who: Who, name: string) => notes.nameNotesVersion(...(await subject(who)), named(name)),
      versions: async (who: Who) => notes.notesVersions((await subject(who))[1]),
      textAt: async (who: Who, seq: number) => notes.notesAt((await subject(who))[1], seq),
      difference: async (who: Who, from: number, to: number) =>
        notes.notesDifference((await subject(who))[1], from, to),
      restore: async (who: Who, seq: number) => notes.restoreNotesVersion(...(await subject(who)), seq),
      events: ['tables.version-named', 'tables.text-restored'],
    }
  },
}

test.each(['minutes', 'table'] as const)('the text of %s: named, compared, read as it was, and back', async (kind) => {
  const here = await stage()
  const { url, collab, mo, ada, bo, session } = here
  const of = KINDS[kind](here)
  await expect(of.name(mo, 'Nothing yet')).rejects.toMatchObject({ messageKey: 'versions.empty' })
  const a = await openReady(url, ada, '', { subject: of.text })
  write(a, 'What was said')
  await saved(a)
  const first = await of.name(ada, 'As read out')
  const m = await openReady(url, mo, '', { subject: of.text })
  await shows(m, 'What was said')
  m.fragment.delete(0, 1)
  write(m, 'What it meant')
  await saved(m)

  expect(await of.difference(bo, first.seq, (await collab.host.contentOf(of.text)).headSeq)).toMatchObject([
    { kind: 'changed' },
  ])
  const restored = await of.restore(mo, first.seq)
  await when(a, () => linesOf(a.fragment).join('|') === 'What was said')
  expect(await collab.host.wordsByGroup(of.text)).toEqual({ [ada.group.id]: 3 })
  expect(plainText(await of.textAt(bo, restored!.before))).toBe('What it meant')
  expect((await of.versions(bo)).map(({ seq, named: it }) => [seq, it?.name])).toEqual([
    [restored!.before, undefined],
    [first.seq, 'As read out'],
  ])
  expect(await of.restore(mo, first.seq)).toBeNull()
  const events = await db.event.findMany({
    where: { subjectId: session.id, name: { in: of.events } },
    orderBy: { id: 'asc' },
  })
  expect(events).toMatchObject([
    { name: of.events[0], personId: ada.person.id, groupId: ada.group.id, data: { versionId: first.id } },
    { name: of.events[1], personId: mo.person.id, data: { version: first.seq, ...restored } },
  ])
})

test.each(['minutes', 'table'] as const)('the text of %s: whoever may not, may not', async (kind) => {
  const here = await stage()
  const { url, roundtable, mo, ada, bo, observer, session } = here
  const of = KINDS[kind](here)
  const a = await openReady(url, ada, '', { subject: of.text })
  write(a, 'What was said')
  await saved(a)
  const { seq } = await of.name(ada, 'First')
  write(a, 'One more')
  await saved(a)
  const secretariat = { person: await buildSecretariat() }
  const stranger = await buildMember({ role: 'moderator' })

  for (const who of [bo, observer]) await expect(of.name(who, 'No')).rejects.toMatchObject({ code: 'forbidden' })
  // From a seat: words are put into the text under the organisation and group of whoever does it.
  for (const who of [ada, bo, observer, secretariat])
    await expect(of.restore(who, seq)).rejects.toMatchObject({ code: 'forbidden' })
  for (const act of [
    () => of.name(stranger, 'No'),
    () => of.versions(stranger),
    () => of.textAt(stranger, seq),
    () => of.restore(stranger, seq),
  ])
    await expect(act()).rejects.toMatchObject({ code: 'not-found' })
  for (const none of [seq + 1, 0, -1]) await expect(of.restore(mo, none)).rejects.toMatchObject({ code: 'not-found' })

  const approval = { approvedAt: new Date(), approvedInId: session.id, frozen: '{}', sha256: 'a'.repeat(64) }
  await db.minutes.update({
    where: { sessionId: session.id },
    data: { state: 'approved', approvedById: mo.person.id, ...approval },
  })
  for (const act of [() => of.restore(mo, seq), () => of.name(ada, 'No')])
    await expect(act()).rejects.toMatchObject({ code: 'forbidden' })
  expect(await of.name(mo, 'As approved')).toMatchObject({ seq: seq + 1 })
  expect(await of.name(secretariat, 'As approved')).toMatchObject({ seq: seq + 1 })
  await db.roundtable.update({ where: { id: roundtable.id }, data: { state: 'closed' } })
  await expect(of.name(mo, 'No')).rejects.toMatchObject({ code: 'forbidden' })
  expect(await of.versions(bo)).toHaveLength(3)
})
