import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Pillar, Roundtable } from '#app/platform/prisma/client.ts'
import type { Actor } from '#app/shared/roles.ts'
import { buildBallot, buildIndicator } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildPillar, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { indicatorFor, indicatorsPlace } from '#tests/factories/subjects.ts'
import { indicatorsCsv } from './exports/csv.ts'
import { takeImportStep } from './import.server.ts'
import { indicatorSchema } from './indicator.schema.ts'
import { indicatorFilters } from './indicator-filters.schema.ts'
import { historyOf } from './indicator-history.server.ts'
import { editIndicator, proposeIndicator } from './indicators.server.ts'
import { exportedIndicators, indicatorsIn } from './list.queries.server.ts'
import { changeIndicatorState } from './moves.server.ts'

let roundtable: Roundtable
let pillar: Pillar
let moderator: Actor
let participant: Actor

beforeAll(async () => {
  roundtable = await buildRoundtable()
  pillar = await buildPillar({ roundtable, title: 'Inclusion', position: 1 })
  moderator = await actorOf((await buildMember({ roundtable, role: 'moderator' })).person)
  participant = await actorOf((await buildMember({ roundtable })).person)
})

const input = (more: Record<string, string> = {}) =>
  indicatorSchema.parse({ name: 'Name', definition: 'Definition', unit: '%', ...more })
const propose = async (more?: Record<string, string>) =>
  proposeIndicator(participant, await indicatorsPlace(participant, roundtable.id, 'propose'), input(more))
const place = (actor = moderator, at = roundtable) => indicatorsPlace(actor, at.id, 'import')
const take = async (text: string, fingerprint = '', at = roundtable, bytes: Uint8Array | null = null) =>
  takeImportStep(moderator, await place(moderator, at), { bytes, text, fingerprint })

describe('proposing', () => {
  it('carries person, organisation and group, and the next code of its pillar', async () => {
    const section = await buildSection({ pillar })
    const made = await propose({ place: `section:${section.id}`, disaggregation: 'age\n sex ;age', name: ' Two \r\n' })
    const { standing } = await indicatorsPlace(participant, roundtable.id, 'view')
    expect(made).toMatchObject({
      name: 'Two',
      code: 'INC-01',
      state: 'proposed',
      pillarId: pillar.id,
      sectionId: section.id,
      disaggregation: ['age', 'sex'],
      personId: participant.personId,
      organisationId: standing.seat?.organisationId,
      groupId: standing.seat?.groupId,
    })
  })

  it('gives every one of many at once a code of its own', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => propose({ place: `pillar:${pillar.id}` })))
    expect(new Set(made.map((one) => one.code)).size).toBe(6)
  })

  it('refuses a place of another roundtable', async () => {
    const elsewhere = await buildPillar()
    await expect(propose({ place: `pillar:${elsewhere.id}` })).rejects.toMatchObject({
      messageKey: 'indicators.place-gone',
    })
  })
})

describe('editing', () => {
  it('counts versions, names the fields, and refuses the second of two writers without losing anything', async () => {
    const made = await propose()
    const subject = await indicatorFor(participant, roundtable.id, made.id, 'edit')
    await editIndicator(subject, { ...input({ definition: 'Better' }), version: 1 })
    await editIndicator(subject, { ...input({ definition: 'Better' }), version: 2 })
    await expect(editIndicator(subject, { ...input({ definition: 'Other' }), version: 1 })).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'indicators.changed-meanwhile',
    })
    expect(await db.indicator.findUnique({ where: { id: made.id } })).toMatchObject({
      version: 2,
      definition: 'Better',
    })
    const { history } = await historyOf(made)
    expect(history.map((entry) => [entry.name, entry.data.fields])).toEqual([
      ['indicator.edited', ['definition']],
      ['indicator.proposed', undefined],
    ])
  })

  it('leaves the words alone while people vote on them', async () => {
    const indicator = await buildIndicator({ roundtable })
    await buildBallot({ indicator })
    const subject = await indicatorFor(moderator, roundtable.id, indicator.id, 'edit')
    await expect(editIndicator(subject, { ...input(), version: 1 })).rejects.toMatchObject({
      messageKey: 'indicators.ballot-open',
    })
    await expect(changeIndicatorState(subject, { state: 'parked', reason: 'Later' })).rejects.toMatchObject({
      messageKey: 'indicators.ballot-open',
    })
  })

  it('is the proposer’s until the table takes it up', async () => {
    const made = await propose()
    const subject = await indicatorFor(moderator, roundtable.id, made.id, 'change-state')
    await changeIndicatorState(subject, { state: 'candidate', reason: '' })
    await expect(indicatorFor(participant, roundtable.id, made.id, 'edit')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(indicatorFor(participant, roundtable.id, made.id, 'change-state')).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('importing', () => {
  it('does exactly what it showed, once', async () => {
    const at = await buildRoundtable()
    await buildPillar({ roundtable: at, title: 'Inclusion' })
    const mod = await actorOf((await buildMember({ roundtable: at, role: 'moderator' })).person)
    const there = await indicatorsPlace(mod, at.id, 'import')
    await buildIndicator({ roundtable: at, code: 'OLD-1', name: 'Old' })
    const text = 'code,name,definition,unit,pillar\nOLD-1,Old,New words,%,\n,Fresh,D,u,Inclusion\n,,D,u,'
    const plan = await takeImportStep(mod, there, { bytes: null, text, fingerprint: '' })
    expect(plan).toMatchObject({
      step: 'plan',
      lines: [{ kind: 'changed', changed: ['definition'] }, { kind: 'new', code: 'INC-01' }, { kind: 'refused' }],
    })
    if (plan.step !== 'plan') return
    expect(await db.indicator.count({ where: { roundtableId: at.id } })).toBe(1)
    const send = () => takeImportStep(mod, there, { bytes: null, text: plan.text, fingerprint: plan.fingerprint })
    const answers = await Promise.all([send(), send()])
    expect(answers.filter((answer) => answer.step === 'done')).toEqual([{ step: 'done', created: 1, changed: 1 }])
    expect(answers.find((answer) => answer.step === 'plan')).toMatchObject({ stale: true })
    expect(
      await db.indicator.findMany({
        where: { roundtableId: at.id },
        orderBy: { code: 'asc' },
        select: { code: true, version: true, state: true },
      }),
    ).toEqual([
      { code: 'INC-01', version: 1, state: 'candidate' },
      { code: 'OLD-1', version: 2, state: 'candidate' },
    ])
    const [old] = await db.indicator.findMany({ where: { code: 'OLD-1', roundtableId: at.id } })
    expect((await historyOf(old!)).history.map((entry) => entry.name)).toEqual(['indicator.imported'])
  })

  it('shows the plan again when the list has changed, and imports nothing', async () => {
    const at = await buildRoundtable()
    const mod = await actorOf((await buildMember({ roundtable: at, role: 'moderator' })).person)
    const there = await indicatorsPlace(mod, at.id, 'import')
    const one = await buildIndicator({ roundtable: at, code: 'A-1', name: 'One' })
    const text = 'code,name,definition,unit\nA-1,One,Changed,%\n,Two,D,u'
    const plan = await takeImportStep(mod, there, { bytes: null, text, fingerprint: '' })
    await db.indicator.update({ where: { id: one.id }, data: { version: 2, definition: 'Somebody was here' } })
    const answer = await takeImportStep(mod, there, {
      bytes: null,
      text,
      fingerprint: plan.step === 'plan' ? plan.fingerprint : '',
    })
    expect(answer).toMatchObject({ step: 'plan', stale: true })
    expect(await db.indicator.count({ where: { roundtableId: at.id } })).toBe(1)
    expect(await db.indicator.findUnique({ where: { id: one.id } })).toMatchObject({ definition: 'Somebody was here' })
  })

  it('finds its own export unchanged', async () => {
    const at = await buildRoundtable()
    const mod = await actorOf((await buildMember({ roundtable: at, role: 'moderator' })).person)
    const there = await indicatorsPlace(mod, at.id, 'import')
    await buildIndicator({
      roundtable: at,
      name: '=SUM(A1)',
      definition: 'Two\nlines; "quoted", and é',
      disaggregation: ['age, in years', 'income'],
      direction: 'higher',
    })
    await buildIndicator({ roundtable: at, name: "'=odd", definition: '-1', limits: '+x' })
    const csv = indicatorsCsv(await exportedIndicators(there, indicatorFilters.parse({})))
    const answer = await takeImportStep(mod, there, { bytes: new TextEncoder().encode(csv), text: '', fingerprint: '' })
    expect(answer).toMatchObject({ step: 'plan', lines: [{ kind: 'unchanged' }, { kind: 'unchanged' }] })
  })

  it('asks how a file that is not UTF-8 is to be read', async () => {
    const latin = Uint8Array.from(Buffer.from('name;definition;unit\nÉcoles;Définition;%', 'latin1'))
    expect(await take('', '', roundtable, latin)).toMatchObject({
      step: 'encoding',
      preview: expect.stringContaining('Écoles'),
    })
  })

  it('says what is wrong with a file, and keeps pasted text', async () => {
    expect(await take('')).toMatchObject({ step: 'problem', problem: 'indicators.import.nothing' })
    expect(await take('name\nx')).toMatchObject({
      step: 'problem',
      problem: expect.stringContaining('missing-columns'),
      text: 'name\nx',
    })
    expect(await take('', '', roundtable, new Uint8Array(3 * 1024 * 1024))).toMatchObject({
      problem: 'indicators.import.too-large?max=2',
    })
    expect(await take(`name,definition,unit\n${'a,b,c\n'.repeat(100_000)}`)).toMatchObject({
      problem: expect.stringContaining('too-many-rows'),
    })
  })
})

describe('the list', () => {
  it('searches, filters and pages without minding nonsense in the address', async () => {
    const at = await buildRoundtable()
    const actor = await actorOf((await buildMember({ roundtable: at })).person)
    const there = await indicatorsPlace(actor, at.id, 'view')
    for (const name of ['Broadband cost', 'Bus stops', 'Air']) await buildIndicator({ roundtable: at, name })
    const list = (search: Record<string, string>) => indicatorsIn(there, indicatorFilters.parse(search))
    expect((await list({ q: 'B', sort: 'name' })).items.map((item) => item.name)).toEqual([
      'Broadband cost',
      'Bus stops',
    ])
    expect(await list({ state: 'retired' })).toMatchObject({ total: 0, all: 3 })
    expect(await list({ page: '-3', state: 'x', pillar: "'; DROP", sort: '1', group: 'y' })).toMatchObject({
      total: 3,
      page: 1,
    })
    expect((await list({ q: '%_\\' })).total).toBe(0)
  })
})
