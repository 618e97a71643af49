import { extend, id, secretariat } from '#app/features/access/access.server.ts'
import { orderWithRestored, putInBin, takeFromBin } from '#app/features/bin/bin.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { mayAdminister } from '#app/features/identity/identity.policy.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { placeInOrder } from '#app/shared/place-in-order.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { RelatedDocumentInput } from './related-document.schema.ts'

/** The related document of an address. */
export const onDocument = extend(secretariat, { documentId: id }, async ({ actor, documentId }) => ({
  subject: await relatedDocumentFor(actor, documentId),
}))

/** One related document of the public home in both languages, and how many there are. */
export async function relatedDocumentFor(actor: Actor, documentId: string) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const order = await db.relatedDocument.findMany({ where: SHOWN, orderBy: inOrder, select: { id: true } })
  const document = await db.relatedDocument.findUnique({ where: { id: documentId, ...SHOWN } })
  if (!document) throw new DomainError('not-found')
  return { ...document, place: order.findIndex(({ id }) => id === documentId) + 1, of: order.length }
}

/** How many there are, for whoever adds one. */
export async function relatedDocumentCountFor(actor: Actor) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  return db.relatedDocument.count({ where: SHOWN })
}

export async function addRelatedDocument(actor: Actor, input: RelatedDocumentInput) {
  await changeList(actor, async (tx, record, ids) => {
    const { id } = await tx.relatedDocument.create({ data: { ...columns(input), position: ids.length } })
    await arrange(tx, placeInOrder(ids, id, input.place))
    await record({ name: 'related-document.created', personId: actor.personId, subjectId: id })
  })
}

export async function changeRelatedDocument(actor: Actor, document: { id: string }, input: RelatedDocumentInput) {
  await changeList(actor, async (tx, record, ids) => {
    if (!ids.includes(document.id)) throw new DomainError('not-found')
    await tx.relatedDocument.update({ where: { id: document.id }, data: columns(input) })
    await arrange(tx, placeInOrder(ids, document.id, input.place))
    await record({ name: 'related-document.edited', personId: actor.personId, subjectId: document.id })
  })
}

export async function removeRelatedDocument(actor: Actor, document: { id: string }) {
  await changeList(actor, async (tx, record, ids) => {
    if (!ids.includes(document.id)) throw new DomainError('not-found')
    await putInBin(tx, 'related-document', document.id, actor.personId)
    await record({ name: 'related-document.removed', personId: actor.personId, subjectId: document.id })
  })
}

/** Brings a document back to where it stood in the list. */
export async function restoreRelatedDocument(actor: Actor, documentId: string) {
  await changeList(actor, async (tx, record) => {
    const document = await tx.relatedDocument.findUnique({ where: { id: documentId } })
    if (!document) throw new DomainError('not-found')
    const shown = await tx.relatedDocument.findMany({ where: SHOWN, orderBy: inOrder })
    await takeFromBin(tx, 'related-document', documentId)
    await arrange(tx, orderWithRestored(shown, document))
    await record({ name: 'related-document.restored', personId: actor.personId, subjectId: documentId })
  })
}

/** The list in its order; a second change waits for the first. */
async function changeList(actor: Actor, work: (tx: Tx, record: RecordEvent, ids: string[]) => Promise<void>) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  await transaction(async (tx, record) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('related-documents'))`
    const documents = await tx.relatedDocument.findMany({ where: SHOWN, orderBy: inOrder, select: { id: true } })
    await work(
      tx,
      record,
      documents.map(({ id }) => id),
    )
  })
}

const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }]

async function arrange(tx: Tx, ids: string[]) {
  for (const [position, id] of ids.entries()) await tx.relatedDocument.update({ where: { id }, data: { position } })
}

function columns({ titleEn, titleFr, noteEn, noteFr, kind, url }: RelatedDocumentInput) {
  return { kind, url, title: { en: titleEn, fr: titleFr }, description: { en: noteEn, fr: noteFr } }
}
