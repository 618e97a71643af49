import type { Pool } from 'pg'
import * as Y from 'yjs'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { db } from '#app/platform/db.server.ts'
import { LiveDocument } from '#server/realtime/collab/document/live-document.ts'
import { ROW_KIND } from '#server/realtime/collab/document/row.ts'
import { insertRows } from '#server/realtime/collab/log/commit-statement.ts'
import { storeImage } from '#server/realtime/collab/log/compaction.ts'
import { loadDocument } from '#server/realtime/collab/log/load.ts'
import { identified } from './blocks.ts'
import type { Member } from './roundtables.ts'

/** When its first letter was typed. */
export const TYPED_AT = Date.UTC(2020, 0, 6, 9)
/** From one letter to the next. */
export const LETTER_MS = 200

export type Typist = { type(words: string, paragraph?: number): void; erase(letters: number, paragraph?: number): void }

/**
 * A section's text that these people type letter by letter, each letter a row of the log as the owner makes them, long ago. `store`: what was
 * typed; `snapshot`: and a snapshot behind it. Nobody holds the text when it is done.
 */
export async function typedText(pool: Pool, sectionId: string, members: Member[]) {
  const { id } = await db.collabDocument.create({
    data: { subjectType: 'section', subjectId: sectionId, schemaVersion: SCHEMA_VERSION },
  })
  const document = new LiveDocument(
    await loadDocument(pool, id, { node: 'typed', leaseMs: 1, alone: true, schemaVersion: SCHEMA_VERSION }),
  )
  const typists = members.map((member) => typistAt(document, member))
  async function store() {
    const rows = [...document.pending]
    await insertRows(pool, rows, { prepared: false })
    document.committed(rows)
    const seq = document.committedSeq
    await pool.query(
      `UPDATE "CollabUpdate" SET "at" = $2::timestamptz + "seq" * $3 * interval '1 ms' WHERE "documentId" = $1 AND "seq" > $4`,
      [id, new Date(TYPED_AT), LETTER_MS, seq - rows.length],
    )
    return seq
  }
  return {
    id,
    typists,
    head: () => document.appliedSeq,
    store,
    /** Up to which row it reaches. */
    async snapshot(kept = false) {
      const seq = await store()
      await storeImage(pool, id, seq, kept)
      await pool.query('UPDATE "CollabSnapshot" SET "at" = $3 WHERE "documentId" = $1 AND "seq" = $2', [
        id,
        seq,
        new Date(TYPED_AT + seq * LETTER_MS),
      ])
      return seq
    },
  }
}

function typistAt(document: LiveDocument, { seat }: Member): Typist {
  const { personId, organisationId, groupId } = seat
  const author = new Y.Doc()
  const content = author.getXmlFragment('content')
  let clientSeq = 0
  author.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin === 'others') return
    const { row } = document.append({
      ...{ clientId: author.clientID, clientSeq: ++clientSeq, kind: ROW_KIND.edit, gate: null, member: null },
      identity: { personId, organisationId, groupId },
      bytes: document.apply(bytes)!,
      bind: clientSeq === 1 ? [author.clientID] : [],
    })
    if (clientSeq === 1) document.bindings.set(author.clientID, { personId, organisationId, groupId, stored: true })
    row.sealed = true
  })
  const textAt = (at: number) => {
    Y.applyUpdate(author, Y.encodeStateAsUpdate(document.doc, Y.encodeStateVector(author)), 'others')
    const paragraph = content.get(at) as Y.XmlElement | undefined
    return paragraph ? (paragraph.get(0) as Y.XmlText) : newParagraph()
  }
  function newParagraph() {
    const text = new Y.XmlText()
    author.transact(() => {
      const paragraph = identified(new Y.XmlElement('paragraph'))
      content.push([paragraph])
      paragraph.push([text])
    })
    return text
  }
  return {
    type(words, at = Infinity) {
      const text = textAt(at)
      for (const letter of words) text.insert(text.length, letter)
    },
    erase(letters, at = 0) {
      const text = textAt(at)
      for (let letter = 0; letter < letters && text.length; letter++) text.delete(text.length - 1, 1)
    },
  }
}
