import { readFileSync } from 'node:fs'
import * as Y from 'yjs'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { db } from '#app/platform/db.server.ts'
import type { Member } from '#tests/factories/roundtables.ts'

export type StoredText = {
  name: string
  rows: { clientId: number; clientSeq: number; bytes: string }[]
  json: DocumentNode
}

/** Texts as a former version of the schema stored them. Their files are never changed: there are texts like them in people's databases. */
export function storedTexts(version: number): StoredText[] {
  const file = new URL(`../fixtures/stored-texts/version-${version}.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { texts: StoredText[] }).texts
}

export function docOf({ rows }: StoredText): Y.Doc {
  const doc = new Y.Doc()
  for (const { bytes } of rows) Y.applyUpdate(doc, Buffer.from(bytes, 'base64'))
  return doc
}

/** Puts it into the database as the text of a section; its hands are these people. */
export async function storeText(schemaVersion: number, { rows }: StoredText, sectionId: string, people: Member[]) {
  const data = { subjectType: 'section', subjectId: sectionId, schemaVersion }
  const { id: documentId } = await db.collabDocument.create({ data })
  const hands = [...new Set(rows.map(({ clientId }) => clientId))]
  const seatOf = (clientId: number) => {
    const { person, organisation, group } = people[hands.indexOf(clientId)]!
    return { personId: person.id, organisationId: organisation.id, groupId: group.id }
  }
  await db.collabClient.createMany({ data: hands.map((clientId) => ({ documentId, clientId, ...seatOf(clientId) })) })
  await db.collabUpdate.createMany({
    data: rows.map(({ clientId, clientSeq, bytes }, at) => ({
      documentId,
      seq: at + 1,
      epoch: 0,
      clientId,
      clientSeq,
      ...seatOf(clientId),
      bytes: new Uint8Array(Buffer.from(bytes, 'base64')),
    })),
  })
  return documentId
}
