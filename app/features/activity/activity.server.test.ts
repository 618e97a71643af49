import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { StaticRouter } from 'react-router-dom/server.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { addComment, editComment } from '#app/features/comments/comments.server.ts'
import { removeComment } from '#app/features/comments/thread-states.server.ts'
import { db } from '#app/platform/db.server.ts'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { type EventInput, transaction } from '#app/platform/transaction.server.ts'
import { definitionOf, EVENT_NAMES, EVENTS, namesWhere } from '#app/shared/events/catalogue.ts'
import { FEED_KINDS } from '#app/shared/feed-kinds.ts'
import { paths } from '#app/shared/paths.ts'
import { type Language, LANGUAGES, type Seat } from '#app/shared/roles.ts'
import { buildIndicator, buildThread } from '#tests/factories/decisions.ts'
import { eventExamples, type Scene } from '#tests/factories/event-examples.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildPillar, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { commentFor, threadFor } from '#tests/factories/subjects.ts'
import { activityOf } from './activity.queries.server.ts'
import { ActivityList } from './activity-list.tsx'

let member: Member
let section: { id: string; pillarId: string }

beforeAll(async () => {
  member = await buildMember({ roundtable: await buildRoundtable(), role: 'moderator' })
  section = await buildSection({ roundtable: member.roundtable })
})

const standing = { personId: '', secretariat: true, seat: null }
const feedOf = (roundtableId: string) => activityOf(roundtableId, {}, standing, 400).then(({ lines }) => lines)

function shown(lines: Awaited<ReturnType<typeof feedOf>>, language: Language) {
  const list = createElement(ActivityList, { lines, compact: true })
  return renderToStaticMarkup(
    createElement(I18nextProvider, { i18n: i18nFor(language) }, createElement(StaticRouter, { location: '/' }, list)),
  )
}

/** Every event of the catalogue twice: about a record that is there, and about one that is gone. */
async function recordEveryEvent(seat: Seat) {
  const roundtable = { id: seat.roundtableId }
  const [pillar, { id: sectionId }, indicator] = await Promise.all([
    buildPillar({ roundtable }),
    buildSection({ roundtable }),
    buildIndicator({ roundtable }),
  ])
  const { thread, comment } = await buildThread({ section: { id: sectionId }, member: { seat } as Member })
  const scene: Scene = {
    seat,
    pillarId: pillar.id,
    sectionId,
    threadId: thread.id,
    commentId: comment.id,
    indicatorId: indicator.id,
  }
  const there: Record<string, string> = {
    pillar: pillar.id,
    section: sectionId,
    thread: thread.id,
    comment: comment.id,
    indicator: indicator.id,
    roundtable: roundtable.id,
    person: seat.personId,
  }
  const examples = eventExamples(scene)
  const inputs = EVENT_NAMES.map(
    (name) =>
      ({ name, seat, subjectId: there[EVENTS[name].subject] ?? seat.membershipId, data: examples[name] }) as EventInput,
  )
  await transaction((_, record) =>
    record(...inputs, ...inputs.map((input) => ({ ...input, subjectId: '00000000-0000-4000-8000-000000000000' }))),
  )
  return scene
}

describe('the feed', () => {
  it('shows a comment as it reads now, and no word of it once it is removed', async () => {
    const actor = await actorOf(member.person)
    const { thread } = await buildThread({ section, member, body: 'What begins it' })
    const place = await threadFor(actor, member.roundtable.id, thread.id, 'reply')
    const { id } = (await addComment(actor, place, { body: 'Said in anger' }))!
    const line = async () => (await feedOf(member.roundtable.id)).find(({ name }) => name === 'comment.created')
    expect(await line()).toMatchObject({ excerpt: 'Said in anger', commentGone: false })
    await editComment(await commentFor(actor, member.roundtable.id, id, 'edit'), { body: 'Said with care' })
    expect(await line()).toMatchObject({ excerpt: 'Said with care' })
    await removeComment(await commentFor(actor, member.roundtable.id, id, 'remove'))
    expect(await line()).toMatchObject({ excerpt: null, commentGone: true })
    const events = JSON.stringify(await db.event.findMany({ where: { roundtableId: member.roundtable.id } }))
    expect(events).not.toMatch(/anger|care/)
    const lines = await feedOf(member.roundtable.id)
    expect(shown(lines, 'en')).toContain('The comment has been removed.')
    expect(shown(lines, 'fr')).toContain('Le commentaire a été supprimé.')
  })

  it.each(LANGUAGES)('says every event there is without a brace, its record there or gone, in %s', async (language) => {
    const { roundtable, seat } = await buildMember()
    const scene = await recordEveryEvent(seat)
    const lines = await feedOf(roundtable.id)
    expect(new Set(lines.map(({ name }) => name))).toEqual(new Set(namesWhere(({ audience }) => audience !== 'nobody')))
    const unsaid = lines.filter((line) =>
      shown([line], language).includes(i18nFor(language).t('activity:feed.unknown')),
    )
    expect(new Set(unsaid.map(({ name }) => name))).toEqual(
      new Set(namesWhere(({ audience }) => audience === 'secretariat')),
    )
    expect(shown(lines, language)).not.toMatch(/[{}]|undefined|\[object|event\./)
    expect(lines.filter(({ name, about }) => name === 'section.renamed' && about.section)).toHaveLength(1)
    expect(lines.find(({ name }) => name === 'draft.opened')?.to).toBe(paths.framework(roundtable.id))
    expect(lines.find(({ name }) => name === 'membership.invited')?.to).toBe(paths.people(roundtable.id))
    expect(lines.some(({ to }) => to === paths.indicator(roundtable.id, scene.indicatorId))).toBe(true)
  })

  it.each(LANGUAGES)('has one sentence for every event that it says and none besides, in %s', (language) => {
    const sentences = i18nFor(language).getResource(language, 'activity', 'event') as Record<
      string,
      Record<string, string>
    >
    const written = Object.entries(sentences).flatMap(([subject, own]) =>
      Object.keys(own).map((key) => `${subject}.${key.replace(/_(?:one|many|other)$/, '')}`),
    )
    const said = EVENT_NAMES.flatMap((name) => EVENTS[name].feed?.sentence ?? [])
    expect(new Set(written)).toEqual(new Set(said))
    const histories = i18nFor(language).getResource(language, 'indicators', 'history') as Record<string, string>
    for (const name of EVENT_NAMES)
      expect(Object.keys(histories)).toEqual(expect.arrayContaining([definitionOf(name)?.history ?? 'title']))
  })

  it('finds every event that it says under the kind of the catalogue, and under that alone', async () => {
    const { roundtable, seat } = await buildMember()
    await recordEveryEvent(seat)
    for (const kind of FEED_KINDS) {
      const { lines } = await activityOf(roundtable.id, { kind }, standing, 400)
      expect(new Set(lines.map(({ name }) => name))).toEqual(
        new Set(namesWhere(({ audience, feed }) => audience === 'members' && feed.kind === kind)),
      )
    }
  })

  it('shows the rows of earlier versions, also those whose name or data it does not know', async () => {
    const { roundtable, seat } = await buildMember()
    const row = {
      roundtableId: roundtable.id,
      personId: seat.personId,
      subjectType: 'membership',
      subjectId: seat.membershipId,
    }
    await db.event.createMany({
      data: [
        { ...row, name: 'membership.begun' },
        { ...row, name: 'membership.invited' },
        { ...row, name: 'table.laid' },
      ],
    })
    const html = shown(await feedOf(roundtable.id), 'en')
    for (const said of ['added somebody as a member', 'invited somebody', 'changed something at this table'])
      expect(html).toContain(said)
  })

  it('lets no event be recorded with words of people', async () => {
    const thread = { sectionId: section.id, threadId: section.id }
    const words = {
      name: 'comment.created',
      seat: member.seat,
      subjectId: section.id,
      data: { ...thread, excerpt: 'Said in anger' },
    } as const
    await expect(transaction((_, record) => record(words))).rejects.toThrow(/excerpt/)
    const disguised = { ...words, data: { ...thread, threadId: 'Said in anger' } }
    await expect(transaction((_, record) => record(disguised))).rejects.toThrow(/threadId/)
  })

  it('lets no event be recorded that the catalogue does not know, or without what it lists', async () => {
    const event = { name: 'comment.shouted', seat: member.seat, subjectId: section.id } as unknown as EventInput
    await expect(transaction((_, record) => record(event))).rejects.toThrow(/comment.shouted/)
    await expect(
      transaction((_, record) => record({ ...event, name: 'comment.created' } as EventInput)),
    ).rejects.toThrow(/sectionId, threadId/)
  })
})

describe('what became of a session', () => {
  it('is said with the session it is about, leads there or to its minutes, and is said to no observer where it was shut', async () => {
    const { roundtable, seat } = member
    const observer = await buildMember({ roundtable, role: 'observer' })
    const session = await buildSession({ roundtable, title: 'Services' })
    const about = { seat, subjectId: session.id, scope: { sessionId: session.id } }
    await transaction(async (_tx, record) => {
      await record({ ...about, name: 'session.started', data: {} })
      await record({ ...about, name: 'session.ended', data: { running: true } })
      await record({ ...about, name: 'minutes.approved', data: {} })
    })
    const said = async (standing: Parameters<typeof activityOf>[2]) =>
      (await activityOf(roundtable.id, {}, standing, 400)).lines
        .filter((line) => line.about.session === `${session.number}: Services`)
        .map(({ sentence, to }) => [sentence, to])
    const page = `/roundtables/${roundtable.id}/sessions/${session.id}`
    expect(await said(standing)).toEqual([
      ['minutes.approved', `${page}/minutes`],
      ['session.ended', page],
      ['session.started', page],
    ])
    const ofObserver = { personId: observer.person.id, secretariat: false, seat: observer.seat }
    expect(await said(ofObserver)).toHaveLength(3)
    await db.session.update({ where: { id: session.id }, data: { observersMayCome: false } })
    expect(await said(ofObserver)).toEqual([])
  })
})
