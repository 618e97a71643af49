import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Indicator } from '#app/platform/prisma/client.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { placeOf } from './form-values.ts'
import type { BulkInput, ChosenRow } from './indicator.schema.ts'
import { changedFields } from './indicator-fields.ts'
import { type IndicatorState, joinList, splitList, type TagAct } from './indicator-words.ts'
import { eventSubject, resolvePlace } from './indicators.server.ts'
import { keepVersions } from './keep-version.server.ts'
import { flat, METADATA_LIMITS, metadataOf, stored } from './metadata-fields.ts'
import { moveIndicator } from './moves.server.ts'
import { moveBetween } from './moves.ts'
import { tellWatchers } from './watching.server.ts'

/** How one indicator stood before the act, and where it has to stand still for the act to be taken back. */
type Before = { id: string; version: number; state: string; moveId?: string; place: string; tags: string }
type Work = { tx: Tx; record: RecordEvent; place: Place }

/**
 * One act on the chosen indicators of a list, all of them or none: under another pillar or section, into another state, with a tag or without.
 * Refused by their codes: those that somebody changed since they were chosen, those being voted on, those that the table of moves does not
 * let go there. What was before is kept, so that the whole act can be taken back. Null when nothing had to be changed.
 */
export async function changeChosen(place: Place, input: BulkInput) {
  return transaction(async (tx, record) => {
    if (input.act === 'undo') return undoBatch({ tx, record, place }, input.batch)
    const rows = await lockRows(tx, place, input.chosen)
    const before = await DOING[input.act]({ tx, record, place }, rows, input)
    if (before.length === 0) return null
    const { seat, personId } = place.standing
    const { id } = await tx.indicatorBatch.create({
      data: { roundtableId: place.roundtable.id, personId: seat?.personId ?? personId, act: input.act, before },
    })
    return { batch: id, count: before.length }
  })
}

const DOING = {
  place: async (work: Work, rows: Indicator[], input: BulkInput) => {
    const position = await resolvePlace(work.tx, work.place.roundtable.id, input.place)
    return rewrite(work, rows, () => position)
  },
  'add-tag': (work: Work, rows: Indicator[], input: BulkInput) => retag(work, rows, 'add-tag', input.tag),
  'remove-tag': (work: Work, rows: Indicator[], input: BulkInput) => retag(work, rows, 'remove-tag', input.tag),
  state: moveAll,
}

async function moveAll(
  { tx, record, place }: Work,
  rows: Indicator[],
  { state, reason }: BulkInput,
): Promise<Before[]> {
  const acting = eventActor(place.standing, place.roundtable.id)
  const to = state as IndicatorState
  const moving = rows.filter((row) => row.state !== to)
  const move = (row: Indicator) => moveBetween(row.state as IndicatorState, to, ['moderator'])
  refuse(
    'indicators.bulk-no-move',
    moving.filter((row) => !move(row)),
  )
  if (!reason && moving.some((row) => move(row)?.reason)) throw new DomainError('invalid', 'indicators.reason-missing')
  const before: Before[] = []
  for (const row of moving) {
    const { moveId } = await moveIndicator(tx, record, acting, row, { to, rule: 'decided', reason })
    before.push({ ...beforeOf(row), moveId })
  }
  return before
}

function retag(work: Work, rows: Indicator[], act: TagAct, tag: string) {
  if (!tag) throw new DomainError('invalid', 'indicators.tag-missing')
  return rewrite(work, rows, (row) => {
    const others = splitList(metadataOf(row.metadata).tags).filter((one) => one.toLowerCase() !== tag.toLowerCase())
    const tags = joinList(act === 'add-tag' ? [...others, tag] : others)
    if (tags.length > METADATA_LIMITS.tags)
      throw new DomainError('invalid', 'indicators.too-many-tags', { codes: row.code })
    return { tags }
  })
}

type Change = { pillarId: string | null; sectionId: string | null } | { tags: string }

/** A new version of each that it changes, with one event each. */
async function rewrite({ tx, record, place }: Work, rows: Indicator[], change: (row: Indicator) => Change) {
  const acting = eventActor(place.standing, place.roundtable.id)
  const before: Before[] = []
  const changed: Indicator[] = []
  for (const row of rows) {
    const [now, next] = [flat(row), { ...flat(row), ...change(row) }]
    const fields = changedFields(now, next as never)
    if (fields.length === 0) continue
    const { pillarId, sectionId } = next
    const data = { pillarId, sectionId, metadata: stored(next).metadata, version: row.version + 1 }
    changed.push(await tx.indicator.update({ where: { id: row.id }, data }))
    const event = { ...acting, ...eventSubject(row), data: { version: row.version + 1, fields } }
    await record({ name: 'indicator.edited', ...event })
    await tellWatchers(tx, row.id, place.standing.personId, { kind: 'version', version: row.version + 1 })
    before.push(beforeOf(row))
  }
  if (changed.length > 0) await keepVersions(tx, changed, { origin: 'edited', by: place.standing })
  return before
}

/** Takes a whole act back, as long as nothing of it has been changed since. */
async function undoBatch(work: Work, batch: string | undefined) {
  const { tx, record, place } = work
  const made = await tx.indicatorBatch.findFirst({ where: { id: batch, roundtableId: place.roundtable.id } })
  if (!batch || !made) throw new DomainError('not-found')
  const { count } = await tx.indicatorBatch.updateMany({
    where: { id: made.id, undoneAt: null },
    data: { undoneAt: new Date() },
  })
  if (count === 0) return null
  const before = new Map((made.before as Before[]).map((one) => [one.id, one]))
  const after = made.act === 'state' ? 0 : 1
  const seen = [...before.values()].map(({ id, version, state }) => ({ id, version: version + after, state }))
  const to = (
    await tx.indicatorMove.findMany({
      where: { id: { in: [...before.values()].flatMap(({ moveId }) => moveId ?? []) } },
    })
  ).map((move) => [move.indicatorId, move] as const)
  const moved = new Map(to)
  const rows = await lockRows(
    tx,
    place,
    seen.map((one) => ({ ...one, state: moved.get(one.id)?.to ?? one.state })),
  )
  const acting = eventActor(place.standing, place.roundtable.id)
  if (made.act === 'state')
    for (const row of rows) {
      const move = moved.get(row.id)
      if (move)
        await moveIndicator(tx, record, acting, row, {
          to: move.from as IndicatorState,
          rule: 'undone',
          round: move.fromRound,
        })
    }
  else {
    const positions = new Map<string, Awaited<ReturnType<typeof resolvePlace>>>()
    for (const { place: at } of before.values())
      if (!positions.has(at)) positions.set(at, await resolvePlace(tx, place.roundtable.id, at))
    await rewrite(work, rows, (row) => {
      const was = before.get(row.id)!
      return made.act === 'place' ? positions.get(was.place)! : { tags: was.tags }
    })
  }
  return { batch: null, count: rows.length }
}

const beforeOf = (row: Indicator): Before => ({
  id: row.id,
  version: row.version,
  state: row.state,
  place: placeOf(row),
  tags: metadataOf(row.metadata).tags,
})

/** The chosen rows, held in one order so that two such acts never wait for each other, and refused by code where one is not as it was chosen. */
async function lockRows(tx: Tx, { roundtable }: Place, chosen: ChosenRow[]) {
  if (chosen.length === 0) throw new DomainError('invalid', 'indicators.nothing-chosen')
  const seen = new Map(chosen.map((one) => [one.id, one]))
  const ids = [...seen.keys()]
  await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE "id" = ANY(${ids}::uuid[]) AND "roundtableId" = ${roundtable.id}::uuid ORDER BY "id" FOR NO KEY UPDATE`
  const rows = await tx.indicator.findMany({
    where: { id: { in: ids }, roundtableId: roundtable.id },
    orderBy: { code: 'asc' },
  })
  if (rows.length < ids.length) throw new DomainError('not-found')
  refuse(
    'indicators.bulk-changed',
    rows.filter(
      (row) => row.removedAt || row.version !== seen.get(row.id)?.version || row.state !== seen.get(row.id)?.state,
    ),
  )
  const open = await tx.ballot.findMany({
    where: { indicatorId: { in: ids }, state: 'open' },
    select: { indicatorId: true },
  })
  refuse(
    'indicators.bulk-ballot-open',
    rows.filter(({ id }) => open.some(({ indicatorId }) => indicatorId === id)),
  )
  return rows
}

function refuse(message: string, rows: Indicator[]) {
  if (rows.length > 0) throw new DomainError('conflict', message, { codes: rows.map(({ code }) => code).join(', ') })
}
