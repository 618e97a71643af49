import { extend, id, secretariat } from '#app/features/access/access.server.ts'
import { mayAdminister } from '#app/features/identity/identity.policy.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import { placeInOrder } from '#app/shared/place-in-order.ts'
import type { Actor } from '#app/shared/roles.ts'
import { sameName } from '#app/shared/text.ts'
import { type GroupInput, GROUPS_MAX, GROUPS_MIN } from './group.schema.ts'

/** The stakeholder group of an address. */
export const onGroup = extend(secretariat, { groupId: id }, async ({ actor, groupId }) => ({
  subject: await groupFor(actor, groupId),
}))

/** One stakeholder group in both languages, and whether anything hangs on it. */
export async function groupFor(actor: Actor, groupId: string) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const group = await db.stakeholderGroup.findUnique({
    where: { id: groupId },
    include: { _count: { select: { organisations: true, interests: true } } },
  })
  if (!group) throw new DomainError('not-found')
  return group
}

export async function addGroup(actor: Actor, input: GroupInput) {
  await changeTable(actor, async (tx, record) => {
    const { ids } = await lockedTable(tx)
    if (ids.length >= GROUPS_MAX) throw new DomainError('conflict', 'secretariat.groups-many')
    await assertCodeFree(tx, input.code, null)
    await assertNamesFree(tx, input, null)
    const { id } = await tx.stakeholderGroup.create({ data: { ...columns(input), position: ids.length } })
    await arrange(tx, placeInOrder(ids, id, input.place))
    await record({ name: 'group.created', personId: actor.personId, subjectId: id })
  })
}

export async function changeGroup(actor: Actor, group: { id: string }, input: GroupInput) {
  await changeTable(actor, async (tx, record) => {
    const { ids } = await lockedTable(tx)
    await assertCodeFree(tx, input.code, group.id)
    await assertNamesFree(tx, input, group.id)
    await tx.stakeholderGroup.update({ where: { id: group.id }, data: columns(input) })
    await arrange(tx, placeInOrder(ids, group.id, input.place))
    await record({ name: 'group.edited', personId: actor.personId, subjectId: group.id })
  })
}

/** Only a group nothing was ever said for can go: words, votes and the record of closed ballots keep theirs. */
export async function removeGroup(actor: Actor, group: { id: string }) {
  await changeTable(actor, async (tx, record) => {
    const { ids } = await lockedTable(tx)
    if (ids.length <= GROUPS_MIN) throw new DomainError('conflict', 'secretariat.groups-few')
    if (await isNamed(tx, group.id)) throw new DomainError('conflict', 'secretariat.group-in-use')
    await tx.stakeholderGroup.delete({ where: { id: group.id } })
    await arrange(
      tx,
      ids.filter((id) => id !== group.id),
    )
    await record({ name: 'group.removed', personId: actor.personId, subjectId: group.id })
  })
}

/** By anything that holds it, and by a text, whose authors stand under no foreign key. */
async function isNamed(tx: Tx, groupId: string) {
  const some = { some: {} }
  const records = [
    { organisations: some },
    { interests: some },
    { comments: some },
    { votes: some },
    { ballotRolls: some },
    { electorates: some },
    { decisions: some },
    { indicators: some },
    { versions: some },
    { events: some },
    { sessionInvitations: some },
    { sessionReadings: some },
  ]
  if (await tx.stakeholderGroup.count({ where: { id: groupId, OR: records } })) return true
  return (await tx.collabClient.count({ where: { groupId } })) > 0
}

async function changeTable(actor: Actor, work: (tx: Tx, record: RecordEvent) => Promise<void>) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  await transaction(work)
}

/** The groups in their order; a second change of the table waits for the first. */
async function lockedTable(tx: Tx) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('stakeholder-groups'))`
  const groups = await tx.stakeholderGroup.findMany({ orderBy: { position: 'asc' }, select: { id: true } })
  return { ids: groups.map((group) => group.id) }
}

/** Numbers all of them anew. */
async function arrange(tx: Tx, ids: string[]) {
  for (const [position, id] of ids.entries()) await tx.stakeholderGroup.update({ where: { id }, data: { position } })
}

async function assertCodeFree(tx: Tx, code: string, groupId: string | null) {
  const taken = await tx.stakeholderGroup.findUnique({ where: { code }, select: { id: true } })
  if (taken && taken.id !== groupId) throw new DomainError('conflict', 'secretariat.group-code-taken')
}

/** In either language, since a reader sees one of them. */
async function assertNamesFree(tx: Tx, { nameEn, nameFr }: GroupInput, groupId: string | null) {
  const groups = await tx.stakeholderGroup.findMany({ select: { id: true, name: true } })
  const taken = groups.some(
    ({ id, name }) =>
      id !== groupId && (sameName(localized(name, 'en'), nameEn) || sameName(localized(name, 'fr'), nameFr)),
  )
  if (taken) throw new DomainError('conflict', 'secretariat.group-name-taken')
}

function columns({ code, nameEn, nameFr, descriptionEn, descriptionFr, colour, glyph, seatsWanted }: GroupInput) {
  return {
    code,
    colour,
    glyph,
    seatsWanted,
    name: { en: nameEn, fr: nameFr },
    description: { en: descriptionEn, fr: descriptionFr },
  }
}
