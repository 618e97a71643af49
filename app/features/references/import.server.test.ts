import { beforeAll, describe, expect, it } from 'vitest'
import type { Place } from '#app/features/access/standing.server.ts'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { unique } from '#tests/factories/unique.ts'
import { adoptionOf } from './adoption.server.ts'
import { type ReferenceStep, type Sent, takeReferenceStep } from './import.server.ts'
import { entryFor, treeOf } from './references.queries.server.ts'
import { MAX_REFERENCE_BYTES } from './source-table.ts'

let actor: Actor
let place: Place

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  const { person } = await buildMember({ roundtable, role: 'moderator' })
  actor = await actorOf(person)
  place = await roundtableFor(actor, roundtable.id, 'view')
})

const list = () => ({ short: unique('S').slice(-20), name: 'A list', language: 'en', textShown: 'yes' })
const file = (text: string | Buffer, name = 'list.csv') => ({ name, bytes: new Uint8Array(Buffer.from(text)) })

function take(sent: Partial<Sent>) {
  return takeReferenceStep(actor, place, {
    files: [],
    values: {},
    text: '',
    format: '',
    matching: null,
    fingerprint: '',
    ...sent,
  })
}

async function planned(sent: Partial<Sent>) {
  const step = await take(sent)
  if (step.step !== 'plan') throw new Error(JSON.stringify(step))
  return step
}

async function imported(sent: Partial<Sent>) {
  const plan = await planned(sent)
  const { text, format, matching, fingerprint, values } = plan
  const done = await take({ text, format, matching, fingerprint, values })
  if (done.step !== 'done') throw new Error(JSON.stringify(done))
  return done
}

const LIST = 'Ref;Intitulé;parent;Definition\r\n1;Eau;;\r\n1.1;Eau sûre;1;"Part des ménages; avec eau"\r\n'

describe('an import', () => {
  it('shows first, then does exactly that, and changes nothing when the same file comes again', async () => {
    const sent = { files: [file(LIST)], values: list() }
    const plan = await planned(sent)
    expect(plan.counts).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 0 })
    expect(await db.referenceFramework.count({ where: { short: sent.values.short } })).toBe(0)
    const done = await imported(sent)
    expect(done).toMatchObject({ created: 2, changed: 0 })
    const again = await planned({ ...sent, values: { into: done.frameworkId } })
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 2, refused: 0 })
    const events = await db.event.findMany({ where: { roundtableId: place.roundtable.id, name: 'reference.imported' } })
    expect(events.map(({ data }) => data)).toEqual([{ frameworkId: done.frameworkId, created: 2, changed: 0 }])
  })

  it('remembers what the person said the columns are', async () => {
    const values = list()
    const plan = await planned({ files: [file('x,y\nA,b\n')], values })
    expect(plan.problem).toBe('references.no-code-column')
    const { frameworkId } = await imported({
      text: plan.text,
      format: plan.format,
      matching: ['code', 'label'],
      values,
    })
    expect((await planned({ files: [file('x,y\nC,d\n')], values: { into: frameworkId } })).matching).toEqual([
      'code',
      'label',
    ])
  })

  it('imports nothing where the list has changed since it was shown', async () => {
    const { frameworkId } = await imported({ files: [file(LIST)], values: list() })
    const plan = await planned({ files: [file('Ref,Intitulé\n1.1,Eau potable\n')], values: { into: frameworkId } })
    await db.referenceEntry.updateMany({ where: { frameworkId, key: '1.1' }, data: { labels: { en: 'Eau potable' } } })
    const { text, format, matching, fingerprint, values } = plan
    expect(await take({ text, format, matching, fingerprint, values })).toMatchObject({ step: 'plan', stale: true })
  })

  it.each([
    ['UTF-16 of a spreadsheet', Buffer.from(`\uFEFF${LIST}`, 'utf16le')],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${LIST}`)],
  ])('reads %s', async (_, bytes) =>
    expect((await planned({ files: [file(bytes)], values: list() })).shown.new[1]).toMatchObject({ label: 'Eau sûre' }),
  )

  it('asks before it reads Windows-1252', async () => {
    const step = await take({ files: [file(Buffer.from(LIST, 'latin1'))], values: list() })
    expect(step).toMatchObject({ step: 'encoding', preview: expect.stringContaining('Intitulé') })
  })

  it.each<[string, Partial<Sent>, string]>([
    ['nothing', {}, 'indicators.import.nothing'],
    ['too much', { files: [file(Buffer.alloc(MAX_REFERENCE_BYTES + 1, 'a'))] }, 'indicators.import.too-large?max=3'],
    ['a picture', { files: [file(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0x81]))] }, 'references.not-text'],
    [
      'broken Turtle',
      { files: [file('@prefix a: <https://a/> .\na:b a:c "x .', 'a.ttl')] },
      'references.turtle?line=2',
    ],
    [
      'a list of another roundtable',
      { files: [file(LIST)], values: { into: '00000000-0000-7000-8000-000000000000' } },
      'references.gone',
    ],
    ['a list without a name', { files: [file(LIST)], values: { short: 'X' } }, 'references.missing.name'],
    [
      'an address that a browser would run',
      { files: [file(LIST)], values: { ...list(), url: 'javascript:alert(1)' } },
      'references.bad-url',
    ],
  ])('of %s says what to do', async (_, sent, problem) => {
    const step: ReferenceStep = await take({ values: list(), ...sent })
    expect(step).toMatchObject({ step: 'problem', problem })
  })
})

it('gives an entry as the texts of a new indicator, and keeps where it comes from', async () => {
  const { frameworkId } = await imported({
    files: [file(LIST)],
    values: { ...list(), licence: 'MIT', version: '2019' },
  })
  const framework = await db.referenceFramework.findUniqueOrThrow({ where: { id: frameworkId } })
  const entry = await db.referenceEntry.findFirstOrThrow({ where: { frameworkId, code: '1.1' } })
  const { values, provenance } = await adoptionOf(place, entry.id, 'fr')
  expect(values).toMatchObject({
    name: 'Eau sûre',
    definition: 'Part des ménages; avec eau',
    licence: 'MIT',
    source: 'A list, 2019, 1.1',
  })
  expect(provenance).toMatchObject({ entryId: entry.id, code: '1.1', framework: 'A list', version: '2019' })
  const tree = await treeOf({ ...place, framework }, { q: '', under: '', page: 1 }, 'en')
  expect(tree.nodes).toMatchObject([{ code: '1', below: 1, parts: [{ code: '1.1' }] }])
  expect(await treeOf({ ...place, framework }, { q: 'eau sure', under: '', page: 1 }, 'en')).toMatchObject({ found: 1 })
  const elsewhere = await buildRoundtable()
  await expect(entryFor({ ...place, roundtable: elsewhere }, entry.id)).rejects.toMatchObject({ code: 'not-found' })
})
