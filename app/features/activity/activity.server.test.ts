import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { StaticRouter } from 'react-router-dom/server.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { commentFor, threadFor } from '#app/features/comments/threads.queries.server.ts'
import { addComment, editComment } from '#app/features/comments/comments.server.ts'
import { removeComment } from '#app/features/comments/thread-states.server.ts'
import { db } from '#app/platform/db.server.ts'
import { i18nFor } from '#app/platform/i18n.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { EVENTS, type EventName } from '#app/shared/event-catalogue.ts'
import { LANGUAGES, type Language } from '#app/shared/roles.ts'
import { buildIndicator, buildThread } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildPillar, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { ActivityList } from './activity-list.tsx'
import { activityOf } from './activity.queries.server.ts'

let member: Member
let section: { id: string; pillarId: string }

beforeAll(async () => {
  member = await buildMember({ roundtable: await buildRoundtable(), role: 'moderator' })
  section = await buildSection({ roundtable: member.roundtable })
})

const feedOf = (roundtableId: string) => activityOf(roundtableId, {}, 200).then(({ lines }) => lines)

function shown(lines: Awaited<ReturnType<typeof feedOf>>, language: Language) {
  const list = createElement(ActivityList, { lines, compact: true })
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: i18nFor(language) }, createElement(StaticRouter, { location: '/' }, list)))
}

describe('the feed', () => {
  it('shows a comment as it reads now, and no word of it once it is removed', async () => {
    const actor = await actorOf(member.person)
    const { thread } = await buildThread({ section, member, body: 'What begins it' })
    const { id } = await addComment(actor, await threadFor(actor, member.roundtable.id, thread.id, 'reply'), { body: 'Said in anger' })
    const line = async () => (await feedOf(member.roundtable.id)).find(({ name }) => name === 'comment.created')
    expect(await line()).toMatchObject({ excerpt: 'Said in anger', commentGone: false })
    await editComment(actor, await commentFor(actor, member.roundtable.id, id, 'edit'), { body: 'Said with care' })
    expect(await line()).toMatchObject({ excerpt: 'Said with care' })
    await removeComment(actor, await commentFor(actor, member.roundtable.id, id, 'remove'))
    expect(await line()).toMatchObject({ excerpt: null, commentGone: true })
    const events = JSON.stringify(await db.event.findMany({ where: { roundtableId: member.roundtable.id } }))
    expect(events).not.toMatch(/anger|care/)
    const lines = await feedOf(member.roundtable.id)
    expect(shown(lines, 'en')).toContain('The comment has been removed.')
    expect(shown(lines, 'fr')).toContain('Le commentaire a été supprimé.')
  })

  it.each(LANGUAGES)('says every event there is without a brace, its record there or gone, in %s', async (language) => {
    const { roundtable, seat } = await buildMember()
    const [pillar, { id: sectionId }, indicator] = await Promise.all([buildPillar({ roundtable }), buildSection({ roundtable }), buildIndicator({ roundtable })])
    const { thread, comment } = await buildThread({ section: { id: sectionId }, member: { ...member, seat } })
    const there: Record<string, string> = { pillar: pillar.id, section: sectionId, text: sectionId, thread: thread.id, comment: comment.id, indicator: indicator.id }
    const values = { id: sectionId, ids: [], number: 3, flag: true, word: 'review', words: [] }
    const kinds: Record<string, string> = { sectionId, threadId: thread.id, commentId: comment.id, indicatorId: indicator.id, personId: seat.personId, pillarId: pillar.id }
    const names = Object.keys(EVENTS) as EventName[]
    await transaction(async (_, record) => {
      for (const name of names) {
        const kind = name.split('.')[0] ?? ''
        const data = Object.fromEntries(Object.entries(EVENTS[name]).map(([key, field]) => [key, kinds[key] ?? values[field as keyof typeof values]]))
        const subject = { subjectType: kind === 'text' ? 'section' : kind, subjectId: there[kind] ?? seat.membershipId }
        await record({ name, seat, ...subject, data }, { name, seat, ...subject, subjectId: '00000000-0000-4000-8000-000000000000' })
      }
    })
    const lines = await feedOf(roundtable.id)
    expect(new Set(lines.map(({ name }) => name)).size).toBe(names.filter((name) => !['vote.changed', 'vote.withdrawn'].includes(name)).length)
    const html = shown(lines, language)
    const unsaid = lines.filter(({ name }) => /^(pillar|section|text|thread|comment|indicator|ballot|vote|membership)\./.test(name)).filter((line) => shown([line], language).includes(i18nFor(language).t('activity:feed.unknown')))
    expect(unsaid.map(({ name }) => name)).toEqual([])
    expect(html).not.toMatch(/[{}]|undefined|\[object|event\./)
  })

  it('lets no event be recorded with words of people', async () => {
    const words = { name: 'comment.created', seat: member.seat, subjectType: 'comment', subjectId: section.id, data: { excerpt: 'Said in anger' } } as const
    await expect(transaction((_, record) => record(words))).rejects.toThrow(/excerpt/)
    const disguised = { ...words, data: { threadId: 'Said in anger' } }
    await expect(transaction((_, record) => record(disguised))).rejects.toThrow(/threadId/)
  })
})
