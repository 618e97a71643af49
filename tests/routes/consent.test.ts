import { afterAll, describe, expect, it } from 'vitest'
import { setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import * as feed from '#app/routes/roundtables+/$roundtableId+/activity.index.tsx'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.index.tsx'
import * as reopening from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.reopening.ts'
import * as showing from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result.ts'
import * as file from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.result[.]csv.ts'
import * as withdrawal from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.withdrawal.ts'
import * as onIndicator from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.ballot.tsx'
import * as onSection from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.ballot.tsx'
import * as removal from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.removal.tsx'
import { buildIndicator } from '#tests/factories/decisions.ts'
import { type Member } from '#tests/factories/roundtables.ts'
import { answer, buildConsentScene, RULE, votesOf } from './consent-scene.ts'

const { document, section, moderator, members, call, vote, onItsSection, shown } = await buildConsentScene()

afterAll(() => setDocumentHost(null))

describe('a ballot on a section', () => {
  it('is about the text as it stood, counts by its rule, and tells reasons without names', async () => {
    document.text = 'Nobody pays more than two per cent.'
    const ballot = await onItsSection()
    expect(ballot).toMatchObject({
      subjectType: 'section',
      subjectId: section.id,
      method: 'consent',
      round: 1,
      wording: { version: 14, name: section.title, text: document.text },
      settings: { share: 0.7, groups: 1, objections: 1 },
    })
    document.text = 'Other words.'
    const [one, two, three, four] = members as [Member, Member, Member, Member]
    for (const [who, body] of [
      [one, answer('favour', 'not kept')],
      [two, answer('live')],
      [three, answer('object', 'It costs too much')],
      [four, answer('favour')],
      [moderator, answer('abstain')],
    ] as const)
      expect((await vote(who, ballot, body)).data).toMatchObject({ ok: true })
    const hidden = (await call(page.loader, two, { ballotId: ballot.id })).data.ballot
    expect(hidden).toMatchObject({
      result: null,
      own: { answer: { position: 'live', reason: '' } },
      wording: { text: 'Nobody pays more than two per cent.' },
      can: { vote: true, close: false },
    })
    expect(JSON.stringify(hidden)).not.toContain('costs')
    const { result, turnout } = await shown(ballot)
    expect(result).toMatchObject({
      voted: 5,
      eligible: 5,
      overall: { favour: 2, live: 1, object: 1, abstain: 1 },
      share: 0.75,
      reasons: ['It costs too much'],
      accepted: true,
    })
    expect(turnout.find((group: { groupId: string }) => group.groupId === moderator.group.id)).toMatchObject({
      voted: 5,
      eligible: 5,
    })
    const csv = (await call(file.loader, two, { ballotId: ballot.id })).text.trim().split('\r\n')
    expect(csv[0]).toBe('group,name,eligible,answered,shown,in_favour,can_live_with_it,object,abstain,share,over_line')
    expect(csv[1]).toBe(',,5,5,yes,2,1,1,1,0.75,')
    expect((await votesOf(ballot)).map((row) => row.answer)).toContainEqual({ position: 'favour', reason: '' })
  })

  it('has a line in the feed that leads to its page, and none of its events says how anybody answered', async () => {
    const ballot = await onItsSection()
    await vote(members[0]!, ballot, answer('object', 'Secret words'))
    const { lines } = (await call(feed.loader, moderator, {})).data.feed
    const opened = lines.find(({ name }: { name: string }) => name === 'ballot.opened')
    expect(opened).toMatchObject({
      about: { section: section.title },
      to: `/roundtables/${moderator.roundtable.id}/ballots/${ballot.id}`,
    })
    expect(JSON.stringify(await db.event.findMany({ where: { subjectId: ballot.id } }))).not.toMatch(/object|Secret/)
    await shown(ballot)
  })

  it('keeps its section out of the bin while it is open, and its closing stands once the section is agreed', async () => {
    const ballot = await onItsSection()
    expect((await call(removal.action, moderator, { sectionId: section.id }, { confirmed: 'yes' })).status).toBe(409)
    const asked = async () => (await call(removal.loader, moderator, { sectionId: section.id })).data
    const ballots = await db.ballot.count({ where: { sectionId: section.id } })
    expect(await asked()).toMatchObject({ counts: { ballots }, barred: 'ballot-open' })
    await call(closure.action, moderator, { ballotId: ballot.id }, {})
    expect(await asked()).toMatchObject({ counts: { ballots }, barred: null })
    await db.sectionDecision.create({
      data: { sectionId: section.id, kind: 'agreed', personId: moderator.person.id, at: new Date(Date.now() + 1000) },
    })
    expect((await call(reopening.action, moderator, { ballotId: ballot.id }, {})).data).toMatchObject({
      ok: false,
      problem: { messageKey: 'ballots.changed-since' },
    })
    await call(showing.action, moderator, { ballotId: ballot.id }, {})
  })

  it('is not opened on a section without words, by the method of another kind, or by who may not', async () => {
    document.text = ''
    expect((await call(onSection.action, moderator, { sectionId: section.id }, RULE)).data).toMatchObject({
      ok: false,
      problem: { messageKey: 'ballots.no-text' },
    })
    document.text = 'Words.'
    expect(
      (await call(onSection.loader, moderator, { sectionId: section.id }, undefined, '?method=rating')).data,
    ).toMatchObject({ method: 'consent' })
    expect((await call(onSection.action, members[0]!, { sectionId: section.id }, RULE)).status).toBe(403)
    expect(
      (await call(onSection.action, moderator, { sectionId: section.id }, { ...RULE, share: '0.71' })).data,
    ).toMatchObject({ ok: false })
  })
})

describe('a later round on a section', () => {
  it('says whether its words are other ones, and not that of a text with one more comment', async () => {
    const roundOn = async (words: string) => {
      document.text = words
      const ballot = await onItsSection()
      const { earlier } = (await call(page.loader, moderator, { ballotId: ballot.id })).data.ballot
      await shown(ballot)
      return earlier
    }
    await roundOn('The same words.')
    document.version += 1
    expect(await roundOn('The same words.')).toMatchObject({ reworded: false })
    expect(await roundOn('Other words.')).toMatchObject({ reworded: true })
  })
})

describe('a consent ballot on an indicator', () => {
  it('is opened by the form that names the method, answered, withdrawn and answered again as it was', async () => {
    const indicator = await buildIndicator({ roundtable: moderator.roundtable })
    const params = { indicatorId: indicator.id }
    expect((await call(onIndicator.loader, moderator, params, undefined, '?method=consent')).data).toMatchObject({
      method: 'consent',
      round: 1,
      openAt: null,
    })
    expect((await call(onIndicator.action, moderator, params, RULE, '?method=consent')).data).toMatchObject({
      ok: true,
    })
    const ballot = await db.ballot.findFirstOrThrow({ where: { indicatorId: indicator.id } })
    expect(ballot).toMatchObject({ method: 'consent', wording: { version: 1, code: indicator.code } })
    for (const body of [{}, { position: 'yes' }, answer('object'), { relevance: '8', feasibility: '7' }] as Record<
      string,
      string
    >[]) {
      expect((await vote(members[0]!, ballot, body)).data).toMatchObject({ ok: false })
    }
    expect(await votesOf(ballot)).toEqual([])
    await vote(members[0]!, ballot, answer('object', 'Not measurable'))
    const { toast } = (await call(withdrawal.action, members[0]!, { ballotId: ballot.id }, {})).data
    expect(await votesOf(ballot)).toEqual([])
    await vote(members[0]!, ballot, toast.undo.fields)
    expect((await votesOf(ballot)).map((row) => row.answer)).toEqual([{ position: 'object', reason: 'Not measurable' }])
  })
})
