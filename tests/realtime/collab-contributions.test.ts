import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { withSection } from '#app/features/bin/removal.queries.server.ts'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { documentHost } from '#app/features/live-documents/document-host.server.ts'
import { missingIn } from '#app/features/sections/decisions.server.ts'
import { noteTextEdited } from '#app/features/sections/edited.server.ts'
import { sectionPageOf } from '#app/features/sections/section-page.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { onEvent } from '#app/platform/events.server.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { sectionFor } from '#tests/factories/subjects.ts'
import { actorOf, openReady, saved, startCollab, write } from './collab-harness.ts'

const firstText = ({ fragment }: CollabProvider) => (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText

async function table() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, ben] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable, role: 'moderator' }),
    buildMember({ roundtable }),
  ])
  const [a, b] = [await openReady(server.url, ada, section.id), await openReady(server.url, ben, section.id)]
  const actor = actorOf(ada)
  const heard: string[] = []
  const off = onEvent(({ name, scope }) => void (scope.sectionId === section.id && heard.push(name)))
  const note = (...members: Member[]) =>
    noteTextEdited(
      section.id,
      members.map(({ person, organisation, group }) => ({
        personId: person.id,
        organisationId: organisation.id,
        groupId: group.id,
      })),
    )

  /** Every place that says who contributed, asked at one moment. */
  async function said() {
    const subject = await sectionFor(actor, roundtable.id, section.id, 'view')
    const [page, outline, missing, bin] = [
      await sectionPageOf(actor, subject),
      await outlineOf(roundtable.id),
      await missingIn(subject),
      await withSection(subject),
    ]
    const ring = outline.pillars.flatMap(({ sections }) => sections).find(({ id }) => id === section.id)!.groupIds
    const present = [ada.group.id, ben.group.id]
    return {
      words: Object.fromEntries(page.voices.filter(({ words }) => words).map(({ groupId, words }) => [groupId, words])),
      bin: Object.fromEntries(bin.words.map(({ groupId, count }) => [groupId, count])),
      ring: ring.filter((id) => present.includes(id)).sort(),
      ringOfPage: page.outline.pillars
        .flatMap(({ sections }) => sections)
        .find(({ id }) => id === section.id)!
        .groupIds.sort(),
      table: page.voices
        .filter(({ words, comments }) => words + comments)
        .map(({ groupId }) => groupId)
        .sort(),
      notSilent: present.filter((id) => !missing.silentGroupIds.includes(id)).sort(),
    }
  }
  return { section, ada, ben, a, b, note, said, heard, off }
}

test('the page, the outline, what is asked before a decision and the bin name the same groups and words while two groups write', async () => {
  const { ada, ben, a, b, note, said, heard, off } = await table()
  const [one, two] = [ada.group.id, ben.group.id]
  expect(await said()).toEqual({ words: {}, bin: {}, ring: [], ringOfPage: [], table: [], notSilent: [] })

  write(a, 'Cities report three figures')
  await saved(a)
  await note(ada)
  const all = (groups: string[], words: Record<string, number>) => ({
    words,
    bin: words,
    ring: groups,
    ringOfPage: groups,
    table: groups,
    notSilent: groups,
  })
  expect(await said()).toEqual(all([one], { [one]: 4 }))
  expect(heard.splice(0)).toEqual(['text.edited', 'section.heard'])

  write(b, 'and the year')
  await saved(b)
  await note(ben)
  expect(await said()).toEqual(all([one, two].sort(), { [one]: 4, [two]: 3 }))
  expect(heard.splice(0)).toEqual(['text.edited', 'section.heard'])

  // Nothing new for the feed, and yet the open pages hear of it.
  write(b, 'of each')
  await saved(b)
  await note(ben)
  expect(await said()).toEqual(all([one, two].sort(), { [one]: 4, [two]: 5 }))
  expect(heard.splice(0)).toEqual(['text.counted'])

  // A group whose words are all gone has not spoken, though it once wrote here.
  const text = firstText(a)
  text.delete(0, text.length)
  await saved(a)
  await note(ada)
  const left = await said()
  expect(left.ring).toEqual(left.table)
  expect(left).toEqual(all([two], { [two]: 5 }))
  expect(heard.splice(0)).toEqual(['section.heard'])
  off()
})

test('a section from before words were counted is counted at its first page', async () => {
  const { section, ada, a, said, off } = await table()
  write(a, 'Written long ago')
  await saved(a)
  expect(await documentHost().wordsByGroup({ type: 'section', id: section.id })).toEqual({ [ada.group.id]: 3 })
  await db.section.update({ where: { id: section.id }, data: { wordsCountedAt: null } })
  expect((await said()).ring).toEqual([ada.group.id])
  off()
})
