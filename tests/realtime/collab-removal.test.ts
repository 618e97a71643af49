import { expect, test } from 'vitest'
import { removeSection, restoreSection } from '#app/features/sections/removal.server.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { frameworkFor, sectionFor } from '#tests/factories/subjects.ts'
import { actorOf, linesOf, openReady, saved, startCollab, when, write } from './collab-harness.ts'

test('a section is removed while people type in it: it goes at once, everybody is told so, and it comes back with its text', async () => {
  const { url } = await startCollab()
  const roundtable = await buildRoundtable()
  const moderator = await buildMember({ roundtable, role: 'moderator' })
  const members = await Promise.all([1, 2, 3].map(() => buildMember({ roundtable })))
  for (let round = 0; round < 8; round++) {
    const section = await buildSection({ roundtable })
    const desks = await Promise.all(members.map((member) => openReady(url, member, section.id, { mergeMs: 0 })))
    write(desks[0]!, 'first')
    await saved(desks[0]!)
    const typing = setInterval(
      () => desks.forEach((desk, index) => desk.state === 'gone' || write(desk, `by ${index}`)),
      2,
    )
    await when(desks[1]!, () => desks[1]!.fragment.length > 5, 'five lines')
    try {
      await removeSection(
        actorOf(moderator),
        await sectionFor(actorOf(moderator), roundtable.id, section.id, 'arrange'),
        { confirmed: true },
      )
      await Promise.all(
        desks.map((desk) => when(desk, () => desk.state === 'gone' || desk.refusedText !== null, 'the end of it')),
      )
    } finally {
      clearInterval(typing)
    }
    for (const desk of desks) desk.destroy()
    await restoreSection(await frameworkFor(actorOf(moderator), roundtable.id), section.id)
    const back = await openReady(url, members[0]!, section.id)
    expect(linesOf(back.fragment).length).toBeGreaterThan(5)
    back.destroy()
  }
})

test('a removal that is not carried out loses nothing of what is typed meanwhile', async () => {
  const { url } = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, moderator, ada] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable, role: 'moderator' }),
    buildMember({ roundtable }),
  ])
  const a = await openReady(url, ada, section.id)
  write(a, 'one')
  await saved(a)
  const removal = removeSection(
    actorOf(moderator),
    await sectionFor(actorOf(moderator), roundtable.id, section.id, 'arrange'),
    { confirmed: false },
  )
  write(a, 'two')
  await expect(removal).rejects.toMatchObject({ messageKey: 'framework.confirm-removal' })
  await saved(a)
  expect(a.refusedText).toBeNull()
})
